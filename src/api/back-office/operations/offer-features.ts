/** The features of offers, with what is included and the price of the rest. */
import { z } from 'zod';
import { tracesOf } from '../../../accounts/traces.ts';
import { findFeature } from '../../../catalogue/find-features.ts';
import { findOffer } from '../../../catalogue/find-offers.ts';
import {
  addOfferFeature,
  changeOfferFeature,
  findOfferFeature,
  listOfferFeatures,
  type OfferFeatureTerms,
  removeOfferFeature,
} from '../../../catalogue/offer-features.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields, quantity, reference, text } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { chooseSegment, type Work, work } from '../../call.ts';
import { stepRequest } from '../../live/wire/subscription-feature.ts';
import { changedTo, clearing, defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { list, pagingOf, segmentFilter } from '../list.ts';
import { presentOfferFeature } from '../present/offer.ts';
import { loadTraceExtras } from '../present/traces.ts';
import { segmentIdNamed } from '../segment-filter.ts';
import { featureTypes } from '../wire/feature.ts';
import { offerFeature, offerFeatureList } from '../wire/offer.ts';

const extra = { extra: z.array(z.enum(['all', 'UserCreation', 'UserUpdate'])).optional() };
const properties = [
  'UpdatableBeforeSubscription',
  'UpdatableAfterSubscription',
  'UpdateAtFullPrice',
  'FreeInTrial',
] as const;

const changeable = {
  IsIncluded: z.boolean().optional(),
  IsEnabled: z.boolean().optional(),
  QuantityIncluded: quantity.optional(),
  QuantityCurrent: quantity.optional(),
  /** All that apply; those left out of a list that is sent do not. */
  Properties: z.array(z.enum(properties)).optional(),
  Steps: z.array(stepRequest).max(100).optional(),
  IsVolume: z.boolean().optional(),
  Order: z.int().min(0).max(1_000_000).optional(),
};

const create = defineOperation({
  id: 'create-offer-feature',
  method: 'POST',
  path: '/Sub/OfferFeatures',
  summary: 'Add a feature to an offer',
  tag: 'Offers',
  input: z.object({
    IdOffer: identifier.optional(),
    ReferenceOffer: reference.optional(),
    IdFeature: identifier.optional(),
    ReferenceFeature: reference.optional(),
    ...segmentFilter,
    ...changeable,
  }),
  responses: { 201: offerFeature },
  handle: (call, input) =>
    work(call, async (context) => {
      const named = await findNamed(context, input);
      if (!named.ok) return named;
      const { offerId, featureId } = named.value;
      const added = await addOfferFeature(context, offerId, featureId, termsOf(input));
      if (!added.ok) return added;
      const shown = await show(context, added.value, []);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const listAll = defineOperation({
  id: 'list-offer-features',
  method: 'GET',
  path: '/Sub/OfferFeatures',
  summary: 'List the features of offers, offer by offer in their order',
  tag: 'Offers',
  input: z.object({
    ...pagingFields,
    IdOffer: identifier.optional(),
    IdFeature: identifier.optional(),
    ReferenceFeature: reference.optional(),
    TypeFeature: z.enum(featureTypes).optional(),
    FeatureName: text(200).optional(),
    IsVisible: z.boolean().optional(),
    ...segmentFilter,
    ...extra,
  }),
  responses: { 200: offerFeatureList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segmentId = segmentIdNamed(context, input);
      if (!segmentId.ok) return segmentId;
      const filter = {
        segmentId: segmentId.value,
        offerId: input.IdOffer,
        featureId: input.IdFeature,
        featureReference: input.ReferenceFeature,
        type: input.TypeFeature,
        name: input.FeatureName,
        isVisible: input.IsVisible,
      };
      const page = await listOfferFeatures(context, filter, pagingOf(input));
      const extras = await loadTraceExtras(context, input.extra, page.items.map(tracesOf));
      const items = page.items.map((row) => presentOfferFeature(context, row, extras));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-offer-feature',
  method: 'GET',
  path: '/Sub/OfferFeatures/{offerFeatureId}',
  summary: 'Read a feature of an offer',
  tag: 'Offers',
  input: z.object({ offerFeatureId: identifier, ...extra }),
  responses: { 200: offerFeature },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await show(context, input.offerFeatureId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const update = defineOperation({
  id: 'update-offer-feature',
  method: 'PATCH',
  path: '/Sub/OfferFeatures/{offerFeatureId}',
  summary: 'Change a feature of an offer; subscriptions keep the copy they were made of',
  tag: 'Offers',
  input: z.object({ offerFeatureId: identifier, ...changeable, ...clearing(['QuantityIncluded', 'Steps']) }),
  responses: { 200: offerFeature },
  handle: (call, input) =>
    work(call, async (context) => {
      const terms = termsOf(input);
      const changed = await changeOfferFeature(context, input.offerFeatureId, {
        ...terms,
        quantityIncluded: changedTo(input, 'QuantityIncluded', input.QuantityIncluded),
        steps: input.Clear.includes('Steps') ? [] : terms.steps,
      });
      if (!changed.ok) return changed;
      const shown = await show(context, input.offerFeatureId, []);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const remove = defineOperation({
  id: 'delete-offer-feature',
  method: 'DELETE',
  path: '/Sub/OfferFeatures/{offerFeatureId}',
  summary: 'Take a feature out of an offer',
  tag: 'Offers',
  input: z.object({ offerFeatureId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await removeOfferFeature(context, input.offerFeatureId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

interface Named {
  readonly IdOffer?: number | undefined;
  readonly ReferenceOffer?: string | undefined;
  readonly IdFeature?: number | undefined;
  readonly ReferenceFeature?: string | undefined;
  readonly IdSegment?: number | undefined;
  readonly ReferenceSegment?: string | undefined;
}

/** Each by its number, or by its reference; the reference of an offer is one of the segment named. */
async function findNamed(
  context: Work,
  input: Named,
): Promise<Outcome<{ readonly offerId: number; readonly featureId: number }>> {
  const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
  if (!segment.ok) return segment;
  const offerId =
    input.IdOffer ??
    (input.ReferenceOffer === undefined
      ? undefined
      : ((await findOffer(context, segment.value.id, input.ReferenceOffer, false))?.id ?? 0));
  if (offerId === undefined) return refuse('Error.Input.Missing', 'IdOffer', { field: 'IdOffer' });
  const featureId =
    input.IdFeature ??
    (input.ReferenceFeature === undefined
      ? undefined
      : ((await findFeature(context, input.ReferenceFeature))?.id ?? 0));
  if (featureId === undefined) return refuse('Error.Input.Missing', 'IdFeature', { field: 'IdFeature' });
  return accept({ offerId, featureId });
}

function termsOf(input: z.output<z.ZodObject<typeof changeable>>): OfferFeatureTerms {
  const has = (property: (typeof properties)[number]) => input.Properties?.includes(property);
  return {
    isIncluded: input.IsIncluded,
    isEnabled: input.IsEnabled,
    quantityIncluded: input.QuantityIncluded,
    quantityCurrent: input.QuantityCurrent,
    isUpdatableBeforeSubscription: has('UpdatableBeforeSubscription'),
    isUpdatableAfterSubscription: has('UpdatableAfterSubscription'),
    isUpdatedAtFullPrice: has('UpdateAtFullPrice'),
    isFreeInTrial: has('FreeInTrial'),
    steps: input.Steps?.map((step) => ({
      quantityMax: step.QuantityMax ?? null,
      increment: step.Increment ?? 1,
      amountPerIncrement: step.AmountPerIncrement ?? 0,
      amountCeiling: step.AmountCeiling ?? null,
    })),
    isVolume: input.IsVolume,
    position: input.Order,
  };
}

async function show(
  context: Work,
  id: number,
  wanted: readonly string[] | undefined,
): Promise<Outcome<BodyOf<typeof offerFeature>>> {
  const found = await findOfferFeature(context, id);
  if (!found) return refuse('Error.OfferFeature.NotFound', 'offerFeatureId');
  return accept(
    presentOfferFeature(context, found, await loadTraceExtras(context, wanted, [tracesOf(found)])),
  );
}

export const offerFeatureOperations = [create, listAll, retrieve, update, remove];
