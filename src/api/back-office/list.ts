/**
 * Lists of the Back Office: always 200, with the page under `Items` and under `items`, as its clients read either
 * (shared/wire.md, decision 3 and h16); and the filters that most of them have.
 */
import { z } from 'zod';
import type { PageOf, Paging } from '../../accounts/paging.ts';
import type { TraceFilter } from '../../accounts/traces.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { collectionOf } from '../../http/collection.ts';
import { identifier, instantInput, reference } from '../../http/fields.ts';
import { formatInstant } from '../../http/wire-instant.ts';

/** The schema of a page. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return collectionOf(item).extend({ items: z.array(item) });
}

export function list<Item>(
  paging: { readonly Page: number; readonly SizePage: number },
  page: PageOf<Item>,
  generatedAt: Instant,
) {
  return {
    status: 200,
    body: {
      Page: paging.Page,
      SizePage: paging.SizePage,
      Count: page.items.length,
      TotalItems: page.totalItems,
      DateGenerated: formatInstant(generatedAt),
      Items: page.items,
      items: page.items,
    },
  } as const;
}

export function pagingOf(input: { readonly Page: number; readonly SizePage: number }): Paging {
  return { page: input.Page, sizePage: input.SizePage };
}

export const segmentFilter = {
  IdSegment: identifier.optional(),
  ReferenceSegment: reference.optional(),
};

export const creationFilter = {
  IdUserCreation: identifier.optional(),
  DateCreationMin: instantInput.optional(),
  DateCreationMax: instantInput.optional(),
};

export const editionFilter = {
  IdUserUpdate: identifier.optional(),
  DateUpdateMin: instantInput.optional(),
  DateUpdateMax: instantInput.optional(),
};

interface TraceInput {
  readonly IdUserCreation?: number | undefined;
  readonly DateCreationMin?: Instant | undefined;
  readonly DateCreationMax?: Instant | undefined;
  readonly IdUserUpdate?: number | undefined;
  readonly DateUpdateMin?: Instant | undefined;
  readonly DateUpdateMax?: Instant | undefined;
}

export function traceFilterOf(input: TraceInput): TraceFilter {
  return {
    createdBy: input.IdUserCreation,
    createdFrom: input.DateCreationMin,
    createdTo: input.DateCreationMax,
    updatedBy: input.IdUserUpdate,
    updatedFrom: input.DateUpdateMin,
    updatedTo: input.DateUpdateMax,
  };
}
