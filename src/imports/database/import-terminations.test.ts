import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsOf, type Importer, openImporter, reasonsOf } from './testing.ts';

const subscriptions = `kind: subscriptions
fields:
  ReferenceCustomer: id
  ReferenceSubscription: reference
  TypePayment: { constant: ExternalBank }
  ReferenceOffer: plan
  DateStart: { constant: '2026-01-01T00:00:00Z' }
  CountMinRecurrences: engaged
`;
const running = 'id,reference,plan,engaged\na,a1,basic,0\na,a2,pro,0\nb,b1,basic,12\nc,c1,basic,0\n';

const terminations = (termination: string) => `kind: terminations
termination: ${termination}
fields:
  ReferenceCustomer: id
  ReferenceSubscription: reference
  DateTermination: date
`;

function states({ query }: Importer): Promise<readonly string[]> {
  return query(`select concat_ws(' ', reference, state, to_char(term_at, 'YYYY-MM-DD'), is_termination_fee_due)
    from subscription order by id`);
}

test('at term, after the engagement unless that is ignored', async (context) => {
  const importer = await openImporter(context);
  await importer.import(subscriptions, running);
  const csv = 'id,reference,date\na,a1,\nb,,\n';
  const waiting = terminations('{ when: atTerm }');
  assert.deepEqual(countsOf(await importer.import(waiting, csv)), ['0 0 0 0', '0 2 0 0']);
  assert.deepEqual(await states(importer), [
    'a1 ActiveDelayedTermination 2026-02-01 f',
    'a2 ActiveRunning f',
    'b1 ActiveDelayedTermination 2027-01-01 f',
    'c1 ActiveRunning f',
  ]);
  assert.deepEqual(countsOf(await importer.import(waiting, csv)), ['0 0 0 0', '0 0 2 0']);
});

test('now: the engaged one is refused alone, a line of several ends them all', async (context) => {
  const importer = await openImporter(context);
  await importer.import(subscriptions, running);
  const csv = 'id,reference,date\na,,\nb,,\na,a1,\nnobody,,\n';
  const report = await importer.import(terminations('{ when: now }'), csv);
  assert.deepEqual(countsOf(report), ['0 0 0 0', '0 3 0 2']);
  assert.deepEqual(reasonsOf(report), [
    '5 ReferenceCustomer: There is no such customer.',
    '3 null: The subscription is engaged until 2027-01-01T00:00:00.000Z.',
  ]);
  assert.deepEqual(await states(importer), [
    'a1 EndedTerminated f',
    'a2 EndedTerminated f',
    'b1 ActiveRunning f',
    'c1 ActiveRunning f',
  ]);
  const forced = await importer.import(terminations('{ when: now, ignoresEngagement: true }'), csv);
  assert.deepEqual(countsOf(forced), ['0 0 0 0', '0 1 3 1']);
});

test('on a date of each line; a date in the past is refused', async (context) => {
  const importer = await openImporter(context);
  await importer.import(subscriptions, running);
  const onDate = terminations('{ when: date, ignoresEngagement: true }');
  const csv =
    'id,reference,date\na,a1,2026-03-15T00:00:00Z\na,a2,2026-01-20T00:00:00Z\nb,,2026-03-15T00:00:00Z\nc,,2025-12-31T00:00:00Z\n';
  const report = await importer.import(onDate, csv);
  assert.deepEqual(countsOf(report), ['0 0 0 0', '0 3 0 1']);
  assert.deepEqual(reasonsOf(report), ['5 DateTermination: DateTermination must be in the future.']);
  assert.deepEqual(await states(importer), [
    'a1 ActiveDelayedTermination 2026-03-15 f',
    'a2 ActiveDelayedTermination 2026-01-20 f',
    'b1 ActiveDelayedTermination 2026-03-15 t',
    'c1 ActiveRunning f',
  ]);
  const moved = csv.replace('a,a1,2026-03-15', 'a,a1,2026-04-15');
  assert.deepEqual(countsOf(await importer.import(onDate, moved)), ['0 0 0 0', '0 1 2 1']);
});
