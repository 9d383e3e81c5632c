import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../subscription/testing.ts';
import { toTimestamp } from './instant.ts';
import {
  addDays,
  type CalendarDuration,
  isTimeZone,
  localDate,
  nextBoundaryAfter,
  nextFixedDayAfter,
  periodAt,
  periodBoundary,
  startOfLocalDay,
} from './period.ts';

const month: CalendarDuration = { count: 1, unit: 'Month' };
const day: CalendarDuration = { count: 1, unit: 'Day' };
const year: CalendarDuration = { count: 1, unit: 'Year' };

interface Series {
  readonly name: string;
  readonly timeZone: string;
  readonly duration: CalendarDuration;
  /** From the anchor on, in UTC, worked out on paper with the offset of each day. */
  readonly boundaries: readonly string[];
}

const series: readonly Series[] = [
  {
    name: 'from 31 January, months end on their last day and come back to the 31st',
    timeZone: 'Europe/Paris',
    duration: month,
    boundaries: ['2026-01-31T09:00Z', '2026-02-28T09:00Z', '2026-03-31T08:00Z', '2026-04-30T08:00Z'],
  },
  {
    name: 'the same in a leap year',
    timeZone: 'UTC',
    duration: month,
    boundaries: ['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30', '2028-05-31'],
  },
  {
    name: 'from 30 January',
    timeZone: 'UTC',
    duration: month,
    boundaries: ['2027-01-30', '2027-02-28', '2027-03-30'],
  },
  {
    name: 'quarters from 30 November',
    timeZone: 'UTC',
    duration: { count: 3, unit: 'Month' },
    boundaries: ['2025-11-30', '2026-02-28', '2026-05-30', '2026-08-30', '2026-11-30'],
  },
  {
    name: 'years from a leap day',
    timeZone: 'UTC',
    duration: year,
    boundaries: ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'],
  },
  {
    name: 'twelve months are a year',
    timeZone: 'UTC',
    duration: { count: 12, unit: 'Month' },
    boundaries: ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'],
  },
  {
    name: 'a century without a leap day',
    timeZone: 'UTC',
    duration: { count: 4, unit: 'Year' },
    boundaries: ['2096-02-29', '2100-02-28', '2104-02-29'],
  },
  {
    name: 'two weeks over the start of summer time keep the wall time',
    timeZone: 'Europe/Paris',
    duration: { count: 2, unit: 'Week' },
    boundaries: ['2026-03-20T11:00Z', '2026-04-03T10:00Z', '2026-04-17T10:00Z'],
  },
  {
    name: 'a wall time that does not exist moves forward, and only that once',
    timeZone: 'Europe/Paris',
    duration: month,
    boundaries: ['2026-01-29T01:30Z', '2026-02-28T01:30Z', '2026-03-29T01:30Z', '2026-04-29T00:30Z'],
  },
  {
    name: 'the same day by day: 02:30, 03:30, 02:30',
    timeZone: 'Europe/Paris',
    duration: day,
    boundaries: ['2026-03-28T01:30Z', '2026-03-29T01:30Z', '2026-03-30T00:30Z'],
  },
  {
    name: 'a wall time that occurs twice takes the first',
    timeZone: 'Europe/Paris',
    duration: month,
    boundaries: ['2026-09-25T00:30Z', '2026-10-25T00:30Z', '2026-11-25T01:30Z'],
  },
  {
    name: 'New York skips 02:30 on 8 March 2026',
    timeZone: 'America/New_York',
    duration: month,
    boundaries: ['2026-02-08T07:30Z', '2026-03-08T07:30Z', '2026-04-08T06:30Z'],
  },
  {
    name: 'New York has 01:30 twice on 1 November 2026',
    timeZone: 'America/New_York',
    duration: month,
    boundaries: ['2026-10-01T05:30Z', '2026-11-01T05:30Z', '2026-12-01T06:30Z'],
  },
  {
    name: 'in India the local day decides, not that of UTC',
    timeZone: 'Asia/Kolkata',
    duration: month,
    boundaries: ['2026-01-30T19:00Z', '2026-02-27T19:00Z', '2026-03-30T19:00Z'],
  },
  {
    name: 'Samoa skipped 30 December 2011: the boundary moves forward by that day',
    timeZone: 'Pacific/Apia',
    duration: month,
    boundaries: ['2011-11-30T20:00Z', '2011-12-30T20:00Z', '2012-01-29T20:00Z'],
  },
];

for (const { name, timeZone, duration, boundaries } of series)
  test(`boundaries: ${name}`, () => {
    const [anchor] = boundaries;
    assert.ok(anchor !== undefined);
    boundaries.forEach((expected, index) => {
      const found = periodBoundary(at(anchor), duration, index, timeZone);
      assert.equal(toTimestamp(found), toTimestamp(at(expected)), `index ${index}`);
    });
  });

