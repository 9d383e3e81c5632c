/**
 * Calendar arithmetic in a time zone, and the half-open periods `[startAt, endAt)` that a subscription is made
 * of. Boundaries are always computed from the anchor, never from the previous boundary (domain.md §2): monthly
 * periods anchored on 31 January start 31 Jan, 28 Feb, 31 Mar, 30 Apr.
 */
import { Temporal } from 'temporal-polyfill';
import { type Instant, instant } from './instant.ts';

export const timeUnits = ['Day', 'Week', 'Month', 'Year'] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** A calendar duration: `{count: 1, unit: 'Month'}`. The count is a positive integer. */
export interface CalendarDuration {
  readonly count: number;
  readonly unit: TimeUnit;
}

/** Half-open: the end belongs to the next period. */
export interface Period {
  readonly startAt: Instant;
  readonly endAt: Instant;
}

const fieldOfUnit = { Day: 'days', Week: 'weeks', Month: 'months', Year: 'years' } as const;

/** Boundaries repeat for every subscription started at the same instant: a batch asks for few distinct ones. */
const boundaries = new Map<string, Instant>();
const MOST_BOUNDARIES = 20_000;

/**
 * `anchor + index × duration` on the calendar of `timeZone`, keeping the local wall time. A wall time that the
 * zone skips moves forward; one that occurs twice takes the first. The index may be negative.
 * @throws RangeError on an unknown time zone, a non-integer index or a date outside the supported years.
 */
export function periodBoundary(
  anchorAt: Instant,
  duration: CalendarDuration,
  index: number,
  timeZone: string,
): Instant {
  if (index === 0) return anchorAt;
  const key = `${anchorAt} ${index} ${duration.count} ${duration.unit} ${timeZone}`;
  const known = boundaries.get(key);
  if (known !== undefined) return known;
  const boundary = instant(
    Temporal.Instant.fromEpochMilliseconds(anchorAt)
      .toZonedDateTimeISO(timeZone)
      .add({ [fieldOfUnit[duration.unit]]: duration.count * index }, { overflow: 'constrain' })
      .epochMilliseconds,
  );
  if (boundaries.size >= MOST_BOUNDARIES) boundaries.clear();
  boundaries.set(key, boundary);
  return boundary;
}

/** The period `index` counted from the anchor: `[anchor + index × duration, anchor + (index + 1) × duration)`. */
export function periodAt(
  anchorAt: Instant,
  duration: CalendarDuration,
  index: number,
  timeZone: string,
): Period {
  return {
    startAt: periodBoundary(anchorAt, duration, index, timeZone),
    endAt: periodBoundary(anchorAt, duration, index + 1, timeZone),
  };
}

/** The first boundary of the series `anchor + n × duration` (n ≥ 0) that lies strictly after `at`. */
export function nextBoundaryAfter(
  anchorAt: Instant,
  duration: CalendarDuration,
  at: Instant,
  timeZone: string,
): Instant {
  if (anchorAt > at) return anchorAt;
  let index = Math.max(0, Math.floor((at - anchorAt) / longestLength(duration)));
  while (periodBoundary(anchorAt, duration, index, timeZone) <= at) index += 1;
  return periodBoundary(anchorAt, duration, index, timeZone);
}

const longestDays = { Day: 1, Week: 7, Month: 31, Year: 366 } as const;
const HOUR = 3_600_000;

/** An upper bound of the length in milliseconds, so that an estimate of the index is never past the answer. */
function longestLength(duration: CalendarDuration): number {
  return (longestDays[duration.unit] * 24 + 2) * HOUR * duration.count;
}

/** The local calendar date of an instant, `YYYY-MM-DD`. */
export function localDate(at: Instant, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The instant at which the local day `YYYY-MM-DD` begins. @throws RangeError when it is no date. */
export function startOfLocalDay(date: string, timeZone: string): Instant {
  return instant(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);
}

/** `at` plus a number of local days, at the same wall time. */
export function addDays(at: Instant, days: number, timeZone: string): Instant {
  return periodBoundary(at, { count: 1, unit: 'Day' }, days, timeZone);
}

/** Temporal also takes a whole date for the zone that it carries (`2026-01-01T00:00Z`); that is no name. */
export function isTimeZone(name: string): boolean {
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return timeZoneId.toLowerCase() === name.toLowerCase();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The next billing date on a fixed day of the month (1 to 31; a month that is shorter bills on its last day),
 * at local midnight, strictly after `at`.
 */
export function nextFixedDayAfter(dayOfMonth: number, at: Instant, timeZone: string): Instant {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  for (let months = 0; ; months += 1) {
    const candidate = instant(
      today
        .with({ day: 1 })
        .add({ months })
        .with({ day: dayOfMonth }, { overflow: 'constrain' })
        .toZonedDateTime(timeZone).epochMilliseconds,
    );
    if (candidate > at) return candidate;
  }
}
