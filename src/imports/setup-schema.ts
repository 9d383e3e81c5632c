/**
 * What a mapping says of the installation that it imports into: the business, the segment and its catalogue.
 * It is created where it does not exist, and checked to be equal where it does. Amounts in minor units.
 */
import { z } from 'zod';
import { checkReference } from '../accounts/reference.ts';
import { sellerSchema } from '../accounts/segment.ts';
import { parseInstant } from '../domain/calendar/instant.ts';
import { isTimeZone, timeUnits } from '../domain/calendar/period.ts';
import { isCurrency } from '../domain/money/currency.ts';
import { discountTargets, discountTypes } from '../domain/pricing/discount.ts';
import { checkPriceSteps } from '../domain/pricing/price-steps.ts';
import { featureTypes } from '../domain/subscription/terms.ts';
import { mappingIssue, mappingRefusal } from './mapping-issue.ts';

const reference = z.string().superRefine((text, context) => {
  if (!checkReference(text).ok) context.addIssue(mappingIssue('Error.Import.Value.NotAReference'));
});
const localizedText = z.record(z.string().regex(/^[a-z]{2}$/), z.string().min(1));
const title = localizedText.refine((texts) => Object.keys(texts).length > 0);
const country = z.string().regex(/^[A-Z]{2}$/);
const amount = z.int().min(0);
const duration = z.int().min(0).max(10_000);

const instantText = z.string().transform((text, context) => {
  const at = parseInstant(text);
  if (at !== undefined) return at;
  context.addIssue(mappingIssue('Error.Import.Value.NotADate', { format: '2026-01-31T00:00:00Z' }));
  return z.NEVER;
});

const business = z
  .strictObject({
    name: z.string().min(1).max(255),
    kind: z.enum(['sandbox', 'live']).optional(),
    /** A new sandbox gets a test clock frozen at this instant. */
    clock: instantText.optional(),
  })
  .superRefine(({ kind, clock }, context) => {
    if (clock !== undefined && kind !== 'sandbox') {
      context.addIssue(mappingIssue('Error.Import.Mapping.Clock', {}, ['clock']));
    }
  });

const tax = z.union([
  z.strictObject({ ratePerTenThousand: z.int().min(0).max(10_000) }),
  z.strictObject({ profile: reference }),
]);

/** The fields of the seller as documents print them, each typing error told. */
const seller = z.strictObject({
  ...sellerSchema.shape,
  address: z.strictObject(sellerSchema.shape.address.shape),
});

const billing = z
  .strictObject({
    mode: z.enum(['Anniversary', 'FixedDay', 'Manual']).optional(),
    day: z.int().min(1).max(31).optional(),
    draftHours: z.int().min(0).max(8_760).optional(),
    paymentTermDays: z.int().min(0).max(365).optional(),
    chargeDelayDays: z.int().min(0).max(365).optional(),
    overdueAfterDays: z.int().min(0).max(3_650).optional(),
    allowsUnpaidStart: z.boolean().optional(),
    blocksRenewalWithoutPaymentMethod: z.boolean().optional(),
  })
  .superRefine(({ mode, day }, context) => {
    if ((mode === 'FixedDay') !== (day !== undefined)) {
      context.addIssue(mappingIssue('Error.Import.Mapping.BillingDay', {}, ['day']));
    }
  });

/** Only the reference is needed for a segment that exists. */
const segment = z.strictObject({
  reference,
  name: z.string().min(1).max(255).optional(),
  currency: z.string().refine(isCurrency, mappingRefusal('Error.Import.Mapping.Currency')).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  timeZone: z.string().refine(isTimeZone, mappingRefusal('Error.Import.Mapping.TimeZone')).optional(),
  country: country.optional(),
  pricesIncludeTax: z.boolean().optional(),
  tax: tax.optional(),
  seller: seller.optional(),
  billing: billing.optional(),
});

const feature = z.strictObject({
  reference,
  type: z.enum(featureTypes),
  title,
  description: localizedText.default({}),
  isVisible: z.boolean().default(true),
});

const step = z.strictObject({
  quantityMax: z.int().nullable().default(null),
  increment: z.int().default(1),
  amountPerIncrement: z.int().default(0),
  amountCeiling: z.int().nullable().default(null),
});

const steps = z
  .array(step)
  .default([])
  .superRefine((given, context) => {
    const checked = checkPriceSteps(given);
    if (checked.ok) return;
    const { target = '', params } = checked.refusals[0];
    const cause = `${target} ${params?.reason ?? ''}`;
    context.addIssue(mappingIssue('Error.Import.Mapping.Steps', { cause }));
  });

/** A bare reference is a feature with everything at its default. */
const offerFeature = z.preprocess(
  (given) => (typeof given === 'string' ? { reference: given } : given),
  z.strictObject({
    reference,
    isIncluded: z.boolean().default(false),
    isEnabled: z.boolean().default(false),
    /** Null = unlimited. */
    quantityIncluded: z.int().min(0).nullable().default(null),
    quantityCurrent: z.int().min(0).default(0),
    steps,
    isVolume: z.boolean().default(false),
    isUpdatableBeforeSubscription: z.boolean().default(true),
    isUpdatableAfterSubscription: z.boolean().default(true),
    isUpdatedAtFullPrice: z.boolean().default(false),
    isFreeInTrial: z.boolean().default(false),
  }),
);

const offer = z.strictObject({
  reference,
  name: z.string().min(1).max(255),
  title,
  description: localizedText.default({}),
  isVisible: z.boolean().default(true),
  keyCharge: z.string().nullable().default(null),
  amountUpFront: amount.default(0),
  amountTrial: amount.default(0),
  durationTrial: duration.default(0),
  unitTrial: z.enum(timeUnits).default('Month'),
  amountRecurrence: amount,
  durationRecurrence: duration.min(1).default(1),
  unitRecurrence: z.enum(timeUnits).default('Month'),
  /** Null = endless. */
  countRecurrences: z.int().min(1).nullable().default(null),
  countMinRecurrences: duration.default(0),
  amountTermination: amount.default(0),
  features: uniqueReferences(z.array(offerFeature).default([])),
});

const pricingTable = z.strictObject({
  reference,
  title,
  isVisible: z.boolean().default(true),
  isDefault: z.boolean().default(false),
  offers: z.array(reference),
});

const discount = z.strictObject({
  reference,
  title,
  typeOff: z.enum(discountTypes),
  /** Minor units when Flat, else per ten thousand. */
  valueOff: amount,
  targetFee: z.enum(discountTargets),
  /** Null = for ever. */
  countPeriods: z.int().min(1).nullable().default(null),
});

const catalogue = z.strictObject({
  features: uniqueReferences(z.array(feature).default([])),
  offers: uniqueReferences(z.array(offer).default([])),
  pricingTables: uniqueReferences(z.array(pricingTable).default([])),
  discounts: uniqueReferences(z.array(discount).default([])),
});

export const setupShape = {
  business: business.optional(),
  segment,
  catalogue: catalogue.default({ features: [], offers: [], pricingTables: [], discounts: [] }),
};

export type BusinessSetup = z.infer<typeof business>;
export type SegmentSetup = z.infer<typeof segment>;
export type CatalogueSetup = z.infer<typeof catalogue>;
export type FeatureSetup = z.infer<typeof feature>;

function uniqueReferences<T extends z.ZodType<readonly { readonly reference: string }[]>>(list: T): T {
  return list.superRefine((items, context) => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      if (seen.has(item.reference)) {
        context.addIssue(mappingIssue('Error.Import.Mapping.Duplicate', {}, [index, 'reference']));
      }
      seen.add(item.reference);
    }
  });
}
