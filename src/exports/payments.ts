/** Payments received. */
import { sql } from 'kysely';
import { exportTable, instantColumn } from './export-table.ts';

export const payments = exportTable({
  about: 'payments received',
  columns: [
    ['Id', sql`p.id`],
    ['ReferenceCustomer', sql`c.reference`],
    ['FullNumber', sql`i.full_number`],
    ['TypePayment', sql`p.type_payment`],
    ['StatePayment', sql`p.state`],
    ['Currency', sql`i.currency`],
    ['Amount', sql`p.amount`],
    ['Note', sql`p.note`],
    instantColumn('DatePayment', sql`p.paid_at`),
  ],
  amounts: ['Amount'],
  from: sql`from payment p
    join customer c on c.business_id = p.business_id and c.id = p.customer_id
    join invoice i on i.business_id = p.business_id and i.id = p.invoice_id`,
  business: sql`p.business_id`,
  key: [sql`p.id`],
  dated: sql`p.paid_at`,
});
