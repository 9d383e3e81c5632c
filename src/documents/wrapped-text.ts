/** Breaks a text into lines that fit a width: at spaces, else inside a word, never past the margin. */
import { preparedFont } from './fonts/prepared-font.ts';
import { printableLines } from './fonts/printable-text.ts';
import type { TextStyle } from './page-grid.ts';

/** Nothing on a document needs more; it bounds what a hostile text may cost. */
const MOST_CHARACTERS = 20_000;

export function wrapText(text: string, style: TextStyle, width: number, mostLines = Infinity): string[] {
  const lines = printableLines(text.slice(0, MOST_CHARACTERS)).flatMap((line) =>
    wrapLine(line, style, width),
  );
  if (lines.length <= mostLines) return lines;
  const last = lines[mostLines - 1] ?? '';
  return [...lines.slice(0, mostLines - 1), ellipsised(last, style, width)];
}

/** The longest beginning of a text that fits on one line, with an ellipsis when something is left out. */
export function fitText(text: string, style: TextStyle, width: number): string {
  const line = printableLines(text).join(' ');
  return widthOf(line, style) <= width ? line : ellipsised(line, style, width);
}

export function widthOf(text: string, style: TextStyle): number {
  return preparedFont(style.face).widthOf(text, style.size);
}

function ellipsised(line: string, style: TextStyle, width: number): string {
  const room = width - widthOf('…', style);
  return `${line.slice(0, prefixThatFits(line, style, room)).trimEnd()}…`;
}

function wrapLine(line: string, style: TextStyle, width: number): string[] {
  if (widthOf(line, style) <= width) return [line];
  const space = widthOf(' ', style);
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of line.split(' ')) {
    const wordWidth = widthOf(word, style);
    if (current !== '' && used + space + wordWidth <= width) {
      current += ` ${word}`;
      used += space + wordWidth;
      continue;
    }
    if (current !== '') lines.push(current);
    const pieces = splitWord(word, wordWidth, style, width);
    current = pieces.pop() ?? '';
    used = widthOf(current, style);
    lines.push(...pieces);
  }
  return [...lines, current];
}

/** A word wider than the line (an address of the web, a reference) is cut, after a mark when one is near. */
function splitWord(word: string, wordWidth: number, style: TextStyle, width: number): string[] {
  if (wordWidth <= width) return [word];
  const pieces: string[] = [];
  let rest = word;
  while (widthOf(rest, style) > width) {
    const most = prefixThatFits(rest, style, width);
    const mark = /[-/@._,;:](?=[^-/@._,;:]*$)/.exec(rest.slice(0, most));
    const cut = mark && mark.index > most / 2 ? mark.index + 1 : most;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
}

/** Length of the longest prefix within the width; at least one character, so that wrapping ends. */
function prefixThatFits(text: string, style: TextStyle, width: number): number {
  let length = 0;
  let used = 0;
  for (const character of text) {
    used += widthOf(character, style);
    if (length > 0 && used > width) break;
    length += character.length;
  }
  return length;
}
