/** A balance line that a plan would write: the same for a quote, a preview and the real thing. */
import type { LineType } from '../billing/line-type.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Period } from '../calendar/period.ts';

export interface PlannedLine {
  readonly type: LineType;
  /** In the billing language. */
  readonly label: string;
  /** Minor units before tax (or tax included where the segment's prices are); a credit is negative. */
  readonly amount: number;
  readonly featureId: number | null;
  readonly discountId: number | null;
  /** Either an instant … */
  readonly movedAt: Instant | null;
  /** … or the period that the line pays for. */
  readonly period: Period | null;
  readonly quantityReported: number | null;
  readonly quantityBilled: number | null;
  /** What the fee is for a whole period, when its unused share comes back on an upgrade; else null. */
  readonly proratableAmount: number | null;
}

export function sumOfLines(lines: readonly PlannedLine[]): number {
  return lines.reduce((total, line) => total + line.amount, 0);
}
