/**
 * What is left to pay of an invoice, in one place. Money that was given back for a credit note was paid before: once a
 * bank takes the rest back as well, it no longer counts as paid.
 */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** Negative while a refund is still to be given; never more than credit notes leave of the invoice. */
const openOfInvoice = `
create function open_amount(one invoice) returns bigint language sql stable as $$
  select one.amount_total - one.amount_credited - case when one.amount_credited = 0 then one.amount_paid else
    greatest(0, one.amount_paid - (
      select coalesce(sum(c.amount_paid), 0)::bigint from invoice c
      where c.business_id = one.business_id and c.corrected_invoice_id = one.id and c.type_credit = 'Refund')) end
$$;
`;

export const openAmount: Migration = {
  id: '0021-open-amount',
  async up(db) {
    await sql.raw(openOfInvoice).execute(db);
  },
};
