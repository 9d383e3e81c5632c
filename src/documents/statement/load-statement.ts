/**
 * Reads the account of a customer over a period, from the documents and the money themselves: nothing is kept that
 * could differ from them (docs/decisions/0032).
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { findBalanceLines } from '../../billing/find-balance-lines.ts';
import { loadBuyers } from '../../billing/load-buyers.ts';
import type { PaymentType } from '../../domain/billing/invoice-state.ts';
import type { BuyerIdentity, SellerIdentity } from '../../domain/billing/parties.ts';
import {
  computeStatement,
  type Movement,
  type MovementKind,
  movementsOfReversals,
  type PaymentReversal,
  type Statement,
} from '../../domain/billing/statement.ts';
import { type Instant, instant } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';

export interface CustomerStatement {
  readonly customerId: number;
  readonly language: string;
  readonly timeZone: string;
  readonly currency: string;
  /** Null: from the first movement on. */
  readonly startAt: Instant | null;
  readonly endAt: Instant;
  readonly writtenAt: Instant;
  readonly seller: SellerIdentity;
  readonly buyer: BuyerIdentity;
  readonly statement: Statement;
  /** What waits on the balance to be invoiced, with its tax; null for a period that ended before now. */
  readonly waitingAmount: number | null;
}

export interface StatementPeriod {
  readonly startAt: Instant | null;
  /** Null: up to now. */
  readonly endAt: Instant | null;
}

export async function loadStatement(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  customerId: number,
  period: StatementPeriod,
): Promise<Outcome<CustomerStatement>> {
  const [buyer] = await loadBuyers(context, [customerId]);
  if (!buyer) return refuse('Error.Customer.NotFound', 'customerId');
  const segment = segments.get(buyer.segmentId);
  if (!segment) throw new Error(`segment ${buyer.segmentId} is not loaded`);
  // What happens at this very instant is told too.
  const endAt = period.endAt ?? instant(context.now + 1);
  const movements = await loadMovements(context, customerId);
  return accept({
    customerId,
    language: buyer.language,
    timeZone: segment.timeZone,
    currency: segment.currency,
    startAt: period.startAt,
    endAt,
    writtenAt: context.now,
    seller: segment.seller,
    buyer: buyer.identity,
    statement: computeStatement(movements, { startAt: period.startAt, endAt }),
    waitingAmount: endAt > context.now ? await findWaiting(context, segments, customerId) : null,
  });
}

/** Null as well while its tax cannot be decided, which whoever bills the customer is told. */
async function findWaiting(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  customerId: number,
): Promise<number | null> {
  const lines = await findBalanceLines(context, segments, { customerId }, { page: 1, sizePage: 0 });
  return lines.ok ? lines.value.amountTotal : null;
}

async function loadMovements(context: Context, customerId: number): Promise<readonly Movement[]> {
  return [
    ...(await loadDocumentsOf(context, customerId)),
    ...(await loadReceived(context, customerId)),
    ...(await loadOnAccount(context, customerId)),
    ...(await loadGivenBack(context, customerId)),
  ];
}

async function loadDocumentsOf({ transaction, businessId }: Context, customerId: number) {
  const { rows } = await sql<{
    id: number;
    kind: 'Debit' | 'Credit';
    full_number: string;
    issued_at: Instant;
    amount_total: number;
  }>`
    select id, kind, full_number, issued_at, amount_total from invoice
    where business_id = ${businessId} and customer_id = ${customerId} and number is not null`.execute(
    transaction,
  );
  return rows.map(
    (row): Movement => ({
      kind: row.kind === 'Debit' ? 'Invoice' : 'CreditNote',
      at: row.issued_at,
      amount: row.kind === 'Debit' ? row.amount_total : -row.amount_total,
      invoiceId: row.id,
      fullNumber: row.full_number,
      paymentId: null,
      typePayment: null,
    }),
  );
}

interface MoneyRow {
  readonly id: number;
  readonly invoice_id: number | null;
  readonly full_number: string | null;
  readonly type_payment: PaymentType;
  readonly amount: number;
  readonly moved_at: Instant;
}

