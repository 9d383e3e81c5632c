/**
 * Last step of charging: writes what a gateway answered, in sets. An answer that was recorded already changes nothing,
 * so that it may come twice, late, or from two sides at once. Success is the last word on a charge: it counts after a
 * failure, and a failure after it does not (money goes back by a reversal only).
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { insertRows, updateRows } from '../../database/bulk.ts';
import type { InvoiceState } from '../../domain/billing/invoice-state.ts';
import { type Instant, toTimestamp } from '../../domain/calendar/instant.ts';
import type { ChargeAnswer } from '../../domain/collecting/charge-answer.ts';
import { type FittedOutcome, fitToInvoice } from '../../domain/collecting/fit-to-invoice.ts';
import { planChargeOutcome } from '../../domain/collecting/plan-charge-outcome.ts';
import { recordEvents } from '../../events/record-events.ts';
import { reconsiderSuspended } from '../reconsider-suspended.ts';
import { requestSurplusRefunds } from '../refunding/request-surplus-refunds.ts';
import { greyListFailures } from './grey-list-failures.ts';
import { lockInvoicesOfCharges } from './lock-invoices-of-charges.ts';
import { settleDrafts } from './settle-drafts.ts';

export interface AnsweredCharge {
  readonly idempotencyKey: string;
  readonly answer: ChargeAnswer;
}

interface LockedCharge {
  readonly id: number;
  readonly customer_id: number;
  readonly invoice_id: number;
  readonly permission_id: number;
  readonly idempotency_key: string;
  readonly amount: number;
  readonly currency: string;
  readonly gateway: string;
  readonly segment_id: number;
  readonly invoice_state: InvoiceState;
  readonly open_amount: number;
  readonly type_payment: 'Card' | 'DirectDebit';
  readonly state: 'Sent' | 'Pending' | 'Failed';
  /** Earlier failures of this invoice with this very method. */
  readonly failures: number;
  readonly first_failed_at: Instant | null;
}

interface Planned {
  readonly charge: LockedCharge;
  readonly answer: ChargeAnswer;
  readonly outcome: FittedOutcome;
}

/** Answers how many charges were still waiting for it. */
export async function recordAnswers(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  answers: readonly AnsweredCharge[],
): Promise<number> {
  const byKey = new Map(answers.map(({ idempotencyKey, answer }) => [idempotencyKey, answer]));
  const waiting = await lockWaiting(context, byKey);
  const planned = waiting.flatMap((charge): Planned[] => {
    const segment = segments.get(charge.segment_id);
    const answer = byKey.get(charge.idempotency_key);
    if (!segment || !answer) throw new Error(`charge ${charge.id} lacks its segment or its answer`);
    // Pending told again is no news.
    if (charge.state === 'Pending' && answer.kind === 'Pending') return [];
    const invoice = { state: charge.invoice_state, openAmount: charge.open_amount };
    const attempted = { attempt: charge.failures + 1, firstFailedAt: charge.first_failed_at };
    const schedule = { days: segment.retryDays, timeZone: segment.timeZone };
    const outcome = planChargeOutcome(attempted, answer, schedule, context.now);
    return [{ charge, answer, outcome: fitToInvoice(outcome, charge.amount, invoice) }];
  });
  await writeCharges(context, planned);
  await writePayments(context, planned);
  const isDraft = ({ charge }: Planned) => charge.invoice_state === 'DraftCharging';
  const ofInvoices = planned.filter((one) => !isDraft(one));
  await writeInvoices(context, ofInvoices);
  await writePermissions(context, planned);
  await tell(context, ofInvoices);
  const surplus = planned.filter(({ outcome }) => outcome.isSurplus);
  await requestSurplusRefunds(
    context,
    surplus.map(({ charge }) => ({
      chargeId: charge.id,
      customerId: charge.customer_id,
      gateway: charge.gateway,
      amount: charge.amount,
      currency: charge.currency,
    })),
  );
  const paid = planned.filter(({ outcome }) => outcome.invoiceState === 'Paid');
  await reconsiderSuspended(
    context,
    paid.map(({ charge }) => charge.customer_id),
  );
  const failed = planned.filter(({ outcome }) => outcome.chargeState === 'Failed');
  await greyListFailures(
    context,
    failed.map(({ charge }) => charge.customer_id),
  );
  // Last, as it locks the series.
  const ofDrafts = planned.filter(isDraft);
  await settleDrafts(
    context,
    segments,
    ofDrafts.map(({ charge, outcome }) => ({
      id: charge.invoice_id,
      typePayment: charge.type_payment,
      state: outcome.invoiceState,
      nextAttemptAt: outcome.nextAttemptAt,
    })),
  );
  await tell(context, ofDrafts);
  return planned.length;
}

