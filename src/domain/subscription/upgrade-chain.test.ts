/**
 * Chains of changes within one period, against the time-weighted price: whatever the instants, what is charged
 * less what is credited is what each offer and quantity cost for as long as they ran, within rounding.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Instant, instant } from '../calendar/instant.ts';
import { mulDiv } from '../money/mul-div.ts';
import { type PlannedLine, sumOfLines } from './planned-line.ts';
import type { RunningSubscription } from './terms.ts';
import {
  aDiscount,
  aFeature,
  anOffer,
  anyInstant,
  anyZone,
  chargedFrom,
  perUnit,
  renewTimes,
  runningFrom,
  started,
} from './testing.ts';
import { planImmediateUpgrade } from './upgrade.ts';
import { chargeChange } from './usage-change.ts';

interface Price {
  readonly amountRecurrence: number;
  readonly amountPerUser: number;
  /** Per ten thousand, off everything. */
  readonly percentOff: number;
}

interface Change {
  /** Millionths of the whole period. */
  readonly part: number;
  /** Null: only the users change. */
  readonly price: Price | null;
  readonly moreUsers: number;
}

function offerOf({ amountRecurrence, amountPerUser, percentOff }: Price) {
  return anOffer({
    terms: { amountRecurrence },
    features: [aFeature({ pricing: perUnit(amountPerUser) })],
    discounts: percentOff === 0 ? [] : [aDiscount({ valueOff: percentOff })],
  });
}

/** What an offer costs for a whole period. */
function wholePrice({ amountRecurrence, amountPerUser, percentOff }: Price, users: number): number {
  const fees = [amountRecurrence, amountPerUser * users];
  return fees.reduce((total, fee) => total + fee - mulDiv(fee, percentOff, 10_000), 0);
}

interface Ledger {
  readonly running: RunningSubscription;
  /** Lines of the running subscription, as the balance holds them for a credit. */
  readonly lines: readonly PlannedLine[];
  readonly total: number;
}

function addUsers(ledger: Ledger, moreUsers: number, now: Instant): Ledger {
  const [feature] = ledger.running.features;
  assert.ok(feature);
  const changed = { ...feature, quantityCurrent: feature.quantityCurrent + moreUsers };
  const charged = chargeChange(ledger.running, changed, now, 'en');
  return {
    running: { ...ledger.running, features: [charged.feature] },
    lines: [...ledger.lines, ...charged.lines],
    total: ledger.total + sumOfLines(charged.lines),
  };
}

function upgrade(ledger: Ledger, price: Price, now: Instant, timeZone: string): Ledger {
  const target = offerOf(price);
  const context = { now, timeZone, language: 'en' };
  const { closing, opened } = planImmediateUpgrade(
    ledger.running,
    target,
    chargedFrom(ledger.lines),
    context,
  );
  return {
    running: runningFrom(target, opened),
    lines: opened.lines,
    total: ledger.total + sumOfLines(closing) + sumOfLines(opened.lines),
  };
}

const anyPrice = (mostPercentOff: number): fc.Arbitrary<Price> =>
  fc.record({
    amountRecurrence: fc.integer({ min: 0, max: 100_000 }),
    amountPerUser: fc.integer({ min: 0, max: 2000 }),
    percentOff: fc.integer({ min: 0, max: mostPercentOff }),
  });

const anyChanges = (mostPercentOff: number): fc.Arbitrary<readonly Change[]> =>
  fc
    .array(
      fc.record({
        part: fc.integer({ min: 0, max: 1_000_000 }),
        price: fc.option(anyPrice(mostPercentOff), { freq: 3 }),
        moreUsers: fc.integer({ min: 0, max: 5 }),
      }),
      { minLength: 1, maxLength: 7 },
    )
    .map((changes) => [...changes].sort((a, b) => a.part - b.part));

interface Played {
  readonly total: number;
  readonly expected: number;
  readonly ledger: Ledger;
}

