/**
 * What late payment costs: the flat compensation for recovery (C. com. D441-5) and interest for each day late (C. com.
 * L441-10). Pure.
 */
import { mulDiv } from '../money/mul-div.ts';

export interface LateFeeTerms {
  /** Minor units; 0 = none. */
  readonly recoveryFeeAmount: number;
  /** Of a year; 0 = none. */
  readonly interestPerTenThousand: number;
}

export interface LateInvoice {
  /** What is left to pay, with tax, in minor units. */
  readonly openAmount: number;
  /** The late-payment fees of earlier invoices that stand on it: nothing is charged on them. */
  readonly feesAmount: number;
  /** Whole days since the limit of payment. */
  readonly daysLate: number;
}

export interface LateFee {
  readonly recoveryFeeAmount: number;
  readonly interestAmount: number;
}

const PER_TEN_THOUSAND = 10_000;
/** As the law counts, in a leap year too. */
const DAYS_OF_YEAR = 365;

/** What was paid of an invoice with fees on it counts for the rest of it first. */
export function computeLateFee(
  terms: LateFeeTerms,
  { openAmount, feesAmount, daysLate }: LateInvoice,
): LateFee {
  const base = openAmount - feesAmount;
  if (base <= 0 || daysLate <= 0) return { recoveryFeeAmount: 0, interestAmount: 0 };
  const { recoveryFeeAmount, interestPerTenThousand } = terms;
  return {
    recoveryFeeAmount,
    interestAmount: mulDiv(base, interestPerTenThousand * daysLate, PER_TEN_THOUSAND * DAYS_OF_YEAR),
  };
}
