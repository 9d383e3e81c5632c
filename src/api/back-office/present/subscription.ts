/** Subscriptions as the Back Office writes them, with what `extra` asks for. */
import { parseMetadata } from '../../../accounts/metadata.ts';
import { tracesOf } from '../../../accounts/traces.ts';
import { parseSteps } from '../../../catalogue/steps.ts';
import { termsOf } from '../../../catalogue/terms.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import { localize } from '../../../domain/localized-text.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { isActive, stateAfterTerm, statusOf } from '../../../domain/subscription/state.ts';
import { hasTrial, isLastPeriod, isPriced } from '../../../domain/subscription/terms.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { findSubscriptions, type SubscriptionView } from '../../../subscriptions/find-subscriptions.ts';
import { languagesFor, type Work } from '../../call.ts';
import type { subscription, subscriptionExtras } from '../wire/subscription.ts';
import type { CustomerExtra } from './customer.ts';
import { loadCustomers } from './payer-extras.ts';
import { extrasOf, loadTraceExtras, presentSegmentOf, presentTraces } from './traces.ts';

type WireSubscription = BodyOf<typeof subscription>;
type Extra = (typeof subscriptionExtras)[number];

export async function presentSubscriptions(
  work: Work,
  views: readonly SubscriptionView[],
  extra?: readonly Extra[],
): Promise<WireSubscription[]> {
  const traces = await loadTraceExtras(work, extra, views.map(tracesOf));
  const people = await loadPeople(work, views, extra);
  return views.map((view) => ({
    ...presentOne(work, view),
    ...presentSegmentOf(work, view.segment_id, extra),
    ...presentTraces(tracesOf(view), traces),
    ...people(view),
    ...presentExtras(view, extra),
    Links: linksOf(view),
  }));
}

/** One by its number, or the refusal of one that is not there. */
export async function showSubscription(
  work: Work,
  id: number,
  extra?: readonly Extra[],
): Promise<Outcome<WireSubscription>> {
  const only = { page: 1, sizePage: 1 };
  const { items } = await findSubscriptions(work.transaction, work.businessId, { id }, only);
  const [shown] = await presentSubscriptions(work, items, extra);
  return shown ? accept(shown) : refuse('Error.Subscription.NotFound', 'subscriptionId');
}

function presentOne(work: Work, view: SubscriptionView) {
  const languages = languagesFor(work, view.segment_id, view.customer_language);
  const title = localize(view.titleTexts, languages) ?? view.offer_name;
  const terms = termsOf(view);
  return {
    Id: view.id,
    IdBusiness: work.businessId,
    IdOffer: view.offer_id,
    IdCustomer: view.customer_id,
    IdCustomerBuyer: view.buyer_id,
    ReferenceOffer: view.offer_reference,
    ReferenceCustomer: view.customer_reference,
    ReferenceCustomerBuyer: view.buyer_reference,
    Name: title,
    TitleLocalized: title,
    Language: view.customer_language,
    Currency: view.currency,
    DateStart: date(view.started_at ?? view.wanted_start_at),
    DatePeriodStart: date(view.period_start_at),
    DatePeriodEnd: date(view.period_end_at),
    DateTerm: isActive(view.state) ? date(view.term_at ?? view.period_end_at) : undefined,
    DateEnd: date(view.ended_at),
    IsTrial: isActive(view.state) && view.period_number === 0,
    IsPriced: isPricedNow(view),
    CountPeriodsNonTrial: view.period_number ?? 0,
    AmountUpFront: terms.amountUpFront,
    ...(hasTrial(terms) && {
      AmountTrial: terms.amountTrial,
      DurationTrial: terms.durationTrial,
      UnitTrial: terms.unitTrial,
    }),
    AmountRecurrence: terms.amountRecurrence,
    DurationRecurrence: terms.durationRecurrence,
    UnitRecurrence: terms.unitRecurrence,
    ...(terms.countRecurrences !== null && { CountRecurrences: terms.countRecurrences }),
    ...(terms.countMinRecurrences > 0 && { CountMinRecurrences: terms.countMinRecurrences }),
    AmountTermination: terms.amountTermination,
    Status: statusOf(view.state),
    StateSubscription: view.state,
    ...(view.successor_id !== null && { IdSubscriptionSuccessor: view.successor_id }),
    Metadata: parseMetadata(view.metadata),
  };
}

function date(at: Instant | null) {
  return at === null ? undefined : formatInstant(at);
}

function isPricedNow(view: SubscriptionView): boolean {
  const features = view.features.map((feature) => ({
    ...feature,
    title: '',
    quantityCharged: 0,
    pricing: { steps: parseSteps(feature.steps), isVolume: feature.isVolume },
  }));
  return isPriced(termsOf(view), features);
}

/** Parts of the buyer that are shown as the subscription's own. */
const buyerParts = [
  'AddressBilling',
  'CustomerBalance',
  'SettingsPayment',
] as const satisfies CustomerExtra[];

async function loadPeople(
  work: Work,
  views: readonly SubscriptionView[],
  extra: readonly Extra[] | undefined,
) {
  const { wants } = extrasOf<Extra>(extra);
  const parts = buyerParts.filter((part) => wants(part));
  const wantsBuyer = wants('CustomerBuyer');
  const recipients = wants('Customer') ? views.map((view) => view.customer_id) : [];
  const payers = wantsBuyer || parts.length > 0 ? views.map((view) => view.buyer_id) : [];
  const customers = await loadCustomers(work, [...recipients, ...payers], parts);
  return (view: SubscriptionView) => {
    const buyer = customers.get(view.buyer_id);
    return {
      Customer: wants('Customer') ? customers.get(view.customer_id) : undefined,
      CustomerBuyer: wantsBuyer ? buyer : undefined,
      AddressBilling: buyer?.AddressBilling,
      CustomerBalance: buyer?.CustomerBalance,
      SettingsPayment: buyer?.SettingsPayment,
    };
  };
}

function presentExtras(view: SubscriptionView, extra: readonly Extra[] | undefined) {
  const { wants } = extrasOf<Extra>(extra);
  const after = stateAfterTerm(view.state, isLastPeriod(termsOf(view), view.period_number ?? 0));
  return {
    ...(wants('Offer') && {
      Offer: { Id: view.offer_id, ReferenceOffer: view.offer_reference, Name: view.offer_name },
    }),
    ...(wants('Renewal') &&
      view.next_renewal_at !== null &&
      after !== null && {
        Renewal: {
          DateRenewal: formatInstant(view.next_renewal_at),
          StatusAfterTerm: statusOf(after),
          StateSubscriptionAfterTerm: after,
        },
      }),
  };
}

function linksOf({ id, state }: SubscriptionView) {
  const href = `/Sub/subscriptions/${id}`;
  const status = statusOf(state);
  const hasQuote = status === 'Draft' || status === 'Active' || status === 'Suspended';
  return [
    { rel: 'self', href },
    ...(hasQuote ? [{ rel: 'related-quote', href: `/Sub/Subscriptions/${id}/Quote` }] : []),
  ];
}
