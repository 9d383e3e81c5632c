/**
 * The tax of a partial credit, for the lines of one rate. Half-up of the credited amount × rate, as on any document,
 * as long as all credit notes together stay within a minor unit of the exact tax of what they credit: roundings
 * never pile up. A line credited to its end takes what is left of its tax.
 */
import { exactShare, roundShares } from '../money/allocate.ts';
import { mulDiv, sum } from '../money/mul-div.ts';
import { taxFraction } from '../tax/compute-taxes.ts';
import { grossOf, type NetAndTax, type OpenGroup, type OpenLine } from './credit-note-rest.ts';

/** An amount to credit on a line: without tax, or with it when the caller asked for a tax-included sum. */
export interface LineCredit {
  readonly line: OpenLine;
  readonly amount: number;
}

interface Range {
  readonly lowest: number;
  readonly highest: number;
}

/** The tax of each credit, in their order. The amounts are known to be within what is left of the lines. */
export function taxOfCredits(
  group: OpenGroup,
  credits: readonly LineCredit[],
  isTaxIncluded: boolean,
): number[] {
  const { numerator, denominator } = taxFraction(group.tax.ratePerTenThousand, isTaxIncluded);
  const shares = credits.map(({ line, amount }) => {
    const range = taxRange(line.rest, amount, isTaxIncluded);
    const creditedBefore = isTaxIncluded ? grossOf(line.credited) : line.credited.amountSubtotal;
    const due = exactShare(creditedBefore + amount, numerator, denominator);
    const taxBefore = line.credited.amountTax;
    return {
      range,
      amount,
      creditedAfter: creditedBefore + amount,
      taxBefore,
      floor: clamp(due.floor - taxBefore, range),
      top: clamp(due.top - taxBefore, range),
      rest: due.rest,
    };
  });
  const open = shares.filter(({ range }) => range.lowest < range.highest);
  const closed = shares.filter(({ range }) => range.lowest >= range.highest);
  const dueTogether = exactShare(sum(open.map((share) => share.creditedAfter)), numerator, denominator);
  const taxBefore = sum(open.map((share) => share.taxBefore));
  const ofOpenLines = clamp(mulDiv(sum(open.map(({ amount }) => amount)), numerator, denominator), {
    lowest: dueTogether.floor - taxBefore,
    highest: dueTogether.top - taxBefore,
  });
  const reach = { lowest: sum(shares.map(({ floor }) => floor)), highest: sum(shares.map(({ top }) => top)) };
  const wanted = clamp(sum([...closed.map(({ floor }) => floor), ofOpenLines]), reach);
  const total = clamp(wanted, groupRange(group, credits, isTaxIncluded));
  return moveTo(total, shares, roundShares(shares, clamp(total, reach)));
}

/**
 * The bounds of the rate. When its net is credited to the end while lines of it are left that cancel each other
 * out, this is its last credit and takes the rest of its tax; when no net is left anywhere, the lines tell.
 */
function groupRange(group: OpenGroup, credits: readonly LineCredit[], isTaxIncluded: boolean): Range {
  const together = sum(credits.map(({ amount }) => amount));
  if (isTaxIncluded || together !== group.rest.amountSubtotal) {
    return taxRange(group.rest, together, isTaxIncluded);
  }
  const amounts = new Map(credits.map(({ line, amount }) => [line, amount]));
  const leavesNet = group.lines.some((line) => line.rest.amountSubtotal !== (amounts.get(line) ?? 0));
  return leavesNet ? taxRange(group.rest, together, false) : between(0, group.rest.amountTax);
}

/**
 * The tax that a credit of `amount` may carry: no more than is left, no less than nothing, and such that the net
 * too stays within what is left. Crediting all of the rest leaves one choice, the rest of the tax; crediting less
 * leaves some net, so that no tax is ever left over alone.
 */
function taxRange(rest: NetAndTax, amount: number, isTaxIncluded: boolean): Range {
  const all = isTaxIncluded ? grossOf(rest) : rest.amountSubtotal;
  if (amount === all) return { lowest: rest.amountTax, highest: rest.amountTax };
  const range = between(0, rest.amountTax);
  if (!isTaxIncluded) return range;
  return {
    lowest: Math.max(range.lowest, amount - Math.max(0, rest.amountSubtotal - 1)),
    highest: Math.min(range.highest, amount - Math.min(0, rest.amountSubtotal + 1)),
  };
}

function between(a: number, b: number): Range {
  return { lowest: Math.min(a, b), highest: Math.max(a, b) };
}

function clamp(value: number, { lowest, highest }: Range): number {
  return Math.max(lowest, Math.min(highest, value));
}

/**
 * Makes the parts add up to `total` where the bounds of the rate are narrower than the exact taxes of its lines:
 * the largest lines first take what their own bounds allow. Only where charges and discounts of one rate nearly
 * cancel out can something remain, a few minor units: the largest line takes it beyond its bounds.
 */
function moveTo(
  total: number,
  shares: readonly { readonly amount: number; readonly range: Range }[],
  parts: readonly number[],
): number[] {
  const moved = [...parts];
  let left = total - sum(moved);
  if (left === 0) return moved;
  const largestFirst = shares
    .map(({ amount, range }, index) => ({ size: Math.abs(amount), range, index }))
    .sort((a, b) => b.size - a.size || a.index - b.index);
  for (const { range, index } of largestFirst) {
    const before = moved[index] ?? 0;
    const after = clamp(before + left, range);
    moved[index] = after;
    left -= after - before;
  }
  const largest = largestFirst[0];
  if (largest) moved[largest.index] = (moved[largest.index] ?? 0) + left;
  return moved;
}
