import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { computeClosingFees, computeOpeningFees, type FeeContext } from './period-fees.ts';
import { sumOfLines } from './planned-line.ts';
import {
  aDiscount,
  aFeature,
  anOffer,
  anyOffer,
  at,
  type OfferOverrides,
  perUnit,
  typesAndAmounts,
} from './testing.ts';

const april = { startAt: at('2026-04-01'), endAt: at('2026-05-01') };
const included = aFeature({
  featureId: 1,
  type: 'OnOff',
  isIncluded: true,
  isEnabled: true,
  pricing: perUnit(300),
});
const option = aFeature({
  featureId: 2,
  type: 'OnOff',
  isEnabled: true,
  title: 'Support',
  pricing: perUnit(300),
});
const users = aFeature({ featureId: 3, quantityIncluded: 5, quantityCurrent: 8 });
const mails = aFeature({
  featureId: 4,
  type: 'Consumption',
  title: 'E-mails',
  quantityIncluded: 100,
  quantityCurrent: 130,
  pricing: perUnit(10),
});

interface Example {
  readonly name: string;
  readonly offer: OfferOverrides;
  readonly periodNumber?: number;
  readonly hasUpFrontFee?: boolean;
  readonly lines: readonly (readonly [string, number])[];
}

const openings: readonly Example[] = [
  { name: 'a recurrence', offer: {}, lines: [['AutoSubscriptionRecurrence', 1000]] },
  { name: 'nothing due is no line', offer: { terms: { amountRecurrence: 0 } }, lines: [] },
  {
    name: 'the set-up fee comes first, and only when asked for',
    offer: { terms: { amountUpFront: 500 } },
    hasUpFrontFee: true,
    lines: [
      ['AutoSubscriptionUpfront', 500],
      ['AutoSubscriptionRecurrence', 1000],
    ],
  },
  {
    name: 'no set-up fee',
    offer: { terms: { amountUpFront: 500 } },
    lines: [['AutoSubscriptionRecurrence', 1000]],
  },
  {
    name: 'a trial costs its own amount',
    offer: { terms: { amountTrial: 100 } },
    periodNumber: 0,
    lines: [['AutoSubscriptionTrial', 100]],
  },
  { name: 'a free trial', offer: {}, periodNumber: 0, lines: [] },
  {
    name: 'features in advance: not what is included, not consumption',
    offer: { features: [included, option, users, mails, { ...option, isEnabled: false }] },
    lines: [
      ['AutoSubscriptionRecurrence', 1000],
      ['AutoFeatureProratable', 300],
      ['AutoFeatureProratable', 300],
    ],
  },
  {
    name: 'at full price: the fee is never prorated',
    offer: { features: [{ ...users, isUpdatedAtFullPrice: true }] },
    lines: [
      ['AutoSubscriptionRecurrence', 1000],
      ['AutoFeatureNotProratable', 300],
    ],
  },
  {
    name: 'in the trial only what is not free in it',
    offer: { features: [{ ...option, isFreeInTrial: true }, users] },
    periodNumber: 0,
    lines: [['AutoFeatureProratable', 300]],
  },
  {
    name: 'free in trial is not free after it',
    offer: { features: [{ ...option, isFreeInTrial: true }] },
    lines: [
      ['AutoSubscriptionRecurrence', 1000],
      ['AutoFeatureProratable', 300],
    ],
  },
  {
    name: 'each fee is followed by its discounts',
    offer: {
      terms: { amountUpFront: 500 },
      features: [users],
      discounts: [
        aDiscount(),
        aDiscount({ position: 2, typeOff: 'Flat', valueOff: 1000, targetFee: 'AllRecurring' }),
      ],
    },
    hasUpFrontFee: true,
    lines: [
      ['AutoSubscriptionUpfront', 500],
      ['AutoDiscountUpfrontPercent', -50],
      ['AutoSubscriptionRecurrence', 1000],
      ['AutoDiscountRecurrencePercent', -100],
      ['AutoDiscountRecurrenceFlat', -900],
      ['AutoFeatureProratable', 300],
      ['AutoDiscountFeaturePercent', -30],
      ['AutoDiscountFeatureFlat', -100],
    ],
  },
  {
    name: 'in the trial only the set-up fee is discounted',
    offer: { terms: { amountUpFront: 500, amountTrial: 100 }, discounts: [aDiscount()] },
    periodNumber: 0,
    hasUpFrontFee: true,
    lines: [
      ['AutoSubscriptionUpfront', 500],
      ['AutoDiscountUpfrontPercent', -50],
      ['AutoSubscriptionTrial', 100],
    ],
  },
];

for (const { name, offer, periodNumber = 1, hasUpFrontFee = false, lines } of openings)
  test(`a period opens: ${name}`, () => {
    const fees = computeOpeningFees(anOffer(offer), periodNumber, april, hasUpFrontFee);
    assert.deepEqual(typesAndAmounts(fees.lines), lines);
  });

