/** Invoices and credit notes, drafts included; their buyers as printed, those that were anonymised left out. */
import { sql } from 'kysely';
import { exportTable, instantColumn } from './export-table.ts';

export const invoices = exportTable({
  about: 'invoices and credit notes, drafts included',
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
    ['Reason', sql`i.reason`, 'Sealed'],
    ['Note', sql`i.note`, 'Sealed'],
    ['NameBuyer', sql`i.buyer ->> 'name'`, 'Sealed'],
    ['EmailBuyer', sql`i.buyer ->> 'email'`, 'Sealed'],
    ['CompanyBuyer', sql`i.buyer #>> '{billingAddress,company}'`, 'Sealed'],
    ['ZipCodeBuyer', sql`i.buyer #>> '{billingAddress,zipCode}'`, 'Sealed'],
    ['CityBuyer', sql`i.buyer #>> '{billingAddress,city}'`, 'Sealed'],
    ['CountryBuyer', sql`i.buyer #>> '{billingAddress,country}'`, 'Sealed'],
    ['TaxInformationBuyer', sql`i.buyer ->> 'vatNumber'`, 'Sealed'],
    instantColumn('DateIssue', sql`i.issued_at`),
    instantColumn('DatePaymentLimit', sql`i.payment_limit_at`),
    instantColumn('DatePayment', sql`i.paid_at`),
  ],
  amounts: ['AmountSubtotal', 'AmountTax', 'AmountTotal', 'AmountPaid', 'AmountCredited'],
  sealed: sql`i.number is not null and c.anonymised_at is not null`,
  from: sql`from invoice i
    join customer c on c.business_id = i.business_id and c.id = i.customer_id
    left join invoice o on o.business_id = i.business_id and o.id = i.corrected_invoice_id`,
  business: sql`i.business_id`,
  key: [sql`i.id`],
  dated: sql`i.issued_at`,
});
