/** What became of invoices: their credit notes stay within them at every tax rate, their payments within the total. */
import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import { sum } from '../../domain/money/mul-div.ts';
import type { LoadedDocument } from '../load-documents.ts';
import { type Fault, faultOf } from './fault.ts';

export async function findSettlementFaults(
  transaction: Transaction<Tables>,
  businessId: number,
  invoices: readonly LoadedDocument[],
): Promise<Fault[]> {
  const ids = invoices.map(({ row }) => row.id);
  const credits = Map.groupBy(await loadCredits(transaction, businessId, ids), (row) => row.invoice_id);
  const payments = await loadPayments(transaction, businessId, ids);
  return invoices.flatMap((invoice) => [
    ...findCreditFaults(invoice, credits.get(invoice.row.id) ?? []),
    ...findPaymentFaults(invoice, payments.get(invoice.row.id) ?? 0),
  ]);
}

interface Credited {
  readonly invoice_id: number;
  readonly category: string;
  readonly rate_per_ten_thousand: number;
  readonly country: string | null;
  readonly base_amount: number;
  readonly tax_amount: number;
}

/** The taxes of the credit notes of invoices. Stands on the index `invoice_correction`. */
async function loadCredits(
  transaction: Transaction<Tables>,
  businessId: number,
  ids: readonly number[],
): Promise<Credited[]> {
  const { rows } = await sql<Credited>`
    select c.corrected_invoice_id as invoice_id, t.category, t.rate_per_ten_thousand, t.country,
      sum(t.base_amount)::bigint as base_amount, sum(t.tax_amount)::bigint as tax_amount
    from invoice c
    join invoice_tax t on t.business_id = c.business_id and t.invoice_id = c.id
    where c.business_id = ${businessId} and c.corrected_invoice_id = any(${ids}) and c.number is not null
    group by c.corrected_invoice_id, t.category, t.rate_per_ten_thousand, t.country
  `.execute(transaction);
  return rows;
}

/** What was received for invoices and not taken back. Stands on the index `payment_of_invoice`. */
async function loadPayments(
  transaction: Transaction<Tables>,
  businessId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ invoice_id: number; amount: number }>`
    select invoice_id, sum(amount - amount_reversed)::bigint as amount from payment
    where business_id = ${businessId} and invoice_id = any(${ids}) and state in ('Completed', 'Disputed', 'Returned')
    group by invoice_id
  `.execute(transaction);
  return new Map(rows.map((row) => [row.invoice_id, row.amount]));
}

function findCreditFaults({ row, taxes }: LoadedDocument, credits: readonly Credited[]): Fault[] {
  const faults = credits.flatMap((credit): Fault[] => {
    const tax = taxes.find(
      (candidate) =>
        candidate.category === credit.category &&
        candidate.ratePerTenThousand === credit.rate_per_ten_thousand &&
        candidate.country === credit.country,
    );
    const isCovered =
      isWithin(credit.base_amount, tax?.baseAmount ?? 0) && isWithin(credit.tax_amount, tax?.taxAmount ?? 0);
    if (isCovered) return [];
    const params = {
      document: row.full_number,
      rate: `${credit.rate_per_ten_thousand / 100} %`,
      found: `${credit.base_amount} + ${credit.tax_amount}`,
      expected: `${tax?.baseAmount ?? 0} + ${tax?.taxAmount ?? 0}`,
    };
    return [faultOf('CreditNote.Excess', 'invoice', row.id, params)];
  });
  const total = sum(credits.map((credit) => credit.base_amount + credit.tax_amount));
  if (total !== row.amount_credited) {
    const params = { document: row.full_number, found: row.amount_credited, expected: total };
    faults.push(faultOf('Invoice.Credited', 'invoice', row.id, params));
  }
  return faults;
}

/** Discounts can make the net of a rate negative: then its credit notes are negative too, down to it. */
function isWithin(amount: number, whole: number): boolean {
  return amount >= Math.min(0, whole) && amount <= Math.max(0, whole);
}

function findPaymentFaults({ row }: LoadedDocument, received: number): Fault[] {
  const faults: Fault[] = [];
  if (received !== row.amount_paid) {
    const params = { document: row.full_number, found: row.amount_paid, expected: received };
    faults.push(faultOf('Invoice.Paid', 'invoice', row.id, params));
  }
  if (received > row.amount_total) {
    const params = { document: row.full_number, found: received, expected: row.amount_total };
    faults.push(faultOf('Invoice.Overpaid', 'invoice', row.id, params));
  }
  return faults;
}
