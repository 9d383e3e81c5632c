/** Registrations whose payer did not come back are asked for now and then, and expire after a day. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { livesInTimeOf } from '../../customers/clock-scope.ts';
import { askEach, type Collecting, inOne } from '../collecting/collecting.ts';
import { severalAtOnce } from '../gateways/several-at-once.ts';
import { askHowItEnded, recordAnswer } from './finish-registration.ts';

const BATCH = 100;
const AT_ONCE = 4;

interface BegunRow {
  readonly key: string;
  readonly gateway: string;
  readonly reference: string | null;
  readonly is_old: boolean;
}

export async function resolveRegistrations(collecting: Collecting, askedEvery = '10 minutes'): Promise<void> {
  const begun = await inOne(collecting, (context) => claim(context, collecting, askedEvery));
  await askEach(collecting, begun, async (open, rows) => {
    await severalAtOnce(rows, AT_ONCE, async ({ key, gateway, reference, is_old }) => {
      if (reference !== null) {
        const answer = await askHowItEnded(open, collecting.now, reference);
        await inOne(collecting, (context) => recordAnswer(context, gateway, key, answer));
      }
      if (is_old) await inOne(collecting, (context) => expire(context, key));
    });
  });
}

/** By the index `method_registration_begun`. */
async function claim(
  { transaction, businessId }: Context,
  { gateways, buyerId }: Collecting,
  askedEvery: string,
): Promise<readonly BegunRow[]> {
  const { rows } = await sql<BegunRow>`
    update method_registration r set asked_at = now()
    from (select key from method_registration
      where business_id = ${businessId} and state = 'Begun' and asked_at <= now() - ${askedEvery}::interval
        and gateway = any(${[...gateways.keys()]}) and ${livesInTimeOf('customer_id', { businessId, buyerId })}
      order by asked_at limit ${BATCH} for update skip locked) due
    where r.business_id = ${businessId} and r.key = due.key
    returning r.key, r.gateway, r.gateway_reference as reference, r.begun_at < now() - interval '1 day' as is_old`.execute(
    transaction,
  );
  return rows;
}

async function expire({ transaction, businessId }: Context, key: string): Promise<void> {
  await sql`update method_registration set state = 'Expired', ended_at = now()
    where business_id = ${businessId} and key = ${key} and state = 'Begun'`.execute(transaction);
}
