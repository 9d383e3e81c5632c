import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openTestDatabase } from '../database/testing.ts';
import { inTransaction } from '../database/transaction.ts';
import { instant } from '../domain/calendar/instant.ts';
import { findBusinessByName, loadBusiness, loadBusinesses } from './business.ts';
import type { Context } from './context.ts';
import { createBusiness, type NewBusiness } from './create-business.ts';
import { createSegment } from './create-segment.ts';
import { declareTaxProfile } from './declare-tax-profile.ts';
import { moveBusinessClock } from './move-business-clock.ts';
import { loadSegments } from './segment.ts';
import { accepted, openTestBusiness, refusalCodes, testNow, testSegment } from './testing.ts';

const database = await openTestDatabase();
after(() => database.close());
const { kysely } = database;
const hour = 3_600_000;

function create(input: Partial<NewBusiness>) {
  return inTransaction(kysely, (transaction) =>
    createBusiness(
      { transaction, agent: { name: 'cli' }, now: testNow },
      { name: 'Unnamed', kind: 'Live', segment: testSegment, ...input },
    ),
  );
}

test('a business comes with its default segment, its number series and its tax profile', async () => {
  const { businessId, segmentId } = accepted(await create({ name: 'Whole' }));
  const business = await loadBusiness(kysely, businessId);
  assert.deepEqual(business, {
    id: businessId,
    name: 'Whole',
    kind: 'Live',
    defaultLanguage: 'fr',
    clock: { mode: 'Real' },
    hasCustomerClocks: false,
    createdAt: testNow,
  });
  const [segment, ...others] = await loadSegments(kysely, businessId);
  assert.equal(others.length, 0);
  assert.equal(segment?.id, segmentId);
  assert.equal(segment?.seller.legalName, 'Tacite Test SAS');
  assert.equal(segment?.seller.recoveryFeeAmount, 4_000);
  assert.deepEqual(segment?.taxRules, { kind: 'EuropeanVat', isUnderDistanceThreshold: false });
  const series = await kysely
    .selectFrom('number_series')
    .select(['segment_id', 'kind', 'pattern', 'last_number'])
    .where('business_id', '=', businessId)
    .orderBy('kind')
    .execute();
  assert.deepEqual(series, [
    { segment_id: segmentId, kind: 'Debit', pattern: 'F-{YYYY}-{NNNNNN}', last_number: 0 },
    { segment_id: segmentId, kind: 'Credit', pattern: 'A-{YYYY}-{NNNNNN}', last_number: 0 },
  ]);
});

test('a business is found by its name, which no other may take', async () => {
  const { businessId } = accepted(await create({ name: 'Named' }));
  assert.equal((await findBusinessByName(kysely, 'Named'))?.id, businessId);
  assert.equal(await findBusinessByName(kysely, 'named'), undefined);
  assert.deepEqual(refusalCodes(await create({ name: 'Named' })), ['Error.Business.Name.Taken']);
  assert.ok((await loadBusinesses(kysely)).some((business) => business.id === businessId));
});

test('a business is refused without a name, with a test clock when live, or with a wrong segment', async () => {
  assert.deepEqual(refusalCodes(await create({ name: ' ' })), ['Error.Input.Missing']);
  const frozen = { mode: 'Frozen', at: testNow } as const;
  assert.deepEqual(refusalCodes(await create({ name: 'Live', clock: frozen })), ['Error.Clock.NotMovable']);
  const segment = { ...testSegment, currency: 'EURO', timeZone: 'Mars/Olympus', billingDay: 3 };
  const outcome = await create({ name: 'Wrong', segment });
  assert.deepEqual(!outcome.ok && outcome.refusals.map(({ target }) => target), [
    'Currency',
    'TimeZone',
    'BillingDay',
  ]);
  assert.equal(await findBusinessByName(kysely, 'Wrong'), undefined);
});

