/**
 * What billing makes of the due lines of one buyer (domain.md §6): an invoice, a credit carried to the next
 * billing, lines closed against each other, or nothing.
 */
import type { Instant } from '../calendar/instant.ts';
import type { Period } from '../calendar/period.ts';
import { lineLabel } from '../subscription/labels.ts';
import { type ComputedTaxes, computeTaxes } from '../tax/compute-taxes.ts';
import type { TaxTreatment } from '../tax/treatment.ts';
import type { LineType } from './line-type.ts';

export interface DueLine {
  readonly id: number;
  readonly type: LineType;
  readonly label: string;
  /** Before tax, or with it where the segment's prices include it. */
  readonly amount: number;
  readonly keyCharge: string | null;
  readonly subscriptionId: number | null;
  readonly featureId: number | null;
  readonly movedAt: Instant | null;
  readonly period: Period | null;
  readonly quantityBilled: number | null;
}

export interface CarriedCredit {
  readonly type: 'AutoBillingReport';
  readonly label: string;
  /** Negative; positive for a key that is owed while the lines as a whole are a credit. */
  readonly amount: number;
  readonly keyCharge: string | null;
}

export type BillingPlan =
  | { readonly kind: 'Nothing' }
  /** The lines make up zero: they are closed against each other, without a document. */
  | { readonly kind: 'Settled' }
  /** Nothing is issued: these lines, one a charge key, replace the ones that were due. */
  | { readonly kind: 'Carried'; readonly credits: readonly CarriedCredit[] }
  | { readonly kind: 'Invoice'; readonly lines: readonly DueLine[]; readonly taxes: ComputedTaxes };

/** `treatmentOf` gives the tax of a line by its charge key. A lone carried credit is left as it is. */
export function planBilling(
  lines: readonly DueLine[],
  treatmentOf: (keyCharge: string | null) => TaxTreatment,
  options: { readonly pricesIncludeTax: boolean; readonly language: string },
): BillingPlan {
  if (lines.length === 0) return { kind: 'Nothing' };
  const taxes = computeTaxes(
    lines.map(({ amount, keyCharge }) => ({ amount, treatment: treatmentOf(keyCharge) })),
    options.pricesIncludeTax,
  );
  if (taxes.amountTotal > 0) return { kind: 'Invoice', lines, taxes };
  if (taxes.amountTotal === 0) return { kind: 'Settled' };
  if (lines.every((line) => line.type === 'AutoBillingReport')) return { kind: 'Nothing' };
  return { kind: 'Carried', credits: carry(lines, options.language) };
}

/** One line a charge key, so that the credit keeps the tax of what it comes from. */
function carry(lines: readonly DueLine[], language: string): CarriedCredit[] {
  const sums = new Map<string | null, number>();
  for (const { keyCharge, amount } of lines) sums.set(keyCharge, (sums.get(keyCharge) ?? 0) + amount);
  return [...sums]
    .filter(([, amount]) => amount !== 0)
    .map(([keyCharge, amount]) => ({
      type: 'AutoBillingReport',
      label: lineLabel('carriedCredit', language),
      amount,
      keyCharge,
    }));
}
