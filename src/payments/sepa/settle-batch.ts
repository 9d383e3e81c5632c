/** For a bank whose statements tell nothing of single debits: an agent says that the money of a file came. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import type { Segment } from '../../accounts/segment.ts';
import { localDate } from '../../domain/calendar/period.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { type MovedDebit, moveDebits } from './move-debits.ts';

/** All that the bank did not refuse. Not before the day of the collection. */
export async function settleBatch(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  id: number,
  timeZone: string,
): Promise<Outcome<void>> {
  const { transaction, businessId, now } = context;
  const batch = await transaction
    .selectFrom('sepa_batch')
    .select(['collected_on', 'settled_at'])
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!batch) return refuse('Error.SepaBatch.NotFound', 'sepaBatchId');
  if (batch.settled_at !== null) return refuse('Error.SepaBatch.Settled');
  if (localDate(now, timeZone) < batch.collected_on)
    return refuse('Error.SepaBatch.TooEarly', undefined, { day: batch.collected_on });
  const { rows } = await sql<MovedDebit>`
    select id, idempotency_key, mandate_reference, amount, state, '' as code from sepa_debit
    where business_id = ${businessId} and batch_id = ${id} and state = 'Sent' order by id for update`.execute(
    transaction,
  );
  await moveDebits(context, segments, rows, 'Settled');
  await recordAudit(context, {
    action: 'SepaBatch.Settled',
    subjectKind: 'sepa_batch',
    subjectId: id,
    data: { count: rows.length },
  });
  return accept(undefined);
}
