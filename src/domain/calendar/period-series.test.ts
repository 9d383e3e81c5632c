/** Properties of period series in any zone, against the calendar that the platform's Intl shows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyDuration, anyInstant, anyZone } from '../subscription/testing.ts';
import { instant } from './instant.ts';
import {
  type CalendarDuration,
  localDate,
  nextBoundaryAfter,
  nextFixedDayAfter,
  periodAt,
  periodBoundary,
  startOfLocalDay,
} from './period.ts';

const anyIndex = fc.integer({ min: 0, max: 40 });

interface WallTime {
  readonly date: string;
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Read from Intl, which shares no code with the module under test. */
function wallTime(at: number, timeZone: string): WallTime {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  const [date = '', time = ''] = format.format(at).split(' ');
  return { date, time };
}

/** The calendar by hand: the day of the anchor, or the last of a shorter month. */
function expectedDate(anchorDate: string, duration: CalendarDuration, index: number): string {
  const [year = 0, month = 0, day = 0] = anchorDate.split('-').map(Number);
  const count = duration.count * index;
  if (duration.unit === 'Day' || duration.unit === 'Week') {
    const days = duration.unit === 'Week' ? 7 * count : count;
    return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
  }
  const months = duration.unit === 'Year' ? 12 * count : count;
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const date = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
  return date.toISOString().slice(0, 10);
}

test('periods neither overlap nor leave a gap', () => {
  fc.assert(
    fc.property(anyInstant, anyDuration, anyIndex, anyZone, (anchorAt, duration, index, timeZone) => {
      const period = periodAt(anchorAt, duration, index, timeZone);
      const next = periodAt(anchorAt, duration, index + 1, timeZone);
      assert.ok(period.startAt < period.endAt);
      assert.equal(period.endAt, next.startAt);
    }),
  );
});

test('a boundary has the day of the calendar and the wall time of the anchor, unless the zone skips it', () => {
  fc.assert(
    fc.property(anyInstant, anyDuration, anyIndex, anyZone, (anchorAt, duration, index, timeZone) => {
      const anchor = wallTime(anchorAt, timeZone);
      const boundary = periodBoundary(anchorAt, duration, index, timeZone);
      const found = wallTime(boundary, timeZone);
      assert.equal(found.date, expectedDate(anchor.date, duration, index));
      if (found.time === anchor.time) return;
      assert.ok(found.time > anchor.time, 'a skipped wall time moves forward');
      const before = wallTime(boundary - 3_600_000, timeZone);
      assert.ok(before.time < anchor.time, 'the wall time does exist');
    }),
    { numRuns: 300 },
  );
});

/** The night of a change of offset, in the zones that have one. */
const anyChange = fc.constantFrom(
  ['Europe/Paris', '2026-03-29'] as const,
  ['Europe/Paris', '2026-10-25'] as const,
  ['Europe/Paris', '2031-10-26'] as const,
  ['America/New_York', '2026-03-08'] as const,
  ['America/New_York', '2026-11-01'] as const,
  ['America/New_York', '2030-11-03'] as const,
);

test('in a night of changing offset the boundary exists, and is the first of two', () => {
  const minutes = fc.integer({ min: 0, max: 5 * 60 });
  const days = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(anyChange, minutes, days, ([timeZone, date], minute, count) => {
      const dayBefore = periodBoundary(startOfLocalDay(date, timeZone), { count, unit: 'Day' }, -1, timeZone);
      const anchorAt = instant(dayBefore + minute * 60_000);
      const anchor = wallTime(anchorAt, timeZone);
      fc.pre(anchor.date < date);
      const boundary = periodBoundary(anchorAt, { count, unit: 'Day' }, 1, timeZone);
      const found = wallTime(boundary, timeZone);
      assert.equal(found.date, date);
      assert.ok(found.time >= anchor.time);
      assert.notDeepEqual(wallTime(boundary - 3_600_000, timeZone), found, 'the second of two was taken');
    }),
    { numRuns: 300 },
  );
});

test('over the day that Samoa skipped, boundaries still never go back', () => {
  const hours = fc.integer({ min: 0, max: 40 * 24 });
  fc.assert(
    fc.property(hours, anyDuration, (hour, duration) => {
      const anchorAt = instant(Date.UTC(2011, 10, 25) + hour * 3_600_000);
      for (let index = 0; index < 40; index += 1) {
        const { startAt, endAt } = periodAt(anchorAt, duration, index, 'Pacific/Apia');
        assert.ok(startAt <= endAt);
        if (duration.unit !== 'Day' || duration.count > 1) assert.ok(startAt < endAt);
      }
    }),
  );
});

test('the next boundary is the end of the period that holds the instant', () => {
  const millionths = fc.integer({ min: 0, max: 999_999 });
  const farIndex = fc.integer({ min: 0, max: 2000 });
  fc.assert(
    fc.property(
      anyInstant,
      anyDuration,
      farIndex,
      millionths,
      anyZone,
      (anchorAt, duration, far, part, timeZone) => {
        const index = Math.floor(far / duration.count / (duration.unit === 'Year' ? 8 : 1));
        const { startAt, endAt } = periodAt(anchorAt, duration, index, timeZone);
        const inside = instant(Math.floor(startAt + ((endAt - startAt) * part) / 1_000_000));
        assert.equal(nextBoundaryAfter(anchorAt, duration, inside, timeZone), endAt);
        assert.equal(nextBoundaryAfter(anchorAt, duration, startAt, timeZone), endAt);
        const before = instant(anchorAt - 1);
        assert.equal(nextBoundaryAfter(anchorAt, duration, before, timeZone), anchorAt);
      },
    ),
  );
});

test('a fixed billing day comes within 31 days and an hour, at the start of that local day', () => {
  const anyDay = fc.integer({ min: 1, max: 31 });
  fc.assert(
    fc.property(anyDay, anyInstant, anyZone, (dayOfMonth, after, timeZone) => {
      const next = nextFixedDayAfter(dayOfMonth, after, timeZone);
      assert.ok(next > after && next - after <= (31 * 24 + 1) * 3_600_000);
      const date = localDate(next, timeZone);
      assert.equal(next, startOfLocalDay(date, timeZone));
      const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
      assert.equal(day, Math.min(dayOfMonth, new Date(Date.UTC(year, month, 0)).getUTCDate()));
    }),
  );
});

test('the local date is the one that the platform shows, and its day holds the instant', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (at, timeZone) => {
      const date = localDate(at, timeZone);
      assert.equal(date, wallTime(at, timeZone).date);
      const startAt = startOfLocalDay(date, timeZone);
      assert.ok(startAt <= at && at < periodBoundary(startAt, { count: 1, unit: 'Day' }, 1, timeZone));
    }),
  );
});
