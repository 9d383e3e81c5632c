/** Terminates the subscriptions that the lines of a batch name, all of one moment at once. */
import type { Instant } from '../../domain/calendar/instant.ts';
import type { TerminationMoment } from '../../domain/subscription/stop.ts';
import {
  findTerminationRefusals,
  terminateSubscriptions,
} from '../../subscriptions/terminate-subscriptions.ts';
import type { RowRefusal } from '../import-port.ts';
import type { TerminationTime } from '../mapping.ts';
import type { BatchContext } from './batch-context.ts';
import type { PlannedTermination } from './planned-rows.ts';

export async function terminateRows(
  { context, segments }: BatchContext,
  planned: readonly PlannedTermination[],
  { when, ignoresEngagement }: TerminationTime,
): Promise<readonly RowRefusal[]> {
  const refused: RowRefusal[] = [];
  const groups = Map.groupBy(planned, ({ row }) => (when === 'date' ? row.termination.terminationAt : null));
  for (const [terminationAt, rows] of groups) {
    const request = { moment: momentOf(when, terminationAt), ignoresEngagement, hasProratedCredit: false };
    const ids = [...new Set(rows.flatMap(({ subscriptionIds }) => subscriptionIds))];
    const outcome = await terminateSubscriptions(context, segments, ids, request);
    if (outcome.ok) continue;
    const refusals = await findTerminationRefusals(context, segments, ids, request);
    for (const { row, subscriptionIds } of rows) {
      const refusal = subscriptionIds.map((id) => refusals.get(id)).find((found) => found !== undefined);
      if (refusal) refused.push({ line: row.line, refusal });
    }
  }
  return refused;
}

function momentOf(when: TerminationTime['when'], at: Instant | null): TerminationMoment {
  if (when === 'atTerm') return { kind: 'AtTerm' };
  if (when === 'now') return { kind: 'Now' };
  if (at === null) throw new Error('a line without its date of termination was refused before');
  return { kind: 'OnDate', at };
}
