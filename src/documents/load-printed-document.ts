/** Reads a document as it is printed: what was sealed at its issue, and where its payment stands. */
import type { Kysely } from 'kysely';
import { loadSegments } from '../accounts/segment.ts';
import { loadBuyers } from '../billing/load-buyers.ts';
import { loadDocuments } from '../billing/load-documents.ts';
import type { Tables } from '../database/table-types.ts';
import type { BuyerIdentity, SellerIdentity } from '../domain/billing/parties.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { PrintedDocument } from './printed-document.ts';

/**
 * A draft prints the seller and the buyer as they are now. What is sealed is refused unless it is asked for as such,
 * what was purged always (docs/decisions/0034).
 */
export async function loadPrintedDocument(
  database: Kysely<Tables>,
  businessId: number,
  invoiceId: number,
  { opensSealed = false } = {},
): Promise<Outcome<PrintedDocument>> {
  const [document] = await loadDocuments(database, businessId, [invoiceId]);
  if (!document) return refuse('Error.Invoice.NotFound', 'invoiceId');
  const { row } = document;
  if (row.purged_at !== null) return refuse('Error.Invoice.Purged', 'invoiceId');
  if (document.isSealed && !opensSealed) return refuse('Error.Invoice.Sealed', 'invoiceId');
  const seller = document.seller ?? (await currentSeller(database, businessId, row.segment_id));
  const buyer = document.buyer ?? (await currentBuyer(database, businessId, row.customer_id));
  const corrected =
    row.corrected_invoice_id === null
      ? undefined
      : (await loadDocuments(database, businessId, [row.corrected_invoice_id]))[0]?.row;
  return accept({
    kind: row.kind,
    fullNumber: row.full_number,
    language: row.language,
    timeZone: row.time_zone,
    currency: row.currency,
    issuedAt: row.issued_at ?? row.created_at,
    paymentLimitAt: row.payment_limit_at,
    paidAt: row.paid_at,
    seller,
    buyer,
    correctedInvoice:
      corrected?.full_number && corrected.issued_at
        ? { fullNumber: corrected.full_number, issuedAt: corrected.issued_at }
        : null,
    reason: row.reason,
    lines: document.lines.map((line) => ({
      label: line.label,
      period: line.period,
      movedAt: line.movedAt,
      quantity: line.quantity,
      amountSubtotal: line.amountSubtotal,
      ratePerTenThousand: document.taxes[line.taxPosition - 1]?.ratePerTenThousand ?? 0,
      amountTax: line.amountTax,
    })),
    taxes: document.taxes.map(
      ({ category, ratePerTenThousand, country, mention, baseAmount, taxAmount }) => ({
        treatment: { category, ratePerTenThousand, country, mention },
        baseAmount,
        taxAmount,
      }),
    ),
    amountSubtotal: row.amount_subtotal,
    amountTax: row.amount_tax,
    amountTotal: row.amount_total,
    amountPaid: row.amount_paid,
    amountCredited: row.amount_credited,
    typePayment: row.type_payment,
    note: row.note,
    isPricesIncludeTax: row.prices_include_tax,
  });
}

async function currentSeller(
  database: Kysely<Tables>,
  businessId: number,
  segmentId: number,
): Promise<SellerIdentity> {
  const segments = await loadSegments(database, businessId);
  const segment = segments.find(({ id }) => id === segmentId);
  if (!segment) throw new Error(`segment ${segmentId} is missing`);
  return segment.seller;
}

async function currentBuyer(
  database: Kysely<Tables>,
  businessId: number,
  customerId: number,
): Promise<BuyerIdentity> {
  const [buyer] = await loadBuyers({ businessId, transaction: database }, [customerId]);
  if (!buyer) throw new Error(`customer ${customerId} is missing`);
  return buyer.identity;
}
