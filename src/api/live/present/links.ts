/** The links of customers, subscriptions, offers and invoices in each of their states (shared/wire.md, b). */
import type { Segment } from '../../../accounts/segment.ts';
import type { InvoiceView } from '../../../billing/find-invoices.ts';
import type { Offer } from '../../../catalogue/offer.ts';
import type { Customer } from '../../../customers/customer.ts';
import { invoiceStatusOf } from '../../../domain/billing/invoice-state.ts';
import { statusOf } from '../../../domain/subscription/state.ts';
import type { HostedLinks, LinkSubject } from '../../../hosted/hosted-links.ts';
import type { LinkPurpose } from '../../../hosted/link-purposes.ts';
import type { BodyOf } from '../../../http/operation.ts';
import type { SubscriptionView } from '../../../subscriptions/find-subscriptions.ts';
import type { link } from '../wire/link.ts';

type WireLink = BodyOf<typeof link>;

export interface LinkStyle {
  readonly hosted: HostedLinks;
  readonly businessId: number;
  readonly segment: Pick<Segment, 'id' | 'inSiteUrl'>;
}

type Holder = Pick<Customer, 'id' | 'linkGeneration' | 'status'>;

export interface CustomerSituation {
  /** An active subscription, which may be changed. */
  readonly hasSubscription: boolean;
  /** The offer that the request named, if it can be sold. */
  readonly wantedOfferId?: number | undefined;
}

/** Of a suspended customer none: its pages are closed. A client dereferences the `href` of each: none lacks it. */
export function customerLinks(style: LinkStyle, holder: Holder, situation: CustomerSituation): WireLink[] {
  if (holder.status === 'Suspended') return [];
  const opening = (purpose: LinkPurpose, offerId?: number): WireLink => {
    const query = style.hosted.query(style.businessId, holder, { purpose, offerId });
    return { rel: `insite-${purpose}`, href: style.hosted.pageOf(query), query };
  };
  const { hasSubscription, wantedOfferId } = situation;
  return [
    homeLink(style, holder),
    opening('collection-offers'),
    opening('register'),
    ...(wantedOfferId !== undefined && !hasSubscription ? [opening('subscribe', wantedOfferId)] : []),
    ...(hasSubscription ? [opening('collection-upgrade')] : []),
  ];
}

/** The start of a draft, or of one that is suspended, can be quoted. */
export function subscriptionLinks(style: LinkStyle, view: SubscriptionView): WireLink[] {
  const { id, state } = view;
  const status = statusOf(state);
  if (status === 'Deleted') return [];
  const holder = holderOf(view);
  const self = { rel: 'self', href: `/v1/Subscription/${id}` };
  const isStartable = status === 'Draft' || status === 'Suspended';
  const quote = isStartable ? [{ rel: 'related-quote', href: `/v1/Quoting/Subscription/${id}/Start` }] : [];
  if (holder.status === 'Suspended') return [self, ...quote];
  const isRestartable = status === 'Suspended' || state === 'ActiveDelayedTermination';
  const purposes: readonly LinkPurpose[] = [
    'related-subscription',
    ...(status === 'Draft' ? (['subscribe'] as const) : []),
    ...(state === 'DraftDelayedStart' ? (['register'] as const) : []),
    ...(status === 'Active' ? (['upgrade'] as const) : []),
    ...(isRestartable ? (['restart'] as const) : []),
  ];
  return [
    self,
    homeLink(style, holder),
    ...purposes.map((purpose) => queryLink(style, holder, { purpose, subscriptionId: id })),
    ...quote,
  ];
}

export interface OfferSituation {
  /** Undefined: whoever reads it, no customer yet. */
  readonly holder: Holder | undefined;
  /** Whom the holder pays for: itself, mostly. */
  readonly recipient: Holder | undefined;
  /** What the customer is on, when it wants another offer. */
  readonly current: { readonly id: number; readonly offerId: number } | undefined;
}

export function offerLinks(style: LinkStyle, { id }: Offer, situation: OfferSituation): WireLink[] {
  const { holder, recipient, current } = situation;
  if (holder?.status === 'Suspended' || recipient?.status === 'Suspended') return [];
  const recipientId = recipient?.id === holder?.id ? undefined : recipient?.id;
  const subscribe = { purpose: 'subscribe', offerId: id, segmentId: style.segment.id, recipientId } as const;
  const links = [homeLink(style, holder), queryLink(style, holder, subscribe)];
  if (!current || current.offerId === id) return links;
  const upgrade = { purpose: 'upgrade', offerId: id, subscriptionId: current.id, recipientId } as const;
  return [...links, queryLink(style, holder, upgrade)];
}

/** The PDF under both spellings in use; a draft has none, nor have the invoices of a suspended customer. */
export function invoiceLinks({ hosted, ...style }: LinkStyle, view: InvoiceView): WireLink[] {
  const holder = holderOf(view);
  if (holder.status === 'Suspended') return [];
  const status = invoiceStatusOf(view.state);
  // While it is due or a problem, something is left to pay, unless credit notes took it all.
  const isOpen = view.amount_total > view.amount_credited;
  const isPayable = view.kind === 'Debit' && isOpen && (status === 'Due' || status === 'Problem');
  const about = (purpose: LinkPurpose) =>
    queryLink({ hosted, ...style }, holder, { purpose, invoiceId: view.id });
  return [
    ...(status === 'Draft' ? [] : pdfLinks(hosted.document(style.businessId, holder, view.id))),
    ...(isPayable ? [about('charge')] : []),
    about('collection-invoice'),
  ];
}

function pdfLinks(href: string): WireLink[] {
  const type = 'application/pdf';
  return [
    { rel: 'insite-related-invoice', href, type },
    { rel: 'related-invoice', href, type },
  ];
}

function homeLink(style: LinkStyle, holder: Holder | undefined): WireLink {
  const { hosted, businessId, segment } = style;
  return { rel: 'insite-home', href: hosted.home(businessId, holder, segment) };
}

function queryLink(style: LinkStyle, holder: Holder | undefined, subject: LinkSubject): WireLink {
  return { rel: `insite-${subject.purpose}`, query: style.hosted.query(style.businessId, holder, subject) };
}

function holderOf(view: SubscriptionView | InvoiceView): Holder {
  return {
    id: view.customer_id,
    linkGeneration: view.customer_link_generation,
    status: view.customer_status,
  };
}
