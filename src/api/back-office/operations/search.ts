/** One search over customers, subscriptions and invoices. */
import { z } from 'zod';
import { searchBusiness } from '../../../customers/search-business.ts';
import { accept } from '../../../domain/refusal/outcome.ts';
import { text } from '../../../http/fields.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { presentSearch } from '../present/search.ts';
import { searchResult } from '../wire/search.ts';

const search = defineOperation({
  id: 'search',
  method: 'GET',
  path: '/Distribution/Search',
  summary: 'Search customers, subscriptions and invoices by references, names, e-mails, numbers and amounts',
  tag: 'Search',
  input: z.object({
    Query: text(254).min(1),
    /** The most of each kind. */
    SizePage: z.int().min(1).max(50).default(10),
  }),
  responses: { 200: searchResult },
  handle: (call, input) =>
    work(call, async (context) => {
      const segments = [...context.segments.values()];
      const found = await searchBusiness(context, segments, input.Query, input.SizePage);
      return accept({ status: 200, body: presentSearch(context, found) });
    }),
});

export const searchOperations = [search];
