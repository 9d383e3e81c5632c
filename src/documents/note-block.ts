/** The note of the seller to the buyer, under the totals. */
import { CONTENT_WIDTH, LEFT, styles } from './page-grid.ts';
import { drawHeading, drawLines, ensureRoom, HEADING_HEIGHT, type Sheet } from './sheet.ts';
import { wrapText } from './wrapped-text.ts';

const ROOM_BELOW = 14;
const MOST_NOTE_LINES = 300;

function noteLines({ content }: Sheet): string[] {
  const note = content.note?.trim() ?? '';
  return note === '' ? [] : wrapText(note, styles.body, CONTENT_WIDTH, MOST_NOTE_LINES);
}

export function noteHeight(sheet: Sheet): number {
  const lines = noteLines(sheet);
  return lines.length === 0 ? 0 : HEADING_HEIGHT + lines.length * styles.body.leading + ROOM_BELOW;
}

/** May be long: it goes on over the page, as one paragraph for who reads the structure. */
export function drawNote(sheet: Sheet): void {
  const lines = noteLines(sheet);
  if (lines.length === 0) return;
  ensureRoom(sheet, HEADING_HEIGHT + Math.min(lines.length, 2) * styles.body.leading);
  drawHeading(sheet, sheet.texts.note);
  const paragraph = sheet.pdf.struct('P');
  sheet.root.add(paragraph);
  let rest = lines;
  while (rest.length > 0) {
    ensureRoom(sheet, styles.body.leading);
    const fitting = Math.max(1, Math.floor((sheet.bottom - sheet.y) / styles.body.leading));
    const part = rest.slice(0, fitting);
    const top = sheet.y;
    paragraph.add(() => drawLines(sheet, part, LEFT, top, styles.body));
    sheet.y += part.length * styles.body.leading;
    rest = rest.slice(fitting);
  }
  paragraph.end();
  sheet.y += ROOM_BELOW;
}
