/** The simulator's book of charges: each is written once under its key, with what its token makes of it. */
import { at } from '../../../database/bulk.ts';
import { inTransaction } from '../../../database/transaction.ts';
import { toTimestamp } from '../../../domain/calendar/instant.ts';
import { addDays } from '../../../domain/calendar/period.ts';
import {
  type ChargeAnswer,
  type DeclineReason,
  declineReasons,
} from '../../../domain/collecting/charge-answer.ts';
import { accept } from '../../../domain/refusal/outcome.ts';
import type { ChargeRequest } from '../gateway.ts';
import type { GatewayCall } from '../gateway-call.ts';
import type { SettledCharge } from '../gateway-news.ts';

/** What the beginning of a token makes of its charges; anything else is paid (shared/wire.md, b: sandbox cards). */
const behaviours: Readonly<Record<string, DeclineReason>> = {
  'authenticate-': 'AuthenticationRequired',
  'no-funds-': 'InsufficientFunds',
  'rejected-': 'Rejected',
  'revoked-': 'MethodRevoked',
};
/** Paid, and taken back by the bank some days later. */
const RETURNED = 'returned-';

/** Working days that a bank takes are not simulated: three days are three days. */
const DAYS_OF_DEBIT = 3;
const DAYS_TO_RETURN = 5;

const MOST_TOLD = 1_000;

export async function charge(
  call: GatewayCall,
  requests: readonly ChargeRequest[],
): Promise<readonly ChargeAnswer[]> {
  await book(call, requests);
  const booked = await findBooked(call, requests);
  return requests.map(({ idempotencyKey }): ChargeAnswer => {
    const answer = booked.get(idempotencyKey);
    if (!answer) throw new Error(`the simulator lost the charge ${idempotencyKey}`);
    return answer;
  });
}

async function book(
  { kysely, businessId, now }: GatewayCall,
  requests: readonly ChargeRequest[],
): Promise<void> {
  if (requests.length === 0) return;
  const booked = requests.map((request) => {
    const isDebit = request.typePayment === 'DirectDebit';
    return { ...request, isDebit, settlesAt: isDebit ? addDays(now, DAYS_OF_DEBIT, 'UTC') : now };
  });
  // The books of a demonstration are written within its own transaction.
  await inTransaction(kysely, async (transaction) => {
    const written = await transaction
      .insertInto('simulator_charge')
      .values(
        booked.map(({ idempotencyKey, token, amount, isDebit, settlesAt }) => ({
          business_id: businessId,
          idempotency_key: idempotencyKey,
          token,
          amount,
          decline_reason: declineOf(token),
          settles_at: toTimestamp(settlesAt),
          is_told: !isDebit,
        })),
      )
      .onConflict((conflict) => conflict.columns(['business_id', 'idempotency_key']).doNothing())
      .returning('idempotency_key')
      .execute();
    const fresh = new Set(written.map((row) => row.idempotency_key));
    const returned = booked.filter(
      ({ token, idempotencyKey }) => token.startsWith(RETURNED) && fresh.has(idempotencyKey),
    );
    if (returned.length === 0) return accept(undefined);
    await transaction
      .insertInto('simulator_reversal')
      .values(
        returned.map(({ idempotencyKey, amount, settlesAt }) => ({
          business_id: businessId,
          reference: `return-of-${idempotencyKey}`,
          charge_key: idempotencyKey,
          cause: 'Return' as const,
          code: 'MD06',
          reason: 'Rejected' as const,
          amount,
          happens_at: toTimestamp(addDays(settlesAt, DAYS_TO_RETURN, 'UTC')),
        })),
      )
      .execute();
    return accept(undefined);
  });
}

function declineOf(token: string): DeclineReason | null {
  const found = Object.entries(behaviours).find(([beginning]) => token.startsWith(beginning));
  return found ? found[1] : null;
}

export async function findBooked(
  { kysely, businessId }: GatewayCall,
  requests: readonly ChargeRequest[],
): Promise<ReadonlyMap<string, ChargeAnswer>> {
  const idempotencyKeys = requests.map(({ idempotencyKey }) => idempotencyKey);
  if (idempotencyKeys.length === 0) return new Map();
  const rows = await kysely
    .selectFrom('simulator_charge')
    .select(['idempotency_key', 'decline_reason', 'is_told'])
    .where('business_id', '=', businessId)
    .where('idempotency_key', '=', ({ fn, val }) => fn<string>('any', [val(idempotencyKeys)]))
    .execute();
  return new Map(
    rows.map((row) => [
      row.idempotency_key,
      row.is_told ? decided(row) : { kind: 'Pending', reference: row.idempotency_key },
    ]),
  );
}

export async function findSettled({
  kysely,
  businessId,
  now,
}: GatewayCall): Promise<readonly SettledCharge[]> {
  const rows = await kysely
    .selectFrom('simulator_charge')
    .select(['idempotency_key', 'decline_reason'])
    .where('business_id', '=', businessId)
    .where('is_told', '=', false)
    .where('settles_at', '<=', at(now))
    .orderBy('settles_at')
    .limit(MOST_TOLD)
    .execute();
  return rows.map((row) => ({ idempotencyKey: row.idempotency_key, answer: decided(row) }));
}

export async function markSettledTold(
  { kysely, businessId }: GatewayCall,
  idempotencyKeys: readonly string[],
): Promise<void> {
  if (idempotencyKeys.length === 0) return;
  await kysely
    .updateTable('simulator_charge')
    .set({ is_told: true })
    .where('business_id', '=', businessId)
    .where('idempotency_key', '=', ({ fn, val }) => fn<string>('any', [val(idempotencyKeys)]))
    .execute();
}

function decided(row: {
  readonly idempotency_key: string;
  readonly decline_reason: string | null;
}): SettledCharge['answer'] {
  const reference = row.idempotency_key;
  const reason = declineReasons.find((one) => one === row.decline_reason);
  return reason ? { kind: 'Declined', reason, reference } : { kind: 'Succeeded', reference };
}