/** What came in for invoices, even when nothing was due for it any more, and what banks took back of it. */
async function loadReceived({ transaction, businessId }: Context, customerId: number) {
  const { rows } = await sql<MoneyRow & { readonly charge_id: number | null }>`
    select p.id, p.invoice_id, i.full_number, p.type_payment, p.amount, p.paid_at as moved_at, p.charge_id
    from payment p
    join invoice i on i.business_id = p.business_id and i.id = p.invoice_id and i.kind = 'Debit'
    left join receipt r on r.business_id = p.business_id and r.id = p.receipt_id
    where p.business_id = ${businessId} and p.customer_id = ${customerId}
      and p.state in ('Completed', 'Disputed', 'Returned', 'Surplus')
      and (r.id is null or p.paid_at <= r.received_at)`.execute(transaction);
  const reversals = await transaction
    .selectFrom('charge_reversal')
    .select(['charge_id', 'cause', 'amount', 'reversed_at', 'withdrawn_at'])
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .execute();
  const byCharge = Map.groupBy(reversals, ({ charge_id }) => charge_id);
  return rows.flatMap((row): readonly Movement[] => {
    const money = moneyOf(row, 'Payment');
    const taken = row.charge_id === null ? [] : (byCharge.get(row.charge_id) ?? []);
    const told = taken.map(
      (one): PaymentReversal => ({
        kind: one.cause,
        amount: one.amount,
        reversedAt: one.reversed_at,
        withdrawnAt: one.withdrawn_at,
      }),
    );
    return [money, ...movementsOfReversals(money, told)];
  });
}

/**
 * Money that no invoice took when it came: it counts on the day it came, once, and no more when an invoice takes it.
 * What of it went back to the customer.
 */
async function loadOnAccount({ transaction, businessId }: Context, customerId: number) {
  const { rows } = await sql<{
    type_payment: PaymentType;
    received_at: Instant;
    amount: number;
    repaid_at: Instant | null;
    amount_repaid: number;
  }>`
    select r.type_payment, r.received_at, r.repaid_at, r.amount_repaid, r.amount - coalesce((
      select sum(p.amount) from payment p
      where p.business_id = r.business_id and p.receipt_id = r.id and p.paid_at <= r.received_at
        and p.state = 'Completed'), 0)::bigint as amount
    from receipt r
    where r.business_id = ${businessId} and r.customer_id = ${customerId} and r.state = 'Recorded'`.execute(
    transaction,
  );
  return rows.flatMap((row): readonly Movement[] => {
    const about = { invoiceId: null, fullNumber: null, paymentId: null, typePayment: row.type_payment };
    return [
      ...(row.amount === 0
        ? []
        : [{ ...about, kind: 'Payment' as const, at: row.received_at, amount: -row.amount }]),
      ...(row.repaid_at === null
        ? []
        : [{ ...about, kind: 'Refund' as const, at: row.repaid_at, amount: row.amount_repaid }]),
    ];
  });
}

/** For credit notes, by a gateway or by hand; and what had come in for nothing, which no document is about. */
async function loadGivenBack({ transaction, businessId }: Context, customerId: number) {
  const { rows } = await sql<MoneyRow>`
    select p.id, p.invoice_id, i.full_number, p.type_payment, p.amount, p.paid_at as moved_at
    from payment p
    join invoice i on i.business_id = p.business_id and i.id = p.invoice_id and i.kind = 'Credit'
    where p.business_id = ${businessId} and p.customer_id = ${customerId} and p.state = 'Completed'
    union all
    select p.id, null, null, p.type_payment, r.amount, r.settled_at
    from refund r
    join payment p on p.business_id = r.business_id and p.charge_id = r.charge_id
    where r.business_id = ${businessId} and r.customer_id = ${customerId} and r.credit_note_id is null
      and r.state = 'Succeeded'`.execute(transaction);
  return rows.map((row) => moneyOf(row, 'Refund'));
}

function moneyOf(row: MoneyRow, kind: MovementKind): Movement {
  return {
    kind,
    at: row.moved_at,
    amount: kind === 'Payment' ? -row.amount : row.amount,
    invoiceId: row.invoice_id,
    fullNumber: row.full_number,
    paymentId: row.id,
    typePayment: row.type_payment,
  };
}