test('what each line pays for', () => {
  const { lines } = computeOpeningFees(
    anOffer({
      terms: { amountUpFront: 500 },
      features: [option, users],
      discounts: [aDiscount({ discountId: 7 })],
    }),
    1,
    april,
    true,
  );
  const found = (type: string) => lines.find((line) => line.type === type);
  const upFront = found('AutoSubscriptionUpfront');
  assert.deepEqual(
    [upFront?.movedAt, upFront?.period, upFront?.proratableAmount],
    [april.startAt, null, null],
  );
  assert.equal(found('AutoDiscountUpfrontPercent')?.proratableAmount, null);
  const recurrence = found('AutoSubscriptionRecurrence');
  assert.deepEqual(
    [recurrence?.movedAt, recurrence?.period, recurrence?.proratableAmount],
    [null, april, 1000],
  );
  const discount = found('AutoDiscountRecurrencePercent');
  assert.deepEqual([discount?.discountId, discount?.proratableAmount, discount?.period], [7, -100, april]);
  const [support, stock] = lines.filter((line) => line.type === 'AutoFeatureProratable');
  assert.deepEqual([support?.featureId, support?.quantityReported, support?.quantityBilled], [2, null, null]);
  assert.deepEqual([stock?.featureId, stock?.quantityReported, stock?.quantityBilled], [3, 8, 3]);
  assert.deepEqual([stock?.period, stock?.proratableAmount], [april, 300]);
});

test('consumption falls due when the period closes, by its steps, and is never given back', () => {
  const { lines } = computeClosingFees(anOffer({ features: [option, users, mails] }), 1, april);
  assert.deepEqual(typesAndAmounts(lines), [['AutoFeatureNotProratable', 300]]);
  const [line] = lines;
  assert.deepEqual([line?.featureId, line?.quantityReported, line?.quantityBilled], [4, 130, 30]);
  assert.deepEqual([line?.period, line?.proratableAmount, line?.movedAt], [april, null, null]);
});

test('consumption that is free in the trial is free in it only', () => {
  const offer = anOffer({ features: [{ ...mails, isFreeInTrial: true }] });
  assert.deepEqual(computeClosingFees(offer, 0, april).lines, []);
  assert.equal(sumOfLines(computeClosingFees(offer, 1, april).lines), 300);
  assert.equal(sumOfLines(computeClosingFees(anOffer({ features: [mails] }), 0, april).lines), 300);
});

test('a flat discount is spent once a period, arrears included, and is fresh in the next', () => {
  const flat = aDiscount({ typeOff: 'Flat', valueOff: 1200, targetFee: 'AllRecurring' });
  const offer = anOffer({ features: [mails], discounts: [flat] });
  const opening = computeOpeningFees(offer, 1, april, false);
  assert.equal(sumOfLines(opening.lines), 0);
  assert.equal(opening.discounts[0]?.amountSpent, 1000);
  const closing = computeClosingFees({ ...offer, discounts: opening.discounts }, 1, april);
  assert.deepEqual(typesAndAmounts(closing.lines), [
    ['AutoFeatureNotProratable', 300],
    ['AutoDiscountFeatureFlat', -200],
  ]);
  assert.equal(closing.discounts[0]?.amountSpent, 1200);
  const next = computeOpeningFees({ ...offer, discounts: closing.discounts }, 2, april, false);
  assert.equal(sumOfLines(next.lines), 0);
});

test('arrears are discounted as fees of the period that closes', () => {
  const offer = anOffer({ features: [mails], discounts: [aDiscount({ countPeriods: 1 })] });
  assert.equal(sumOfLines(computeClosingFees(offer, 1, april).lines), 270);
  assert.equal(sumOfLines(computeClosingFees(offer, 2, april).lines), 300);
});

function feesOf(offer: FeeContext, number: number) {
  const opening = computeOpeningFees(offer, number, april, number === 0);
  const closing = computeClosingFees({ ...offer, discounts: opening.discounts }, number, april);
  return { opening, closing, lines: [...opening.lines, ...closing.lines] };
}

test('no line is zero, only discounts are negative, and what is due is never less than nothing', () => {
  fc.assert(
    fc.property(anyOffer, fc.integer({ min: 0, max: 5 }), (offer, number) => {
      const { lines } = feesOf(offer, number);
      for (const line of lines) {
        assert.notEqual(line.amount, 0);
        assert.equal(line.amount < 0, line.type.startsWith('AutoDiscount'));
        assert.equal(line.discountId !== null, line.amount < 0);
        assert.ok((line.period === null) !== (line.movedAt === null));
      }
      assert.ok(sumOfLines(lines) >= 0);
    }),
  );
});

test('a flat discount gives no more in a period than its value, whatever is closed with it', () => {
  fc.assert(
    fc.property(anyOffer, fc.integer({ min: 0, max: 5 }), (offer, number) => {
      const { lines, closing } = feesOf(offer, number);
      for (const { discountId, typeOff, valueOff } of offer.discounts.filter(
        ({ typeOff }) => typeOff === 'Flat',
      )) {
        const given = lines
          .filter((line) => line.discountId === discountId)
          .reduce((total, { amount }) => total - amount, 0);
        assert.ok(given <= valueOff, typeOff);
        const kept = closing.discounts.find((discount) => discount.discountId === discountId);
        assert.equal(kept?.amountSpent, given);
      }
    }),
  );
});
