/** Customers to test with, and what is written about them by the features that come after this one. */
import type { Context } from '../accounts/context.ts';
import { accepted, type TestBusiness } from '../accounts/testing.ts';
import { declareOffer } from '../catalogue/declare-offer.ts';
import type { SubscriptionState } from '../database/table-types.ts';
import type { InvoiceState } from '../domain/billing/invoice-state.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { accept } from '../domain/refusal/outcome.ts';
import { createOrUpdateCustomer } from './create-or-update-customer.ts';
import type { Customer } from './customer.ts';
import type { CustomerFields } from './customer-fields.ts';

let count = 0;

export async function addTestCustomer(
  business: TestBusiness,
  fields: CustomerFields = {},
): Promise<Customer> {
  count += 1;
  const reference = `customer-${count}`;
  const written = await business.run((context) =>
    createOrUpdateCustomer(context, business.segment, { reference, ...fields }),
  );
  return accepted(written).customer;
}

export interface TestSubscription {
  readonly customerId: number;
  /** The customer itself when left out. */
  readonly buyerId?: number;
  readonly state: SubscriptionState;
  /** Of a feature that the subscription carries. */
  readonly featureId?: number;
  readonly startedAt?: Instant;
}

/** A subscription in any state, on an offer at 10 € a month. Answers its id. */
export async function addTestSubscription(
  business: TestBusiness,
  subscription: TestSubscription,
): Promise<number> {
  const outcome = await business.run(async (context) => {
    const offer = await declareOffer(context, business.segment.id, {
      reference: 'test-offer',
      title: { fr: 'Essai', en: 'Test' },
      amountRecurrence: 1000,
    });
    const id = await insertSubscription(context, business.segment.id, accepted(offer).id, subscription);
    if (subscription.featureId !== undefined)
      await context.transaction
        .insertInto('subscription_feature')
        .values({
          business_id: context.businessId,
          subscription_id: id,
          feature_id: subscription.featureId,
          is_included: false,
          is_enabled: false,
          quantity_current: 0,
          steps: '[]',
          is_volume: false,
          is_updatable_before_subscription: true,
          is_updatable_after_subscription: true,
          is_updated_at_full_price: false,
          is_free_in_trial: false,
        })
        .execute();
    return accept(id);
  });
  return accepted(outcome);
}

