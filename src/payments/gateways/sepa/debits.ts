/** The book of direct debits: each is written once under its key, and waits for a file. */
import { toTimestamp } from '../../../domain/calendar/instant.ts';
import type { ChargeAnswer } from '../../../domain/collecting/charge-answer.ts';
import { declineReasonOfCode } from '../../../domain/sepa/reason-codes.ts';
import { isSepaReference } from '../../../domain/sepa/sepa-text.ts';
import type { ChargeRequest } from '../gateway.ts';
import type { GatewayCall } from '../gateway-call.ts';

/** Those of a mandate that is gone, or in another currency than the euro, are declined and not written. */
export async function bookDebits(
  call: GatewayCall,
  requests: readonly ChargeRequest[],
): Promise<readonly ChargeAnswer[]> {
  const { kysely, businessId, now } = call;
  const tokens = [...new Set(requests.map(({ token }) => token))];
  const mandates = await kysely
    .selectFrom('sepa_mandate')
    .select('reference')
    .where('business_id', '=', businessId)
    .where('reference', '=', ({ fn, val }) => fn<string>('any', [val(tokens)]))
    .where('iban', 'is not', null)
    .where('revoked_at', 'is', null)
    .execute();
  const known = new Set(mandates.map(({ reference }) => reference));
  const booked = requests.filter(({ token, currency }) => known.has(token) && currency === 'EUR');
  for (const { idempotencyKey } of booked)
    if (!isSepaReference(idempotencyKey)) throw new Error(`${idempotencyKey} cannot be told to a bank`);
  if (booked.length > 0)
    await kysely
      .insertInto('sepa_debit')
      .values(
        booked.map(({ idempotencyKey, token, amount }) => ({
          business_id: businessId,
          idempotency_key: idempotencyKey,
          mandate_reference: token,
          amount,
          asked_at: toTimestamp(now),
        })),
      )
      .onConflict((conflict) => conflict.columns(['business_id', 'idempotency_key']).doNothing())
      .execute();
  const answers = await findDebitAnswers(call, requests);
  return requests.map(
    ({ idempotencyKey, token }): ChargeAnswer =>
      answers.get(idempotencyKey) ?? {
        kind: 'Declined',
        reason: known.has(token) ? 'Rejected' : 'MethodRevoked',
      },
  );
}

export async function findDebitAnswers(
  { kysely, businessId }: GatewayCall,
  requests: readonly ChargeRequest[],
): Promise<ReadonlyMap<string, ChargeAnswer>> {
  const keys = requests.map(({ idempotencyKey }) => idempotencyKey);
  if (keys.length === 0) return new Map();
  const rows = await kysely
    .selectFrom('sepa_debit')
    .select(['idempotency_key', 'state', 'reason_code'])
    .where('business_id', '=', businessId)
    .where('idempotency_key', '=', ({ fn, val }) => fn<string>('any', [val(keys)]))
    .execute();
  return new Map(
    rows.map(({ idempotency_key: reference, state, reason_code }): [string, ChargeAnswer] => {
      if (state === 'Waiting' || state === 'Sent') return [reference, { kind: 'Pending', reference }];
      // What came back had been paid: that is told by its return.
      if (state !== 'Rejected') return [reference, { kind: 'Succeeded', reference }];
      return [reference, { kind: 'Declined', reason: declineReasonOfCode(reason_code ?? ''), reference }];
    }),
  );
}
