/**
 * A gateway for demonstrations and tests: it keeps books of its own as a real one would, and what a method does is
 * in its token. Card charges are answered at once; direct debits are pending for some days of the business's time.
 */
import { at } from '../../../database/bulk.ts';
import { toTimestamp } from '../../../domain/calendar/instant.ts';
import { addDays } from '../../../domain/calendar/period.ts';
import {
  type ChargeAnswer,
  type DeclineReason,
  declineReasons,
} from '../../../domain/collecting/charge-answer.ts';
import type { ChargeRequest, Gateway } from '../gateway.ts';
import type { GatewayCall } from '../gateway-call.ts';
import type { SettledCharge } from '../gateway-news.ts';

/** What the beginning of a token makes of its charges; anything else is paid (shared/wire.md, b: sandbox cards). */
const behaviours: Readonly<Record<string, DeclineReason>> = {
  'authenticate-': 'AuthenticationRequired',
  'no-funds-': 'InsufficientFunds',
  'rejected-': 'Rejected',
  'revoked-': 'MethodRevoked',
};
/** Working days that a bank takes are not simulated: three days are three days. */
const DAYS_OF_DEBIT = 3;

const MOST_SETTLED = 1_000;

export const simulator: Gateway = {
  name: 'simulator',
  title: { en: 'Simulator of cards and direct debits', fr: 'Simulateur de cartes et de prélèvements' },
  typesPayment: ['Card', 'DirectDebit'],
  settings: [],
  async charge(call, requests) {
    await book(call, requests);
    const booked = await findBooked(call, requests);
    return requests.map(({ idempotencyKey }): ChargeAnswer => {
      const answer = booked.get(idempotencyKey);
      if (!answer) throw new Error(`the simulator lost the charge ${idempotencyKey}`);
      return answer;
    });
  },
  lookUp: findBooked,
  async findSettled({ kysely, businessId, now }) {
    const rows = await kysely
      .selectFrom('simulator_charge')
      .select(['idempotency_key', 'decline_reason'])
      .where('business_id', '=', businessId)
      .where('is_told', '=', false)
      .where('settles_at', '<=', at(now))
      .orderBy('settles_at')
      .limit(MOST_SETTLED)
      .execute();
    return rows.map((row): SettledCharge => ({ idempotencyKey: row.idempotency_key, answer: decided(row) }));
  },
  async acknowledge({ kysely, businessId }, idempotencyKeys) {
    await kysely
      .updateTable('simulator_charge')
      .set({ is_told: true })
      .where('business_id', '=', businessId)
      .where('idempotency_key', '=', ({ fn, val }) => fn<string>('any', [val(idempotencyKeys)]))
      .execute();
  },
};

async function book(
  { kysely, businessId, now }: GatewayCall,
  requests: readonly ChargeRequest[],
): Promise<void> {
  const rows = requests.map((request) => {
    const isDebit = request.typePayment === 'DirectDebit';
    return {
      business_id: businessId,
      idempotency_key: request.idempotencyKey,
      token: request.token,
      amount: request.amount,
      decline_reason: declineOf(request.token),
      settles_at: toTimestamp(isDebit ? addDays(now, DAYS_OF_DEBIT, 'UTC') : now),
      is_told: !isDebit,
    };
  });
  if (rows.length === 0) return;
  await kysely
    .insertInto('simulator_charge')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['business_id', 'idempotency_key']).doNothing())
    .execute();
}

function declineOf(token: string): DeclineReason | null {
  const found = Object.entries(behaviours).find(([beginning]) => token.startsWith(beginning));
  return found ? found[1] : null;
}

async function findBooked(
  { kysely, businessId }: GatewayCall,
  requests: readonly ChargeRequest[],
): Promise<ReadonlyMap<string, ChargeAnswer>> {
  if (requests.length === 0) return new Map();
  const idempotencyKeys = requests.map(({ idempotencyKey }) => idempotencyKey);
  const rows = await kysely
    .selectFrom('simulator_charge')
    .select(['idempotency_key', 'decline_reason', 'is_told'])
    .where('business_id', '=', businessId)
    .where('idempotency_key', '=', ({ fn, val }) => fn<string>('any', [val(idempotencyKeys)]))
    .execute();
  return new Map(rows.map((row) => [row.idempotency_key, row.is_told ? decided(row) : { kind: 'Pending' }]));
}

function decided({ decline_reason }: { readonly decline_reason: string | null }): SettledCharge['answer'] {
  const reason = declineReasons.find((one) => one === decline_reason);
  return reason ? { kind: 'Declined', reason } : { kind: 'Succeeded' };
}
