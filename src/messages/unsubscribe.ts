/**
 * Ends letters that nobody is owed, by the link at their foot: no account is needed, and the link can do nothing else.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import { inBusiness } from '../database/business-scope.ts';
import type { Tables } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { accept } from '../domain/refusal/outcome.ts';
import { changeCustomerCorrespondence } from './correspondence/correspondence.ts';

export interface Subscriber {
  readonly businessId: number;
  readonly customerId: number;
}

/** Valid for ever: a letter may be read years later, and its reader still be in the right. */
export function unsubscribeToken(serverSecret: string, { businessId, customerId }: Subscriber): string {
  const whom = `${businessId.toString(36)}.${customerId.toString(36)}`;
  return `${whom}.${seal(serverSecret, whom)}`;
}

/** Undefined when it was not made by this server. */
export function readUnsubscribeToken(serverSecret: string, token: string): Subscriber | undefined {
  const [, whom, mark] = /^([0-9a-z]{1,11}\.[0-9a-z]{1,11})\.([\w-]{22})$/.exec(token) ?? [];
  if (whom === undefined || mark === undefined) return undefined;
  if (!timingSafeEqual(Buffer.from(mark), Buffer.from(seal(serverSecret, whom)))) return undefined;
  const [businessId, customerId] = whom.split('.').map((part) => Number.parseInt(part, 36));
  return businessId === undefined || customerId === undefined ? undefined : { businessId, customerId };
}

/** False when the customer is no longer there. */
export async function unsubscribe(
  kysely: Kysely<Tables>,
  { businessId, customerId }: Subscriber,
  now: Instant,
): Promise<boolean> {
  const outcome = await inBusiness(kysely, { businessId, agentId: null, now }, async (transaction) => {
    const known = await transaction
      .selectFrom('customer')
      .select('id')
      .where('business_id', '=', businessId)
      .where('id', '=', customerId)
      .executeTakeFirst();
    if (!known) return accept(false);
    await changeCustomerCorrespondence(transaction, businessId, customerId, { isUnsubscribed: true });
    return accept(true);
  });
  return outcome.ok && outcome.value;
}

function seal(serverSecret: string, whom: string): string {
  return createHmac('sha256', serverSecret)
    .update(`unsubscribe ${whom}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}
