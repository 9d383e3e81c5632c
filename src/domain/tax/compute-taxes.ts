/**
 * The taxes and totals of a document: computed once per rate on the sum of its lines, then shared out to the lines
 * so that they add up to the minor unit (domain.md §7; CGI ann. II art. 242 nonies A, I 8° to 11°).
 */
import { exactShare, roundShares } from '../money/allocate.ts';
import { mulDiv, sum } from '../money/mul-div.ts';
import { groupByTax, type TaxTotal, taxTotal } from './tax-groups.ts';
import type { TaxTreatment } from './treatment.ts';

export interface TaxableLine {
  /** Without tax, or with it when prices include tax. Negative for a discount. */
  readonly amount: number;
  readonly treatment: TaxTreatment;
}

export interface TaxedLine {
  readonly amountSubtotal: number;
  readonly amountTax: number;
  readonly amountTotal: number;
  /** The tax of the document that the line belongs to, counted from 1. */
  readonly taxPosition: number;
}

export interface ComputedTaxes {
  /** In the order of the lines given. */
  readonly lines: readonly TaxedLine[];
  /** Highest rate first, whatever the order of the lines. */
  readonly taxes: readonly TaxTotal[];
  readonly amountSubtotal: number;
  readonly amountTax: number;
  readonly amountTotal: number;
}

const PER_TEN_THOUSAND = 10_000;

/** The part of an amount that is tax: on top of a net amount, or contained in a gross one. */
export function taxFraction(
  ratePerTenThousand: number,
  isTaxIncluded: boolean,
): { readonly numerator: number; readonly denominator: number } {
  return {
    numerator: ratePerTenThousand,
    denominator: isTaxIncluded ? PER_TEN_THOUSAND + ratePerTenThousand : PER_TEN_THOUSAND,
  };
}

/**
 * Tax of a group = half-up of its amount × rate; in tax-included prices the gross stays exact and the net is what
 * remains of it. Each line bears its own exact tax rounded down or up, the largest fractions up.
 */
export function computeTaxes(lines: readonly TaxableLine[], pricesIncludeTax: boolean): ComputedTaxes {
  const groups = groupByTax(lines);
  const taxed: TaxedLine[] = new Array(lines.length);
  const taxes = groups.map((group, index) => {
    const amounts = group.indexes.map((line) => lines[line]?.amount ?? 0);
    const { numerator, denominator } = taxFraction(group.ratePerTenThousand, pricesIncludeTax);
    const whole = sum(amounts);
    const taxAmount = mulDiv(whole, numerator, denominator);
    const parts =
      amounts.length === 1
        ? [taxAmount]
        : roundShares(
            amounts.map((amount) => exactShare(amount, numerator, denominator)),
            taxAmount,
          );
    group.indexes.forEach((line, part) => {
      taxed[line] = taxedLine(amounts[part] ?? 0, parts[part] ?? 0, index + 1, pricesIncludeTax);
    });
    return taxTotal(group, pricesIncludeTax ? whole - taxAmount : whole, taxAmount);
  });
  const amountSubtotal = sum(taxes.map((tax) => tax.baseAmount));
  const amountTax = sum(taxes.map((tax) => tax.taxAmount));
  return { lines: taxed, taxes, amountSubtotal, amountTax, amountTotal: sum([amountSubtotal, amountTax]) };
}

function taxedLine(
  amount: number,
  amountTax: number,
  taxPosition: number,
  pricesIncludeTax: boolean,
): TaxedLine {
  return pricesIncludeTax
    ? { amountSubtotal: amount - amountTax, amountTax, amountTotal: amount, taxPosition }
    : { amountSubtotal: amount, amountTax, amountTotal: sum([amount, amountTax]), taxPosition };
}
