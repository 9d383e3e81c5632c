/**
 * A new method takes a customer off the grey list where its segment says so, if dunning or failed charges brought it
 * there. What an agent decided, and what was done on the payment forms, a card that works does not undo.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { recordGreyListing } from './record-grey-listing.ts';

const reasons = {
  en: 'A new payment method was registered',
  fr: 'Un nouveau moyen de paiement a été enregistré',
};

/** Of the customer `c` and its segment `s`. */
const isLeftByMethod: RawBuilder<boolean> = sql`c.is_grey_listed and s.leaves_grey_list_by_method
  and (select g.cause from grey_listing g where g.business_id = c.business_id and g.customer_id = c.id
    order by g.id desc limit 1) in ('Dunning', 'FailedCharges')`;

/** The customers are locked. */
export async function leaveGreyList(context: Context, customerIds: readonly number[]): Promise<void> {
  if (customerIds.length === 0) return;
  const { transaction, businessId, now } = context;
  const { rows } = await sql<{ id: number; language: string }>`
    update customer c set is_grey_listed = false, updated_at = ${toTimestamp(now)}::timestamptz
    from segment s
    where s.business_id = c.business_id and s.id = c.segment_id and c.business_id = ${businessId}
      and c.id = any(${customerIds}) and ${isLeftByMethod}
    returning c.id, s.language`.execute(transaction);
  for (const { id, language } of rows) {
    const reason = reasons[language === 'fr' ? 'fr' : 'en'];
    await recordGreyListing(context, id, { isGreyListed: false, reason, cause: 'NewMethod' });
  }
}

/** Payment forms are closed to whoever is on the list, but for those whom a new method takes off it. */
export async function mayUsePaymentForms(
  { transaction, businessId }: Context,
  customerId: number,
): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select not c.is_grey_listed or ${isLeftByMethod} as may
    from customer c join segment s on s.business_id = c.business_id and s.id = c.segment_id
    where c.business_id = ${businessId} and c.id = ${customerId}`.execute(transaction);
  return rows[0]?.may ?? false;
}
