/** Has gateways forget the methods that were removed, after the fact; one that fails is tried again later. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { livesInTimeOf } from '../../customers/clock-scope.ts';
import { askEach, type Collecting, inOne } from '../collecting/collecting.ts';
import { inTime } from '../gateways/in-time.ts';
import { severalAtOnce } from '../gateways/several-at-once.ts';

interface RemovedMethod {
  readonly id: number;
  readonly gateway: string;
  readonly token: string;
}

const BATCH = 100;
const AT_ONCE = 4;

export async function forgetMethods(collecting: Collecting): Promise<void> {
  const claimed = await inOne(collecting, (context) => claim(context, collecting));
  await askEach(collecting, claimed, async ({ gateway, call }, methods) => {
    await severalAtOnce(methods, AT_ONCE, async ({ id, token }) => {
      await inTime(gateway.forget?.(call(collecting.now), token) ?? Promise.resolve());
      await inOne(collecting, (context) => markForgotten(context, id));
    });
  });
}

/** A charge that is under way still needs it. By the index `payment_permission_to_forget`. */
async function claim(
  { transaction, businessId }: Context,
  { buyerId, gateways }: Collecting,
): Promise<readonly RemovedMethod[]> {
  const { rows } = await sql<RemovedMethod>`
    update payment_permission p set forget_at = now() + interval '1 hour'
    from (select r.id from payment_permission r
      where r.business_id = ${businessId} and r.forget_at <= now() and r.gateway = any(${[...gateways.keys()]})
        and ${livesInTimeOf('r.customer_id', { businessId, buyerId })}
        and not exists (select from charge h where h.business_id = r.business_id and h.permission_id = r.id
          and h.state in ('Sent', 'Pending'))
      order by r.forget_at limit ${BATCH} for update skip locked) due
    where p.business_id = ${businessId} and p.id = due.id and p.state = 'Removed'
    returning p.id, p.gateway, p.gateway_token as token`.execute(transaction);
  return rows;
}

async function markForgotten({ transaction, businessId }: Context, id: number): Promise<void> {
  await transaction
    .updateTable('payment_permission')
    .set({
      forget_at: null,
      // Of somebody who was anonymised, nothing is kept.
      gateway_token: sql<string>`case when display_name = '' then '' else gateway_token end`,
    })
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .where('state', '=', 'Removed')
    .execute();
}
