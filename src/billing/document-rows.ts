/** Documents as rows: invoices or credit notes with their lines and taxes, written in three statements. */
import type { Context } from '../accounts/context.ts';
import { insertRows } from '../database/bulk.ts';
import type { InvoiceState } from '../domain/billing/invoice-state.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { DocumentContent, DocumentKind, IssuedDocument, SegmentOfDocument } from './document.ts';

export interface NewDocument {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly content: DocumentContent;
  readonly state: InvoiceState;
  readonly paymentLimitAt: Instant | null;
  readonly paymentScheduledAt: Instant | null;
  /** A draft is finalised by the tick at this instant. */
  readonly finaliseAt: Instant | null;
  /** Null on a draft. */
  readonly issue:
    | (IssuedDocument & { readonly previousHash: string; readonly sellerSnapshotId: number })
    | null;
}

const invoiceColumns = {
  business_id: 'bigint',
  id: 'bigint',
  segment_id: 'bigint',
  customer_id: 'bigint',
  kind: 'document_kind',
  number: 'bigint',
  full_number: 'text',
  state: 'invoice_state',
  type_payment: 'payment_type',
  currency: 'text',
  language: 'text',
  time_zone: 'text',
  prices_include_tax: 'boolean',
  line_count: 'integer',
  amount_subtotal: 'bigint',
  amount_tax: 'bigint',
  amount_total: 'bigint',
  issued_at: 'timestamptz',
  payment_limit_at: 'timestamptz',
  payment_scheduled_at: 'timestamptz',
  finalise_at: 'timestamptz',
  note: 'text',
  seller_snapshot_id: 'bigint',
  buyer: 'jsonb',
  corrected_invoice_id: 'bigint',
  type_credit: 'credit_type',
  reason: 'text',
  previous_hash: 'text',
  hash: 'text',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const;

const lineColumns = {
  business_id: 'bigint',
  invoice_id: 'bigint',
  position: 'integer',
  balance_line_id: 'bigint',
  corrected_position: 'integer',
  type: 'line_type',
  label: 'text',
  subscription_id: 'bigint',
  feature_id: 'bigint',
  moved_at: 'timestamptz',
  period_start_at: 'timestamptz',
  period_end_at: 'timestamptz',
  quantity: 'bigint',
  amount_subtotal: 'bigint',
  amount_tax: 'bigint',
  tax_position: 'integer',
} as const;

const taxColumns = {
  business_id: 'bigint',
  invoice_id: 'bigint',
  position: 'integer',
  category: 'tax_category',
  rate_per_ten_thousand: 'integer',
  country: 'text',
  mention: 'jsonb',
  base_amount: 'bigint',
  tax_amount: 'bigint',
} as const;

export async function insertDocuments(
  context: Context,
  segment: SegmentOfDocument,
  documents: readonly NewDocument[],
): Promise<void> {
  const { transaction, businessId } = context;
  await insertRows(
    transaction,
    'invoice',
    invoiceColumns,
    documents.map((document) => invoiceRow(context, segment, document)),
  );
  const lines = documents.flatMap(({ id, content }) =>
    content.lines.map((line, index) => ({
      business_id: businessId,
      invoice_id: id,
      position: index + 1,
      balance_line_id: line.balanceLineId,
      corrected_position: line.correctedPosition,
      type: line.type,
      label: line.label,
      subscription_id: line.subscriptionId,
      feature_id: line.featureId,
      moved_at: line.movedAt,
      period_start_at: line.period?.startAt ?? null,
      period_end_at: line.period?.endAt ?? null,
      quantity: line.quantity,
      amount_subtotal: line.amountSubtotal,
      amount_tax: line.amountTax,
      tax_position: line.taxPosition,
    })),
  );
  await insertRows(transaction, 'invoice_line', lineColumns, lines);
  const taxes = documents.flatMap(({ id, content }) =>
    content.taxes.map((tax, index) => ({
      business_id: businessId,
      invoice_id: id,
      position: index + 1,
      category: tax.category,
      rate_per_ten_thousand: tax.ratePerTenThousand,
      country: tax.country,
      mention: tax.mention,
      base_amount: tax.baseAmount,
      tax_amount: tax.taxAmount,
    })),
  );
  await insertRows(transaction, 'invoice_tax', taxColumns, taxes);
}

function invoiceRow(context: Context, segment: SegmentOfDocument, document: NewDocument) {
  const { content, issue } = document;
  return {
    business_id: context.businessId,
    id: document.id,
    segment_id: segment.id,
    customer_id: content.customerId,
    kind: document.kind,
    number: issue?.number ?? null,
    full_number: issue?.fullNumber ?? null,
    state: document.state,
    type_payment: content.typePayment,
    currency: segment.currency,
    language: content.language,
    time_zone: segment.timeZone,
    prices_include_tax: segment.pricesIncludeTax,
    line_count: content.lines.length,
    amount_subtotal: content.amountSubtotal,
    amount_tax: content.amountTax,
    amount_total: content.amountTotal,
    issued_at: issue?.issuedAt ?? null,
    payment_limit_at: document.paymentLimitAt,
    payment_scheduled_at: document.paymentScheduledAt,
    finalise_at: document.finaliseAt,
    note: content.note,
    seller_snapshot_id: issue?.sellerSnapshotId ?? null,
    buyer: issue ? content.buyer : null,
    corrected_invoice_id: content.correction?.invoiceId ?? null,
    type_credit: content.correction?.typeCredit ?? null,
    reason: content.correction?.reason ?? null,
    previous_hash: issue?.previousHash ?? null,
    hash: issue?.hash ?? null,
    created_at: context.now,
    updated_at: context.now,
  };
}
