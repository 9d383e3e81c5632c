/** Periods of subscriptions. */
import { z } from 'zod';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, pagingFields } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import {
  type ListedSubscriptionPeriod,
  listSubscriptionPeriods,
} from '../../../subscriptions/list-subscription-periods.ts';
import { segmentOf, type Work, work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, pagingOf, segmentFilter } from '../list.ts';
import { segmentIdNamed } from '../segment-filter.ts';
import { subscriptionPeriod, subscriptionPeriodList } from '../wire/subscription-period.ts';

const listAll = defineOperation({
  id: 'list-subscrition-periods',
  method: 'GET',
  path: '/Sub/SubscriptionPeriods',
  summary: 'List periods of subscriptions',
  tag: 'SubscriptionPeriods',
  input: z.object({
    ...pagingFields,
    ...segmentFilter,
    IdSubscription: identifier.optional(),
    IsTrial: z.boolean().optional(),
    DateStartMin: instantInput.optional(),
    DateStartMax: instantInput.optional(),
    DateEndMin: instantInput.optional(),
    DateEndMax: instantInput.optional(),
  }),
  responses: { 200: subscriptionPeriodList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = segmentIdNamed(context, input);
      if (!segment.ok) return segment;
      const filter = {
        segmentId: segment.value,
        subscriptionId: input.IdSubscription,
        isTrial: input.IsTrial,
        startFrom: input.DateStartMin,
        startTo: input.DateStartMax,
        endFrom: input.DateEndMin,
        endTo: input.DateEndMax,
      };
      const page = await listSubscriptionPeriods(context, filter, pagingOf(input));
      const items = page.items.map((row) => present(context, row));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-subscription-period',
  method: 'GET',
  path: '/Sub/SubscriptionPeriods/{subscriptionPeriodId}',
  summary: 'Read a period of a subscription',
  tag: 'SubscriptionPeriods',
  input: z.object({ subscriptionPeriodId: identifier }),
  responses: { 200: subscriptionPeriod },
  handle: (call, input) =>
    work(call, async (context) => {
      const only = { page: 1, sizePage: 1 };
      const { items } = await listSubscriptionPeriods(context, { id: input.subscriptionPeriodId }, only);
      const [found] = items;
      if (!found) return refuse('Error.SubscriptionPeriod.NotFound', 'subscriptionPeriodId');
      return accept({ status: 200, body: present(context, found) });
    }),
});

function present(work: Work, row: ListedSubscriptionPeriod): BodyOf<typeof subscriptionPeriod> {
  return {
    Id: row.id,
    IdBusiness: work.businessId,
    IdSegment: row.segment_id,
    ReferenceSegment: segmentOf(work, row.segment_id).reference,
    IdSubscription: row.subscription_id,
    Number: row.number,
    DateStart: formatInstant(row.start_at),
    DateEnd: formatInstant(row.end_at),
    IsTrial: row.number === 0,
    Links: [{ rel: 'self', href: `/Sub/SubscriptionPeriods/${row.id}` }],
  };
}

export const subscriptionPeriodOperations = [listAll, retrieve];
