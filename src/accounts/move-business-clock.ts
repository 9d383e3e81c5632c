/** Moves the test clock of a sandbox forward (domain.md §12). The tick then plays what fell due, in order. */
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { type BusinessClock, moveClock, readClock } from '../domain/clock/business-clock.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { businessOf } from './business.ts';
import { clockColumns } from './clock-columns.ts';
import type { Context } from './context.ts';
import { recordAudit } from './record-audit.ts';

/** @param realNow the machine's time: a running test clock runs on from there. */
export async function moveBusinessClock(
  context: Context,
  to: Instant,
  realNow: Instant,
): Promise<Outcome<BusinessClock>> {
  const { transaction, businessId } = context;
  const row = await transaction
    .selectFrom('business')
    .selectAll()
    .where('business_id', '=', businessId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { clock } = businessOf(row);
  const moved = moveClock(clock, to, realNow);
  if (!moved.ok) return moved;
  await transaction
    .updateTable('business')
    .set(clockColumns(moved.value))
    .where('business_id', '=', businessId)
    .execute();
  await recordAudit(context, {
    action: 'Clock.Moved',
    subjectKind: 'business',
    subjectId: businessId,
    data: { from: toTimestamp(readClock(clock, realNow)), to: toTimestamp(to) },
  });
  return accept(moved.value);
}