test('the index may be negative, and a period is bounded by its own and the next', () => {
  assert.equal(periodBoundary(at('2026-03-31'), month, -1, 'UTC'), at('2026-02-28'));
  assert.equal(periodBoundary(at('2026-03-31'), month, -3, 'UTC'), at('2025-12-31'));
  const period = periodAt(at('2026-01-31'), month, 1, 'UTC');
  assert.deepEqual(period, { startAt: at('2026-02-28'), endAt: at('2026-03-31') });
});

test('an unknown zone, a fraction of a period and the year 10000 throw', () => {
  assert.throws(() => periodBoundary(at('2026-01-01'), month, 1, 'Mars/Phobos'), RangeError);
  assert.throws(() => periodBoundary(at('2026-01-01'), month, 1.5, 'UTC'), RangeError);
  assert.throws(() => periodBoundary(at('9999-12-01'), month, 1, 'UTC'), RangeError);
});

test('the next boundary lies strictly after', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['2026-01-31', '2026-01-30', '2026-01-31'],
    ['2026-01-31', '2026-01-31', '2026-02-28'],
    ['2026-01-31', '2026-02-27T23:59:59.999Z', '2026-02-28'],
    ['2026-01-31', '2026-02-28', '2026-03-31'],
    ['2026-01-31', '2026-03-30', '2026-03-31'],
    ['2026-01-31', '2036-02-29', '2036-03-31'],
  ];
  for (const [anchor, after, expected] of cases)
    assert.equal(nextBoundaryAfter(at(anchor), month, at(after), 'UTC'), at(expected), `${anchor} ${after}`);
});

test('a fixed billing day: the last day where the month is shorter, at local midnight, strictly after', () => {
  const cases: readonly (readonly [number, string, string, string])[] = [
    [31, '2026-02-15', 'Europe/Paris', '2026-02-27T23:00Z'],
    [31, '2026-02-27T23:00Z', 'Europe/Paris', '2026-03-30T22:00Z'],
    [29, '2028-02-01', 'UTC', '2028-02-29'],
    [29, '2027-02-01', 'UTC', '2027-02-28'],
    [30, '2027-02-28', 'UTC', '2027-03-30'],
    [1, '2026-12-31T12:00Z', 'Europe/Paris', '2026-12-31T23:00Z'],
    [5, '2026-03-04T22:30Z', 'Europe/Paris', '2026-03-04T23:00Z'],
    [5, '2026-03-04T23:30Z', 'Europe/Paris', '2026-04-04T22:00Z'],
    [15, '2026-01-14T18:30Z', 'Asia/Kolkata', '2026-02-14T18:30Z'],
    [1, '2026-01-01T04:59Z', 'America/New_York', '2026-01-01T05:00Z'],
  ];
  for (const [dayOfMonth, after, timeZone, expected] of cases)
    assert.equal(nextFixedDayAfter(dayOfMonth, at(after), timeZone), at(expected), `${dayOfMonth} ${after}`);
});

test('the local date of an instant', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['2026-03-31T21:59:59Z', 'Europe/Paris', '2026-03-31'],
    ['2026-03-31T22:00:00Z', 'Europe/Paris', '2026-04-01'],
    ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31'],
    ['2026-01-01T18:30:00Z', 'Asia/Kolkata', '2026-01-02'],
    ['2026-01-01T11:00:00Z', 'Pacific/Apia', '2026-01-02'],
    ['2028-02-29T23:59:59Z', 'UTC', '2028-02-29'],
  ];
  for (const [text, timeZone, expected] of cases) assert.equal(localDate(at(text), timeZone), expected, text);
});

test('a local day begins at midnight, or at the first wall time that it has', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['2026-03-29', 'Europe/Paris', '2026-03-28T23:00Z'],
    ['2026-03-30', 'Europe/Paris', '2026-03-29T22:00Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00Z'],
    ['2026-07-01', 'Asia/Kolkata', '2026-06-30T18:30Z'],
  ];
  for (const [date, timeZone, expected] of cases)
    assert.equal(startOfLocalDay(date, timeZone), at(expected), date);
  assert.throws(() => startOfLocalDay('2026-02-30', 'UTC'), RangeError);
  assert.throws(() => startOfLocalDay('tomorrow', 'UTC'), RangeError);
});

test('days are added on the local calendar', () => {
  assert.equal(addDays(at('2026-03-28T11:00Z'), 1, 'Europe/Paris'), at('2026-03-29T10:00Z'));
  assert.equal(addDays(at('2026-03-28T11:00Z'), 14, 'UTC'), at('2026-04-11T11:00Z'));
  assert.equal(addDays(at('2026-03-29T10:00Z'), -1, 'Europe/Paris'), at('2026-03-28T11:00Z'));
});

test('a time zone is a name of the zone data, not a date that happens to carry one', () => {
  for (const name of ['Europe/Paris', 'europe/paris', 'UTC', 'America/Argentina/Buenos_Aires'])
    assert.equal(isTimeZone(name), true, name);
  for (const name of ['', 'Paris', 'Mars/Phobos', '2026-01-01T00:00Z', '2026-01-01T00:00[Europe/Paris]'])
    assert.equal(isTimeZone(name), false, name);
});
