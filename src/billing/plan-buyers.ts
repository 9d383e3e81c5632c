/** Plans the billing of buyers: their due lines, the tax of each, and what becomes of them. Writes nothing. */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { type BillingPlan, type DueLine, planBilling } from '../domain/billing/plan-billing.ts';
import { localDate } from '../domain/calendar/period.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { decideTaxTreatment } from '../domain/tax/decide-tax-treatment.ts';
import { type TaxProfile, taxProfileSchema } from '../domain/tax/profile.ts';
import type { TaxTreatment } from '../domain/tax/treatment.ts';
import { type DueLineFilter, findDueLines } from './find-due-lines.ts';
import type { Buyer } from './load-buyers.ts';

export interface PlannedBuyer {
  readonly buyer: Buyer;
  readonly segment: Segment;
  readonly dueLines: readonly DueLine[];
  /** Refused when no tax is known for the buyer's country. */
  readonly plan: Outcome<BillingPlan>;
}

export async function planBuyers(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  buyers: readonly Buyer[],
  filter: DueLineFilter = {},
): Promise<PlannedBuyer[]> {
  const dueLines = await findDueLines(
    context,
    buyers.map(({ id }) => id),
    filter,
  );
  const profiles = new Map<number, TaxProfile>();
  return buyers.map((buyer) => {
    const segment = segments.get(buyer.segmentId);
    if (!segment) throw new Error(`segment ${buyer.segmentId} is not loaded`);
    const profile = profiles.get(segment.id) ?? taxProfileSchema.parse(segment.taxRules);
    profiles.set(segment.id, profile);
    const lines = dueLines.get(buyer.id) ?? [];
    return { buyer, segment, dueLines: lines, plan: planOne(context, segment, profile, buyer, lines) };
  });
}

function planOne(
  context: Context,
  segment: Segment,
  profile: TaxProfile,
  buyer: Buyer,
  lines: readonly DueLine[],
): Outcome<BillingPlan> {
  const treatments = decideTreatments(context, segment, profile, buyer, lines);
  if (!treatments.ok) return treatments;
  const treatmentOf = (keyCharge: string | null) => {
    const treatment = treatments.value.get(keyCharge);
    if (!treatment) throw new Error(`the tax of charge key ${keyCharge} was not decided`);
    return treatment;
  };
  const options = { pricesIncludeTax: segment.pricesIncludeTax, language: buyer.language };
  return accept(planBilling(lines, treatmentOf, options));
}

/** The tax point is the local day of the billing. */
export function decideTreatments(
  context: Context,
  segment: Segment,
  profile: TaxProfile,
  buyer: Pick<Buyer, 'country' | 'region' | 'isVatNumberValid' | 'identity'>,
  lines: readonly { readonly keyCharge: string | null }[],
): Outcome<ReadonlyMap<string | null, TaxTreatment>> {
  const treatments = new Map<string | null, TaxTreatment>();
  for (const { keyCharge } of lines) {
    if (treatments.has(keyCharge)) continue;
    const decided = decideTaxTreatment(profile, {
      sellerCountry: segment.country,
      buyerCountry: buyer.country,
      buyerRegion: buyer.region,
      isBuyerVatNumberValid: buyer.isVatNumberValid,
      isBuyerBusiness: Boolean(buyer.identity.billingAddress?.company),
      keyCharge,
      on: localDate(context.now, segment.timeZone),
    });
    if (!decided.ok) return decided;
    treatments.set(keyCharge, decided.value);
  }
  return accept(treatments);
}
