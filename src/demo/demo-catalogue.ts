/** What the demo sells: a document tool in three offers, with features of all three types and one discount. */
import type { Context } from '../accounts/context.ts';
import { declareDiscount } from '../catalogue/declare-discount.ts';
import { declareFeature, type FeatureDeclaration } from '../catalogue/declare-feature.ts';
import { declareOffer, type OfferDeclaration } from '../catalogue/declare-offer.ts';
import type { OfferFeatureDeclaration } from '../catalogue/declare-offer-features.ts';
import { declarePricingTable } from '../catalogue/declare-pricing-table.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';

const features: readonly FeatureDeclaration[] = [
  {
    reference: 'api',
    type: 'OnOff',
    title: { fr: 'Accès à l’API', en: 'API access' },
    description: { fr: 'Relier Lumen à vos outils.', en: 'Connect Lumen to your tools.' },
    position: 1,
  },
  {
    reference: 'priority-support',
    type: 'OnOff',
    title: { fr: 'Assistance prioritaire', en: 'Priority support' },
    description: { fr: 'Une réponse dans l’heure ouvrée.', en: 'An answer within one working hour.' },
    position: 2,
  },
  {
    reference: 'users',
    type: 'Limitation',
    title: { fr: 'Utilisateurs', en: 'Users' },
    description: { fr: 'Personnes qui ont un accès.', en: 'People who have access.' },
    position: 3,
  },
  {
    reference: 'scans',
    type: 'Consumption',
    title: { fr: 'Documents numérisés', en: 'Scanned documents' },
    description: { fr: 'Comptés à chaque mois d’abonnement.', en: 'Counted in each month of subscription.' },
    position: 4,
  },
];

const perUnit = (amountPerIncrement: number, increment = 1) => ({
  quantityMax: null,
  increment,
  amountPerIncrement,
  amountCeiling: null,
});

const support = (amountCeiling: number): OfferFeatureDeclaration => ({
  reference: 'priority-support',
  steps: [{ quantityMax: null, increment: 1, amountPerIncrement: 0, amountCeiling }],
});

const scans = (quantityIncluded: number, first: number, next: number): OfferFeatureDeclaration => ({
  reference: 'scans',
  quantityIncluded,
  isFreeInTrial: true,
  // Blocks of ten: the first thousand at one price, what follows at another.
  steps: [
    { quantityMax: 1000, increment: 10, amountPerIncrement: first, amountCeiling: null },
    perUnit(next, 10),
  ],
});

const offers: readonly OfferDeclaration[] = [
  {
    reference: 'essential',
    name: 'Essentiel',
    title: { fr: 'Lumen Essentiel', en: 'Lumen Essential' },
    description: { fr: 'Pour commencer seul.', en: 'To start on your own.' },
    position: 1,
    amountRecurrence: 1900,
    durationTrial: 14,
    unitTrial: 'Day',
    features: [
      { reference: 'users', quantityIncluded: 1, quantityCurrent: 1, steps: [perUnit(900)] },
      scans(100, 60, 40),
    ],
  },
  {
    reference: 'team',
    name: 'Équipe',
    title: { fr: 'Lumen Équipe', en: 'Lumen Team' },
    description: { fr: 'Pour travailler à plusieurs.', en: 'To work together.' },
    position: 2,
    amountRecurrence: 7900,
    features: [
      { reference: 'api', isIncluded: true },
      support(2900),
      {
        reference: 'users',
        quantityIncluded: 5,
        quantityCurrent: 5,
        steps: [
          { quantityMax: 10, increment: 1, amountPerIncrement: 800, amountCeiling: null },
          perUnit(600),
        ],
      },
      scans(1000, 40, 30),
    ],
  },
  {
    reference: 'enterprise',
    name: 'Entreprise',
    title: { fr: 'Lumen Entreprise', en: 'Lumen Enterprise' },
    description: { fr: 'Pour tout un service.', en: 'For a whole department.' },
    position: 3,
    amountUpFront: 49000,
    amountRecurrence: 29000,
    countMinRecurrences: 12,
    amountTermination: 58000,
    features: [
      { reference: 'api', isIncluded: true },
      { reference: 'priority-support', isIncluded: true },
      { reference: 'users', quantityIncluded: 30, quantityCurrent: 30, steps: [perUnit(500)] },
      scans(10000, 30, 20),
    ],
  },
];

export const welcomeDiscount = 'welcome';

export async function declareDemoCatalogue(context: Context, segmentId: number): Promise<Outcome<null>> {
  for (const feature of features) {
    const declared = await declareFeature(context, feature);
    if (!declared.ok) return declared;
  }
  for (const offer of offers) {
    const declared = await declareOffer(context, segmentId, offer);
    if (!declared.ok) return declared;
  }
  const discount = await declareDiscount(context, segmentId, {
    reference: welcomeDiscount,
    title: { fr: 'Bienvenue', en: 'Welcome' },
    typeOff: 'PerTenThousand',
    valueOff: 2000,
    targetFee: 'FlatFee',
    countPeriods: 3,
  });
  if (!discount.ok) return discount;
  const table = await declarePricingTable(context, segmentId, {
    reference: 'public',
    title: { fr: 'Nos offres', en: 'Our plans' },
    isDefault: true,
    offers: offers.map(({ reference }) => reference),
  });
  return table.ok ? accept(null) : table;
}
