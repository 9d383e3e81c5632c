/** Moves debits to what became of them, and tells the rest of the program as a gateway would, in one transaction. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import type { SepaDebitState } from '../../database/table-types.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { declineReasonOfCode } from '../../domain/sepa/reason-codes.ts';
import type { GatewayNews } from '../gateways/gateway-news.ts';
import { recordNews } from '../news/record-news.ts';

export interface MovedDebit {
  readonly id: number;
  readonly idempotency_key: string;
  readonly mandate_reference: string;
  readonly amount: number;
  readonly state: SepaDebitState;
  /** Of the bank; '' when it settled. */
  readonly code: string;
}

type Outcome = 'Settled' | 'Rejected' | 'Returned';

/** What a debit in this state becomes; undefined leaves it as it is. */
function nextState(state: SepaDebitState, told: Outcome): Outcome | undefined {
  if (told === 'Settled') return state === 'Sent' ? 'Settled' : undefined;
  // Refused or taken back, it is a refusal before the money came and a return after.
  if (state === 'Sent') return 'Rejected';
  return state === 'Settled' ? 'Returned' : undefined;
}

/** @param debits locked */
export async function moveDebits(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  debits: readonly MovedDebit[],
  told: Outcome,
): Promise<Readonly<Record<Lowercase<Outcome>, number>>> {
  const moved = debits.flatMap((debit) => {
    const next = nextState(debit.state, told);
    return next === undefined ? [] : [{ debit, next }];
  });
  if (moved.length > 0) {
    await sql`update sepa_debit d set state = v.state::sepa_debit_state, reason_code = nullif(v.code, ''),
        decided_at = ${toTimestamp(context.now)}::timestamptz
      from unnest(${moved.map(({ debit }) => debit.id)}::bigint[], ${moved.map(({ next }) => next)}::text[],
        ${moved.map(({ debit }) => debit.code)}::text[]) as v(id, state, code)
      where d.business_id = ${context.businessId} and d.id = v.id`.execute(context.transaction);
    await recordNews(
      context,
      segments,
      'sepa',
      moved.map(({ debit, next }) => newsOf(debit, next)),
    );
    await markSettledBatches(context);
  }
  const count = (state: Outcome) => moved.filter(({ next }) => next === state).length;
  return { settled: count('Settled'), rejected: count('Rejected'), returned: count('Returned') };
}

function newsOf({ idempotency_key: key, amount, code }: MovedDebit, next: Outcome): GatewayNews {
  if (next === 'Settled')
    return { kind: 'ChargeSettled', idempotencyKey: key, answer: { kind: 'Succeeded', reference: key } };
  const reason = declineReasonOfCode(code);
  if (next === 'Rejected')
    return {
      kind: 'ChargeSettled',
      idempotencyKey: key,
      answer: { kind: 'Declined', reason, reference: key },
    };
  return {
    kind: 'ChargeReversed',
    reversalReference: `return-of-${key}`,
    idempotencyKey: key,
    cause: 'Return',
    code,
    reason,
    amount,
  };
}

/** A batch is done once the bank has answered for each of its debits. */
async function markSettledBatches({ transaction, businessId, now }: Context): Promise<void> {
  await sql`update sepa_batch b set settled_at = ${toTimestamp(now)}::timestamptz
    where b.business_id = ${businessId} and b.settled_at is null and not exists (
      select from sepa_debit d where d.business_id = b.business_id and d.batch_id = b.id and d.state = 'Sent')`.execute(
    transaction,
  );
}
