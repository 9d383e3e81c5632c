/** The head of the first page: the seller's logo or name on the left, the kind and number on the second axis. */
import { preparedLogo } from './logo/prepared-logo.ts';
import {
  FIRST_COLUMN_WIDTH,
  LEFT,
  SECOND_AXIS,
  SECOND_COLUMN_WIDTH,
  styles,
  type TextStyle,
} from './page-grid.ts';
import { addElement, drawLines, type Sheet } from './sheet.ts';
import { wrapText } from './wrapped-text.ts';

const LOGO_WIDTH = 170;
const LOGO_HEIGHT = 54;
/** The addressee begins here at the earliest: the window of a DL envelope opens 45 mm from the top. */
const PARTIES_TOP = 128;
const ROOM_BELOW = 22;

export function drawHeader(sheet: Sheet): void {
  const { content, texts } = sheet;
  const top = sheet.y;
  const identityBottom = drawLogo(sheet, top) ?? drawSellerName(sheet, top);
  const title = texts.title[content.kind];
  let y = drawParagraph(sheet, 'H1', title, top - 4, styles.title);
  const number = content.fullNumber;
  y = drawParagraph(
    sheet,
    'P',
    number ?? texts.draftNotice,
    y + 2,
    number === null ? styles.notice : styles.number,
  );
  const { paidAt } = content;
  if (paidAt !== null) {
    y = drawParagraph(
      sheet,
      'P',
      texts.paidOn[content.kind](sheet.values.longDate(paidAt)),
      y,
      styles.notice,
    );
  }
  sheet.y = Math.max(identityBottom, y, PARTIES_TOP - ROOM_BELOW) + ROOM_BELOW;
}

function drawParagraph(sheet: Sheet, type: string, text: string, y: number, style: TextStyle): number {
  const lines = wrapText(text, style, SECOND_COLUMN_WIDTH, 3);
  addElement(sheet, sheet.root, type, () => drawLines(sheet, lines, SECOND_AXIS, y, style));
  return y + lines.length * style.leading;
}

/** Returns where the logo ends; undefined when there is none that can be printed. */
function drawLogo(sheet: Sheet, top: number): number | undefined {
  const logo = preparedLogo(sheet.content.seller.logo);
  if (!logo) return undefined;
  const scale = Math.min(LOGO_WIDTH / logo.width, LOGO_HEIGHT / logo.height);
  const width = logo.width * scale;
  const height = logo.height * scale;
  const options = {
    alt: sheet.content.seller.legalName,
    bbox: [LEFT, top, LEFT + width, top + height] satisfies [number, number, number, number],
  };
  const draw = (): void => {
    sheet.pdf.image(logo.file, LEFT, top, { width, height, ignoreOrientation: true });
  };
  addElement(sheet, sheet.root, 'Figure', draw, options);
  return top + height;
}

function drawSellerName(sheet: Sheet, top: number): number {
  const lines = wrapText(sheet.content.seller.legalName, styles.sellerName, FIRST_COLUMN_WIDTH, 4);
  addElement(sheet, sheet.root, 'P', () => drawLines(sheet, lines, LEFT, top + 3, styles.sellerName));
  return top + lines.length * styles.sellerName.leading;
}
