/**
 * The price of an offer, and of each of its features, as a sentence for people (the contract's
 * `PricingLocalized`), plain or as HTML in which amounts and their conditions carry a class to style.
 */
import type { CalendarDuration } from '../calendar/period.ts';
import { formatAmount } from '../money/currency.ts';
import type { FeatureType, SubscriptionTerms } from '../subscription/terms.ts';
import { computeStepsPrice, type PriceStep, type PriceSteps } from './price-steps.ts';
import { type PricingWords, pricingWords } from './pricing-words.ts';

export interface PricingStyle {
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 639-1; French is written in French, every other in English words. */
  readonly language: string;
  readonly isHtml: boolean;
}

/** A run of text; an amount and a condition become elements in HTML. */
type PartKind = 'amount' | 'condition' | 'words';
interface Part {
  readonly kind: PartKind;
  readonly text: string;
}

const amount = (text: string): Part => ({ kind: 'amount', text });
const condition = (text: string): Part => ({ kind: 'condition', text });
const words = (text: string): Part => ({ kind: 'words', text });

/** `14 jours d’essai gratuit, puis 29,00 € / mois + 99,00 € de mise en service, engagement de 12 mois`. */
export function offerPricingText(terms: SubscriptionTerms, style: PricingStyle): string {
  const text = pricingWords(style.language);
  const price = (minorUnits: number) => amount(formatAmount(minorUnits, style.currency, style.language));
  const parts: Part[] = [];
  const { durationTrial, unitTrial, amountTrial, amountUpFront } = terms;
  if (durationTrial > 0) {
    if (amountTrial === 0) parts.push(condition(text.freeTrial(durationTrial, unitTrial)));
    else parts.push(condition(text.pricedTrial(durationTrial, unitTrial)), words(' '), price(amountTrial));
    parts.push(words(`, ${text.next} `));
  }
  const recurrence = recurrenceParts(terms, text, price, parts.length > 0);
  const isUpFrontAlone = amountUpFront > 0 && terms.amountRecurrence === 0 && durationTrial === 0;
  if (!isUpFrontAlone) parts.push(...recurrence);
  if (amountUpFront > 0) {
    if (!isUpFrontAlone) parts.push(words(' + '));
    parts.push(price(amountUpFront), words(' '), condition(text.setUpFee));
  }
  if (terms.countMinRecurrences > 0) {
    const count = terms.countMinRecurrences * terms.durationRecurrence;
    parts.push(words(', '), condition(text.engagement(count, terms.unitRecurrence)));
  }
  return render(parts, style.isHtml);
}

function recurrenceParts(
  terms: SubscriptionTerms,
  text: PricingWords,
  price: (minorUnits: number) => Part,
  isContinued: boolean,
): Part[] {
  const { amountRecurrence, durationRecurrence, unitRecurrence, countRecurrences } = terms;
  if (amountRecurrence === 0) return [words(isContinued ? text.free.toLocaleLowerCase('en') : text.free)];
  const parts = [
    price(amountRecurrence),
    words(' '),
    condition(text.per(durationRecurrence, unitRecurrence)),
  ];
  if (countRecurrences === null) return parts;
  const total = text.duration(countRecurrences * durationRecurrence, unitRecurrence);
  return [...parts, words(' '), condition(text.runsFor(total))];
}

export interface PricedFeature {
  readonly type: FeatureType;
  readonly isIncluded: boolean;
  /** Null = unlimited. */
  readonly quantityIncluded: number | null;
  readonly pricing: PriceSteps;
}

/**
 * `5 inclus, puis 3,00 € par unité`. Null when there is nothing to say.
 * @param recurrence when given, fees that come with every period say so: `3,00 € par unité / mois`. Consumption
 * is priced by what was used, and says nothing.
 */
