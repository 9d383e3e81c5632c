/** Who may have sent the money of bank lines: found on indexes by what the payer wrote, the name, and the amount. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { isUnpaid } from '../../billing/is-unpaid.ts';
import { asWritten, possibleReferences, wordsOfName } from '../../domain/bank/normalise.ts';
import type { Candidate, StatementLine } from '../../domain/bank/propose-matches.ts';

export interface SoughtLine extends StatementLine {
  readonly id: number;
  readonly currency: string;
}

/** Of a line, by each way. */
const MOST_CANDIDATES = 8;
/** Of a customer, the oldest. */
const MOST_INVOICES = 50;

/** By line. A constant number of statements, whatever the number of lines. */
export async function findCandidates(
  context: Context,
  lines: readonly SoughtLine[],
): Promise<ReadonlyMap<number, readonly Candidate[]>> {
  if (lines.length === 0) return new Map();
  const found = [
    ...(await findByReference(context, lines)),
    ...(await findByName(context, lines)),
    ...(await findByAmount(context, lines)),
  ];
  const candidates = await loadCandidates(context, [...new Set(found.map((one) => one.customer_id))]);
  const customersOf = Map.groupBy(found, (one) => one.line_id);
  return new Map(
    lines.map((line) => {
      const ids = new Set(customersOf.get(line.id)?.map((one) => one.customer_id));
      const ours = [...ids].flatMap((id) => {
        const candidate = candidates.get(id);
        if (!candidate) return [];
        return [
          { ...candidate, invoices: candidate.invoices.filter((one) => one.currency === line.currency) },
        ];
      });
      return [line.id, ours];
    }),
  );
}

interface Found {
  readonly line_id: number;
  readonly customer_id: number;
}

/** What stands in the lines as a number of an invoice or the reference of a customer. */
async function findByReference(context: Context, lines: readonly SoughtLine[]): Promise<readonly Found[]> {
  const words = lines.flatMap(({ id, text }) => possibleReferences(text).map((word) => ({ id, word })));
  const { rows } = await sql<Found>`
    with word(line_id, word) as (select * from unnest(
      ${words.map(({ id }) => id)}::bigint[], ${words.map(({ word }) => word)}::text[]))
    select w.line_id, i.customer_id from word w join invoice i on i.business_id = ${context.businessId}
      and i.kind = 'Debit' and upper(regexp_replace(i.full_number, '[^A-Za-z0-9]', '', 'g')) = w.word
    union
    select w.line_id, c.id from word w join customer c on c.business_id = ${context.businessId}
      and upper(regexp_replace(c.reference, '[^A-Za-z0-9]', '', 'g')) = w.word`.execute(context.transaction);
  return rows;
}

async function findByName(context: Context, lines: readonly SoughtLine[]): Promise<readonly Found[]> {
  const named = lines
    .map(({ id, payerName }) => ({ id, name: wordsOfName(payerName).join(' ') }))
    .filter(({ name }) => asWritten(name).length >= 3);
  const { rows } = await sql<Found>`
    select l.id as line_id, f.customer_id
    from unnest(${named.map(({ id }) => id)}::bigint[], ${named.map(({ name }) => name)}::text[]) l(id, name)
    cross join lateral search_customers(l.name, '%' || l.name || '%', ${MOST_CANDIDATES}) f`.execute(
    context.transaction,
  );
  return rows;
}

/** Only invoices of which nothing was paid or credited: nobody else owes such an amount as a whole. */
async function findByAmount(context: Context, lines: readonly SoughtLine[]): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    select l.id as line_id, i.customer_id
    from unnest(${lines.map(({ id }) => id)}::bigint[], ${lines.map(({ amount }) => amount)}::bigint[],
      ${lines.map(({ currency }) => currency)}::text[]) l(id, amount, currency)
    cross join lateral (
      select i.customer_id from invoice i
      where i.business_id = ${context.businessId} and i.currency = l.currency and i.amount_total = l.amount
        and ${isUnpaid('i')}
      order by i.id limit ${MOST_CANDIDATES}) i`.execute(context.transaction);
  return rows;
}

interface CandidateRow {
  readonly id: number;
  readonly reference: string;
  readonly names: readonly string[];
  readonly invoices:
    | readonly {
        readonly id: number;
        readonly fullNumber: string;
        readonly open: number;
        readonly currency: string;
      }[]
    | null;
}

async function loadCandidates({ transaction, businessId }: Context, ids: readonly number[]) {
  const { rows } = await sql<CandidateRow>`
    select c.id, c.reference,
      array[c.name] || array(select n from customer_address a
        cross join lateral unnest(array[a.company, concat_ws(' ', a.first_name, a.last_name)]) n
        where a.business_id = c.business_id and a.customer_id = c.id and n <> '') as names,
      (select json_agg(json_build_object('id', o.id, 'fullNumber', o.full_number, 'open', o.open,
          'currency', o.currency) order by o.issued_at, o.id)
        from (select i.id, i.full_number, open_amount(i) as open, i.currency, i.issued_at from invoice i
          where i.business_id = c.business_id and i.customer_id = c.id and ${isUnpaid('i')}
          order by i.issued_at, i.id limit ${MOST_INVOICES}) o) as invoices
    from customer c
    where c.business_id = ${businessId} and c.id = any(${ids}) and c.merged_into_id is null
      and c.anonymised_at is null`.execute(transaction);
  return new Map(
    rows.map(({ id, reference, names, invoices }) => [
      id,
      { customerId: id, reference, names, invoices: invoices ?? [] },
    ]),
  );
}
