/**
 * Dates that no business means: a .NET client writes an unset date as the year 1, and periods counted from there, or
 * up to the year 9999, would be thousands. The years are those that an import takes.
 */
import { type Instant, instant } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';

const FIRST: Instant = instant(Date.UTC(1970, 0, 1));
const LAST: Instant = instant(Date.UTC(2201, 0, 1) - 1);

/** @param dates by the field that they came in; @param place `[3].` in a list */
export function checkDates(
  dates: Readonly<Record<string, Instant | undefined>>,
  place = '',
): Outcome<undefined> {
  for (const [field, at] of Object.entries(dates)) {
    if (at !== undefined && (at < FIRST || at > LAST))
      return refuse('Error.Input.Date.OutOfRange', `${place}${field}`, { field });
  }
  return accept(undefined);
}
