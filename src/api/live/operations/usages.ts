/** Usages: the rights of customers, and what changes their counters. */
import { z } from 'zod';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import type { UsageChange } from '../../../domain/subscription/usage-change.ts';
import { collection } from '../../../http/collection.ts';
import { identifier, pagingFields, reference } from '../../../http/fields.ts';
import { selectUsagePage, usagePageOf } from '../../../usage/find-usages.ts';
import type { UsageEntry } from '../../../usage/plan-usages.ts';
import { updateUsages } from '../../../usage/update-usages.ts';
import { change } from '../../call.ts';
import { checkDates } from '../check-dates.ts';
import { defineOperation, defineQuickOperation } from '../live-call.ts';
import { presentUsage } from '../present/usage.ts';
import { readBeside } from '../read-beside.ts';
import { usage, usageList, usageRequest, usageRequests } from '../wire/usage.ts';

const which = {
  ReferenceFeature: reference.optional(),
  ReferenceCustomer: reference.optional(),
  IdSubscription: identifier.optional(),
};

const retrieve = defineQuickOperation({
  id: 'retrieve-a-single-usage',
  method: 'GET',
  path: '/v1/Usage',
  summary: 'Read what a customer may use of a feature, over all its subscriptions',
  tag: 'Usages',
  input: z.object({ ...which, ReferenceFeature: reference }),
  responses: { 200: usage },
  refusalStatuses: { 'Error.Api.Usage.NoneMatching': 404 },
  handle: async (keyCall, input) => {
    const missing = missingSubject(input, '');
    if (missing) return missing;
    const only = { page: 1, sizePage: 1, isAggregated: true };
    const statement = selectUsagePage(keyCall.businessId, filterOf(input), only);
    const { rows } = await readBeside(keyCall, input, statement);
    const [first] = rows;
    return first
      ? accept({ status: 200, body: presentUsage(first) })
      : refuse('Error.Api.Usage.NoneMatching');
  },
});

const list = defineQuickOperation({
  id: 'retrieve-all-usages-for-a-customer-or-feature',
  method: 'GET',
  path: '/v1/Usages',
  summary: 'List what a customer may use, or who uses a feature',
  tag: 'Usages',
  input: z.object({
    ...which,
    Aggregate: z.boolean().default(false),
    ...pagingFields,
    SizePage: z.int().min(0).max(1000).default(1000),
  }),
  responses: { 200: usageList, 204: null },
  handle: async (keyCall, input) => {
    const paging = { page: input.Page, sizePage: input.SizePage, isAggregated: input.Aggregate };
    const statement = selectUsagePage(keyCall.businessId, filterOf(input), paging);
    const { call, rows } = await readBeside(keyCall, input, statement);
    const page = usagePageOf(rows);
    return accept(collection(input, { ...page, items: page.items.map(presentUsage) }, call.now));
  },
});

const update = defineOperation({
  id: 'update-a-single-usage',
  method: 'POST',
  path: '/v1/Usage',
  summary: 'Count a usage, set a quantity or turn a switch',
  tag: 'Usages',
  input: usageRequest,
  responses: { 200: usage },
  handle: (call, input) =>
    change(call, async (context) => {
      const entry = entryOf(input, '');
      if (!entry.ok) return entry;
      const updated = await updateUsages(context, [entry.value]);
      if (!updated.ok) return updated;
      const [first] = updated.value;
      if (!first) return refuse('Error.Api.Usage.NoneMatching');
      return accept({ status: 200, body: presentUsage(first) });
    }),
});

const updateMany = defineOperation({
  id: 'update-multiple-usages',
  method: 'POST',
  path: '/v1/Usages',
  summary: 'Write up to 50 usages, all or none',
  tag: 'Usages',
  input: z.object({ Usages: usageRequests }),
  arrayBody: 'Usages',
  responses: { 200: z.array(usage) },
  handle: (call, input) =>
    change(call, async (context) => {
      const entries: UsageEntry[] = [];
      for (const [index, one] of input.Usages.entries()) {
        const entry = entryOf(one, `[${index}].`);
        if (!entry.ok) return entry;
        entries.push(entry.value);
      }
      const updated = await updateUsages(context, entries);
      return updated.ok ? accept({ status: 200, body: updated.value.map(presentUsage) }) : updated;
    }),
});

interface Which {
  readonly ReferenceFeature?: string | undefined;
  readonly ReferenceCustomer?: string | undefined;
  readonly IdSubscription?: number | undefined;
}

function filterOf(input: Which) {
  return {
    featureReference: input.ReferenceFeature,
    customerReference: input.ReferenceCustomer,
    subscriptionId: input.IdSubscription,
  };
}

/** A feature says nothing without who uses it. */
function missingSubject({ ReferenceCustomer, IdSubscription }: Which, place: string) {
  if (ReferenceCustomer !== undefined || IdSubscription !== undefined) return undefined;
  return refuse('Error.Input.Missing', `${place}ReferenceCustomer`, { field: 'ReferenceCustomer' });
}

/** One mode a call. A call without any, as PHP and C# clients send for 0 and false, changes nothing. */
export function entryOf(input: z.output<typeof usageRequest>, place: string): Outcome<UsageEntry> {
  const { Increment, QuantityCurrent, IsEnabled } = input;
  if (Increment !== undefined && QuantityCurrent !== undefined)
    return refuse('Error.Usage.TwoModes', `${place}Increment`);
  const missing = missingSubject(input, place);
  if (missing) return missing;
  const dates = checkDates({ DateStamp: input.DateStamp }, place);
  if (!dates.ok) return dates;
  return accept({
    featureReference: input.ReferenceFeature,
    customerReference: input.ReferenceCustomer,
    subscriptionId: input.IdSubscription,
    change: changeOf(Increment, QuantityCurrent, IsEnabled),
    stampedAt: input.DateStamp,
    place,
  });
}

/** C# clients always send IsEnabled beside a quantity: the quantity is what is meant (shared/wire.md, a). */
function changeOf(
  increment: number | undefined,
  quantity: number | undefined,
  isEnabled: boolean | undefined,
): UsageChange {
  if (increment !== undefined) return { kind: 'Increment', increment };
  if (quantity !== undefined) return { kind: 'Quantity', quantity };
  return isEnabled === undefined ? { kind: 'None' } : { kind: 'Switch', isEnabled };
}

export const usageOperations = [retrieve, list, update, updateMany];
