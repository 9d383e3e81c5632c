/** Says what a key is used for. */
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';

export async function renameApiKey(context: Context, keyId: number, name: string): Promise<Outcome<void>> {
  const { numUpdatedRows } = await context.transaction
    .updateTable('api_key')
    .set({ name })
    .where('business_id', '=', context.businessId)
    .where('id', '=', keyId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 0n ? refuse('Error.ApiKey.NotFound', 'apiKeyId') : accept(undefined);
}