async function insertSubscription(
  context: Context,
  segmentId: number,
  offerId: number,
  subscription: TestSubscription,
): Promise<number> {
  const row = await context.transaction
    .insertInto('subscription')
    .values({
      business_id: context.businessId,
      segment_id: segmentId,
      offer_id: offerId,
      customer_id: subscription.customerId,
      buyer_id: subscription.buyerId ?? subscription.customerId,
      state: subscription.state,
      title: '{"fr":"Essai"}',
      amount_up_front: 0,
      amount_trial: 0,
      duration_trial: 0,
      unit_trial: 'Month',
      amount_recurrence: 1000,
      duration_recurrence: 1,
      unit_recurrence: 'Month',
      count_min_recurrences: 0,
      amount_termination: 0,
      started_at: subscription.startedAt === undefined ? null : toTimestamp(subscription.startedAt),
      metadata: '{"note":"Jeanne"}',
      created_at: toTimestamp(context.now),
      updated_at: toTimestamp(context.now),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface TestInvoice {
  readonly customerId: number;
  readonly state: InvoiceState;
  /** Minor units, without tax. */
  readonly amount: number;
  readonly amountPaid?: number;
  readonly issuedAt?: Instant;
}

/** An invoice of one line, issued with the next number unless its state is a draft's. Answers its id. */
export async function addTestInvoice(business: TestBusiness, invoice: TestInvoice): Promise<number> {
  const outcome = await business.run(async (context) => {
    const isDraft = invoice.state === 'Draft' || invoice.state === 'DraftCharging';
    const issue = isDraft ? {} : await takeTestNumber(context, business.segment.id, invoice.issuedAt);
    const row = await context.transaction
      .insertInto('invoice')
      .values({
        business_id: context.businessId,
        segment_id: business.segment.id,
        customer_id: invoice.customerId,
        kind: 'Debit',
        state: invoice.state,
        type_payment: 'ExternalBank',
        currency: 'EUR',
        language: 'fr',
        time_zone: 'Europe/Paris',
        prices_include_tax: false,
        line_count: 1,
        amount_subtotal: invoice.amount,
        amount_tax: 0,
        amount_total: invoice.amount,
        amount_paid: invoice.amountPaid ?? 0,
        created_at: toTimestamp(context.now),
        updated_at: toTimestamp(context.now),
        ...issue,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await insertTestParts(context, row.id, invoice.amount);
    return accept(row.id);
  });
  return accepted(outcome);
}

async function takeTestNumber(context: Context, segmentId: number, issuedAt: Instant | undefined) {
  const at = toTimestamp(issuedAt ?? context.now);
  const series = context.transaction
    .selectFrom('number_series')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('kind', '=', 'Debit');
  const { last_number, last_hash } = await series.forUpdate().executeTakeFirstOrThrow();
  const number = last_number + 1;
  const hash = String(number).padStart(64, 'a');
  await context.transaction
    .updateTable('number_series')
    .set({ last_number: number, last_hash: hash, last_issued_at: at })
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('kind', '=', 'Debit')
    .execute();
  const snapshot = await context.transaction
    .insertInto('seller_snapshot')
    .values({ business_id: context.businessId, sha256: hash, content: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return {
    number,
    full_number: `T-${number}`,
    issued_at: at,
    seller_snapshot_id: snapshot.id,
    buyer: '{}',
    previous_hash: last_hash,
    hash,
  };
}

async function insertTestParts(context: Context, invoiceId: number, amount: number): Promise<void> {
  const part = { business_id: context.businessId, invoice_id: invoiceId, position: 1 };
  await context.transaction
    .insertInto('invoice_line')
    .values({
      ...part,
      type: 'Manual',
      label: 'Test',
      amount_subtotal: amount,
      amount_tax: 0,
      tax_position: 1,
    })
    .execute();
  await context.transaction
    .insertInto('invoice_tax')
    .values({
      ...part,
      category: 'Standard',
      rate_per_ten_thousand: 0,
      base_amount: amount,
      tax_amount: 0,
    })
    .execute();
}

/** A due line on the balance, of a subscription or of none. */
export async function addTestBalanceLine(
  business: TestBusiness,
  line: { readonly customerId: number; readonly subscriptionId?: number; readonly invoiceId?: number },
): Promise<void> {
  await business.do((context) =>
    context.transaction
      .insertInto('balance_line')
      .values({
        business_id: context.businessId,
        segment_id: business.segment.id,
        customer_id: line.customerId,
        subscription_id: line.subscriptionId ?? null,
        invoice_id: line.invoiceId ?? null,
        type: 'Manual',
        label: 'Test',
        amount: 100,
        moved_at: toTimestamp(context.now),
        created_at: toTimestamp(context.now),
      })
      .execute(),
  );
}

/** The types of the events of a customer, in their order. */
export function eventsOf(business: TestBusiness, customerId: number): Promise<string[]> {
  return business.do(async (context) => {
    const rows = await context.transaction
      .selectFrom('event')
      .select('type')
      .where('business_id', '=', context.businessId)
      .where('customer_id', '=', customerId)
      .orderBy('id')
      .execute();
    return rows.map((row) => row.type);
  });
}

/** The audited actions on a subject, in their order, with their data. */
export function auditOf(
  business: TestBusiness,
  subjectKind: string,
  subjectId: number,
): Promise<{ action: string; data: unknown }[]> {
  return business.do((context) =>
    context.transaction
      .selectFrom('audit_entry')
      .select(['action', 'data'])
      .where('business_id', '=', context.businessId)
      .where('subject_kind', '=', subjectKind)
      .where('subject_id', '=', subjectId)
      .orderBy('id')
      .execute(),
  );
}
