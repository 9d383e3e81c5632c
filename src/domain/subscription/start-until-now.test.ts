import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../calendar/instant.ts';
import { sumOfLines } from './planned-line.ts';
import { planRenewal } from './renewal.ts';
import { planStart } from './start.ts';
import { numbered, planStartUntilNow, type StartUntilNow } from './start-until-now.ts';
import { aDiscount, aFeature, anOffer, anyInstant, anyOffer, anyZone, at, runningFrom } from './testing.ts';

function options(startAt: string, now: string, overrides: Partial<StartUntilNow> = {}): StartUntilNow {
  return { startAt: at(startAt), now: at(now), timeZone: 'UTC', isMigration: false, ...overrides };
}

function amountsByPeriod({ lines }: ReturnType<typeof planStartUntilNow>) {
  return lines.map(({ periodNumber, line }) => [periodNumber, line.amount]);
}

test('a start now opens one period', () => {
  const started = planStartUntilNow(anOffer(), options('2026-04-01', '2026-04-01'));
  assert.deepEqual([started.state, started.periods.length, started.endedAt], ['ActiveRunning', 1, null]);
  assert.deepEqual(amountsByPeriod(started), [[1, 1000]]);
});

test('a start in the past opens and charges every period that has begun since, the set-up fee once', () => {
  const offer = anOffer({ terms: { amountUpFront: 500 } });
  const cases: readonly (readonly [string, number])[] = [
    ['2026-02-27T23:59:59.999Z', 1],
    ['2026-02-28', 2],
    ['2026-03-30', 2],
    ['2026-03-31', 3],
    ['2026-12-31', 12],
  ];
  for (const [now, count] of cases) {
    const { periods, lines, opened } = planStartUntilNow(offer, options('2026-01-31', now));
    assert.equal(periods.length, count, now);
    assert.equal(sumOfLines(lines.map(({ line }) => line)), 500 + 1000 * count, now);
    assert.equal(opened.period, periods[count - 1]);
  }
});

test('a trial in the past comes before the paid periods', () => {
  const offer = anOffer({ terms: { durationTrial: 14, amountTrial: 100 } });
  const started = planStartUntilNow(offer, options('2026-04-01', '2026-05-20'));
  assert.deepEqual(amountsByPeriod(started), [
    [0, 100],
    [1, 1000],
    [2, 1000],
  ]);
  assert.deepEqual(
    started.periods.map(({ startAt }) => startAt),
    [at('2026-04-01'), at('2026-04-15'), at('2026-05-15')],
  );
});

test('a count that has run out ends it, with all its periods charged', () => {
  const offer = anOffer({ terms: { countRecurrences: 2 } });
  const started = planStartUntilNow(offer, options('2026-01-31', '2026-12-31'));
  assert.deepEqual([started.state, started.endedAt], ['EndedComplete', at('2026-03-31')]);
  assert.deepEqual(amountsByPeriod(started), [
    [1, 1000],
    [2, 1000],
  ]);
  assert.equal(planStartUntilNow(offer, options('2026-01-31', '2026-03-30')).state, 'ActiveRunning');
});

test('a discount of three periods is used up by those that have elapsed', () => {
  const offer = anOffer({ discounts: [aDiscount({ countPeriods: 3, valueOff: 5000 })] });
  const started = planStartUntilNow(offer, options('2026-01-01', '2026-05-15'));
  assert.equal(sumOfLines(started.lines.map(({ line }) => line)), 3 * 500 + 2 * 1000);
});

test('a migration opens the periods that have begun and charges none of them, only those that follow', () => {
  const features = [aFeature({ quantityCurrent: 3 })];
  const offer = anOffer({ terms: { amountUpFront: 500, durationTrial: 14 }, features });
  const migrated = planStartUntilNow(offer, options('2026-01-01', '2026-04-20', { isMigration: true }));
  const charged = planStartUntilNow(offer, options('2026-01-01', '2026-04-20'));
  assert.deepEqual(migrated.lines, []);
  assert.deepEqual(migrated.periods, charged.periods);
  assert.deepEqual(migrated.opened, charged.opened);
  assert.equal(migrated.opened.features[0]?.quantityCharged, 3);
  const next = planRenewal(runningFrom(offer, migrated.opened), {
    timeZone: 'UTC',
    language: 'en',
    block: null,
  });
  assert.ok(next.kind === 'NextPeriod' && sumOfLines(next.opened.lines) === 1300);
});

test('a migration that has run out has ended', () => {
  const offer = anOffer({ terms: { countRecurrences: 2 } });
  const started = planStartUntilNow(offer, options('2026-01-31', '2026-12-31', { isMigration: true }));
  assert.deepEqual(
    [started.state, started.endedAt, started.lines.length],
    ['EndedComplete', at('2026-03-31'), 0],
  );
});

const anyElapsed = fc.integer({ min: 0, max: 100 * 86_400 });

test('starting late is the same as starting on time and renewing since', () => {
  fc.assert(
    fc.property(anyOffer, anyInstant, anyElapsed, anyZone, (offer, startAt, elapsed, timeZone) => {
      const now = instant(startAt + elapsed * 1000);
      const late = planStartUntilNow(offer, { startAt, now, timeZone, isMigration: false });
      const first = planStart(offer, { startAt, timeZone });
      let running = runningFrom(offer, first);
      const lines = numbered(first.period.number, first.lines);
      const periods = [first.period];
      let endedAt = null;
      while (endedAt === null && running.period.endAt <= now) {
        const renewal = planRenewal(running, { timeZone, language: 'en', block: null });
        lines.push(...numbered(running.period.number, renewal.closing));
        if (renewal.kind === 'Stop') endedAt = renewal.stoppedAt;
        else {
          running = { ...running, ...renewal.opened };
          periods.push(running.period);
          lines.push(...numbered(running.period.number, renewal.opened.lines));
        }
      }
      assert.deepEqual(late.lines, lines);
      assert.deepEqual(late.periods, periods);
      assert.equal(late.endedAt, endedAt);
      assert.equal(late.state, endedAt === null ? 'ActiveRunning' : 'EndedComplete');
    }),
  );
});

test('the periods follow each other without gap, numbered one by one, and the last one holds now', () => {
  fc.assert(
    fc.property(anyOffer, anyInstant, anyElapsed, anyZone, (offer, startAt, elapsed, timeZone) => {
      const now = instant(startAt + elapsed * 1000);
      const late = planStartUntilNow(offer, { startAt, now, timeZone, isMigration: true });
      late.periods.forEach((period, index) => {
        assert.equal(period.startAt, late.periods[index - 1]?.endAt ?? startAt);
        assert.equal(period.number, index + (late.periods[0]?.number ?? 0));
        assert.deepEqual(period.whole, { startAt: period.startAt, endAt: period.endAt });
      });
      const { period } = late.opened;
      if (late.state === 'ActiveRunning') assert.ok(period.startAt <= now && now < period.endAt);
      else assert.ok(late.endedAt === period.endAt && period.endAt <= now);
    }),
  );
});
