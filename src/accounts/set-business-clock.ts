/** Freezes the test clock of a sandbox, or lets it run, from what it shows (domain.md §12). */
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { type BusinessClock, readClock } from '../domain/clock/business-clock.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { businessOf } from './business.ts';
import { clockColumns } from './clock-columns.ts';
import type { Context } from './context.ts';
import { recordAudit } from './record-audit.ts';

/** @param realNow the machine's time: a clock that runs runs on from there. */
export async function setBusinessClock(
  context: Context,
  mode: 'Running' | 'Frozen',
  realNow: Instant,
): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const row = await transaction
    .selectFrom('business')
    .selectAll()
    .where('business_id', '=', businessId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { kind, clock } = businessOf(row);
  if (kind !== 'Sandbox') return refuse('Error.Clock.NotMovable', 'ModeClock');
  if (clock.mode === mode) return accept(undefined);
  const at = readClock(clock, realNow);
  const set: BusinessClock = mode === 'Frozen' ? { mode, at } : { mode, at, setAt: realNow };
  await transaction
    .updateTable('business')
    .set(clockColumns(set))
    .where('business_id', '=', businessId)
    .execute();
  await recordAudit(context, {
    action: 'Clock.Set',
    subjectKind: 'business',
    subjectId: businessId,
    data: { from: clock.mode, to: mode, at: toTimestamp(at) },
  });
  return accept(undefined);
}
