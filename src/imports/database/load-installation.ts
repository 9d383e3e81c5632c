/** Reads the business, the segment and the catalogue that a mapping is compared with, in the mapping's own form. */
import { type Business, findBusinessByName } from '../../accounts/business.ts';
import type { Context } from '../../accounts/context.ts';
import { loadSegments, type Segment } from '../../accounts/segment.ts';
import { findDiscounts } from '../../catalogue/find-discounts.ts';
import { findFeatures } from '../../catalogue/find-features.ts';
import { findOffers } from '../../catalogue/find-offers.ts';
import { findPricingTables } from '../../catalogue/find-pricing-tables.ts';
import { taxProfileSchema } from '../../domain/tax/profile.ts';
import type { Installation, InstalledSegment } from '../import-port.ts';
import type { ImportMapping } from '../mapping.ts';
import type { CatalogueSetup } from '../setup-schema.ts';

export interface FoundInstallation {
  readonly business: Business | undefined;
  readonly segment: Segment | undefined;
  readonly installation: Installation;
}

const everything = { page: 1, sizePage: 1_000_000 };
const emptyCatalogue: CatalogueSetup = { features: [], offers: [], pricingTables: [], discounts: [] };

/**
 * @param context of no business yet
 * @param chosen the business to import into when the mapping names none
 */
export async function loadInstallation(
  context: Omit<Context, 'businessId'>,
  mapping: ImportMapping,
  chosen: Business | undefined,
): Promise<FoundInstallation> {
  const { transaction } = context;
  const named = mapping.business && (await findBusinessByName(transaction, mapping.business.name));
  const business = chosen ?? named;
  if (!business) {
    const installation = { business: null, segment: null, catalogue: emptyCatalogue };
    return { business, segment: undefined, installation };
  }
  const own: Context = { ...context, businessId: business.id };
  const segments = await loadSegments(transaction, business.id);
  const segment = segments.find(({ reference }) => reference === mapping.segment.reference);
  return {
    business,
    segment,
    installation: {
      business: { name: business.name, kind: business.kind === 'Live' ? 'live' : 'sandbox' },
      segment: segment ? await installedSegment(own, segment) : null,
      catalogue: await loadCatalogue(own, segment),
    },
  };
}

async function installedSegment(context: Context, segment: Segment): Promise<InstalledSegment> {
  const { profile } = await context.transaction
    .selectFrom('segment as s')
    .innerJoin('tax_profile as t', (join) =>
      join.onRef('t.business_id', '=', 's.business_id').onRef('t.id', '=', 's.tax_profile_id'),
    )
    .select('t.reference as profile')
    .where('s.business_id', '=', context.businessId)
    .where('s.id', '=', segment.id)
    .executeTakeFirstOrThrow();
  const rules = taxProfileSchema.parse(segment.taxRules);
  return {
    reference: segment.reference,
    name: segment.name,
    currency: segment.currency,
    language: segment.language,
    timeZone: segment.timeZone,
    country: segment.country,
    pricesIncludeTax: segment.pricesIncludeTax,
    tax: { profile, ratePerTenThousand: rules.kind === 'FixedRate' ? rules.ratePerTenThousand : null },
    seller: segment.seller,
    billing: {
      mode: segment.billingMode,
      ...(segment.billingDay !== null && { day: segment.billingDay }),
      draftHours: segment.draftHours,
      paymentTermDays: segment.paymentTermDays,
      chargeDelayDays: segment.chargeDelayDays,
      overdueAfterDays: segment.overdueAfterDays,
      allowsUnpaidStart: segment.allowsUnpaidStart,
      blocksRenewalWithoutPaymentMethod: segment.blocksRenewalWithoutPaymentMethod,
    },
  };
}

/** Features are the business's; the rest is there only with the segment. */
async function loadCatalogue(context: Context, segment: Segment | undefined): Promise<CatalogueSetup> {
  const features = await findFeatures(context, {}, everything);
  return {
    features: features.items.map(({ reference, type, title, description, isVisible }) => ({
      reference,
      type,
      title,
      description,
      isVisible,
    })),
    offers: segment ? await loadOffers(context, segment.id) : [],
    pricingTables: segment ? await loadPricingTables(context, segment.id) : [],
    discounts: segment
      ? (await findDiscounts(context, segment.id)).map(
          ({ reference, title, typeOff, valueOff, targetFee, countPeriods }) => ({
            reference,
            title,
            typeOff,
            valueOff,
            targetFee,
            countPeriods,
          }),
        )
      : [],
  };
}

async function loadOffers(context: Context, segmentId: number): Promise<CatalogueSetup['offers']> {
  const { items } = await findOffers(context, { segmentId }, everything);
  return items.map((offer) => ({
    reference: offer.reference,
    name: offer.name,
    title: offer.title,
    description: offer.description,
    isVisible: offer.isVisible,
    keyCharge: offer.keyCharge,
    ...offer.terms,
    features: offer.features.map((feature) => ({
      reference: feature.reference,
      isIncluded: feature.isIncluded,
      isEnabled: feature.isEnabled,
      quantityIncluded: feature.quantityIncluded,
      quantityCurrent: feature.quantityCurrent,
      steps: [...feature.pricing.steps],
      isVolume: feature.pricing.isVolume,
      isUpdatableBeforeSubscription: feature.isUpdatableBeforeSubscription,
      isUpdatableAfterSubscription: feature.isUpdatableAfterSubscription,
      isUpdatedAtFullPrice: feature.isUpdatedAtFullPrice,
      isFreeInTrial: feature.isFreeInTrial,
    })),
  }));
}

async function loadPricingTables(
  context: Context,
  segmentId: number,
): Promise<CatalogueSetup['pricingTables']> {
  const tables = await findPricingTables(context, segmentId);
  const rows = await context.transaction
    .selectFrom('pricing_table_offer as x')
    .innerJoin('offer as o', (join) =>
      join.onRef('o.business_id', '=', 'x.business_id').onRef('o.id', '=', 'x.offer_id'),
    )
    .select(['x.pricing_table_id', 'o.reference'])
    .where('x.business_id', '=', context.businessId)
    .where('o.segment_id', '=', segmentId)
    .orderBy('x.position')
    .execute();
  const offers = Map.groupBy(rows, (row) => row.pricing_table_id);
  return tables.map(({ id, reference, title, isVisible, isDefault }) => ({
    reference,
    title,
    isVisible,
    isDefault,
    offers: (offers.get(id) ?? []).map((row) => row.reference),
  }));
}
