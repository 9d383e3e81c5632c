/** Reads documents back as they were written: content, lines and taxes, in sets. */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { addressSchema, sellerSchema } from '../accounts/segment.ts';
import type { InvoiceTable, Tables } from '../database/table-types.ts';
import type { BuyerIdentity, SellerIdentity } from '../domain/billing/parties.ts';
import type { TaxTotal } from '../domain/tax/tax-groups.ts';
import { periodOfRow } from '../subscriptions/balance-line-rows.ts';
import type { DocumentContent, DocumentLine } from './document.ts';

export interface LoadedDocument {
  readonly row: Selectable<InvoiceTable>;
  /** Issued to a customer that was anonymised since: what names the buyer is shown to nobody without a lawful reason. */
  readonly isSealed: boolean;
  /** Null on a draft, as the buyer is copied at issue, and once it was purged. */
  readonly buyer: BuyerIdentity | null;
  readonly seller: SellerIdentity | null;
  readonly correctedFullNumber: string | null;
  readonly lines: readonly DocumentLine[];
  readonly taxes: readonly TaxTotal[];
}

const buyerSchema = z.object({
  reference: z.string(),
  name: z.string(),
  email: z.string(),
  billingAddress: addressSchema.nullable(),
  deliveryAddress: addressSchema.nullable(),
  vatNumber: z.string(),
}) satisfies z.ZodType<BuyerIdentity>;

const mentionSchema = z.object({ en: z.string(), fr: z.string() }).nullable();

/** In the order of the ids given as rows; those that do not exist are left out. */
export async function loadDocuments(
  database: Kysely<Tables>,
  businessId: number,
  ids: readonly number[],
): Promise<LoadedDocument[]> {
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom('invoice as i')
    .leftJoin('invoice as o', (join) =>
      join.onRef('o.business_id', '=', 'i.business_id').onRef('o.id', '=', 'i.corrected_invoice_id'),
    )
    .leftJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'i.business_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .selectAll('i')
    .select(['o.full_number as corrected_full_number', 'c.anonymised_at'])
    .where('i.business_id', '=', businessId)
    .where('i.id', '=', ({ fn, val }) => fn<number>('any', [val(ids)]))
    .orderBy('i.id')
    .execute();
  const sellers = await loadSellers(
    database,
    businessId,
    rows.flatMap(({ seller_snapshot_id }) => (seller_snapshot_id === null ? [] : [seller_snapshot_id])),
  );
  const lines = await loadLines(database, businessId, ids);
  const taxes = await loadTaxes(database, businessId, ids);
  return rows.map((row) => ({
    row,
    isSealed: row.number !== null && row.anonymised_at !== null,
    buyer: row.buyer === null ? null : buyerSchema.parse(row.buyer),
    seller: row.seller_snapshot_id === null ? null : (sellers.get(row.seller_snapshot_id) ?? null),
    correctedFullNumber: row.corrected_full_number,
    lines: lines.get(row.id) ?? [],
    taxes: taxes.get(row.id) ?? [],
  }));
}

/** The content that was sealed. @throws Error on a draft, and on what was purged. */
export function contentOfIssued(document: LoadedDocument): DocumentContent {
  const { row, buyer } = document;
  if (buyer === null) throw new Error(`document ${row.id} is not issued, or was purged`);
  return { ...contentOfDraft(document, buyer), buyer };
}

/** The content of a draft with the buyer as it is now. */
export function contentOfDraft(document: LoadedDocument, buyer: BuyerIdentity): DocumentContent {
  const { row, lines, taxes, correctedFullNumber } = document;
  const isCorrection = row.corrected_invoice_id !== null && row.type_credit !== null;
  return {
    customerId: row.customer_id,
    buyer,
    language: row.language,
    typePayment: row.type_payment,
    note: row.note,
    correction:
      isCorrection && row.corrected_invoice_id !== null && row.type_credit !== null
        ? {
            invoiceId: row.corrected_invoice_id,
            fullNumber: correctedFullNumber ?? '',
            typeCredit: row.type_credit,
            reason: row.reason,
          }
        : null,
    lines,
    taxes,
    amountSubtotal: row.amount_subtotal,
    amountTax: row.amount_tax,
    amountTotal: row.amount_total,
  };
}

async function loadSellers(
  database: Kysely<Tables>,
  businessId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SellerIdentity>> {
  const rows = await database
    .selectFrom('seller_snapshot')
    .select(['id', 'content'])
    .where('business_id', '=', businessId)
    .where('id', '=', ({ fn, val }) => fn<number>('any', [val([...new Set(ids)])]))
    .execute();
  return new Map(rows.map((row) => [row.id, sellerSchema.parse(row.content)]));
}

async function loadLines(database: Kysely<Tables>, businessId: number, ids: readonly number[]) {
  const rows = await database
    .selectFrom('invoice_line')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('invoice_id', '=', ({ fn, val }) => fn<number>('any', [val(ids)]))
    .orderBy('invoice_id')
    .orderBy('position')
    .execute();
  const byInvoice = new Map<number, DocumentLine[]>();
  for (const row of rows) {
    const lines = byInvoice.get(row.invoice_id) ?? [];
    byInvoice.set(row.invoice_id, lines);
    lines.push({
      balanceLineId: row.balance_line_id,
      correctedPosition: row.corrected_position,
      type: row.type,
      label: row.label,
      subscriptionId: row.subscription_id,
      featureId: row.feature_id,
      movedAt: row.moved_at,
      period: periodOfRow(row),
      quantity: row.quantity,
      amountSubtotal: row.amount_subtotal,
      amountTax: row.amount_tax,
      taxPosition: row.tax_position,
    });
  }
  return byInvoice;
}

async function loadTaxes(database: Kysely<Tables>, businessId: number, ids: readonly number[]) {
  const rows = await database
    .selectFrom('invoice_tax')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('invoice_id', '=', ({ fn, val }) => fn<number>('any', [val(ids)]))
    .orderBy('invoice_id')
    .orderBy('position')
    .execute();
  const byInvoice = new Map<number, TaxTotal[]>();
  for (const row of rows) {
    const taxes = byInvoice.get(row.invoice_id) ?? [];
    byInvoice.set(row.invoice_id, taxes);
    taxes.push({
      category: row.category,
      ratePerTenThousand: row.rate_per_ten_thousand,
      country: row.country,
      mention: mentionSchema.parse(row.mention),
      baseAmount: row.base_amount,
      taxAmount: row.tax_amount,
    });
  }
  return byInvoice;
}
