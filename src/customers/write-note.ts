/** Writes a note of the staff about a customer, which the customer may ask to see (GDPR art. 15). */
import type { Context } from '../accounts/context.ts';
import { fieldChecks, isStorableText } from '../accounts/field-checks.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { type CustomerNote, noteOf } from './find-notes.ts';
import { lockCustomer } from './lock-customer.ts';

const MAX_LENGTH = 5_000;

export async function writeNote(
  context: Context,
  customerId: number,
  body: string,
): Promise<Outcome<CustomerNote>> {
  const checks = fieldChecks();
  checks.expect('Note', body !== '' && isStorableText(body, MAX_LENGTH), `1 … ${MAX_LENGTH}`);
  const checked = checks.conclude(body);
  if (!checked.ok) return checked;
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  const row = await context.transaction
    .insertInto('customer_note')
    .values({
      business_id: context.businessId,
      customer_id: customerId,
      body,
      created_at: toTimestamp(context.now),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return accept(noteOf(row));
}
