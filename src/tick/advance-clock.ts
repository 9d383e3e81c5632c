/** Brings a business up to an instant: the one path of the command line, the API and the server's own loop. */
import type { Kysely } from 'kysely';
import type { Business } from '../accounts/business.ts';
import type { Agent } from '../accounts/context.ts';
import { moveBusinessClock } from '../accounts/move-business-clock.ts';
import type { Tables } from '../database/table-types.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { readClock } from '../domain/clock/business-clock.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { type TickCounts, type TickOptions, tickAt, tickThrough } from './tick-business.ts';

/**
 * A test clock is moved to `until`, and every due event up to there is played in order; a kill on the way leaves
 * the clock where it was, and the next run goes on. Without `until`, and for a real clock, what is due now is done.
 */
export async function advanceClock(
  kysely: Kysely<Tables>,
  business: Business,
  realNow: Instant,
  until: Instant | undefined,
  { agent = { name: 'tick' }, ...options }: TickOptions & { readonly agent?: Agent } = {},
): Promise<Outcome<TickCounts>> {
  const { id, clock } = business;
  const now = readClock(clock, realNow);
  if (clock.mode === 'Real') {
    if (until !== undefined && until > realNow) return refuse('Error.Clock.NotMovable');
    return accept(await tickAt(kysely, id, now, options));
  }
  const goal = until ?? now;
  if (goal < now) return refuse('Error.Clock.Backwards', 'until', { now: toTimestamp(now) });
  const counts = await tickThrough(kysely, id, now, goal, options);
  if (goal === now) return accept(counts);
  const moved = await inTransaction(kysely, (transaction) =>
    moveBusinessClock({ businessId: id, agent, now, transaction }, goal, realNow),
  );
  // Another worker that played the same stretch moved it there, or further.
  const isAlreadyThere = !moved.ok && moved.refusals[0].code === 'Error.Clock.Backwards';
  return moved.ok || isAlreadyThere ? accept(counts) : moved;
}
