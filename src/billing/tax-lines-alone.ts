/** The tax of balance lines, each as an invoice of today with it alone would have it: one statement for all. */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { computeTaxes } from '../domain/tax/compute-taxes.ts';
import { taxProfileSchema } from '../domain/tax/profile.ts';
import type { TaxCategory } from '../domain/tax/treatment.ts';
import { type Buyer, loadBuyers } from './load-buyers.ts';
import { decideTreatments } from './plan-buyers.ts';

export interface LineTax {
  readonly amountSubtotal: number;
  readonly amountTotal: number;
  readonly category: TaxCategory;
  readonly ratePerTenThousand: number;
}

export interface UntaxedLine {
  readonly id: number;
  readonly customerId: number;
  readonly amount: number;
  readonly keyCharge: string | null;
}

/** By line; those of customers for whose country no tax is known are left out. */
export async function taxLinesAlone(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  lines: readonly UntaxedLine[],
): Promise<ReadonlyMap<number, LineTax>> {
  const byCustomer = Map.groupBy(lines, (line) => line.customerId);
  const buyers = byCustomer.size === 0 ? [] : await loadBuyers(context, [...byCustomer.keys()]);
  const taxed = buyers.flatMap((buyer) =>
    taxLinesOf(context, segments, buyer, byCustomer.get(buyer.id) ?? []),
  );
  return new Map(taxed);
}

function taxLinesOf(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  buyer: Buyer,
  lines: readonly UntaxedLine[],
): (readonly [number, LineTax])[] {
  const segment = segments.get(buyer.segmentId);
  if (!segment) throw new Error(`segment ${buyer.segmentId} is not loaded`);
  const profile = taxProfileSchema.parse(segment.taxRules);
  const treatments = decideTreatments(context, segment, profile, buyer, lines);
  if (!treatments.ok) return [];
  return lines.flatMap((line) => {
    const treatment = treatments.value.get(line.keyCharge);
    if (!treatment) return [];
    const taxable = [{ amount: line.amount, treatment }];
    const { amountSubtotal, amountTotal } = computeTaxes(taxable, segment.pricesIncludeTax);
    const { category, ratePerTenThousand } = treatment;
    return [[line.id, { amountSubtotal, amountTotal, category, ratePerTenThousand }] as const];
  });
}
