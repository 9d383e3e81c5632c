/** The words of a price sentence in French and in English; readers of other languages get the English ones. */
import type { TimeUnit } from '../calendar/period.ts';

export interface PricingWords {
  /** `3 mois`, `14 days`. */
  duration(count: number, unit: TimeUnit): string;
  /** What follows an amount: `/ mois`, `/ 3 mois`. */
  per(count: number, unit: TimeUnit): string;
  freeTrial(count: number, unit: TimeUnit): string;
  /** Without the amount, which follows. */
  pricedTrial(count: number, unit: TimeUnit): string;
  runsFor(duration: string): string;
  engagement(count: number, unit: TimeUnit): string;
  /** Follows the amount. */
  readonly setUpFee: string;
  readonly free: string;
  readonly next: string;
  readonly included: string;
  readonly notIncluded: string;
  readonly unlimited: string;
  /** Without the amount, which follows. */
  readonly option: string;
  readonly flat: string;
  readonly cappedAt: string;
  quantityIncluded(quantity: string): string;
  /** What follows the amount of a block: `par unité`, `par tranche de 100`. */
  perBlock(units: string, isOne: boolean): string;
  upTo(quantity: string): string;
  readonly beyond: string;
  readonly wholeQuantity: string;
}

type Forms = readonly [one: string, many: string];

const frenchUnits: Readonly<Record<TimeUnit, Forms>> = {
  Day: ['jour', 'jours'],
  Week: ['semaine', 'semaines'],
  Month: ['mois', 'mois'],
  Year: ['an', 'ans'],
};

const englishUnits: Readonly<Record<TimeUnit, Forms>> = {
  Day: ['day', 'days'],
  Week: ['week', 'weeks'],
  Month: ['month', 'months'],
  Year: ['year', 'years'],
};

function counted(units: Readonly<Record<TimeUnit, Forms>>, count: number, unit: TimeUnit): string {
  const [one, many] = units[unit];
  return `${count} ${count === 1 ? one : many}`;
}

const french: PricingWords = {
  duration: (count, unit) => counted(frenchUnits, count, unit),
  per: (count, unit) => `/ ${count === 1 ? frenchUnits[unit][0] : counted(frenchUnits, count, unit)}`,
  freeTrial: (count, unit) => `${counted(frenchUnits, count, unit)} d’essai gratuit`,
  pricedTrial: (count, unit) => `${counted(frenchUnits, count, unit)} d’essai à`,
  runsFor: (duration) => `pendant ${duration}`,
  engagement: (count, unit) => `engagement de ${counted(frenchUnits, count, unit)}`,
  setUpFee: 'de mise en service',
  free: 'Gratuit',
  next: 'puis',
  included: 'Inclus',
  notIncluded: 'Non inclus',
  unlimited: 'Illimité',
  option: 'En option\u00a0:',
  flat: 'forfait de',
  cappedAt: 'plafonné à',
  quantityIncluded: (quantity) => `${quantity} inclus`,
  perBlock: (units, isOne) => (isOne ? 'par unité' : `par tranche de ${units}`),
  upTo: (quantity) => `jusqu’à ${quantity}`,
  beyond: 'au-delà',
  wholeQuantity: 'toute la quantité au prix du palier atteint\u00a0:',
};

const english: PricingWords = {
  duration: (count, unit) => counted(englishUnits, count, unit),
  per: (count, unit) => `/ ${count === 1 ? englishUnits[unit][0] : counted(englishUnits, count, unit)}`,
  freeTrial: (count, unit) => `${count}-${englishUnits[unit][0]} free trial`,
  pricedTrial: (count, unit) => `${count}-${englishUnits[unit][0]} trial for`,
  runsFor: (duration) => `for ${duration}`,
  engagement: (count, unit) => `${count}-${englishUnits[unit][0]} commitment`,
  setUpFee: 'set-up fee',
  free: 'Free',
  next: 'then',
  included: 'Included',
  notIncluded: 'Not included',
  unlimited: 'Unlimited',
  option: 'Option:',
  flat: 'a flat',
  cappedAt: 'capped at',
  quantityIncluded: (quantity) => `${quantity} included`,
  perBlock: (units, isOne) => (isOne ? 'per unit' : `per ${units}`),
  upTo: (quantity) => `up to ${quantity}`,
  beyond: 'beyond',
  wholeQuantity: 'the whole quantity at the price of the tier reached:',
};

export function pricingWords(language: string): PricingWords {
  return language === 'fr' ? french : english;
}
