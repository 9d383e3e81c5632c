/** Lists as one stream of items: the next page is asked for when the one before is used up. */
import type { CallOptions, Operation, Send } from './operation.ts';

interface Page<Item> {
  readonly Items: readonly Item[];
  readonly TotalItems: number;
}

const PAGE_SIZE = 100;

/** @param input that of the list, without its Page; 100 items a page unless it names SizePage */
export async function* allPages<Item>(
  send: Send,
  operation: Operation,
  input: { readonly SizePage?: number | undefined },
  options?: CallOptions,
): AsyncGenerator<Item, void, undefined> {
  const SizePage = input.SizePage ?? PAGE_SIZE;
  if (SizePage < 1) throw new RangeError(`SizePage is ${SizePage}: at least one item a page is needed`);
  for (let Page = 1; ; Page++) {
    // The Live API answers an empty page without a body.
    const page = await send<Page<Item> | undefined>(operation, { ...input, SizePage, Page }, options);
    if (page === undefined) return;
    yield* page.Items;
    if (page.Items.length === 0 || Page * SizePage >= page.TotalItems) return;
  }
}
