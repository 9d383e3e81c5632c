/**
 * Amounts in Stripe's units, which are not everywhere those of ISO 4217 (docs.stripe.com/currencies, "special cases").
 * An amount that Stripe cannot take is never rounded: it is refused.
 */
import { currencyExponent } from '../../../domain/money/currency.ts';

/**
 * Decimals that Stripe counts in where ISO 4217 has others. The króna and the shilling lost theirs, Stripe kept two;
 * the ariary has fifths, which Stripe does not count. (HUF and TWD differ only in payouts.)
 */
const otherDecimals: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

/** The last digit must be a zero: networks carry two decimals of them. */
const inTens: ReadonlySet<string> = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** @param amount in minor units of ISO 4217. Undefined when Stripe has no such amount. */
export function toStripeAmount(amount: number, currency: string): number | undefined {
  if (inTens.has(currency) && amount % 10 !== 0) return undefined;
  const { multiplier, divisor } = scaleOf(currency);
  if (amount % divisor !== 0) return undefined;
  const theirs = (amount / divisor) * multiplier;
  return Number.isSafeInteger(theirs) ? theirs : undefined;
}

/** The inverse; what Stripe counts finer than we do is rounded down, as it never took such an amount from us. */
export function fromStripeAmount(theirs: number, currency: string): number {
  const { multiplier, divisor } = scaleOf(currency);
  return Math.floor((theirs * divisor) / multiplier);
}

function scaleOf(currency: string): { readonly multiplier: number; readonly divisor: number } {
  const more = (otherDecimals[currency] ?? currencyExponent(currency)) - currencyExponent(currency);
  return { multiplier: 10 ** Math.max(more, 0), divisor: 10 ** Math.max(-more, 0) };
}
