/**
 * Discounts (domain.md §1): applied in the order they were added, each discounted fee with its own line, never
 * below zero.
 */
import { mulDiv } from '../money/mul-div.ts';

export const discountTypes = ['Flat', 'PerTenThousand'] as const;
export type DiscountType = (typeof discountTypes)[number];

export const discountTargets = ['FlatFee', 'FeatureFee', 'UpfrontFee', 'AllRecurring', 'All'] as const;
export type DiscountTarget = (typeof discountTargets)[number];

export type FeeKind = 'Recurrence' | 'Feature' | 'UpFront';

export interface Discount {
  /** Its rank on the subscription: the order in which discounts are applied. */
  readonly position: number;
  readonly discountId: number;
  readonly title: string;
  readonly typeOff: DiscountType;
  /** Minor units when Flat, else per ten thousand. */
  readonly valueOff: number;
  readonly targetFee: DiscountTarget;
  /** How many paid periods it lasts; null = for ever. */
  readonly countPeriods: number | null;
  /** The number of the first paid period it applies to. */
  readonly firstPeriodNumber: number;
  /** Flat only: minor units already spent on fees of the running period. */
  readonly amountSpent: number;
}

const targets: Readonly<Record<DiscountTarget, readonly FeeKind[]>> = {
  FlatFee: ['Recurrence'],
  FeatureFee: ['Feature'],
  UpfrontFee: ['UpFront'],
  AllRecurring: ['Recurrence', 'Feature'],
  All: ['Recurrence', 'Feature', 'UpFront'],
};

/** Set-up fees are discounted whatever the period; the others while the discount lasts, paid periods counted. */
export function discountApplies(discount: Discount, fee: FeeKind, periodNumber: number): boolean {
  if (!targets[discount.targetFee].includes(fee)) return false;
  if (fee === 'UpFront') return true;
  if (periodNumber < discount.firstPeriodNumber) return false;
  return discount.countPeriods === null || periodNumber < discount.firstPeriodNumber + discount.countPeriods;
}

export interface DiscountableFee {
  readonly kind: FeeKind;
  /** The period the fee belongs to: arrears belong to the period that closes. */
  readonly periodNumber: number;
  /** Minor units, ≥ 0. */
  readonly amount: number;
}

export interface DiscountOfFee {
  readonly discount: Discount;
  /** Index into the fees that were given. */
  readonly feeIndex: number;
  /** Minor units, < 0. */
  readonly amount: number;
}

/**
 * The discount lines of fees of one period. A flat discount is spent once per period, over its fees in their
 * order, and what was spent before counts; a percentage is taken of what earlier discounts left of each fee.
 */
export function computeDiscounts(
  fees: readonly DiscountableFee[],
  discounts: readonly Discount[],
): DiscountOfFee[] {
  const rest = fees.map((fee) => Math.max(fee.amount, 0));
  const lines: DiscountOfFee[] = [];
  for (const discount of discounts) {
    let flatLeft = discount.valueOff - discount.amountSpent;
    for (const [feeIndex, fee] of fees.entries()) {
      const available = rest[feeIndex] ?? 0;
      if (available === 0 || !discountApplies(discount, fee.kind, fee.periodNumber)) continue;
      const wanted = discount.typeOff === 'Flat' ? flatLeft : mulDiv(available, discount.valueOff, 10_000);
      const taken = Math.min(wanted, available);
      if (taken <= 0) continue;
      flatLeft -= taken;
      rest[feeIndex] = available - taken;
      lines.push({ discount, feeIndex, amount: -taken });
    }
  }
  return lines;
}
