/** How the clock of a business is stored. */
import { toTimestamp } from '../domain/calendar/instant.ts';
import type { BusinessClock } from '../domain/clock/business-clock.ts';

export function clockColumns(clock: BusinessClock) {
  return {
    clock_mode: clock.mode,
    clock_at: clock.mode === 'Real' ? null : toTimestamp(clock.at),
    clock_set_at: clock.mode === 'Running' ? toTimestamp(clock.setAt) : null,
  };
}
