import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubscriptionTerms } from '../subscription/terms.ts';
import type { PriceStep } from './price-steps.ts';
import { featurePricingText, offerPricingText, type PricedFeature } from './pricing-text.ts';

const fr = { currency: 'EUR', language: 'fr', isHtml: false } as const;
const en = { currency: 'EUR', language: 'en', isHtml: false } as const;

const monthly: SubscriptionTerms = {
  amountUpFront: 0,
  amountTrial: 0,
  durationTrial: 0,
  unitTrial: 'Day',
  amountRecurrence: 2900,
  durationRecurrence: 1,
  unitRecurrence: 'Month',
  countRecurrences: null,
  countMinRecurrences: 0,
  amountTermination: 0,
};

/** Node writes amounts with non-breaking spaces, narrow ones between thousands; here they are plain. */
function plain(text: string | null): string | undefined {
  return text?.replace(/[\u00a0\u202f]/g, ' ');
}

const step = (fields: Partial<PriceStep>): PriceStep => ({
  quantityMax: null,
  increment: 1,
  amountPerIncrement: 0,
  amountCeiling: null,
  ...fields,
});

function metered(
  quantityIncluded: number | null,
  steps: readonly PriceStep[],
  isVolume = false,
): PricedFeature {
  return { type: 'Limitation', isIncluded: false, quantityIncluded, pricing: { steps, isVolume } };
}

const offers: readonly [Partial<SubscriptionTerms>, string, string][] = [
  [{}, '29,00 € / mois', '€29.00 / month'],
  [{ durationRecurrence: 3 }, '29,00 € / 3 mois', '€29.00 / 3 months'],
  [{ unitRecurrence: 'Year' }, '29,00 € / an', '€29.00 / year'],
  [{ amountRecurrence: 0 }, 'Gratuit', 'Free'],
  [
    { amountUpFront: 9900 },
    '29,00 € / mois + 99,00 € de mise en service',
    '€29.00 / month + €99.00 set-up fee',
  ],
  [{ amountRecurrence: 0, amountUpFront: 9900 }, '99,00 € de mise en service', '€99.00 set-up fee'],
  [
    { durationTrial: 14 },
    '14 jours d’essai gratuit, puis 29,00 € / mois',
    '14-day free trial, then €29.00 / month',
  ],
  [
    { durationTrial: 1, unitTrial: 'Month', amountTrial: 500 },
    '1 mois d’essai à 5,00 €, puis 29,00 € / mois',
    '1-month trial for €5.00, then €29.00 / month',
  ],
  [
    { durationTrial: 2, unitTrial: 'Week', amountRecurrence: 0, amountUpFront: 9900 },
    '2 semaines d’essai gratuit, puis gratuit + 99,00 € de mise en service',
    '2-week free trial, then free + €99.00 set-up fee',
  ],
  [{ countRecurrences: 12 }, '29,00 € / mois pendant 12 mois', '€29.00 / month for 12 months'],
  [{ countRecurrences: 1 }, '29,00 € / mois pendant 1 mois', '€29.00 / month for 1 month'],
  [
    { countMinRecurrences: 4, durationRecurrence: 3 },
    '29,00 € / 3 mois, engagement de 12 mois',
    '€29.00 / 3 months, 12-month commitment',
  ],
];

for (const [terms, french, english] of offers) {
  test(`an offer: ${french}`, () => {
    assert.equal(plain(offerPricingText({ ...monthly, ...terms }, fr)), french);
    assert.equal(plain(offerPricingText({ ...monthly, ...terms }, en)), english);
  });
}

const perUnit = step({ amountPerIncrement: 300 });
const features: readonly [PricedFeature, string | undefined, string | undefined][] = [
  [metered(5, [perUnit]), '5 inclus, puis 3,00 € par unité', '5 included, then €3.00 per unit'],
  [metered(0, [perUnit]), '3,00 € par unité', '€3.00 per unit'],
  [metered(null, [perUnit]), 'Illimité', 'Unlimited'],
  [metered(12_000, []), '12 000 inclus', '12,000 included'],
  [metered(0, []), undefined, undefined],
  [
    metered(1000, [step({ increment: 100, amountPerIncrement: 50, amountCeiling: 5000 })]),
    '1 000 inclus, puis 0,50 € par tranche de 100, plafonné à 50,00 €',
    '1,000 included, then €0.50 per 100, capped at €50.00',
  ],
  [metered(0, [step({ amountCeiling: 3500 })]), 'forfait de 35,00 €', 'a flat €35.00'],
  [
    metered(5, [step({ quantityMax: 10 }), step({ quantityMax: 100, amountPerIncrement: 300 }), perUnit]),
    '5 inclus, puis gratuit jusqu’à 15, puis 3,00 € par unité jusqu’à 105, puis 3,00 € par unité au-delà',
    '5 included, then free up to 15, then €3.00 per unit up to 105, then €3.00 per unit beyond',
  ],
  [
    metered(
      0,
      [step({ quantityMax: 100, amountPerIncrement: 300 }), step({ amountPerIncrement: 200 })],
      true,
    ),
    'toute la quantité au prix du palier atteint : 3,00 € par unité jusqu’à 100, 2,00 € par unité au-delà',
    'the whole quantity at the price of the tier reached: €3.00 per unit up to 100, €2.00 per unit beyond',
  ],
  [{ ...metered(null, []), type: 'OnOff', isIncluded: true }, 'Inclus', 'Included'],
  [{ ...metered(null, []), type: 'OnOff' }, 'Non inclus', 'Not included'],
  [
    { ...metered(null, [step({ amountCeiling: 1200 })]), type: 'OnOff' },
    'En option : 12,00 €',
    'Option: €12.00',
  ],
  [
    { ...metered(null, [step({ amountPerIncrement: 1500, amountCeiling: 1200 })]), type: 'OnOff' },
    'En option : 12,00 €',
    'Option: €12.00',
  ],
];

for (const [feature, french, english] of features) {
  test(`a feature: ${french}`, () => {
    assert.equal(plain(featurePricingText(feature, fr)), french);
    assert.equal(plain(featurePricingText(feature, en)), english);
  });
}

test('fees that come back say when; consumption is priced by use alone', () => {
  const quarter = { count: 3, unit: 'Month' } as const;
  const feature = metered(5, [perUnit]);
  assert.equal(plain(featurePricingText(feature, fr, quarter)), '5 inclus, puis 3,00 € par unité / 3 mois');
  const consumption = { ...feature, type: 'Consumption' } as const;
  assert.equal(plain(featurePricingText(consumption, fr, quarter)), '5 inclus, puis 3,00 € par unité');
});

test('the HTML says the same, with classes on amounts and conditions', () => {
  const terms = { ...monthly, amountUpFront: 9900 };
  const html = offerPricingText(terms, { ...fr, isHtml: true });
  assert.equal(
    plain(html),
    '<span class="pricing-amount">29,00 €</span> <span class="pricing-condition">/ mois</span> + ' +
      '<span class="pricing-amount">99,00 €</span> <span class="pricing-condition">de mise en service</span>',
  );
  assert.equal(html.replace(/<[^>]+>/g, ''), offerPricingText(terms, fr));
});

test('another language is written in English words; another currency with its own decimals', () => {
  assert.match(offerPricingText(monthly, { ...en, language: 'de' }), /\/ month$/);
  assert.equal(plain(offerPricingText(monthly, { ...en, currency: 'JPY' })), '¥2,900 / month');
});
