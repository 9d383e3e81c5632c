/** Pages of payments, the newest first. A refund is a payment of its credit note: money that went back. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { lateTracesOf, tracedLateAs } from '../accounts/late-traces.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import type { TraceFilter, Traces } from '../accounts/traces.ts';
import { allOf, equals, isWithin } from '../database/conditions.ts';
import { isNumber, type NumberFilter } from '../database/number-filter.ts';
import type { InvoiceTable, PaymentTable } from '../database/table-types.ts';
import type { PaymentType } from '../domain/billing/invoice-state.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export const paymentStates = [
  'Completed',
  'Pending',
  'Failed',
  'Canceled',
  // Taken back: by the payer with the card's bank, or by the bank that was debited.
  'Disputed',
  'Returned',
  // Received when nothing was due any more, and given back.
  'Surplus',
] as const;
export type PaymentState = (typeof paymentStates)[number];

export interface PaymentFilter {
  readonly id?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly customerId?: number | undefined;
  readonly invoiceId?: number | undefined;
  /** The charge of a gateway that made it. */
  readonly chargeId?: number | undefined;
  /** The money received at once that it is a part of. */
  readonly receiptId?: number | undefined;
  readonly typePayment?: PaymentType | undefined;
  readonly state?: PaymentState | undefined;
  readonly amount?: NumberFilter | undefined;
  readonly paidFrom?: Instant | undefined;
  readonly paidTo?: Instant | undefined;
  readonly traces?: TraceFilter | undefined;
}

export interface ListedPayment {
  readonly id: number;
  readonly segmentId: number;
  readonly customerId: number;
  readonly invoiceId: number;
  readonly kind: 'Debit' | 'Credit';
  readonly currency: string;
  readonly typePayment: PaymentType;
  readonly state: PaymentState;
  readonly amount: number;
  readonly paidAt: Instant;
  readonly note: string | null;
  /** Null for one that was recorded by hand. */
  readonly chargeId: number | null;
  readonly gateway: string | null;
  readonly receiptId: number | null;
  readonly traces: Traces;
}

export async function listPayments(
  context: Context,
  filter: PaymentFilter,
  paging: Paging,
): Promise<PageOf<ListedPayment>> {
  const query = context.transaction
    .selectFrom('payment as p')
    .innerJoin('invoice as i', (join) =>
      join.onRef('i.business_id', '=', 'p.business_id').onRef('i.id', '=', 'p.invoice_id'),
    )
    .where('p.business_id', '=', context.businessId)
    .where(
      allOf([
        equals('p.id', filter.id),
        equals('i.segment_id', filter.segmentId),
        equals('p.customer_id', filter.customerId),
        equals('p.invoice_id', filter.invoiceId),
        equals('p.charge_id', filter.chargeId),
        equals('p.receipt_id', filter.receiptId),
        equals('p.type_payment', filter.typePayment),
        equals('p.state', filter.state),
        isNumber('p.amount', filter.amount),
        isWithin('p.paid_at', filter.paidFrom, filter.paidTo),
        filter.traces && tracedLateAs('p', filter.traces),
      ]),
    );
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (total === 0 || paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await query
    .leftJoin('charge as g', (join) =>
      join.onRef('g.business_id', '=', 'p.business_id').onRef('g.id', '=', 'p.charge_id'),
    )
    .selectAll('p')
    .select(['i.segment_id', 'i.currency', 'i.kind', 'g.gateway'])
    .orderBy('p.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items: rows.map(paymentOf), totalItems: total };
}

export async function findPayment(context: Context, id: number): Promise<ListedPayment | undefined> {
  const { items } = await listPayments(context, { id }, { page: 1, sizePage: 1 });
  return items[0];
}

type PaymentRow = Selectable<PaymentTable> &
  Pick<Selectable<InvoiceTable>, 'segment_id' | 'currency' | 'kind'> & { readonly gateway: string | null };

function paymentOf(row: PaymentRow): ListedPayment {
  return {
    id: row.id,
    segmentId: row.segment_id,
    customerId: row.customer_id,
    invoiceId: row.invoice_id,
    kind: row.kind,
    currency: row.currency,
    typePayment: row.type_payment,
    state: row.state,
    amount: row.amount,
    paidAt: row.paid_at,
    note: row.note,
    chargeId: row.charge_id,
    gateway: row.gateway,
    receiptId: row.receipt_id,
    traces: lateTracesOf(row),
  };
}
