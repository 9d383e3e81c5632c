/** Offers at random, declared in a shop: the domain's own, each under a reference. */
import fc from 'fast-check';
import { declareDiscount } from '../../src/catalogue/declare-discount.ts';
import type { FeeContext } from '../../src/domain/subscription/period-fees.ts';
import type { FeatureType } from '../../src/domain/subscription/terms.ts';
import { anyOffer } from '../../src/domain/subscription/testing.ts';
import { addFeature, addOffer } from '../support/sales.ts';
import { opening, type Shop } from '../support/shop.ts';

export interface RandomOffer {
  readonly offer: FeeContext;
  /** Selects the tax. */
  readonly keyCharge: string | null;
  /** Most have no engagement and no end: much would be refused, always for the same reason. */
  readonly isBound: boolean;
}

export const anyRandomOffer: fc.Arbitrary<RandomOffer> = fc.record(
  {
    offer: anyOffer,
    keyCharge: fc.constantFrom(null, 'book'),
    isBound: fc.nat({ max: 4 }).map((chance) => chance === 4),
  },
  { noNullPrototype: true },
);

const everywhere = {
  buyerCountry: null,
  buyerRegion: null,
  buyerKind: null,
  from: null,
  to: null,
  mention: null,
};

/** 20 %, and 5.5 % for what is charged as a book: rates that leave something to round. */
export const twoRates = {
  reference: 'two-rates',
  name: 'Two rates',
  rules: {
    kind: 'Table' as const,
    rows: [
      { ...everywhere, keyCharge: null, ratePerTenThousand: 2_000 },
      { ...everywhere, keyCharge: 'book', ratePerTenThousand: 550 },
    ],
  },
};

export interface DeclaredOffer {
  readonly features: readonly { readonly reference: string; readonly type: FeatureType }[];
  readonly discounts: readonly string[];
}

/** Declares the offer and what it needs; answers what it is made of. */
export async function declareRandomOffer(
  shop: Shop,
  reference: string,
  { offer: { terms, features, discounts }, keyCharge, isBound }: RandomOffer,
): Promise<DeclaredOffer> {
  // One of the same number and type is the same feature in every offer.
  const referenceOf = (feature: FeeContext['features'][number]) => `${feature.type}-${feature.featureId}`;
  for (const feature of features) await addFeature(shop, referenceOf(feature), feature.type);
  await addOffer(shop, reference, {
    ...terms,
    countRecurrences: isBound ? terms.countRecurrences : null,
    countMinRecurrences: isBound ? Math.min(terms.countMinRecurrences, terms.countRecurrences ?? 99) : 0,
    keyCharge,
    features: features.map((feature) => ({
      ...feature,
      reference: referenceOf(feature),
      steps: feature.pricing.steps,
      isVolume: feature.pricing.isVolume,
    })),
  });
  const names = discounts.map(({ position }) => `${reference}-${position}`);
  for (const [index, { typeOff, valueOff, targetFee, countPeriods }] of discounts.entries()) {
    const name = names[index] ?? '';
    const declaration = { reference: name, title: { fr: name }, typeOff, valueOff, targetFee, countPeriods };
    await shop.run(opening, (context) => declareDiscount(context, shop.segment.id, declaration));
  }
  const declared = features.map((feature) => ({ reference: referenceOf(feature), type: feature.type }));
  return { features: declared, discounts: names };
}
