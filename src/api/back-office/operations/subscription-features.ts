/** Features of subscriptions. */
import { z } from 'zod';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields } from '../../../http/fields.ts';
import { listSubscriptionFeatures } from '../../../subscriptions/list-subscription-features.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { editionFilter, list, pagingOf, segmentFilter } from '../list.ts';
import { presentSubscriptionFeature } from '../present/subscription-feature.ts';
import { segmentIdNamed } from '../segment-filter.ts';
import { subscriptionFeature, subscriptionFeatureList } from '../wire/subscription-feature.ts';

const listAll = defineOperation({
  id: 'list-subscrition-features',
  method: 'GET',
  path: '/Sub/SubscriptionFeatures',
  summary: 'List features of subscriptions',
  tag: 'SubscriptionFeatures',
  input: z.object({
    ...pagingFields,
    ...segmentFilter,
    IdSubscription: identifier.optional(),
    IdFeature: identifier.optional(),
    ...editionFilter,
  }),
  responses: { 200: subscriptionFeatureList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = segmentIdNamed(context, input);
      if (!segment.ok) return segment;
      const filter = {
        segmentId: segment.value,
        subscriptionId: input.IdSubscription,
        featureId: input.IdFeature,
        updatedBy: input.IdUserUpdate,
        updatedFrom: input.DateUpdateMin,
        updatedTo: input.DateUpdateMax,
      };
      const page = await listSubscriptionFeatures(context, filter, pagingOf(input));
      const items = page.items.map((row) => presentSubscriptionFeature(context, row));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-subscription-feature',
  method: 'GET',
  path: '/Sub/SubscriptionFeatures/{subscriptionFeatureId}',
  summary: 'Read a feature of a subscription',
  tag: 'SubscriptionFeatures',
  input: z.object({ subscriptionFeatureId: identifier }),
  responses: { 200: subscriptionFeature },
  handle: (call, input) =>
    work(call, async (context) => {
      const only = { page: 1, sizePage: 1 };
      const { items } = await listSubscriptionFeatures(context, { id: input.subscriptionFeatureId }, only);
      const [found] = items;
      if (!found) return refuse('Error.SubscriptionFeature.NotFound', 'subscriptionFeatureId');
      return accept({ status: 200, body: presentSubscriptionFeature(context, found) });
    }),
});

export const subscriptionFeatureOperations = [listAll, retrieve];