test('a second segment is not the default; its reference must be free', async () => {
  const business = await openTestBusiness(kysely);
  const add = (reference: string) =>
    business.run((context) =>
      createSegment(context, {
        ...testSegment,
        reference,
        currency: 'JPY',
        billingMode: 'FixedDay',
        billingDay: 31,
      }),
    );
  const id = accepted(await add('second'));
  const segments = await loadSegments(kysely, business.businessId);
  assert.deepEqual(
    segments.map((segment) => segment.id),
    [business.segment.id, id],
  );
  const defaults = await kysely
    .selectFrom('segment')
    .select('id')
    .where('business_id', '=', business.businessId)
    .where('is_default', '=', true)
    .execute();
  assert.deepEqual(defaults, [{ id: business.segment.id }]);
  assert.deepEqual([segments[1]?.billingMode, segments[1]?.billingDay], ['FixedDay', 31]);
  assert.deepEqual(refusalCodes(await add('second')), ['Error.Segment.Reference.Taken']);
  assert.deepEqual(refusalCodes(await add('a=b')), ['Error.Input.Invalid']);
});

test('a tax profile is brought to what is declared, and refused when its rules make no sense', async () => {
  const business = await openTestBusiness(kysely);
  const declare = (ratePerTenThousand: number) =>
    business.run((context) =>
      declareTaxProfile(context, {
        reference: 'flat',
        name: 'Flat',
        rules: { kind: 'FixedRate', ratePerTenThousand, mention: null },
      }),
    );
  const id = accepted(await declare(2_000));
  assert.equal(accepted(await declare(1_000)), id);
  const row = await kysely
    .selectFrom('tax_profile')
    .select('rules')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.deepEqual(row.rules, { kind: 'FixedRate', ratePerTenThousand: 1_000, mention: null });
  assert.deepEqual(refusalCodes(await declare(-1)), ['Error.Input.Invalid']);
});

test('a frozen clock moves where it is told, forward only, and the move is audited', async () => {
  const clock = { mode: 'Frozen', at: testNow } as const;
  const business = await openTestBusiness(kysely, { clock });
  const realNow = instant(testNow + 1_000 * hour);
  const move = (by: number) =>
    business.run((context) => moveBusinessClock(context, instant(testNow + by), realNow));
  assert.deepEqual(accepted(await move(hour)), { mode: 'Frozen', at: testNow + hour });
  assert.deepEqual((await loadBusiness(kysely, business.businessId))?.clock, {
    mode: 'Frozen',
    at: testNow + hour,
  });
  assert.deepEqual(refusalCodes(await move(0)), ['Error.Clock.Backwards']);
  const entries = await kysely
    .selectFrom('audit_entry')
    .select(['actor', 'action', 'data'])
    .where('business_id', '=', business.businessId)
    .where('action', '=', 'Clock.Moved')
    .execute();
  assert.deepEqual(entries, [
    {
      actor: 'test',
      action: 'Clock.Moved',
      data: { from: '2026-01-15T10:00:00.000Z', to: '2026-01-15T11:00:00.000Z' },
    },
  ]);
});

test('a running clock keeps running from where it was moved; a real one does not move', async () => {
  const setAt = instant(testNow + hour);
  const running = await openTestBusiness(kysely, { clock: { mode: 'Running', at: testNow, setAt } });
  const realNow = instant(setAt + hour);
  const move = (by: number) => (context: Context) =>
    moveBusinessClock(context, instant(testNow + by), realNow);
  assert.deepEqual(refusalCodes(await running.run(move(hour / 2))), ['Error.Clock.Backwards']);
  await running.run(move(5 * hour));
  assert.deepEqual((await loadBusiness(kysely, running.businessId))?.clock, {
    mode: 'Running',
    at: testNow + 5 * hour,
    setAt: realNow,
  });
  const real = await openTestBusiness(kysely);
  assert.deepEqual(refusalCodes(await real.run(move(hour))), ['Error.Clock.NotMovable']);
});
