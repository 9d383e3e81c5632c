/** What can be exported: each table with its columns, named as the API names them. */
import { type RawBuilder, sql } from 'kysely';
import { type ExportTable, isoText } from './export-table.ts';

type Column = readonly [name: string, value: RawBuilder<unknown>];

interface Definition {
  readonly columns: readonly Column[];
  readonly amounts?: readonly string[];
  readonly from: RawBuilder<unknown>;
  readonly business: RawBuilder<unknown>;
  readonly key: readonly RawBuilder<unknown>[];
  readonly dated: RawBuilder<unknown>;
}

/** The columns of the key come with each row, so that the next page knows where it starts. */
function table({ columns, from, amounts = [], ...rest }: Definition): ExportTable {
  const values = columns.map(([name, value]) => sql`${value} as ${sql.ref(name)}`);
  return {
    ...rest,
    amounts,
    columns: columns.map(([name]) => name),
    select: sql`select ${sql.join(values)}, key_of_row.* ${from}`,
  };
}

const at = (name: string, column: RawBuilder<unknown>): Column => [name, isoText(column)];

const customers = table({
  columns: [
    ['Id', sql`c.id`],
    ['ReferenceCustomer', sql`c.reference`],
    ['ReferenceSegment', sql`g.reference`],
    ['Name', sql`c.name`],
    ['Email', sql`c.email`],
    ['Language', sql`c.language`],
    ['Status', sql`c.status`],
    ['TypePayment', sql`c.type_payment`],
    ['IsGreyListed', sql`c.is_grey_listed`],
    ['Company', sql`a.company`],
    ['FirstName', sql`a.first_name`],
    ['LastName', sql`a.last_name`],
    ['AddressLine1', sql`a.address_line1`],
    ['AddressLine2', sql`a.address_line2`],
    ['ZipCode', sql`a.zip_code`],
    ['City', sql`a.city`],
    ['Region', sql`a.region`],
    ['Country', sql`a.country`],
    ['Phone', sql`a.phone`],
    ['TaxInformation', sql`a.tax_information`],
    at('DateNextBilling', sql`c.next_billing_at`),
    at('DateCreation', sql`c.created_at`),
  ],
  from: sql`from customer c
    join segment g on g.business_id = c.business_id and g.id = c.segment_id
    left join customer_address a on a.business_id = c.business_id and a.customer_id = c.id and a.kind = 'Billing'`,
  business: sql`c.business_id`,
  key: [sql`c.id`],
  dated: sql`c.created_at`,
});

const subscriptions = table({
  columns: [
    ['Id', sql`s.id`],
    ['ReferenceSubscription', sql`s.reference`],
    ['ReferenceCustomer', sql`c.reference`],
    ['ReferenceCustomerBuyer', sql`b.reference`],
    ['ReferenceOffer', sql`o.reference`],
    ['StateSubscription', sql`s.state`],
    ['Currency', sql`g.currency`],
    ['AmountUpFront', sql`s.amount_up_front`],
    ['AmountRecurrence', sql`s.amount_recurrence`],
    ['DurationRecurrence', sql`s.duration_recurrence`],
    ['UnitRecurrence', sql`s.unit_recurrence`],
    ['CountRecurrences', sql`s.count_recurrences`],
    ['CountMinRecurrences', sql`s.count_min_recurrences`],
    ['AmountTermination', sql`s.amount_termination`],
    at('DateStart', sql`s.started_at`),
    at('DatePeriodStart', sql`s.period_start_at`),
    at('DatePeriodEnd', sql`s.period_end_at`),
    at('DateTerm', sql`s.term_at`),
    at('DateEnd', sql`s.ended_at`),
  ],
  amounts: ['AmountUpFront', 'AmountRecurrence', 'AmountTermination'],
  from: sql`from subscription s
    join segment g on g.business_id = s.business_id and g.id = s.segment_id
    join offer o on o.business_id = s.business_id and o.id = s.offer_id
    join customer c on c.business_id = s.business_id and c.id = s.customer_id
    join customer b on b.business_id = s.business_id and b.id = s.buyer_id`,
  business: sql`s.business_id`,
  key: [sql`s.id`],
  dated: sql`s.created_at`,
});

const invoices = table({
  columns: [
    ['Id', sql`i.id`],
    ['FullNumber', sql`i.full_number`],
    ['Kind', sql`i.kind`],
    ['StateInvoice', sql`i.state`],
    ['ReferenceCustomer', sql`c.reference`],
    ['Currency', sql`i.currency`],
    ['AmountSubtotal', sql`i.amount_subtotal`],
    ['AmountTax', sql`i.amount_tax`],
    ['AmountTotal', sql`i.amount_total`],
    ['AmountPaid', sql`i.amount_paid`],
    ['AmountCredited', sql`i.amount_credited`],
    ['TypePayment', sql`i.type_payment`],
    ['TypeCredit', sql`i.type_credit`],
    ['FullNumberCorrected', sql`o.full_number`],
    ['Reason', sql`i.reason`],
    at('DateIssue', sql`i.issued_at`),
    at('DatePaymentLimit', sql`i.payment_limit_at`),
    at('DatePayment', sql`i.paid_at`),
  ],
  amounts: ['AmountSubtotal', 'AmountTax', 'AmountTotal', 'AmountPaid', 'AmountCredited'],
  from: sql`from invoice i
    join customer c on c.business_id = i.business_id and c.id = i.customer_id
    left join invoice o on o.business_id = i.business_id and o.id = i.corrected_invoice_id`,
  business: sql`i.business_id`,
  key: [sql`i.id`],
  dated: sql`i.issued_at`,
});

