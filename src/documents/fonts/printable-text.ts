/**
 * Text as our fonts can set it. What they lack (Chinese, emoji, …) becomes a visible replacement character;
 * controls and directional marks, which could make a document read other than it is, are dropped.
 */
import { preparedFont } from './prepared-font.ts';

/** PDF/A forbids the "missing glyph" (ISO 19005-3, 6.2.11.8): U+FFFD is a real glyph of both faces. */
const REPLACEMENT = '\ufffd';

/** The common case, decided by one regular expression: printable ASCII and Latin-1, and French punctuation. */
const plain = /^[\x20-\x7e\xa0-\xac\xae-\xff\u0152\u0153\u2013\u2014\u2019\u202f\u2212\u20ac]*$/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

let covered: ReadonlySet<number> | undefined;

function coveredCodePoints(): ReadonlySet<number> {
  if (!covered) {
    const semibold = new Set(preparedFont('semibold').characterSet);
    covered = new Set(preparedFont('regular').characterSet.filter((codePoint) => semibold.has(codePoint)));
  }
  return covered;
}

/** One line of text, without line breaks, controls or anything our fonts cannot show. */
export function printableText(text: string): string {
  if (plain.test(text)) return text;
  const clean = plainText(text).normalize('NFC');
  let printable = '';
  for (const { segment } of graphemes.segment(clean)) printable += isCovered(segment) ? segment : REPLACEMENT;
  return printable;
}

function isCovered(grapheme: string): boolean {
  const codePoints = coveredCodePoints();
  for (const character of grapheme) {
    if (!codePoints.has(character.codePointAt(0) ?? 0)) return false;
  }
  return true;
}

/** The lines that the author of a text typed, each printable. */
export function printableLines(text: string): string[] {
  return text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).map(printableText);
}

/** For metadata: one line of any script, without controls, directional marks or what XML 1.0 cannot hold. */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/gu, (space) => (/^[\u00a0\u202f]$/.test(space) ? space : ' '))
    .replace(/[\p{Cc}\p{Cf}\ufffe\uffff]/gu, '');
}
