import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '../domain/calendar/instant.ts';
import { openTestDatabase } from './testing.ts';
import { parseTimestamptz } from './type-parsers.ts';

const database = await openTestDatabase();
after(() => database.close());

async function select(expression: string): Promise<unknown> {
  const { rows } = await database.pool.query<{ value: unknown }>(`select ${expression} as value`);
  return rows[0]?.value;
}

test('a bigint is a number, up to the last one that a number holds exactly', async () => {
  assert.equal(await select('9007199254740991::bigint'), Number.MAX_SAFE_INTEGER);
  assert.equal(await select('-9007199254740991::bigint'), Number.MIN_SAFE_INTEGER);
  await assert.rejects(select('9007199254740992::bigint'), RangeError);
  assert.deepEqual(await select(`'{1,NULL,-3}'::bigint[]`), [1, null, -3]);
  await assert.rejects(select(`'{9007199254740992}'::bigint[]`), RangeError);
});

test('a count is a number and a sum of bigints a text, for it may be larger than any number', async () => {
  assert.equal(await select('count(*)'), 1);
  assert.equal(
    await select('(select sum(value) from (values (9007199254740991::bigint), (2)) as t (value))'),
    '9007199254740993',
  );
});

test('a timestamptz is an instant, whatever the offset it was written with', async () => {
  const at = instant(Date.parse('2026-01-31T09:30:00.123Z'));
  assert.equal(await select(`timestamptz '2026-01-31 10:30:00.123+01'`), at);
  assert.deepEqual(await select(`array[timestamptz '2026-01-31 10:30:00.123+01', null]`), [at, null]);
  assert.equal(await select(`timestamptz '1950-06-01 00:00:00+00'`), Date.UTC(1950, 5, 1));
});

test('microseconds are cut to the millisecond', async () => {
  assert.equal(
    await select(`timestamptz '2026-01-31 09:30:00.123999Z'`),
    Date.parse('2026-01-31T09:30:00.123Z'),
  );
});

test('a timestamptz is read in any session time zone', () => {
  const at = Date.parse('2026-01-31T09:30:00Z');
  assert.equal(parseTimestamptz('2026-01-31 15:00:00+05:30'), at);
  assert.equal(parseTimestamptz('2026-01-31 04:30:00-05'), at);
  assert.throws(() => parseTimestamptz('infinity'), RangeError);
});

test('every session runs in UTC', async () => {
  assert.equal(await select(`current_setting('TimeZone')`), 'UTC');
  assert.equal(
    await select(`date_trunc('day', timestamptz '2026-01-31 23:30:00+00')`),
    Date.UTC(2026, 0, 31),
  );
});

test('dates, local timestamps and decimals stay the text that PostgreSQL writes', async () => {
  assert.equal(await select(`date '2026-01-31'`), '2026-01-31');
  assert.deepEqual(await select(`array[date '2026-01-31', null]`), ['2026-01-31', null]);
  assert.equal(await select(`timestamp '2026-03-29 02:30:00'`), '2026-03-29 02:30:00');
  assert.equal(await select('12345678901234567890.10::numeric'), '12345678901234567890.10');
  assert.deepEqual(await select('array[0.10::numeric]'), ['0.10']);
});

test('JSON is parsed', async () => {
  assert.deepEqual(await select(`'{"a": [1, null, "é"]}'::jsonb`), { a: [1, null, 'é'] });
});

test('the driver’s global parsers are left alone', async () => {
  const { default: pg } = await import('pg');
  assert.equal(pg.types.getTypeParser(20, 'text')('1'), '1');
});
