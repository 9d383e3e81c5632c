/** Lines of documents as the Back Office writes them, with what `extra` asks for. */
import { findAgentIdentities } from '../../../accounts/find-agents.ts';
import { findInvoices } from '../../../billing/find-invoices.ts';
import type { ListedInvoiceLine } from '../../../billing/list-invoice-lines.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { Work } from '../../call.ts';
import type { invoiceLine } from '../wire/invoice-line.ts';
import { loadDocumentExtras } from './document-extras.ts';
import { presentInvoices, type WireInvoice } from './invoice.ts';
import { loadSubscriptionExtras } from './subscription-identity.ts';
import { extrasOf, presentSegmentOf } from './traces.ts';

export async function presentInvoiceLines(
  work: Work,
  lines: readonly ListedInvoiceLine[],
  extra?: readonly string[],
): Promise<BodyOf<typeof invoiceLine>[]> {
  const { wants } = extrasOf<string>(extra);
  const extras = await loadDocumentExtras(
    work,
    extra,
    lines.map(({ invoice_id, customer_id, segment_id }) => ({
      documentId: invoice_id,
      customerId: customer_id,
      segmentId: segment_id,
    })),
  );
  const invoices = await loadInvoiceExtras(
    work,
    wants('Invoice') ? lines.map(({ invoice_id }) => invoice_id) : [],
  );
  const subscriptions = await loadSubscriptionExtras(
    work,
    extra,
    lines.map(({ subscription_id }) => subscription_id),
  );
  const editors = wants('UserUpdate') ? lines.flatMap(({ updated_by }) => updated_by ?? []) : [];
  const agents = await findAgentIdentities(work, editors);
  return lines.map((line, index) => {
    const editor = line.updated_by === null ? undefined : agents.get(line.updated_by);
    return {
      ...presentOne(work, line, extra),
      ...extras[index],
      Invoice: invoices.get(line.invoice_id),
      Subscription: line.subscription_id === null ? undefined : subscriptions.get(line.subscription_id),
      UserUpdate: editor && { Id: editor.id, Name: editor.name, Email: editor.email },
      Links: [{ rel: 'self', href: `/Finance/invoiceLines/${line.id}` }],
    };
  });
}

/** Documents by their ids, as they are shown by themselves. */
export async function loadInvoiceExtras(
  work: Work,
  ids: readonly number[],
): Promise<ReadonlyMap<number, WireInvoice>> {
  if (ids.length === 0) return new Map();
  const page = { page: 1, sizePage: ids.length };
  const { items } = await findInvoices(work.transaction, work.businessId, { ids: [...new Set(ids)] }, page);
  const shown = await presentInvoices(work, items);
  return new Map(shown.map((one) => [one.Id, one]));
}

function presentOne(work: Work, line: ListedInvoiceLine, extra: readonly string[] | undefined) {
  const { moved_at, period_start_at, period_end_at } = line;
  const amountTotal = line.amount_subtotal + line.amount_tax;
  return {
    Id: line.id,
    IdBusiness: work.businessId,
    ...presentSegmentOf(work, line.segment_id, extra),
    ...(line.full_number !== null && { FullNumber: line.full_number }),
    IdInvoice: line.invoice_id,
    Position: line.position,
    IdCustomer: line.customer_id,
    ...(line.subscription_id !== null && { IdSubscription: line.subscription_id }),
    ...(line.feature_id !== null && { IdFeature: line.feature_id }),
    ...(line.balance_line_id !== null && { IdBalanceLine: line.balance_line_id }),
    TextLocalized: line.label,
    TypeLine: line.type,
    ...(moved_at !== null && { DateMove: formatInstant(moved_at) }),
    ...(period_start_at !== null && { DatePeriodStart: formatInstant(period_start_at) }),
    ...(period_end_at !== null && { DatePeriodEnd: formatInstant(period_end_at) }),
    ...(line.quantity !== null && { Quantity: line.quantity }),
    AmountSubtotal: line.amount_subtotal,
    AmountTotal: amountTotal,
    AmountTotalDue: amountTotal,
    RateTax1: line.rate_per_ten_thousand,
    LabelTax1: line.category,
    ...(line.updated_by !== null && { IdUserUpdate: line.updated_by }),
    DateUpdate: formatInstant(line.updated_at),
  };
}