const invoiceLines = table({
  columns: [
    ['FullNumber', sql`i.full_number`],
    ['Position', sql`l.position`],
    ['ReferenceCustomer', sql`c.reference`],
    ['IdSubscription', sql`l.subscription_id`],
    ['TypeLine', sql`l.type`],
    ['LabelLocalized', sql`l.label`],
    ['Quantity', sql`l.quantity`],
    ['Currency', sql`i.currency`],
    ['AmountSubtotal', sql`l.amount_subtotal`],
    ['RateTaxPerTenThousand', sql`t.rate_per_ten_thousand`],
    ['AmountTax', sql`l.amount_tax`],
    at('DateMove', sql`l.moved_at`),
    at('DatePeriodStart', sql`l.period_start_at`),
    at('DatePeriodEnd', sql`l.period_end_at`),
    at('DateIssue', sql`i.issued_at`),
  ],
  amounts: ['AmountSubtotal', 'AmountTax'],
  from: sql`from invoice_line l
    join invoice i on i.business_id = l.business_id and i.id = l.invoice_id
    join customer c on c.business_id = i.business_id and c.id = i.customer_id
    join invoice_tax t on t.business_id = l.business_id and t.invoice_id = l.invoice_id and t.position = l.tax_position`,
  business: sql`l.business_id`,
  key: [sql`l.invoice_id`, sql`l.position`],
  dated: sql`i.issued_at`,
});

const balanceLines = table({
  columns: [
    ['Id', sql`b.id`],
    ['ReferenceCustomer', sql`c.reference`],
    ['IdSubscription', sql`b.subscription_id`],
    ['ReferenceFeature', sql`f.reference`],
    ['TypeLine', sql`b.type`],
    ['StateMove', sql`b.state`],
    ['LabelLocalized', sql`b.label`],
    ['Currency', sql`g.currency`],
    ['Amount', sql`b.amount`],
    ['KeyCharge', sql`b.key_charge`],
    ['QuantityReported', sql`b.quantity_reported`],
    ['QuantityBilled', sql`b.quantity_billed`],
    ['IdInvoice', sql`b.invoice_id`],
    at('DateMove', sql`b.moved_at`),
    at('DatePeriodStart', sql`b.period_start_at`),
    at('DatePeriodEnd', sql`b.period_end_at`),
  ],
  amounts: ['Amount'],
  from: sql`from balance_line b
    join segment g on g.business_id = b.business_id and g.id = b.segment_id
    join customer c on c.business_id = b.business_id and c.id = b.customer_id
    left join feature f on f.business_id = b.business_id and f.id = b.feature_id`,
  business: sql`b.business_id`,
  key: [sql`b.id`],
  dated: sql`coalesce(b.moved_at, b.period_start_at)`,
});

const usages = table({
  columns: [
    ['Id', sql`u.id`],
    ['ReferenceCustomer', sql`c.reference`],
    ['IdSubscription', sql`u.subscription_id`],
    ['ReferenceFeature', sql`f.reference`],
    ['Increment', sql`u.increment`],
    ['QuantityCurrent', sql`u.quantity_after`],
    ['IsEnabled', sql`u.is_enabled_after`],
    ['IsLate', sql`u.is_late`],
    at('DateStamp', sql`u.stamped_at`),
    at('DateReceived', sql`u.received_at`),
  ],
  from: sql`from usage_event u
    join subscription s on s.business_id = u.business_id and s.id = u.subscription_id
    join customer c on c.business_id = s.business_id and c.id = s.customer_id
    join feature f on f.business_id = u.business_id and f.id = u.feature_id`,
  business: sql`u.business_id`,
  key: [sql`u.id`],
  dated: sql`u.stamped_at`,
});

const payments = table({
  columns: [
    ['Id', sql`p.id`],
    ['ReferenceCustomer', sql`c.reference`],
    ['FullNumber', sql`i.full_number`],
    ['TypePayment', sql`p.type_payment`],
    ['StatePayment', sql`p.state`],
    ['Currency', sql`i.currency`],
    ['Amount', sql`p.amount`],
    ['Note', sql`p.note`],
    at('DatePayment', sql`p.paid_at`),
  ],
  amounts: ['Amount'],
  from: sql`from payment p
    join customer c on c.business_id = p.business_id and c.id = p.customer_id
    join invoice i on i.business_id = p.business_id and i.id = p.invoice_id`,
  business: sql`p.business_id`,
  key: [sql`p.id`],
  dated: sql`p.paid_at`,
});

/** By the name that the command line takes. */
export const exportTables: Readonly<Record<string, ExportTable>> = {
  customers,
  subscriptions,
  invoices,
  'invoice-lines': invoiceLines,
  'balance-lines': balanceLines,
  usages,
  payments,
};