function play(
  first: Price,
  changes: readonly Change[],
  startAt: Instant,
  timeZone: string,
  renewals: number,
): Played {
  const start = started(offerOf(first), startAt, timeZone);
  const running = renewTimes(start.running, renewals, timeZone);
  const { whole } = running.period;
  const wholeSeconds = (whole.endAt - whole.startAt) / 1000;
  const lines = start.opened.lines;
  let ledger: Ledger = { running, lines, total: sumOfLines(lines) };
  let [price, users, since, expected] = [first, 0, 0, 0];
  for (const change of changes) {
    const elapsed = Math.floor((wholeSeconds * change.part) / 1_000_000);
    expected += (wholePrice(price, users) * (elapsed - since)) / wholeSeconds;
    const now = instant(whole.startAt + elapsed * 1000);
    ledger = addUsers(ledger, change.moreUsers, now);
    users += change.moreUsers;
    if (change.price) {
      ledger = upgrade(ledger, change.price, now, timeZone);
      price = change.price;
    }
    since = elapsed;
  }
  expected += (wholePrice(price, users) * (wholeSeconds - since)) / wholeSeconds;
  return { total: ledger.total, expected, ledger };
}

const anyRenewals = fc.integer({ min: 0, max: 13 });

test('a chain of upgrades costs the time-weighted price, within one minor unit a change', () => {
  fc.assert(
    fc.property(
      anyPrice(0),
      anyChanges(0),
      anyInstant,
      anyZone,
      anyRenewals,
      (first, changes, startAt, timeZone, renewals) => {
        const alone = { ...first, amountPerUser: 0 };
        const upgrades = changes.map(({ part, price }) => ({
          part,
          price: price && { ...price, amountPerUser: 0 },
          moreUsers: 0,
        }));
        const { total, expected } = play(alone, upgrades, startAt, timeZone, renewals);
        assert.ok(Math.abs(total - expected) <= changes.length, `${total} instead of ${expected}`);
      },
    ),
    { numRuns: 300 },
  );
});

test('so does one of upgrades and more users: a unit for each of the two fees', () => {
  fc.assert(
    fc.property(
      anyPrice(0),
      anyChanges(0),
      anyInstant,
      anyZone,
      anyRenewals,
      (first, changes, startAt, timeZone, renewals) => {
        const { total, expected } = play(first, changes, startAt, timeZone, renewals);
        assert.ok(Math.abs(total - expected) <= 3 * changes.length, `${total} instead of ${expected}`);
      },
    ),
    { numRuns: 300 },
  );
});

test('so does one of discounted upgrades: the discount has its own rounding', () => {
  fc.assert(
    fc.property(
      anyPrice(9000),
      anyChanges(9000),
      anyInstant,
      anyZone,
      anyRenewals,
      (first, changes, startAt, timeZone, renewals) => {
        const { total, expected } = play(first, changes, startAt, timeZone, renewals);
        assert.ok(Math.abs(total - expected) <= 8 * changes.length, `${total} instead of ${expected}`);
      },
    ),
    { numRuns: 300 },
  );
});

test('upgrades at one instant cost what the last of them does', () => {
  const parts = fc.integer({ min: 0, max: 1_000_000 });
  const prices = fc.array(anyPrice(9000), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(anyPrice(9000), prices, parts, anyInstant, (first, [last, ...others], part, startAt) => {
      assert.ok(last);
      const at = (price: Price) => ({ part, price, moreUsers: 0 });
      const chain = play(first, [...others.map(at), at(last)], startAt, 'UTC', 0).total;
      const direct = play(first, [at(last)], startAt, 'UTC', 0).total;
      assert.ok(Math.abs(chain - direct) <= 4 * others.length);
    }),
  );
});

test('a chain keeps the term date and the whole period, and its next renewal costs a whole price', () => {
  fc.assert(
    fc.property(
      anyPrice(9000),
      anyChanges(9000),
      anyInstant,
      anyZone,
      anyRenewals,
      (first, changes, startAt, timeZone, renewals) => {
        const before = renewTimes(started(offerOf(first), startAt, timeZone).running, renewals, timeZone);
        const { running } = play(first, changes, startAt, timeZone, renewals).ledger;
        assert.equal(running.period.endAt, before.period.endAt);
        assert.deepEqual(running.period.whole, before.period.whole);
        const [next, unchanged] = [running, before].map((from) => renewTimes(from, 1, timeZone).period);
        assert.deepEqual([next?.startAt, next?.endAt], [unchanged?.startAt, unchanged?.endAt]);
      },
    ),
  );
});
