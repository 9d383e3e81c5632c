/**
 * Matches the balance with the invoices, both ways: every billed line stands on exactly one line of one invoice,
 * for its amount, and every line of an invoice bills a line that says so. Only what is wrong leaves the database.
 * Each row is looked up by its key (`offset 0` keeps it so): joined freely, a business that PostgreSQL has no
 * statistics of yet was matched with all its rows for each of them.
 */
import { sql } from 'kysely';
import type { LineState } from '../../domain/billing/line-type.ts';
import { type Fault, faultOf } from './fault.ts';
import { rangesOfIds } from './id-ranges.ts';
import type { Verification } from './verification.ts';

export async function verifyBalance(verification: Verification): Promise<void> {
  for await (const range of rangesOfIds(verification, 'balance_line')) {
    verification.tell(await findBalanceFaults(verification, range));
    verification.progress();
  }
  for await (const range of rangesOfIds(verification, 'invoice')) {
    verification.tell(await findStrayLines(verification, range));
    verification.progress();
  }
}

interface Range {
  readonly after: number;
  readonly upTo: number;
}

interface MatchedLine {
  readonly id: number;
  readonly state: LineState;
  readonly amount: number;
  readonly full_number: string | null;
  readonly is_issued: boolean;
  readonly line_count: number;
  readonly billed_amount: number | null;
}

async function findBalanceFaults(
  { transaction, businessId }: Verification,
  { after, upTo }: Range,
): Promise<Fault[]> {
  const { rows } = await sql<MatchedLine>`
    select * from (
      select b.id, b.state, b.amount, i.full_number, i.number is not null as is_issued, i.id is not null as is_held,
        coalesce(l.line_count, 0)::integer as line_count,
        case when i.prices_include_tax then l.gross else l.net end::bigint as billed_amount
      from balance_line b
      left join lateral (
        select business_id, id, number, full_number, prices_include_tax from invoice
        where business_id = b.business_id and id = b.invoice_id and customer_id = b.customer_id offset 0) i on true
      left join lateral (
        select count(*) as line_count, sum(amount_subtotal) as net, sum(amount_subtotal + amount_tax) as gross
        from invoice_line
        where business_id = i.business_id and invoice_id = i.id and balance_line_id = b.id) l on true
      where b.business_id = ${businessId} and b.id > ${after} and b.id <= ${upTo}) matched
    where is_issued <> (state in ('Billed', 'Credited', 'Unpaid'))
      or (is_held and (line_count <> 1 or billed_amount <> amount))
    order by id
  `.execute(transaction);
  return rows.map(balanceFaultOf);
}

function balanceFaultOf({
  id,
  state,
  amount,
  full_number,
  is_issued,
  line_count,
  billed_amount,
}: MatchedLine) {
  const params = { state, document: full_number, found: billed_amount, expected: amount };
  if (line_count !== 1 && is_issued)
    return faultOf('BalanceLine.NotOnInvoice', 'balance_line', id, { ...params, found: line_count });
  if (is_issued && (state === 'Due' || state === 'Adjustment'))
    return faultOf('BalanceLine.StillDue', 'balance_line', id, params);
  if (!is_issued && state !== 'Due') return faultOf('BalanceLine.Unbilled', 'balance_line', id, params);
  if (line_count !== 1)
    return faultOf('BalanceLine.NotOnInvoice', 'balance_line', id, { ...params, found: line_count });
  return faultOf('BalanceLine.Amount', 'balance_line', id, params);
}

/** Lines of documents, drafts included, whose balance line is missing or says that another invoice holds it. */
async function findStrayLines(
  { transaction, businessId }: Verification,
  { after, upTo }: Range,
): Promise<Fault[]> {
  const { rows } = await sql<{ invoice_id: number; position: number; balance_line_id: number }>`
    select l.invoice_id, l.position, l.balance_line_id
    from invoice_line l
    left join lateral (
      select invoice_id from balance_line
      where business_id = l.business_id and id = l.balance_line_id offset 0) b on true
    where l.business_id = ${businessId} and l.invoice_id > ${after} and l.invoice_id <= ${upTo}
      and l.balance_line_id is not null and b.invoice_id is distinct from l.invoice_id
    order by l.invoice_id, l.position
  `.execute(transaction);
  return rows.map(({ invoice_id, position, balance_line_id }) =>
    faultOf('InvoiceLine.Stray', 'invoice_line', invoice_id, { position, line: balance_line_id }),
  );
}
