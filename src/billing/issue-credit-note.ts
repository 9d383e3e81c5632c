/**
 * Corrects an issued invoice with a credit note (domain.md §9): the whole rest, chosen lines, or an amount. The
 * invoice itself never changes but for what happens to its payment.
 */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { type CreditNote, type CreditRequest, computeCreditNote } from '../domain/billing/credit-note.ts';
import { type InvoiceState, invoiceStatusOf, isChargeUnderWay } from '../domain/billing/invoice-state.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { recordEvents } from '../events/record-events.ts';
import type { CreditType, DocumentContent, DocumentLine, IssuedDocument } from './document.ts';
import { findOpenAmount } from './find-open-amount.ts';
import { issueDocuments } from './issue-documents.ts';
import { contentOfIssued, type LoadedDocument, loadDocuments } from './load-documents.ts';

export interface CreditNoteRequest {
  readonly invoiceId: number;
  readonly credit: CreditRequest;
  /** Voiding takes away what is still due; Refund is for money that was paid and goes back. */
  readonly typeCredit: CreditType;
  readonly reason: string | null;
}

export async function issueCreditNote(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  request: CreditNoteRequest,
): Promise<Outcome<IssuedDocument>> {
  const invoice = await lockInvoice(context, request.invoiceId);
  if (invoice?.row.kind !== 'Debit') return refuse('Error.Invoice.NotFound');
  const { row } = invoice;
  if (row.purged_at !== null) return refuse('Error.Invoice.Purged');
  if (isChargeUnderWay(row.state)) return refuse('Error.Invoice.Charge.UnderWay');
  const status = invoiceStatusOf(row.state);
  if (status === 'Draft' || status === 'Void')
    return refuse('Error.Invoice.State', undefined, { state: row.state });
  const segment = segments.get(row.segment_id);
  if (!segment) throw new Error(`segment ${row.segment_id} is not loaded`);
  const earlier = await findEarlierCredits(context, row.id);
  const lines = invoice.lines.map((line, index) => creditableLine(invoice, line, index));
  const computed = computeCreditNote({ currency: row.currency, lines }, earlier, request.credit);
  if (!computed.ok) return computed;
  const content = contentOf(invoice, computed.value, request);
  const terms = {
    state: request.typeCredit === 'Refund' ? ('PaidRefunded' as const) : ('Void' as const),
    paymentLimitAt: null,
    paymentScheduledAt: null,
  };
  const [issued] = await issueDocuments(context, segment, 'Credit', [{ content, terms }]);
  if (!issued) throw new Error('the credit note was not issued');
  await correctInvoice(context, invoice, computed.value, issued);
  return accept(issued);
}

async function lockInvoice(context: Context, invoiceId: number): Promise<LoadedDocument | undefined> {
  await context.transaction
    .selectFrom('invoice')
    .select('id')
    .where('business_id', '=', context.businessId)
    .where('id', '=', invoiceId)
    .forUpdate()
    .execute();
  const [invoice] = await loadDocuments(context.transaction, context.businessId, [invoiceId]);
  return invoice;
}

function creditableLine({ taxes }: LoadedDocument, line: DocumentLine, index: number) {
  const tax = taxes[line.taxPosition - 1];
  if (!tax) throw new Error(`line ${index + 1} has no tax`);
  const { category, ratePerTenThousand, country, mention } = tax;
  return {
    position: index + 1,
    amountSubtotal: line.amountSubtotal,
    amountTax: line.amountTax,
    treatment: { category, ratePerTenThousand, country, mention },
  };
}

/** What earlier credit notes took from each line of the invoice. Stands on the index `invoice_correction`. */
async function findEarlierCredits(context: Context, invoiceId: number) {
  const rows = await context.transaction
    .selectFrom('invoice as c')
    .innerJoin('invoice_line as l', (join) =>
      join.onRef('l.business_id', '=', 'c.business_id').onRef('l.invoice_id', '=', 'c.id'),
    )
    .select(['l.corrected_position', 'l.amount_subtotal', 'l.amount_tax'])
    .where('c.business_id', '=', context.businessId)
    .where('c.corrected_invoice_id', '=', invoiceId)
    .execute();
  return rows.flatMap((row) =>
    row.corrected_position === null
      ? []
      : [
          {
            correctedPosition: row.corrected_position,
            amountSubtotal: row.amount_subtotal,
            amountTax: row.amount_tax,
          },
        ],
  );
}

function contentOf(invoice: LoadedDocument, note: CreditNote, request: CreditNoteRequest): DocumentContent {
  const original = contentOfIssued(invoice);
  return {
    ...original,
    note: null,
    correction: {
      invoiceId: invoice.row.id,
      fullNumber: invoice.row.full_number ?? '',
      typeCredit: request.typeCredit,
      reason: request.reason,
    },
    lines: note.lines.map((credited) => {
      const line = original.lines[credited.correctedPosition - 1];
      if (!line) throw new Error(`line ${credited.correctedPosition} is not on the invoice`);
      return {
        ...line,
        balanceLineId: null,
        correctedPosition: credited.correctedPosition,
        quantity: null,
        amountSubtotal: credited.amountSubtotal,
        amountTax: credited.amountTax,
        taxPosition: credited.taxPosition,
      };
    }),
    taxes: note.taxes,
    amountSubtotal: note.amountSubtotal,
    amountTax: note.amountTax,
    amountTotal: note.amountTotal,
  };
}

/** An invoice with nothing left to pay is void when nothing was paid, refunded when all was. */
async function correctInvoice(
  context: Context,
  { row }: LoadedDocument,
  note: CreditNote,
  issued: IssuedDocument,
): Promise<void> {
  const credited = row.amount_credited + note.amountTotal;
  const isWhole = credited >= row.amount_total;
  const settled: InvoiceState | null = !isWhole ? null : row.amount_paid > 0 ? 'PaidRefunded' : 'Void';
  const open = (await findOpenAmount(context, row.id)) - note.amountTotal;
  const isPaidByRest = !isWhole && row.amount_paid > 0 && open <= 0;
  const state = settled ?? (isPaidByRest && row.state !== 'Paid' ? 'Paid' : row.state);
  await context.transaction
    .updateTable('invoice')
    .set({ amount_credited: credited, state, updated_at: toTimestamp(context.now) })
    .where('business_id', '=', context.businessId)
    .where('id', '=', row.id)
    .execute();
  const customerId = row.customer_id;
  await recordEvents(context, [
    { type: 'InvoiceCreditIssued', customerId, invoiceId: issued.id },
    ...(settled === 'Void'
      ? [{ type: 'InvoiceDebitCancelled' as const, customerId, invoiceId: row.id }]
      : []),
    ...(settled === 'PaidRefunded'
      ? [{ type: 'InvoiceDebitRefunded' as const, customerId, invoiceId: row.id }]
      : []),
  ]);
}
