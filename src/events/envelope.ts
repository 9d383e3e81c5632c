/** What a receiver is told of an event: the envelope and its blocks (shared/wire.md, c). Pure. */
import type {
  CreditType,
  CustomerStatus,
  InvoiceState,
  LifeState,
  PaymentType,
  PermissionState,
  SubscriptionState,
  TimeUnit,
} from '../database/table-types.ts';
import { invoiceStatusOf } from '../domain/billing/invoice-state.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { statusOf } from '../domain/subscription/state.ts';
import { blockOf, type EventType } from './event-types.ts';

interface CustomerFacts {
  readonly id: number;
  readonly reference: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly status: CustomerStatus;
}

interface Recurrence {
  readonly amount_recurrence: number;
  readonly duration_recurrence: number;
  readonly unit_recurrence: TimeUnit;
}

interface OfferFacts extends Recurrence {
  readonly id: number;
  readonly segment_id: number;
  readonly reference: string;
  readonly life_state: LifeState;
  readonly is_visible: boolean;
  readonly is_priced: boolean;
  readonly name: string;
}

interface SubscriptionFacts extends Recurrence {
  readonly id: number;
  readonly state: SubscriptionState;
  /** Milliseconds: within JSON the database has no instants. */
  readonly started_at: Instant | null;
}

interface InvoiceFacts {
  readonly id: number;
  readonly full_number: string | null;
  readonly state: InvoiceState;
  readonly issued_at: Instant | null;
  readonly paid_at: Instant | null;
  readonly type_payment: PaymentType;
  readonly amount_subtotal: number;
  readonly amount_total: number;
  readonly type_credit: CreditType | null;
  readonly reason: string | null;
}

interface PermissionFacts {
  readonly id: number;
  readonly state: PermissionState;
  readonly type_payment: PaymentType;
  readonly gateway: string;
  readonly display_name: string;
  readonly country: string | null;
  readonly expires_at: Instant | null;
}

/** All that an event may tell; what it does not concern is null. */
export interface EventFacts {
  readonly id: number;
  readonly business_id: number;
  readonly type: EventType;
  readonly occurred_at: Instant;
  readonly segment: { readonly id: number; readonly reference: string } | null;
  readonly customer: CustomerFacts | null;
  readonly buyer: CustomerFacts | null;
  readonly offer: OfferFacts | null;
  readonly subscription: SubscriptionFacts | null;
  readonly invoice: InvoiceFacts | null;
  readonly permission: PermissionFacts | null;
}

export type Envelope = Readonly<Record<string, unknown>>;

/** The same for all receivers and all attempts, so that each knows what it got already. */
export function notificationIdOf(eventId: number): string {
  return `trg_${eventId}`;
}

export function computeEnvelope(facts: EventFacts): Envelope {
  return withoutNulls({
    Id: notificationIdOf(facts.id),
    IdBusiness: facts.business_id,
    IdSegment: facts.segment?.id,
    ReferenceSegment: facts.segment?.reference,
    DateTrigger: dateOf(facts.occurred_at),
    TypeTrigger: facts.type,
    Customer: customerBlock(facts.customer),
    ...blocks(facts),
  });
}

function blocks(facts: EventFacts): Envelope {
  switch (blockOf(facts.type)) {
    case 'Subscription':
      return {
        CustomerBuyer: customerBlock(facts.buyer),
        Offer: offerBlock(facts.offer),
        Subscription: subscriptionBlock(facts.subscription),
      };
    case 'InvoiceDebit':
      return { InvoiceDebit: invoiceBlock(facts.invoice) };
    case 'InvoiceCredit':
      return { InvoiceCredit: invoiceBlock(facts.invoice) };
    case 'GatewayPermission':
      return { GatewayPermission: permissionBlock(facts.permission) };
    case undefined:
      return {};
  }
}

function customerBlock(customer: CustomerFacts | null) {
  return (
    customer && {
      Id: customer.id,
      ReferenceCustomer: customer.reference,
      Name: customer.name,
      Email: customer.email,
      Language: customer.language,
      Status: customer.status,
    }
  );
}

function offerBlock(offer: OfferFacts | null) {
  return (
    offer && {
      Id: offer.id,
      IdSegment: offer.segment_id,
      ReferenceOffer: offer.reference,
      StateLife: offer.life_state,
      IsVisible: offer.is_visible,
      IsPriced: offer.is_priced,
      Name: offer.name,
      ...recurrenceOf(offer),
    }
  );
}

function subscriptionBlock(subscription: SubscriptionFacts | null) {
  return (
    subscription &&
    withoutNulls({
      Id: subscription.id,
      Status: statusOf(subscription.state),
      StateSubscription: subscription.state,
      DateStart: dateOf(subscription.started_at),
      ...recurrenceOf(subscription),
    })
  );
}

function recurrenceOf(one: Recurrence) {
  return {
    AmountRecurrence: one.amount_recurrence,
    DurationRecurrence: one.duration_recurrence,
    UnitRecurrence: one.unit_recurrence,
  };
}

function invoiceBlock(invoice: InvoiceFacts | null) {
  return (
    invoice &&
    withoutNulls({
      Id: invoice.id,
      FullNumber: invoice.full_number,
      Status: invoiceStatusOf(invoice.state),
      StateInvoice: invoice.state,
      DateIssue: dateOf(invoice.issued_at),
      DatePayment: dateOf(invoice.paid_at),
      TypePayment: invoice.type_payment,
      AmountSubtotal: invoice.amount_subtotal,
      AmountTotal: invoice.amount_total,
      TypeCredit: invoice.type_credit,
      Reason: invoice.reason,
    })
  );
}

function permissionBlock(permission: PermissionFacts | null) {
  return (
    permission &&
    withoutNulls({
      Id: permission.id,
      StatePermission: permission.state,
      TypePayment: permission.type_payment,
      TypeGateway: permission.gateway,
      NameDisplay: permission.display_name,
      Country: permission.country,
      DateExpiration: dateOf(permission.expires_at),
    })
  );
}

/** Two fraction digits, as everywhere on the wire (shared/wire.md, a). */
function dateOf(at: Instant | null): string | null {
  return at === null ? null : `${toTimestamp(at).slice(0, 22)}Z`;
}

function withoutNulls(block: Envelope): Envelope {
  return Object.fromEntries(
    Object.entries(block).filter(([, value]) => value !== null && value !== undefined),
  );
}
