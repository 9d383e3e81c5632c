/** Customers with their billing address and how they pay. */
import { sql } from 'kysely';
import { exportTable, instantColumn } from './export-table.ts';

export const customers = exportTable({
  about: 'customers with their billing address and how they pay',
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
    instantColumn('DateNextBilling', sql`c.next_billing_at`),
    instantColumn('DateCreation', sql`c.created_at`),
  ],
  from: sql`from customer c
    join segment g on g.business_id = c.business_id and g.id = c.segment_id
    left join customer_address a on a.business_id = c.business_id and a.customer_id = c.id and a.kind = 'Billing'`,
  business: sql`c.business_id`,
  key: [sql`c.id`],
  dated: sql`c.created_at`,
});
