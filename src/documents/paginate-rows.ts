/** Where the rows of a table break over pages, so that what closes the document never stands without a row. */

/** Rows `[from, to)` of one page; an empty span leaves the page without the table. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** Heights in points. */
export interface PageRoom {
  /** What the first page leaves to rows. */
  readonly first: number;
  /** What a following page does. */
  readonly following: number;
  /** What has to follow the last row on its page. */
  readonly closing: number;
  /** What should follow it, the closing included: rows move for it, but never all rows of a page. */
  readonly ending: number;
}

/** Fills page after page, then moves the last rows on when what follows them does not fit under them. */
export function paginateRows(heights: readonly number[], room: PageRoom): RowSpan[] {
  const spans: RowSpan[] = [];
  let from = 0;
  let used = 0;
  let capacity = room.first;
  heights.forEach((height, index) => {
    // A row taller than a following page stands alone on it: callers cut such rows before.
    const isAlone = index === from && spans.length > 0;
    if (used + height > capacity && !isAlone) {
      spans.push({ from, to: index });
      from = index;
      used = 0;
      capacity = room.following;
    }
    used += height;
  });
  const last = { from, to: heights.length };
  const moved = rowsToMove(heights, last, capacity - used, room);
  if (moved === 0) return [...spans, last];
  return [...spans, { from, to: last.to - moved }, { from: last.to - moved, to: last.to }];
}

function rowsToMove(heights: readonly number[], last: RowSpan, left: number, room: PageRoom): number {
  if (room.ending <= left) return 0;
  const count = last.to - last.from;
  if (count > 3) {
    const two = (heights[last.to - 1] ?? 0) + (heights[last.to - 2] ?? 0);
    return two + room.ending <= room.following ? 2 : 1;
  }
  if (count > 1) return 1;
  const isOnFirstPage = last.from === 0;
  return count === 1 && isOnFirstPage && room.closing > left ? 1 : 0;
}