function tell(context: Context, planned: readonly Planned[]): Promise<void> {
  return recordEvents(
    context,
    planned.flatMap(({ charge, outcome }) =>
      outcome.events.map((type) => ({
        type,
        customerId: charge.customer_id,
        invoiceId: charge.invoice_id,
        permissionId: charge.permission_id,
      })),
    ),
  );
}

/**
 * The invoice first, as everybody who settles one does. Locked before the attempts are read, so that of two answers
 * for one invoice the second sees what the first did.
 */
async function lockWaiting(
  context: Context,
  answers: ReadonlyMap<string, ChargeAnswer>,
): Promise<readonly LockedCharge[]> {
  if (answers.size === 0) return [];
  const { transaction, businessId } = context;
  const keys = [...answers.keys()];
  const succeeded = keys.filter((key) => answers.get(key)?.kind === 'Succeeded');
  await lockInvoicesOfCharges(context, keys);
  const { rows } = await sql<LockedCharge>`
    select h.id, h.customer_id, h.invoice_id, h.permission_id, h.idempotency_key, h.amount, h.currency, h.gateway,
      h.state, i.segment_id, i.state as invoice_state, p.type_payment,
      open_amount(i) as open_amount,
      (select count(*) from charge f where f.business_id = h.business_id and f.invoice_id = h.invoice_id
        and f.permission_id = h.permission_id and f.state = 'Failed') as failures,
      (select min(f.settled_at) from charge f where f.business_id = h.business_id and f.invoice_id = h.invoice_id
        and f.permission_id = h.permission_id and f.state = 'Failed') as first_failed_at
    from charge h
    join invoice i on i.business_id = h.business_id and i.id = h.invoice_id
    join payment_permission p on p.business_id = h.business_id and p.id = h.permission_id
    where h.business_id = ${businessId} and h.idempotency_key = any(${keys})
      and (h.state in ('Sent', 'Pending') or (h.state = 'Failed' and h.idempotency_key = any(${succeeded})))
    order by h.invoice_id for no key update of i, h`.execute(transaction);
  return rows;
}

async function writeCharges(context: Context, planned: readonly Planned[]): Promise<void> {
  const columns = {
    business_id: 'bigint',
    id: 'bigint',
    state: 'charge_state',
    decline_reason: 'decline_reason',
    settled_at: 'timestamptz',
  } as const;
  const rows = planned.map(({ charge, answer, outcome }) => ({
    business_id: context.businessId,
    id: charge.id,
    state: outcome.chargeState,
    decline_reason: answer.kind === 'Declined' ? answer.reason : null,
    settled_at: outcome.chargeState === 'Pending' ? null : context.now,
  }));
  await updateRows(context.transaction, 'charge', ['business_id', 'id'], columns, rows);
  const named = planned.flatMap(({ charge, answer: { reference } }) =>
    reference === undefined
      ? []
      : [{ business_id: context.businessId, id: charge.id, gateway_reference: reference }],
  );
  const names = { business_id: 'bigint', id: 'bigint', gateway_reference: 'text' } as const;
  await updateRows(context.transaction, 'charge', ['business_id', 'id'], names, named);
}

