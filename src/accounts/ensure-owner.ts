/** Every business has an owner: the oldest one, made where there is none. */
import { toTimestamp } from '../domain/calendar/instant.ts';
import type { Context } from './context.ts';

/** Answers the agent's id. */
export async function ensureOwner({ transaction, businessId, now }: Context): Promise<number> {
  const known = await transaction
    .selectFrom('agent')
    .select('id')
    .where('business_id', '=', businessId)
    .where('role', '=', 'Owner')
    .where('status', '=', 'Enabled')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (known) return known.id;
  const at = toTimestamp(now);
  const made = await transaction
    .insertInto('agent')
    .values({ business_id: businessId, name: 'Owner', role: 'Owner', created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}
