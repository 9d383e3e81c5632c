/** Quoting equals billing: a plan is a pure function of the state, so asking for it twice gives it twice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planBilling } from '../billing/plan-billing.ts';
import { instant } from '../calendar/instant.ts';
import { sumOfLines } from './planned-line.ts';
import { planRenewal } from './renewal.ts';
import { planRestart, planStart } from './start.ts';
import { planStartUntilNow } from './start-until-now.ts';
import { planTermination } from './stop.ts';
import { anyInstant, anyOffer, anyZone, chargedFrom, renew, runningFrom, started } from './testing.ts';
import { planImmediateUpgrade } from './upgrade.ts';
import { changeFeature, chargeChange } from './usage-change.ts';

const anyPart = fc.integer({ min: 0, max: 999 });

function deeplyFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deeplyFrozen);
  }
  return value;
}

test('every plan made twice from the same state is the same, and changes nothing of it', () => {
  fc.assert(
    fc.property(
      anyOffer,
      anyOffer,
      anyInstant,
      anyZone,
      anyPart,
      (offer, target, startAt, timeZone, part) => {
        const start = started(offer, startAt, timeZone);
        const running = deeplyFrozen(start.running);
        const { whole } = running.period;
        const now = instant(whole.startAt + Math.floor(((whole.endAt - whole.startAt) * part) / 1000));
        const context = { now, timeZone, language: 'en' };
        const charged = deeplyFrozen(chargedFrom(start.opened.lines));
        const request = {
          moment: { kind: 'Now' },
          ignoresEngagement: true,
          hasProratedCredit: true,
        } as const;
        const plans = () => [
          planStart(deeplyFrozen(offer), { startAt, timeZone }),
          planStartUntilNow(offer, {
            startAt,
            timeZone,
            now: instant(now + 40 * 86_400_000),
            isMigration: false,
          }),
          planRestart(offer, 1, now, timeZone),
          planRenewal(running, { timeZone, language: 'en', block: null }),
          planTermination(running, request, charged, context),
          planImmediateUpgrade(running, deeplyFrozen(target), charged, context),
          running.features.map((feature) => {
            const changed = changeFeature(feature, { kind: 'Increment', increment: 3 });
            return changed.ok ? chargeChange(running, changed.value, now, 'en') : changed;
          }),
        ];
        assert.deepEqual(plans(), plans());
      },
    ),
  );
});

test('over renewals in which nothing changes, each period costs the same as the first quote of it', () => {
  const anyTimes = fc.integer({ min: 1, max: 8 });
  fc.assert(
    fc.property(anyOffer, anyInstant, anyZone, anyTimes, (drawn, startAt, timeZone, times) => {
      const endless = { ...drawn.terms, countRecurrences: null, durationTrial: 0, amountUpFront: 0 };
      const discounts = drawn.discounts.map((one) => ({ ...one, countPeriods: null, firstPeriodNumber: 1 }));
      const offer = { ...drawn, terms: endless, discounts };
      const first = planStart(offer, { startAt, timeZone });
      let running = runningFrom(offer, first);
      let total = 0;
      for (let count = 0; count < times; count += 1) {
        const { opened, closing } = renew(running, timeZone);
        total += sumOfLines(opened.lines) + sumOfLines(closing);
        running = { ...running, ...opened };
      }
      assert.equal(total, times * sumOfLines(first.lines));
    }),
  );
});

test('what a start quotes is what it is invoiced, before tax', () => {
  const noTax = { category: 'Export', ratePerTenThousand: 0, country: null, mention: null } as const;
  fc.assert(
    fc.property(anyOffer, anyInstant, (offer, startAt) => {
      const { lines } = planStart(offer, { startAt, timeZone: 'UTC' });
      const due = lines.map((line, id) => ({ ...line, id, keyCharge: null, subscriptionId: 1 }));
      const plan = planBilling(due, () => noTax, { pricesIncludeTax: false, language: 'en' });
      const quoted = sumOfLines(lines);
      if (lines.length === 0) assert.equal(plan.kind, 'Nothing');
      else if (quoted === 0) assert.equal(plan.kind, 'Settled');
      else assert.ok(plan.kind === 'Invoice' && plan.taxes.amountTotal === quoted);
    }),
  );
});
