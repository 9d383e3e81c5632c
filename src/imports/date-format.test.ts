import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDateReader, isDateFormat } from './date-format.ts';

function read(text: string, format = 'iso', timeZone = 'Europe/Paris'): string | undefined {
  const at = createDateReader(format, timeZone)?.(text);
  return at === undefined ? undefined : new Date(at).toISOString();
}

test('a date without offset is local to the time zone', () => {
  assert.equal(read('2026-01-31'), '2026-01-30T23:00:00.000Z');
  assert.equal(read('2026-07-01'), '2026-06-30T22:00:00.000Z');
  assert.equal(read('2026-01-31T08:30'), '2026-01-31T07:30:00.000Z');
  assert.equal(read('2026-01-31 08:30:15', 'iso', 'UTC'), '2026-01-31T08:30:15.000Z');
});

test('a date with its offset is that instant', () => {
  assert.equal(read('2026-01-31T00:00:00Z'), '2026-01-31T00:00:00.000Z');
  assert.equal(read('2026-01-31T00:00:00+0530'), '2026-01-30T18:30:00.000Z');
});

test('reads a pattern, with a time or without', () => {
  assert.equal(read('31/01/2026', 'dd/MM/yyyy'), '2026-01-30T23:00:00.000Z');
  assert.equal(read('1.2.2026', 'd.M.yyyy', 'UTC'), '2026-02-01T00:00:00.000Z');
  assert.equal(read('12-31-2026 23:59:58', 'MM-dd-yyyy HH:mm:ss', 'UTC'), '2026-12-31T23:59:58.000Z');
  assert.equal(read('20260131T0830', 'yyyyMMddTHHmm', 'UTC'), '2026-01-31T08:30:00.000Z');
});

test('a day that does not exist is no date', () => {
  for (const text of [
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-31T25:00',
    '2026-02-30T00:00:00Z',
    'soon',
    '',
  ]) {
    assert.equal(read(text), undefined, text);
  }
  for (const text of ['30/02/2026', '1/1/2026', '01/01/26', '01/01/2026 ', '2026-01-01']) {
    assert.equal(read(text, 'dd/MM/yyyy'), undefined, text);
  }
  assert.equal(read('01x01x2026', 'dd.MM.yyyy'), undefined, 'a point is a point');
  assert.equal(read('(1)/02/2026', '(d)/MM/yyyy', 'UTC'), '2026-02-01T00:00:00.000Z');
});

test('a wall time that the zone skips moves forward, one that occurs twice takes the first', () => {
  assert.equal(read('2026-03-29T02:30'), '2026-03-29T01:30:00.000Z');
  assert.equal(read('2026-10-25T02:30'), '2026-10-25T00:30:00.000Z');
});

test('tells a format from a mistake', () => {
  for (const format of ['iso', 'dd/MM/yyyy', 'yyyy-M-d', 'yyyyMMddTHH:mm:ss'])
    assert.ok(isDateFormat(format), format);
  for (const format of ['', 'dd/MM', 'dd/MM/yy', 'DD/MM/YYYY', 'dd/MM/yyyy/dd', 'dd/MM/yyyy hh:mm']) {
    assert.ok(!isDateFormat(format), format);
  }
});
