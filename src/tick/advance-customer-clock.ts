/** Brings a customer with a test clock of its own up to an instant, and nobody else (domain.md §12). */
import type { Kysely } from 'kysely';
import type { Business } from '../accounts/business.ts';
import type { Agent } from '../accounts/context.ts';
import { findCustomerClock } from '../customers/customer-clock.ts';
import { setCustomerClock } from '../customers/set-customer-clock.ts';
import type { Tables } from '../database/table-types.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { readClock } from '../domain/clock/business-clock.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { type TickCounts, type TickOptions, tickThrough } from './tick-business.ts';

/**
 * Every due event of the customer up to `until` is played in order, then its clock is set there; a kill on the way
 * leaves the clock where it was, and the next run goes on. Without `until`, what is due now is done.
 */
export async function advanceCustomerClock(
  kysely: Kysely<Tables>,
  business: Business,
  customerId: number,
  realNow: Instant,
  until: Instant | undefined,
  { agent = { name: 'tick' }, ...options }: TickOptions & { readonly agent?: Agent } = {},
): Promise<Outcome<TickCounts>> {
  const clock = await findCustomerClock(kysely, business.id, customerId);
  if (!clock || clock.mode === 'Real') return refuse('Error.Clock.NotMovable');
  const now = readClock(clock, realNow);
  const goal = until ?? now;
  if (goal < now) return refuse('Error.Clock.Backwards', 'DateClock', { now: toTimestamp(now) });
  const counts = await tickThrough(kysely, business.id, now, goal, { ...options, buyerId: customerId });
  if (goal === now) return accept(counts);
  const moved = await inTransaction(kysely, (transaction) =>
    setCustomerClock(
      { businessId: business.id, agent, now, transaction },
      business,
      customerId,
      { mode: clock.mode, at: goal },
      realNow,
    ),
  );
  // Another worker that played the same stretch moved it there, or further.
  const isAlreadyThere = !moved.ok && moved.refusals[0].code === 'Error.Clock.Backwards';
  return moved.ok || isAlreadyThere ? accept(counts) : moved;
}
