/** Features of the business: on/off, limitation, consumption. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { changeFeature } from '../../../catalogue/change-feature.ts';
import { declareFeature, type FeatureDeclaration } from '../../../catalogue/declare-feature.ts';
import { deleteFeature } from '../../../catalogue/delete-feature.ts';
import { findFeature, findFeatureById, findFeatures } from '../../../catalogue/find-features.ts';
import { orderFeatures } from '../../../catalogue/order-catalogue.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields, reference, text } from '../../../http/fields.ts';
import { type Work, work } from '../../call.ts';
import { metadataInput } from '../../metadata.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { creationFilter, editionFilter, list, pagingOf, traceFilterOf } from '../list.ts';
import { presentFeature } from '../present/feature.ts';
import { loadTraceExtras } from '../present/traces.ts';
import { feature, featureList, featureTypes, lifeStates } from '../wire/feature.ts';
import { localizedText } from '../wire/localized-text.ts';

const extra = { extra: z.array(z.enum(['all', 'UserCreation', 'UserUpdate'])).optional() };

const changeable = {
  ReferenceFeature: reference.optional(),
  IsVisible: z.boolean().optional(),
  Order: z.int().min(0).optional(),
  StateLife: z.enum(lifeStates).optional(),
  Title: localizedText.optional(),
  Description: localizedText.optional(),
  Metadata: metadataInput.optional(),
};

const createFeature = defineOperation({
  id: 'create-feature',
  method: 'POST',
  path: '/Organization/Features',
  summary: 'Create a feature',
  tag: 'Features',
  input: z.object({ ...changeable, Name: text(200).min(1), TypeFeature: z.enum(featureTypes) }),
  responses: { 201: feature },
  handle: (call, input) =>
    work(call, async (context) => {
      const referenceFeature = input.ReferenceFeature ?? randomUUID();
      if (await findFeature(context, referenceFeature))
        return refuse('Error.Feature.Reference.Taken', 'ReferenceFeature');
      const declared = await declareFeature(context, {
        ...changeOf(input),
        reference: referenceFeature,
        type: input.TypeFeature,
        title: input.Title ?? { [call.business.defaultLanguage]: input.Name },
      });
      if (!declared.ok) return declared;
      const shown = await showFeature(context, declared.value.id, []);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const listFeatures = defineOperation({
  id: 'list-features',
  method: 'GET',
  path: '/Organization/Features',
  summary: 'List features',
  tag: 'Features',
  input: z.object({
    ...pagingFields,
    IdFeature: identifier.optional(),
    ReferenceFeature: reference.optional(),
    StateLife: z.enum(lifeStates).optional(),
    TypeFeature: z.enum(featureTypes).optional(),
    FeatureName: text(200).optional(),
    IsVisible: z.boolean().optional(),
    /** Only those that count: limitations and consumptions. */
    WithQuantity: z.boolean().optional(),
    ...extra,
    ...creationFilter,
    ...editionFilter,
  }),
  responses: { 200: featureList },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = {
        id: input.IdFeature,
        reference: input.ReferenceFeature,
        lifeState: input.StateLife,
        type: input.TypeFeature,
        name: input.FeatureName,
        isVisible: input.IsVisible,
        isCounted: input.WithQuantity,
        traces: traceFilterOf(input),
      };
      const page = await findFeatures(context, filter, pagingOf(input));
      const extras = await loadTraceExtras(
        context,
        input.extra,
        page.items.map(({ traces }) => traces),
      );
      const items = page.items.map((one) => presentFeature(context, one, extras));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieveFeature = defineOperation({
  id: 'show-feature',
  method: 'GET',
  path: '/Organization/Features/{featureId}',
  summary: 'Read a feature',
  tag: 'Features',
  input: z.object({ featureId: identifier, ...extra }),
  responses: { 200: feature },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await showFeature(context, input.featureId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const updateFeature = defineOperation({
  id: 'update-feature',
  method: 'PATCH',
  path: '/Organization/Features/{featureId}',
  summary: 'Change a feature',
  tag: 'Features',
  input: z.object({
    featureId: identifier,
    ...changeable,
    Name: text(200).optional(),
    TypeFeature: z.enum(featureTypes).optional(),
  }),
  responses: { 200: feature },
  handle: (call, input) =>
    work(call, async (context) => {
      const change = { ...changeOf(input), reference: input.ReferenceFeature, type: input.TypeFeature };
      const changed = await changeFeature(context, input.featureId, { ...change, title: input.Title });
      if (!changed.ok) return changed;
      const shown = await showFeature(context, input.featureId, []);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const removeFeature = defineOperation({
  id: 'delete-feature',
  method: 'DELETE',
  path: '/Organization/Features/{featureId}',
  summary: 'Delete a feature that nothing carries',
  tag: 'Features',
  input: z.object({ featureId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await deleteFeature(context, input.featureId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

type FeatureInput = Readonly<Partial<Record<'Name', string>>> & z.output<z.ZodObject<typeof changeable>>;

function changeOf(input: FeatureInput): Omit<Partial<FeatureDeclaration>, 'reference' | 'title'> {
  return {
    name: input.Name,
    lifeState: input.StateLife,
    description: input.Description,
    isVisible: input.IsVisible,
    position: input.Order,
    metadata: input.Metadata,
  };
}

async function showFeature(
  context: Work,
  featureId: number,
  wanted: readonly string[] | undefined,
): Promise<Outcome<ReturnType<typeof presentFeature>>> {
  const found = await findFeatureById(context, featureId);
  if (!found) return refuse('Error.Feature.NotFound', 'featureId', { reference: featureId });
  return accept(presentFeature(context, found, await loadTraceExtras(context, wanted, [found.traces])));
}

const order = defineOperation({
  id: 'order-features',
  method: 'POST',
  path: '/Organization/Features/Order',
  summary: 'Put features first, in an order; the others keep theirs behind them',
  tag: 'Features',
  input: z.object({ Features: z.array(identifier).min(1).max(1_000) }),
  responses: { 200: featureList },
  handle: (call, input) =>
    work(call, async (context) => {
      const ordered = await orderFeatures(context, input.Features);
      if (!ordered.ok) return ordered;
      const paging = { Page: 1, SizePage: 1_000 };
      const page = await findFeatures(context, {}, pagingOf(paging));
      const extras = await loadTraceExtras(context, [], []);
      const items = page.items.map((one) => presentFeature(context, one, extras));
      return accept(list(paging, { ...page, items }, context.now));
    }),
});

export const featureOperations = [
  createFeature,
  listFeatures,
  retrieveFeature,
  updateFeature,
  removeFeature,
  order,
];