const paymentColumns = {
  business_id: 'bigint',
  charge_id: 'bigint',
  state: 'payment_state',
  paid_at: 'timestamptz',
} as const;
const newPaymentColumns = {
  ...paymentColumns,
  customer_id: 'bigint',
  invoice_id: 'bigint',
  type_payment: 'payment_type',
  amount: 'bigint',
  created_at: 'timestamptz',
} as const;

const paymentStates = { Succeeded: 'Completed', Pending: 'Pending', Failed: 'Failed' } as const;

function paymentStateOf({ chargeState, isSurplus }: FittedOutcome) {
  return isSurplus ? 'Surplus' : paymentStates[chargeState];
}

/** One payment a charge, from its first answer to its last. */
async function writePayments(context: Context, planned: readonly Planned[]): Promise<void> {
  const told = planned.map(({ charge, outcome }) => ({
    business_id: context.businessId,
    charge_id: charge.id,
    state: paymentStateOf(outcome),
    paid_at: context.now,
  }));
  await updateRows(context.transaction, 'payment', ['business_id', 'charge_id'], paymentColumns, told);
  const known = new Set(
    await findPaidCharges(
      context,
      told.map(({ charge_id }) => charge_id),
    ),
  );
  const fresh = planned.filter(({ charge }) => !known.has(charge.id));
  await insertRows(
    context.transaction,
    'payment',
    newPaymentColumns,
    fresh.map(({ charge, outcome }) => ({
      business_id: context.businessId,
      charge_id: charge.id,
      state: paymentStateOf(outcome),
      paid_at: context.now,
      customer_id: charge.customer_id,
      invoice_id: charge.invoice_id,
      type_payment: charge.type_payment,
      amount: charge.amount,
      created_at: context.now,
    })),
  );
}

async function findPaidCharges(
  { transaction, businessId }: Context,
  chargeIds: readonly number[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ charge_id: number }>`select charge_id from payment
    where business_id = ${businessId} and charge_id = any(${chargeIds})`.execute(transaction);
  return rows.map((row) => row.charge_id);
}

async function writeInvoices(
  { transaction, businessId, now }: Context,
  planned: readonly Planned[],
): Promise<void> {
  const moved = planned.filter(({ outcome }) => outcome.invoiceState !== null || outcome.paidAmount > 0);
  if (moved.length === 0) return;
  const ids = moved.map(({ charge }) => charge.invoice_id);
  const states = moved.map(({ outcome }) => outcome.invoiceState);
  const amounts = moved.map(({ outcome }) => outcome.paidAmount);
  const next = moved.map(({ outcome }) =>
    outcome.nextAttemptAt === null ? null : toTimestamp(outcome.nextAttemptAt),
  );
  await sql`update invoice i set state = coalesce(v.state, i.state), amount_paid = i.amount_paid + v.amount,
      payment_scheduled_at = coalesce(v.next_at, i.payment_scheduled_at),
      paid_at = case when v.state = 'Paid' then ${toTimestamp(now)}::timestamptz else i.paid_at end,
      updated_at = ${toTimestamp(now)}::timestamptz
    from unnest(${ids}::bigint[], ${states}::invoice_state[], ${amounts}::bigint[], ${next}::timestamptz[])
      as v(id, state, amount, next_at)
    where i.business_id = ${businessId} and i.id = v.id`.execute(transaction);
}

/** A method that works again is well again; what the customer removed meanwhile stays removed. */
async function writePermissions(
  { transaction, businessId }: Context,
  planned: readonly Planned[],
): Promise<void> {
  const changed = planned.filter(({ outcome }) => outcome.permissionState !== null);
  if (changed.length === 0) return;
  const ids = changed.map(({ charge }) => charge.permission_id);
  const states = changed.map(({ outcome }) => outcome.permissionState);
  await sql`update payment_permission p set state = v.state
    from unnest(${ids}::bigint[], ${states}::permission_state[]) as v(id, state)
    where p.business_id = ${businessId} and p.id = v.id and p.state <> 'Removed' and p.state <> v.state
      and (v.state <> 'Valid' or p.state in ('InsufficientFunds', 'PaymentIssues'))`.execute(transaction);
}
