import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { earlierOf, instant, laterOf, parseInstant, toTimestamp } from './instant.ts';

/** As written, and the same instant in UTC by hand. */
const readable: readonly (readonly [string, string])[] = [
  ['2026-03-29T01:30:00Z', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29t01:30:00z', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29 01:30:00Z', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T01:30Z', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T01:30:00.5Z', '2026-03-29T01:30:00.500Z'],
  ['2026-03-29T01:30:00,25Z', '2026-03-29T01:30:00.250Z'],
  ['2026-03-29T01:30:00.123456789Z', '2026-03-29T01:30:00.123Z'],
  ['2026-03-29T01:30:00.1239Z', '2026-03-29T01:30:00.123Z'],
  ['2026-03-29T01:30:00+02:00', '2026-03-28T23:30:00.000Z'],
  ['2026-03-29T01:30:00+0200', '2026-03-28T23:30:00.000Z'],
  ['2026-03-29T01:30:00+02', '2026-03-28T23:30:00.000Z'],
  ['2026-03-29T01:30:00+05:30', '2026-03-28T20:00:00.000Z'],
  ['2026-03-29T01:30:00-0330', '2026-03-29T05:00:00.000Z'],
  ['2026-03-29T01:30-05', '2026-03-29T06:30:00.000Z'],
  ['2026-03-29T01:30:00-00:00', '2026-03-29T01:30:00.000Z'],
  ['2026-12-31T24:00:00Z', '2027-01-01T00:00:00.000Z'],
  ['2028-02-29T12:00:00Z', '2028-02-29T12:00:00.000Z'],
  ['2000-02-29T12:00:00Z', '2000-02-29T12:00:00.000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['0096-02-29T00:00:00Z', '0096-02-29T00:00:00.000Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
];

const unreadable: readonly string[] = [
  '',
  'now',
  '2026-03-29',
  '2026-03-29T01:30:00',
  '2026-03-29T01Z',
  '2026-03-29T01:30:00 Z',
  ' 2026-03-29T01:30:00Z',
  '2026-03-29T01:30:00Z ',
  '2026-03-29T01:30:00Z\n',
  '2026-3-29T01:30:00Z',
  '2026-03-29T01:30:00.1234567890Z',
  '2026-03-29T01:30:00+2:00',
  '2026-03-29T01:30:00+25:00',
  '2026-03-29T01:30:00+01:75',
  '2026-00-10T00:00:00Z',
  '2026-13-10T00:00:00Z',
  '2026-03-00T00:00:00Z',
  '2026-02-29T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2026-04-31T00:00:00+02:00',
  '2026-03-29T24:00:01Z',
  '2026-03-29T25:00:00Z',
  '2026-03-29T01:60:00Z',
  '2026-03-29T01:30:60Z',
  '0001-01-01T00:00:00+01:00',
  '9999-12-31T23:59:59-01:00',
  '12026-03-29T01:30:00Z',
  '-2026-03-29T01:30:00Z',
];

test('an instant is read in every form of ISO 8601 that carries its offset', () => {
  for (const [text, expected] of readable) {
    const found = parseInstant(text);
    assert.equal(found === undefined ? undefined : toTimestamp(found), expected, text);
  }
});

test('what is no instant, or no day of the calendar, is not read', () => {
  for (const text of unreadable) assert.equal(parseInstant(text), undefined, JSON.stringify(text));
});

const epoch = fc.integer({ min: Date.parse('0001-01-01T00:00:00Z'), max: Date.UTC(9999, 11, 31) });

test('every instant is read back from what is written to the database', () => {
  fc.assert(
    fc.property(epoch, (milliseconds) => {
      assert.equal(parseInstant(toTimestamp(instant(milliseconds))), milliseconds);
    }),
  );
});

test('an offset moves the instant by itself, whatever its form', () => {
  const minutes = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
  const colon = fc.constantFrom(':', '');
  fc.assert(
    fc.property(epoch, minutes, colon, (milliseconds, offset, separator) => {
      fc.pre(milliseconds > Date.parse('0002-01-01T00:00:00Z'));
      const [hours, rest] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
      const sign = offset < 0 ? '-' : '+';
      const suffix = `${sign}${String(hours).padStart(2, '0')}${separator}${String(rest).padStart(2, '0')}`;
      const local = toTimestamp(instant(milliseconds)).replace('Z', suffix);
      assert.equal(parseInstant(local), milliseconds - offset * 60_000, local);
    }),
  );
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-\d:T+Z.]{0,30}$/)), (text) => {
      const found = parseInstant(text);
      assert.ok(found === undefined || Number.isSafeInteger(found));
    }),
  );
});

test('only whole milliseconds of the years 0001 to 9999 are instants', () => {
  for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, -62_135_596_800_001, 253_402_300_800_000])
    assert.throws(() => instant(value), RangeError, String(value));
  for (const value of [0, -62_135_596_800_000, 253_402_300_799_999]) assert.equal(instant(value), value);
});

test('the later and the earlier of two', () => {
  const [first, second] = [instant(1), instant(2)];
  assert.deepEqual([laterOf(first, second), laterOf(second, first), laterOf(first, first)], [2, 2, 1]);
  assert.deepEqual([earlierOf(first, second), earlierOf(second, first), earlierOf(first, first)], [1, 1, 1]);
});
