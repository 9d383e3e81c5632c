/** What is billed to customers and how they pay, in figures: one statement whatever their number. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import type { PaymentType } from '../domain/billing/invoice-state.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface BillingFacts {
  readonly typePayment: PaymentType;
  readonly isBilledAutomatically: boolean;
  readonly isGreyListed: boolean;
  /** Agreed with this customer; null = the segment's. */
  readonly prenotificationDays: number | null;
  readonly noteInvoice: string | null;
  readonly nextBillingAt: Instant | null;
  /** When an invoice was issued to it last. */
  readonly lastBillingAt: Instant | null;
  /** The payment permission that it pays with; null when it pays offline, or not at all. */
  readonly permissionId: number | null;
  /** Lines on the balance that wait to be billed. */
  readonly dueLineCount: number;
  /** Their sum without tax, in minor units. */
  readonly balanceAmount: number;
  readonly unpaidInvoiceCount: number;
  /** What is left to pay of issued invoices, in minor units. */
  readonly unpaidAmount: number;
}

interface FactsRow {
  readonly id: number;
  readonly type_payment: PaymentType;
  readonly is_billed_automatically: boolean;
  readonly is_grey_listed: boolean;
  readonly prenotification_days: number | null;
  readonly note_invoice: string | null;
  readonly next_billing_at: Instant | null;
  readonly last_billing_at: Instant | null;
  readonly permission_id: number | null;
  readonly due_lines: number;
  readonly balance: number;
  readonly unpaid_invoices: number;
  readonly unpaid: number;
}

/** By the indexes `balance_line_due`, `invoice_of_customer` and `payment_permission_of_customer`. */
export async function loadBillingFacts(
  { transaction, businessId }: Context,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, BillingFacts>> {
  if (customerIds.length === 0) return new Map();
  const { rows } = await sql<FactsRow>`
    select c.id, c.type_payment, c.is_billed_automatically, c.is_grey_listed, c.prenotification_days, c.note_invoice, c.next_billing_at,
      (select max(p.id) from payment_permission p where p.business_id = c.business_id and p.customer_id = c.id
        and p.type_payment = c.type_payment and p.state <> 'Removed') as permission_id,
      b.due_lines, b.balance, i.last_billing_at, i.unpaid_invoices, i.unpaid
    from customer c
    cross join lateral (
      select count(*) as due_lines, coalesce(sum(l.amount), 0)::bigint as balance from balance_line l
      where l.business_id = c.business_id and l.customer_id = c.id and l.state = 'Due') b
    cross join lateral (
      select max(d.issued_at) as last_billing_at,
        count(*) filter (where is_open) as unpaid_invoices,
        coalesce(sum(d.open) filter (where is_open), 0)::bigint as unpaid
      from (
        select n.issued_at, open_amount(n) as open, n.state in ('DueAuto', 'DueOffline', 'DueToProcess', 'DuePending',
          'ProblemAuto', 'ProblemOverdue', 'ProblemDisputed') as is_open
        from invoice n where n.business_id = c.business_id and n.customer_id = c.id and n.kind = 'Debit') d) i
    where c.business_id = ${businessId} and c.id = any(${[...new Set(customerIds)]})
  `.execute(transaction);
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

function factsOf(row: FactsRow): BillingFacts {
  return {
    typePayment: row.type_payment,
    isBilledAutomatically: row.is_billed_automatically,
    isGreyListed: row.is_grey_listed,
    prenotificationDays: row.prenotification_days,
    noteInvoice: row.note_invoice,
    nextBillingAt: row.next_billing_at,
    lastBillingAt: row.last_billing_at,
    permissionId: row.permission_id,
    dueLineCount: row.due_lines,
    balanceAmount: row.balance,
    unpaidInvoiceCount: row.unpaid_invoices,
    unpaidAmount: row.unpaid,
  };
}
