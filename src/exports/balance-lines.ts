/** Debits and credits on the balances, billed or not. */
import { sql } from 'kysely';
import { exportTable, instantColumn } from './export-table.ts';

export const balanceLines = exportTable({
  about: 'debits and credits on the balances, billed or not',
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
    instantColumn('DateMove', sql`b.moved_at`),
    instantColumn('DatePeriodStart', sql`b.period_start_at`),
    instantColumn('DatePeriodEnd', sql`b.period_end_at`),
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
