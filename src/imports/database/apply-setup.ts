/** Creates what a mapping says of the installation and what does not exist yet: business, segment, catalogue. */
import type { Context } from '../../accounts/context.ts';
import { createBusiness } from '../../accounts/create-business.ts';
import { createSegment, type NewSegment } from '../../accounts/create-segment.ts';
import { declareTaxProfile, type TaxProfileDeclaration } from '../../accounts/declare-tax-profile.ts';
import { declareDiscount } from '../../catalogue/declare-discount.ts';
import { declareFeature } from '../../catalogue/declare-feature.ts';
import { declareOffer } from '../../catalogue/declare-offer.ts';
import { declarePricingTable } from '../../catalogue/declare-pricing-table.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { type BusinessClock, readClock } from '../../domain/clock/business-clock.ts';
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import { taxProfileSchema } from '../../domain/tax/profile.ts';
import type { SetupPlan } from '../import-port.ts';
import { SetupRefusedError } from '../setup-refused.ts';
import type { BusinessSetup, CatalogueSetup, SegmentSetup } from '../setup-schema.ts';

export interface AppliedSetup {
  readonly businessId: number;
  readonly segmentId: number;
}

/** What a business that is created without a tax of its own gets as its profile. */
const FIRST_PROFILE = 'default';

/**
 * @param context at the time of the business, or the machine's when there is none yet
 * @param existing what need not be created
 * @throws Error with a sentence for the operator when the mapping names a tax profile that does not exist
 */
export async function applySetup(
  context: Omit<Context, 'businessId'>,
  plan: SetupPlan,
  existing: Partial<AppliedSetup>,
): Promise<Outcome<AppliedSetup>> {
  const made =
    existing.businessId === undefined
      ? await createBoth(context, plan)
      : await createMissingSegment({ ...context, businessId: existing.businessId }, plan, existing.segmentId);
  if (!made.ok) return made;
  const { own, segmentId } = made.value;
  const declared = await declareCatalogue(own, segmentId, plan.catalogue);
  return declared.ok ? accept({ businessId: own.businessId, segmentId }) : declared;
}

interface Made {
  readonly own: Context;
  readonly segmentId: number;
}

async function createBoth(
  context: Omit<Context, 'businessId'>,
  { business, segment }: SetupPlan,
): Promise<Outcome<Made>> {
  if (!business || !segment) throw new Error('a business is created with its first segment');
  const clock = clockOf(business, context.now);
  const now = readClock(clock, context.now);
  const created = await createBusiness(
    { ...context, now },
    {
      name: business.name,
      kind: business.kind === 'live' ? 'Live' : 'Sandbox',
      clock,
      taxProfile: firstProfile(segment),
      segment: newSegment(segment),
    },
  );
  if (!created.ok) return created;
  const { businessId, segmentId } = created.value;
  return accept({ own: { ...context, now, businessId }, segmentId });
}

/** A sandbox always has a test clock: one that is not set to an instant starts now and runs. */
function clockOf({ kind, clock }: BusinessSetup, realNow: Instant): BusinessClock {
  if (kind === 'live') return { mode: 'Real' };
  return clock === undefined
    ? { mode: 'Running', at: realNow, setAt: realNow }
    : { mode: 'Frozen', at: clock };
}

function firstProfile({ tax }: SegmentSetup): TaxProfileDeclaration | undefined {
  if (!tax || 'ratePerTenThousand' in tax) return fixedRate(tax?.ratePerTenThousand ?? 0);
  if (tax.profile === FIRST_PROFILE) return undefined;
  throw unknownProfile(tax.profile);
}

function fixedRate(ratePerTenThousand: number): TaxProfileDeclaration {
  return {
    reference: `rate-${ratePerTenThousand}`,
    name: `${ratePerTenThousand / 100} %`,
    rules: { kind: 'FixedRate', ratePerTenThousand, mention: null },
  };
}

async function createMissingSegment(
  own: Context,
  { segment }: SetupPlan,
  existingId: number | undefined,
): Promise<Outcome<Made>> {
  if (existingId !== undefined) return accept({ own, segmentId: existingId });
  if (!segment) throw new Error('an import without a segment is refused before');
  const profileId = await findOrDeclareProfile(own, segment);
  if (!profileId.ok) return profileId;
  const created = await createSegment(own, newSegment(segment), profileId.value);
  return created.ok ? accept({ own, segmentId: created.value }) : created;
}

/** Never changes a profile that exists: other segments may be taxed by it. */
async function findOrDeclareProfile(context: Context, { tax }: SegmentSetup): Promise<Outcome<number>> {
  const rows = await context.transaction
    .selectFrom('tax_profile')
    .select(['id', 'reference', 'rules'])
    .where('business_id', '=', context.businessId)
    .orderBy('id')
    .execute();
  if (tax && 'profile' in tax) {
    const named = rows.find(({ reference }) => reference === tax.profile);
    if (!named) throw unknownProfile(tax.profile);
    return accept(named.id);
  }
  const wanted = fixedRate(tax?.ratePerTenThousand ?? 0);
  const same = rows.find(({ rules }) => {
    const parsed = taxProfileSchema.parse(rules);
    return (
      parsed.kind === 'FixedRate' &&
      parsed.mention === null &&
      parsed.ratePerTenThousand === tax?.ratePerTenThousand
    );
  });
  if (same) return accept(same.id);
  if (rows.some(({ reference }) => reference === wanted.reference))
    throw new SetupRefusedError(
      `The tax profile ${wanted.reference} exists with other rules: give the segment a profile by name.`,
    );
  return declareTaxProfile(context, wanted);
}

function unknownProfile(reference: string): Error {
  return new SetupRefusedError(
    `The mapping gives the segment the tax profile ${reference}, which does not exist.`,
  );
}

/** @throws Error on a field that `planSetup` asks for. */
function newSegment(segment: SegmentSetup): NewSegment {
  const { reference, name, currency, language, timeZone, country, seller, pricesIncludeTax } = segment;
  const { mode, day, ...rules } = segment.billing ?? {};
  if (!name || !currency || !language || !timeZone || !country || !seller)
    throw new Error('a segment that is to be created is complete');
  return {
    reference,
    name,
    currency,
    language,
    timeZone,
    country,
    seller,
    pricesIncludeTax,
    billingMode: mode,
    billingDay: day,
    ...rules,
  };
}

async function declareCatalogue(
  context: Context,
  segmentId: number,
  catalogue: CatalogueSetup,
): Promise<Outcome<null>> {
  const steps = [
    ...catalogue.features.map((feature) => () => declareFeature(context, feature)),
    ...catalogue.offers.map((offer) => () => declareOffer(context, segmentId, offer)),
    ...catalogue.pricingTables.map((table) => () => declarePricingTable(context, segmentId, table)),
    ...catalogue.discounts.map((discount) => () => declareDiscount(context, segmentId, discount)),
  ];
  for (const step of steps) {
    const declared = await step();
    if (!declared.ok) return declared;
  }
  return accept(null);
}
