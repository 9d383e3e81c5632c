/** What stands on every page: the watermark of a draft, the head of a following page, the footer. */
import { documentTitle } from './metadata.ts';
import { FOOTER_BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, styles, TOP } from './page-grid.ts';
import type { PrintedDocument } from './printed-document.ts';
import { drawArtifact, drawLines, drawRule, drawText, drawTextToRight, type Sheet } from './sheet.ts';
import { fitText, widthOf, wrapText } from './wrapped-text.ts';

const FOOTER_TEXT_WIDTH = 360;
const MOST_FOOTER_LINES = 4;
const ROOM_ABOVE_FOOTER = 20;
const WATERMARK_SIZE = 112;

function footerLines({ seller }: PrintedDocument): string[] {
  if (seller.footerText.trim() === '') return [];
  return wrapText(seller.footerText, styles.footer, FOOTER_TEXT_WIDTH, MOST_FOOTER_LINES);
}

function footerTop(content: PrintedDocument): number {
  return FOOTER_BOTTOM - Math.max(1, footerLines(content).length) * styles.footer.leading;
}

/** Where the body of every page ends. */
export function bodyBottom(content: PrintedDocument): number {
  return footerTop(content) - ROOM_ABOVE_FOOTER;
}

/** Where the body of a following page begins. */
export const FOLLOWING_TOP = TOP + styles.label.leading + 25;

/** Begins a page; the first has its own head, drawn by its parts. */
export function startPage(sheet: Sheet, isFirst: boolean): void {
  sheet.pdf.addPage();
  if (sheet.content.fullNumber === null) drawWatermark(sheet);
  sheet.y = TOP;
  if (!isFirst) drawFollowingHead(sheet);
}

/** Under the text and opaque: PDF/A allows transparency, some printers do not. */
function drawWatermark(sheet: Sheet): void {
  const { pdf, palette, texts } = sheet;
  const text = texts.draft.toLocaleUpperCase('fr');
  const style = { ...styles.title, size: WATERMARK_SIZE, colour: 'watermark' } as const;
  const width = widthOf(text, style);
  drawArtifact(sheet, 'Page', () => {
    pdf.save();
    pdf.rotate(-52, { origin: [PAGE_WIDTH / 2, PAGE_HEIGHT / 2] });
    pdf
      .font(style.face)
      .fontSize(style.size)
      .fillColor(palette.watermark)
      .text(text, (PAGE_WIDTH - width) / 2, PAGE_HEIGHT / 2 + WATERMARK_SIZE * 0.35, {
        lineBreak: false,
        baseline: 'alphabetic',
      });
    pdf.restore();
  });
}

function drawFollowingHead(sheet: Sheet): void {
  const { content, texts } = sheet;
  const title = `${documentTitle(content, texts)} (${texts.continued})`;
  drawArtifact(sheet, 'Pagination', () => {
    drawText(sheet, fitText(content.seller.legalName, styles.label, 220), LEFT, sheet.y, styles.label);
    drawTextToRight(sheet, fitText(title, styles.label, 250), RIGHT, sheet.y, styles.label);
  });
  drawRule(sheet, 'hairline', LEFT, RIGHT, FOLLOWING_TOP - 20);
  sheet.y = FOLLOWING_TOP;
}

/** Draws the footers, once the number of pages is known. */
export function drawFooters(sheet: Sheet): void {
  const { pdf, content, texts } = sheet;
  const lines = footerLines(content);
  const top = footerTop(content);
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    drawRule(sheet, 'hairline', LEFT, RIGHT, top - 7);
    drawArtifact(sheet, 'Pagination', () => {
      drawLines(sheet, lines, LEFT, top, styles.footer);
      drawTextToRight(sheet, texts.pageOf(page + 1, count), RIGHT, top, styles.footer);
    });
  }
}
