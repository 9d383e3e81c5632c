/** Invoices and credit notes as the Back Office writes them, with what `extra` asks for. */
import { tracesOf } from '../../../accounts/traces.ts';
import { findInvoice, type InvoiceView } from '../../../billing/find-invoices.ts';
import { invoiceStatusOf } from '../../../domain/billing/invoice-state.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { Work } from '../../call.ts';
import type { invoice } from '../wire/invoice.ts';
import { loadDocumentExtras } from './document-extras.ts';
import { loadTraceExtras, presentSegmentOf, presentTraces } from './traces.ts';

export type WireInvoice = BodyOf<typeof invoice>;

export async function presentInvoices(
  work: Work,
  views: readonly InvoiceView[],
  extra?: readonly string[],
): Promise<WireInvoice[]> {
  const traces = await loadTraceExtras(work, extra, views.map(tracesOf));
  const extras = await loadDocumentExtras(
    work,
    extra,
    views.map(({ id, customer_id, segment_id }) => ({
      documentId: id,
      customerId: customer_id,
      segmentId: segment_id,
    })),
  );
  return views.map((view, index) => ({
    ...presentOne(work, view, extra),
    ...presentTraces(tracesOf(view), traces),
    ...extras[index],
    Links: linksOf(view),
  }));
}

/** One by its number, or the refusal of one that is not there. */
export async function showInvoice(
  work: Work,
  id: number,
  extra?: readonly string[],
): Promise<Outcome<WireInvoice>> {
  const found = await findInvoice(work.transaction, work.businessId, { id });
  const [shown] = found ? await presentInvoices(work, [found], extra) : [];
  return shown ? accept(shown) : refuse('Error.Invoice.NotFound', 'invoiceId');
}

function presentOne(work: Work, view: InvoiceView, extra: readonly string[] | undefined) {
  return {
    Id: view.id,
    IdBusiness: work.businessId,
    ...presentSegmentOf(work, view.segment_id, extra),
    ...(view.full_number !== null && { FullNumber: view.full_number }),
    ...(view.number !== null && { Number: view.number }),
    IdCustomer: view.customer_id,
    DateIssue: date(view.issued_at),
    DatePayment: date(view.paid_at),
    DatePaymentLimit: date(view.payment_limit_at),
    DatePaymentScheduled: date(view.payment_scheduled_at),
    DateFinalization: date(view.finalise_at),
    Currency: view.currency,
    AmountSubtotal: view.amount_subtotal,
    AmountTax: view.amount_tax,
    AmountTotal: view.amount_total,
    AmountTotalDue: view.amount_total,
    AmountPaid: view.amount_paid,
    AmountCredited: view.amount_credited,
    Language: view.language,
    Status: invoiceStatusOf(view.state),
    StateInvoice: view.state,
    TypePayment: view.type_payment,
    ...(view.note !== null && { NoteLocalized: view.note }),
    ...(view.type_credit !== null && { TypeCredit: view.type_credit }),
    ...(view.reason !== null && { Reason: view.reason }),
    ...(view.corrected_invoice_id !== null && { IdInvoiceCorrected: view.corrected_invoice_id }),
  };
}

function date(at: Instant | null) {
  return at === null ? undefined : formatInstant(at);
}

function linksOf({ id }: InvoiceView) {
  const href = `/Finance/invoices/${id}`;
  return [
    { rel: 'self', href },
    { rel: 'related-invoice', href: `${href}/Pdf` },
  ];
}
