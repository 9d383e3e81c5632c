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
    /** Where the next page is, when there is one. */
    Links: z.array(z.object({ rel: z.string(), href: z.string() })).optional(),
  });
}

export interface Collection<Item> {
  readonly Page: number;
  readonly SizePage: number;
  readonly Count: number;
  readonly TotalItems: number;
  readonly DateGenerated: WireInstant;
  readonly Items: readonly Item[];
  readonly Links?: readonly { readonly rel: string; readonly href: string }[];
}

export type CollectionAnswer<Body> =
  | { readonly status: 200; readonly body: Body }
  | { readonly status: 204; readonly body: null };

/**
 * A page that holds nothing is 204 whatever the total, so also with `SizePage=0` (shared/wire.md, decision 3).
 * @param url with which it was asked for: the next page is named by it
 */
export function collection<Item>(
  paging: { readonly Page: number; readonly SizePage: number },
  page: PageOf<Item>,
  generatedAt: Instant,
  url?: string,
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
      ...(url !== undefined &&
        paging.Page * paging.SizePage < page.totalItems && {
          Links: [{ rel: 'next', href: pageOf(url, paging.Page + 1) }],
        }),
    },
  };
}

/** The same request for another page, whatever the spelling of its parameter. */
function pageOf(url: string, page: number): string {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = [...new URLSearchParams(query)].filter(([name]) => name.toLowerCase() !== 'page');
  return `${path}?${new URLSearchParams([...parameters, ['Page', String(page)]])}`;
}
