/** The simulator's book of refunds: it gives back no more than it took, once under each key. */
import { sql } from 'kysely';
import type { RefundRequest } from '../gateway.ts';
import type { GatewayCall } from '../gateway-call.ts';
import type { RefundAnswer } from '../gateway-news.ts';
import { dropReturns } from './reversals.ts';

export async function refund(
  call: GatewayCall,
  requests: readonly RefundRequest[],
): Promise<readonly RefundAnswer[]> {
  for (const request of requests) await book(call, request);
  const booked = await findRefunds(call, requests);
  return requests.map(
    ({ idempotencyKey }): RefundAnswer =>
      booked.get(idempotencyKey) ?? { kind: 'Failed', reason: 'There is no such charge.' },
  );
}

/** The charge is locked first, so that two refunds of it cannot both find enough left. */
async function book({ kysely, businessId }: GatewayCall, request: RefundRequest): Promise<void> {
  const { idempotencyKey, chargeReference, amount } = request;
  await sql`
    with taken as (
      select amount from simulator_charge
      where business_id = ${businessId} and idempotency_key = ${chargeReference} and decline_reason is null and is_told
      for update)
    insert into simulator_refund (business_id, idempotency_key, charge_key, amount, failure)
    select ${businessId}, ${idempotencyKey}, ${chargeReference}, ${amount},
      case when taken.amount < ${amount}::bigint + (select coalesce(sum(r.amount), 0) from simulator_refund r
          where r.business_id = ${businessId} and r.charge_key = ${chargeReference} and r.failure is null
            and r.idempotency_key <> ${idempotencyKey})
          + (select coalesce(sum(v.amount), 0) from simulator_reversal v where v.business_id = ${businessId}
            and v.charge_key = ${chargeReference} and v.is_told and not v.is_withdrawal_told)
        then 'More than is left of the charge.' end
    from taken
    on conflict (business_id, idempotency_key) do nothing`.execute(kysely);
  await dropReturns(kysely, businessId, chargeReference);
}

export async function findRefunds(
  { kysely, businessId }: GatewayCall,
  requests: readonly RefundRequest[],
): Promise<ReadonlyMap<string, RefundAnswer>> {
  const keys = requests.map(({ idempotencyKey }) => idempotencyKey);
  if (keys.length === 0) return new Map();
  const rows = await kysely
    .selectFrom('simulator_refund')
    .select(['idempotency_key', 'failure'])
    .where('business_id', '=', businessId)
    .where('idempotency_key', '=', ({ fn, val }) => fn<string>('any', [val(keys)]))
    .execute();
  return new Map(
    rows.map(({ idempotency_key, failure }) => [
      idempotency_key,
      failure === null
        ? { kind: 'Succeeded', reference: idempotency_key }
        : { kind: 'Failed', reason: failure },
    ]),
  );
}
