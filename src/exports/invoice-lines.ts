/** The lines of invoices and credit notes, each with its share of the tax. */
import { sql } from 'kysely';
import { exportTable, instantColumn } from './export-table.ts';

export const invoiceLines = exportTable({
  about: 'the lines of invoices and credit notes, each with its share of the tax',
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
    instantColumn('DateMove', sql`l.moved_at`),
    instantColumn('DatePeriodStart', sql`l.period_start_at`),
    instantColumn('DatePeriodEnd', sql`l.period_end_at`),
    instantColumn('DateIssue', sql`i.issued_at`),
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
