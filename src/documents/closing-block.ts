/** What closes the lines: totals on the second axis; taxes by rate, then the way to pay, in the first column. */
import { mentionsHeight } from './mentions-block.ts';
import { noteHeight } from './note-block.ts';
import { drawPayment, layOutPayment, type Payment } from './payment-block.ts';
import { ensureRoom, type Sheet } from './sheet.ts';
import { drawTaxes, taxesHeight } from './taxes-table.ts';
import { drawTotals, totalsHeight } from './totals-block.ts';

const ROOM_ABOVE = 14;
const ROOM_BELOW = 16;
/** More rates than this go on over the page: the last line holds the totals, not all rates. */
const MOST_RATES_KEPT = 14;
/** What ends a document stays together up to this share of a page. */
const MOST_SHARE_OF_PAGE = 0.7;

export interface Closing {
  readonly payment: Payment;
  /** What has to stand on the page of the last line: taxes and totals. */
  readonly closing: number;
  /** What should: payment, note and mentions as well, while they are short. */
  readonly ending: number;
}

export function layOutClosing(sheet: Sheet): Closing {
  const { taxes } = sheet.content;
  const payment = layOutPayment(sheet);
  const totals = totalsHeight(sheet);
  const closing = ROOM_ABOVE + Math.max(totals, taxesHeight(Math.min(taxes.length, MOST_RATES_KEPT)));
  const firstColumn = taxesHeight(taxes.length) + ROOM_BELOW + payment.height;
  const ending =
    ROOM_ABOVE + Math.max(totals, firstColumn) + ROOM_BELOW + noteHeight(sheet) + mentionsHeight(sheet);
  const page = sheet.bottom - sheet.followingTop;
  return { payment, closing, ending: ending <= page * MOST_SHARE_OF_PAGE ? ending : closing };
}

export function drawClosing(sheet: Sheet, { payment, closing }: Closing): void {
  ensureRoom(sheet, closing);
  const top = sheet.y + ROOM_ABOVE;
  const page = sheet.pdf.page;
  const totalsBottom = drawTotals(sheet, top);
  sheet.y = top;
  drawTaxes(sheet);
  sheet.y += ROOM_BELOW;
  drawPayment(sheet, payment);
  const isBesideTotals = sheet.pdf.page === page;
  sheet.y = (isBesideTotals ? Math.max(sheet.y, totalsBottom) : sheet.y) + ROOM_BELOW;
}
