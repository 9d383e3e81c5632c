/**
 * The time of a business (domain.md §12): the real time, or for a sandbox a test clock, running or frozen. A
 * frozen one moves only when it is told to, and only forward.
 */
import { type Instant, instant, toTimestamp } from '../calendar/instant.ts';
import { accept, type Outcome, refuse } from '../refusal/outcome.ts';

export type BusinessClock =
  | { readonly mode: 'Real' }
  /** Showed `at` when the real time was `setAt`, and runs on. */
  | { readonly mode: 'Running'; readonly at: Instant; readonly setAt: Instant }
  | { readonly mode: 'Frozen'; readonly at: Instant };

/** What the clock shows when the real time is `realNow`. */
export function readClock(clock: BusinessClock, realNow: Instant): Instant {
  if (clock.mode === 'Real') return realNow;
  if (clock.mode === 'Frozen') return clock.at;
  return instant(clock.at + Math.max(0, realNow - clock.setAt));
}

/** Moves a test clock forward to `to`; a running one runs on from there. */
export function moveClock(clock: BusinessClock, to: Instant, realNow: Instant): Outcome<BusinessClock> {
  if (clock.mode === 'Real') return refuse('Error.Clock.NotMovable');
  const now = readClock(clock, realNow);
  if (to < now) return refuse('Error.Clock.Backwards', 'until', { now: toTimestamp(now) });
  if (clock.mode === 'Frozen') return accept({ mode: 'Frozen', at: to });
  return accept({ mode: 'Running', at: to, setAt: realNow });
}
