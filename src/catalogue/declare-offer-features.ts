/** The features of an offer as they are declared: the whole list, in its order, each with its price steps. */
import type { Context } from '../accounts/context.ts';
import { fieldChecks, isWholeWithin } from '../accounts/field-checks.ts';
import { checkPriceSteps, type PriceStep } from '../domain/pricing/price-steps.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { changedColumns } from './declared.ts';

export interface OfferFeatureDeclaration {
  readonly reference: string;
  /** OnOff: part of the offer, without a fee of its own. */
  readonly isIncluded?: boolean | undefined;
  /** OnOff: enabled from the start; as `isIncluded` when left out. */
  readonly isEnabled?: boolean | undefined;
  /** Null or left out = unlimited. */
  readonly quantityIncluded?: number | null | undefined;
  /** What a new subscription starts with. */
  readonly quantityCurrent?: number | undefined;
  readonly steps?: readonly PriceStep[] | undefined;
  readonly isVolume?: boolean | undefined;
  readonly isUpdatableBeforeSubscription?: boolean | undefined;
  readonly isUpdatableAfterSubscription?: boolean | undefined;
  readonly isUpdatedAtFullPrice?: boolean | undefined;
  readonly isFreeInTrial?: boolean | undefined;
}

export function checkOfferFeatures(features: readonly OfferFeatureDeclaration[]): Outcome<undefined> {
  const checks = fieldChecks();
  const seen = new Set<string>();
  for (const feature of features) {
    checks.expect(`Features.${feature.reference}`, !seen.has(feature.reference), '1 ×');
    seen.add(feature.reference);
    const isQuantity = (quantity: number | null | undefined) =>
      isWholeWithin(quantity, 0, Number.MAX_SAFE_INTEGER);
    checks.expect('QuantityIncluded', isQuantity(feature.quantityIncluded), '≥ 0');
    checks.expect('QuantityCurrent', isQuantity(feature.quantityCurrent), '≥ 0');
    checks.include(checkPriceSteps(feature.steps ?? []));
  }
  return checks.conclude(undefined);
}

/** Answers whether something changed. Features that are no longer declared leave the offer. */
export async function applyOfferFeatures(
  context: Context,
  offerId: number,
  features: readonly OfferFeatureDeclaration[],
): Promise<Outcome<boolean>> {
  const known = await findFeaturesNamed(
    context,
    features.map((feature) => feature.reference),
  );
  const current = await loadRows(context, offerId);
  let hasChanged = false;
  const kept = new Set<number>();
  for (const [position, feature] of features.entries()) {
    const found = known.get(feature.reference);
    if (!found) return refuse('Error.Feature.NotFound', 'ReferenceFeature', { reference: feature.reference });
    const featureId = found.id;
    kept.add(featureId);
    const columns = offerFeatureColumns(feature, position);
    const row = current.get(featureId);
    // One that was archived later stays in the offers that have it.
    if (!row && found.life_state !== 'Ok') return refuse('Error.Feature.NotOffered', 'ReferenceFeature');
    const isChanged = row
      ? await updateRow(context, row, columns)
      : await insertRow(context, offerId, featureId, columns);
    hasChanged ||= isChanged;
  }
  const gone = [...current.keys()].filter((featureId) => !kept.has(featureId));
  await deleteRows(context, offerId, gone);
  return accept(hasChanged || gone.length > 0);
}

async function findFeaturesNamed(context: Context, references: readonly string[]) {
  const rows = await context.transaction
    .selectFrom('feature')
    .select(['id', 'reference', 'life_state'])
    .where('business_id', '=', context.businessId)
    .where('reference', '=', ({ fn, val }) => fn<string>('any', [val(references)]))
    .execute();
  return new Map(rows.map((row) => [row.reference, row]));
}

async function loadRows(context: Context, offerId: number) {
  const rows = await context.transaction
    .selectFrom('offer_feature')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('offer_id', '=', offerId)
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.feature_id, row]));
}

export function offerFeatureColumns(feature: OfferFeatureDeclaration, position: number) {
  return {
    position,
    is_included: feature.isIncluded ?? false,
    is_enabled: feature.isEnabled ?? feature.isIncluded ?? false,
    quantity_included: feature.quantityIncluded ?? null,
    quantity_current: feature.quantityCurrent ?? 0,
    steps: JSON.stringify((feature.steps ?? []).map(stepToStore)),
    is_volume: feature.isVolume ?? false,
    is_updatable_before_subscription: feature.isUpdatableBeforeSubscription ?? true,
    is_updatable_after_subscription: feature.isUpdatableAfterSubscription ?? true,
    is_updated_at_full_price: feature.isUpdatedAtFullPrice ?? false,
    is_free_in_trial: feature.isFreeInTrial ?? false,
  };
}

function stepToStore({ quantityMax, increment, amountPerIncrement, amountCeiling }: PriceStep): PriceStep {
  return { quantityMax, increment, amountPerIncrement, amountCeiling };
}

type Columns = ReturnType<typeof offerFeatureColumns>;
type Row = Awaited<ReturnType<typeof loadRows>> extends Map<number, infer Value> ? Value : never;

async function insertRow(context: Context, offerId: number, featureId: number, columns: Columns) {
  await context.transaction
    .insertInto('offer_feature')
    .values({ business_id: context.businessId, offer_id: offerId, feature_id: featureId, ...columns })
    .execute();
  return true;
}

async function updateRow(context: Context, row: Row, columns: Columns): Promise<boolean> {
  const changed = changedColumns({ ...row }, columns);
  if (Object.keys(changed).length === 0) return false;
  await context.transaction
    .updateTable('offer_feature')
    .set(changed)
    .where('business_id', '=', context.businessId)
    .where('offer_id', '=', row.offer_id)
    .where('feature_id', '=', row.feature_id)
    .execute();
  return true;
}

async function deleteRows(context: Context, offerId: number, featureIds: readonly number[]): Promise<void> {
  if (featureIds.length === 0) return;
  await context.transaction
    .deleteFrom('offer_feature')
    .where('business_id', '=', context.businessId)
    .where('offer_id', '=', offerId)
    .where('feature_id', '=', ({ fn, val }) => fn<number>('any', [val(featureIds)]))
    .execute();
}
