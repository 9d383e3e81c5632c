/** Lists of the Live API: a page in its envelope, or 204 without a body when the page holds nothing. */
import { z } from 'zod';
import type { PageOf } from '../accounts/paging.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { wireInstant } from './fields.ts';
import { formatInstant, type WireInstant } from './wire-instant.ts';

/** The schema of a page. */
export function collectionOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    Page: z.int(),
    SizePage: z.int(),
    /** On this page. */
    Count: z.int(),
    /** On all pages. */
    TotalItems: z.int(),
    DateGenerated: wireInstant,
    Items: z.array(item),
  });
}

export interface Collection<Item> {
  readonly Page: number;
  readonly SizePage: number;
  readonly Count: number;
  readonly TotalItems: number;
  readonly DateGenerated: WireInstant;
  readonly Items: readonly Item[];
}

export type CollectionAnswer<Body> =
  | { readonly status: 200; readonly body: Body }
  | { readonly status: 204; readonly body: null };

/** A page that holds nothing is 204 whatever the total, so also with `SizePage=0` (shared/wire.md, decision 3). */
export function collection<Item>(
  paging: { readonly Page: number; readonly SizePage: number },
  page: PageOf<Item>,
  generatedAt: Instant,
): CollectionAnswer<Collection<Item>> {
  if (page.items.length === 0) return { status: 204, body: null };
  return {
    status: 200,
    body: {
      Page: paging.Page,
      SizePage: paging.SizePage,
      Count: page.items.length,
      TotalItems: page.totalItems,
      DateGenerated: formatInstant(generatedAt),
      Items: page.items,
    },
  };
}
