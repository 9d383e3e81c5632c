/** What the shops of these tests sell: one offer of each kind, with features of every type. Tax is 20 %. */
import { addDiscount, addFeature, addOffer } from '../support/sales.ts';
import type { Shop } from '../support/shop.ts';

const perUnit = (amountPerIncrement: number) => [
  { quantityMax: null, increment: 1, amountPerIncrement, amountCeiling: null },
];

/** 10.00 a month with 2 users included (5.00 a further one), 100 mails (0.02 each), an export for 3.00. */
const basicFeatures = [
  { reference: 'users', quantityIncluded: 2, quantityCurrent: 2, steps: perUnit(500) },
  { reference: 'mails', quantityIncluded: 100, steps: perUnit(2) },
  { reference: 'export', steps: perUnit(300) },
];

/** 10 users included (4.00), mails without limit, the export included. */
const proFeatures = [
  { reference: 'users', quantityIncluded: 10, quantityCurrent: 1, steps: perUnit(400) },
  { reference: 'mails' },
  { reference: 'export', isIncluded: true },
];

export async function stock(shop: Shop): Promise<void> {
  await addFeature(shop, 'users', 'Limitation');
  await addFeature(shop, 'mails', 'Consumption');
  await addFeature(shop, 'export', 'OnOff');
  await addOffer(shop, 'free', {
    amountRecurrence: 0,
    features: [{ reference: 'users', quantityIncluded: 1, quantityCurrent: 1 }, { reference: 'export' }],
  });
  await addOffer(shop, 'basic', { amountRecurrence: 1_000, features: basicFeatures });
  await addOffer(shop, 'pro', { amountRecurrence: 3_000, features: proFeatures });
  await addOffer(shop, 'yearly', { amountRecurrence: 24_000, unitRecurrence: 'Year' });
  await addOffer(shop, 'bare', { amountRecurrence: 700 });
  await addOffer(shop, 'tried', {
    amountUpFront: 1_500,
    durationTrial: 14,
    unitTrial: 'Day',
    amountRecurrence: 2_000,
    features: basicFeatures,
  });
  await addOffer(shop, 'engaged', {
    amountRecurrence: 5_000,
    countMinRecurrences: 3,
    amountTermination: 9_900,
  });
  await addOffer(shop, 'thrice', { amountRecurrence: 600, countRecurrences: 3 });
  await addDiscount(shop, 'tenth', {
    typeOff: 'PerTenThousand',
    valueOff: 1_000,
    targetFee: 'All',
    countPeriods: 2,
  });
  await addDiscount(shop, 'flat', { typeOff: 'Flat', valueOff: 250, targetFee: 'FlatFee' });
}
