/** How long a document is kept whole (C. com. art. L123-22; docs/decisions/0034). Pure. */
import type { Instant } from '../calendar/instant.ts';
import { localDate, startOfLocalDay } from '../calendar/period.ts';

const RETENTION_YEARS = 10;

/** Ten years from the end of the calendar year of its issue, in its own time zone. */
export function endOfRetention(issuedAt: Instant, timeZone: string): Instant {
  const year = Number(localDate(issuedAt, timeZone).slice(0, 4));
  return startOfLocalDay(`${year + 1 + RETENTION_YEARS}-01-01`, timeZone);
}
