import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../domain/calendar/instant.ts';
import { formatInstant, parseWireInstant } from './wire-instant.ts';

const at = instant(Date.UTC(2026, 0, 31, 10, 0, 0));
const withHundredths = instant(Date.UTC(2025, 2, 29, 21, 54, 19, 510));

test('an instant is written in UTC with two fraction digits, cut and not rounded', () => {
  assert.equal(formatInstant(withHundredths), '2025-03-29T21:54:19.51Z');
  assert.equal(formatInstant(instant(withHundredths + 9)), '2025-03-29T21:54:19.51Z');
  assert.equal(formatInstant(at), '2026-01-31T10:00:00.00Z');
  assert.equal(formatInstant(instant(Date.UTC(9999, 11, 31, 23, 59, 59, 999))), '9999-12-31T23:59:59.99Z');
});

for (const [from, text] of [
  ['the API itself', '2026-01-31T10:00:00.00Z'],
  ['JavaScript', '2026-01-31T10:00:00.000Z'],
  ['.NET with ticks', '2026-01-31T10:00:00.0000000Z'],
  ['nine digits', '2026-01-31T10:00:00.000000000Z'],
  ['no seconds', '2026-01-31T10:00Z'],
  ['PHP DATE_ATOM', '2026-01-31T11:00:00+01:00'],
  ['PHP DATE_ISO8601', '2026-01-31T11:00:00+0100'],
  ['a western offset', '2026-01-31T05:00:00-0500'],
  ['.NET "u"', '2026-01-31 10:00:00Z'],
  ['.NET "u" encoded once more, space as plus', '2026-01-31+10%3A00%3A00Z'],
  ['.NET "u" encoded once more, space as %20', '2026-01-31%2010%3a00%3a00Z'],
  ['an offset whose plus was not encoded', '2026-01-31T11:00:00 01:00'],
  ['an offset without colon whose plus was not encoded', '2026-01-31T11:00:00 0100'],
  ['an encoded offset, encoded once more', '2026-01-31T11%3A00%3A00%2B01%3A00'],
] as const) {
  test(`a date as written by ${from} is read`, () => assert.equal(parseWireInstant(text), at));
}

for (const text of [
  '',
  'now',
  '2026-01-31',
  '2026-01-31T10:00:00',
  '2026-02-30T10:00:00Z',
  '2026-01-31T25:00:00Z',
  '2026-01-31T10:00:00%ZZ',
  '1769853600',
  '31/01/2026 10:00:00Z',
]) {
  test(`"${text}" is no date`, () => assert.equal(parseWireInstant(text), undefined));
}

const instants = fc
  .integer({ min: Date.parse('0001-01-03T00:00:00Z'), max: Date.UTC(9999, 11, 30) })
  .map((value) => instant(value));

test('every instant comes back from every spelling, to the precision written', () => {
  const spelling = fc.record({
    digits: fc.integer({ min: 2, max: 9 }),
    offsetMinutes: fc.integer({ min: -14 * 60, max: 14 * 60 }),
    colon: fc.boolean(),
    separator: fc.constantFrom('T', ' '),
    encoding: fc.constantFrom('none', 'once more', 'plus as space'),
  });
  fc.assert(
    fc.property(instants, spelling, (value, how) => {
      const text = spell(value, how);
      const step = how.digits === 2 ? 10 : 1;
      assert.equal(parseWireInstant(text), value - (((value % step) + step) % step), text);
    }),
    { numRuns: 500 },
  );
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(instants, (value) => {
      const back = parseWireInstant(formatInstant(value));
      assert.ok(back !== undefined && value - back >= 0 && value - back < 10);
    }),
  );
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9TZ:%+. -]{0,30}$/)), (text) => {
      const read = parseWireInstant(text);
      assert.ok(read === undefined || Number.isSafeInteger(read));
    }),
  );
});

function spell(
  value: number,
  how: { digits: number; offsetMinutes: number; colon: boolean; separator: string; encoding: string },
): string {
  const local = new Date(value + how.offsetMinutes * 60_000).toISOString();
  const fraction = `${local.slice(20, 23)}000000`.slice(0, how.digits);
  const minutes = Math.abs(how.offsetMinutes);
  const two = (part: number) => String(part).padStart(2, '0');
  const offset =
    how.offsetMinutes === 0
      ? 'Z'
      : `${how.offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${how.colon ? ':' : ''}${two(minutes % 60)}`;
  const text = `${local.slice(0, 10)}${how.separator}${local.slice(11, 19)}.${fraction}${offset}`;
  if (how.encoding === 'once more') return encodeURIComponent(text);
  return how.encoding === 'plus as space' ? text.replace('+', ' ') : text;
}
