import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../calendar/instant.ts';
import { checkPattern, defaultPatterns, formatFullNumber, nextIssueInstant } from './number-series.ts';

test('a pattern is filled with the number and the date of issue', () => {
  assert.equal(formatFullNumber(defaultPatterns.Debit, 123, '2026-11-23'), 'F-2026-000123');
  assert.equal(formatFullNumber(defaultPatterns.Credit, 45, '2026-11-23'), 'A-2026-000045');
  assert.equal(formatFullNumber('{YY}{MM}/{N}', 7, '2026-01-31'), '2601/7');
  assert.equal(formatFullNumber('INV.{NNN}', 1234, '2026-01-31'), 'INV.1234');
  assert.equal(formatFullNumber('{NNN}', 1, '2026-01-31'), '001');
});

test('a number starts at 1 and is an integer', () => {
  for (const number of [0, -1, 1.5, Number.NaN]) {
    assert.throws(() => formatFullNumber('{N}', number, '2026-01-31'), RangeError);
  }
  assert.throws(() => formatFullNumber('{N}', 1, '31/01/2026'), RangeError);
});

test('a pattern needs exactly one counter, known tokens and plain characters', () => {
  const code = (pattern: string) => {
    const outcome = checkPattern(pattern);
    return outcome.ok ? 'ok' : outcome.refusals[0].code;
  };
  for (const pattern of [defaultPatterns.Debit, defaultPatterns.Credit, '{N}', 'a/{YY}.{MM}_{NN}-Z9']) {
    assert.equal(code(pattern), 'ok', pattern);
  }
  for (const pattern of ['', 'F-{YYYY}', '{N}{N}', '{N}-{NNN}', 'N']) {
    assert.equal(code(pattern), 'Error.NumberSeries.Pattern.Counter', pattern);
  }
  for (const pattern of ['{N}{DD}', '{n}', '{{N}', '{N} ', 'é{N}', '{YYY}{N}', '{N}\n', '#{N}', '{}{N}']) {
    assert.equal(code(pattern), 'Error.NumberSeries.Pattern.Characters', pattern);
  }
  assert.equal(code(`${'x'.repeat(47)}{N}`), 'ok');
  assert.equal(code(`${'x'.repeat(48)}{N}`), 'Error.NumberSeries.Pattern.TooLong');
});

test('two numbers of a series never print alike, whatever their dates', () => {
  const part = fc.constantFrom('F', '-', '1', '0', '{YYYY}', '{YY}', '{MM}');
  const pattern = fc
    .tuple(
      fc.array(part, { maxLength: 4 }),
      fc.constantFrom('{N}', '{NNN}'),
      fc.array(part, { maxLength: 4 }),
    )
    .map(([before, counter, after]) => [...before, counter, ...after].join(''));
  const number = fc.oneof(fc.integer({ min: 1, max: 1200 }), fc.integer({ min: 1, max: 1e15 }));
  const date = fc
    .tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-01`);
  fc.assert(
    fc.property(pattern, number, number, date, date, (pattern, a, b, onA, onB) => {
      fc.pre(a !== b);
      assert.ok(checkPattern(pattern).ok);
      assert.notEqual(formatFullNumber(pattern, a, onA), formatFullNumber(pattern, b, onB));
    }),
    { numRuns: 500 },
  );
});

test('a document is issued now, but never before the last one of its series', () => {
  assert.equal(nextIssueInstant(instant(1000), null), 1000);
  assert.equal(nextIssueInstant(instant(1000), instant(999)), 1000);
  assert.equal(nextIssueInstant(instant(1000), instant(2000)), 2000);
});
