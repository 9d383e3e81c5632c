/** Deletes a note of the staff about a customer. */
import type { Context } from '../accounts/context.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

export async function deleteNote(
  context: Context,
  customerId: number,
  noteId: number,
): Promise<Outcome<void>> {
  const deleted = await context.transaction
    .deleteFrom('customer_note')
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', customerId)
    .where('id', '=', noteId)
    .returning('id')
    .executeTakeFirst();
  return deleted ? accept(undefined) : refuse('Error.CustomerNote.NotFound', 'noteId');
}