export function featurePricingText(
  feature: PricedFeature,
  style: PricingStyle,
  recurrence: CalendarDuration | null = null,
): string | null {
  const text = pricingWords(style.language);
  const context = { text, style, recurrence: feature.type === 'Consumption' ? null : recurrence };
  const parts = feature.type === 'OnOff' ? onOffParts(feature, context) : meteredParts(feature, context);
  return parts === null ? null : render(parts, style.isHtml);
}

interface FeatureContext {
  readonly text: PricingWords;
  readonly style: PricingStyle;
  readonly recurrence: CalendarDuration | null;
}

function onOffParts({ isIncluded, pricing }: PricedFeature, context: FeatureContext): Part[] {
  if (isIncluded) return [words(context.text.included)];
  if (pricing.steps.length === 0) return [words(context.text.notIncluded)];
  return [
    words(`${context.text.option} `),
    price(computeStepsPrice(pricing, 1), context.style),
    ...perPeriod(context),
  ];
}

function meteredParts({ quantityIncluded, pricing }: PricedFeature, context: FeatureContext): Part[] | null {
  const { text, style } = context;
  if (quantityIncluded === null) return [words(text.unlimited)];
  const parts: Part[] =
    quantityIncluded > 0 ? [words(text.quantityIncluded(quantityText(quantityIncluded, style)))] : [];
  if (pricing.steps.length === 0) return parts.length > 0 ? parts : null;
  if (parts.length > 0) parts.push(words(`, ${text.next} `));
  if (pricing.isVolume && pricing.steps.length > 1) parts.push(words(`${text.wholeQuantity} `));
  const between = pricing.isVolume ? ', ' : `, ${text.next} `;
  for (const [index, step] of pricing.steps.entries()) {
    if (index > 0) parts.push(words(between));
    parts.push(...stepParts(step, context));
    const isLast = index === pricing.steps.length - 1;
    if (!isLast && step.quantityMax !== null) {
      // A step counts from the first unit that is not included; people count from the first one.
      const upTo = quantityText(quantityIncluded + step.quantityMax, style);
      parts.push(words(' '), condition(text.upTo(upTo)));
    } else if (isLast && index > 0) parts.push(words(' '), condition(text.beyond));
  }
  return parts;
}

function stepParts(step: PriceStep, context: FeatureContext): Part[] {
  const { text, style } = context;
  if (step.amountPerIncrement === 0) {
    if (!step.amountCeiling) return [words(text.free.toLocaleLowerCase('en'))];
    return [words(`${text.flat} `), price(step.amountCeiling, style), ...perPeriod(context)];
  }
  const block = text.perBlock(quantityText(step.increment, style), step.increment === 1);
  const parts = [price(step.amountPerIncrement, style), words(' '), condition(block), ...perPeriod(context)];
  if (step.amountCeiling === null) return parts;
  return [...parts, words(`, ${text.cappedAt} `), price(step.amountCeiling, style)];
}

function perPeriod({ text, recurrence }: FeatureContext): Part[] {
  if (recurrence === null) return [];
  return [words(' '), condition(text.per(recurrence.count, recurrence.unit))];
}

function price(minorUnits: number, style: PricingStyle): Part {
  return amount(formatAmount(minorUnits, style.currency, style.language));
}

const quantityFormats = new Map<string, Intl.NumberFormat>();

function quantityText(quantity: number, { language }: PricingStyle): string {
  const known = quantityFormats.get(language);
  if (known) return known.format(quantity);
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  quantityFormats.set(language, format);
  return format.format(quantity);
}

const classes: Readonly<Record<Exclude<PartKind, 'words'>, string>> = {
  amount: 'pricing-amount',
  condition: 'pricing-condition',
};

function render(parts: readonly Part[], isHtml: boolean): string {
  if (!isHtml) return parts.map(({ text }) => text).join('');
  return parts
    .map(({ kind, text }) => {
      const escaped = escapeHtml(text);
      return kind === 'words' ? escaped : `<span class="${classes[kind]}">${escaped}</span>`;
    })
    .join('');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
