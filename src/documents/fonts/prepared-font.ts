/**
 * The two faces of our documents, parsed once per process and laid out through a cache of words: parsing takes
 * tens of milliseconds and shaping most of the time of a page, while invoices repeat the same words.
 */
import { readFileSync } from 'node:fs';
import { create, type Font, type Glyph, type GlyphPosition, type GlyphRun } from 'fontkit';
import { createTrueTypeSubset, type FontSubset, openTrueType } from './truetype-subset.ts';

export type FontFace = 'regular' | 'semibold';

/** A parsed font that pdfkit can embed, and that measures text as pdfkit will set it. */
export interface PreparedFont extends Font {
  /** The width in points of a text set on one line. */
  widthOf(text: string, size: number): number;
  /** Height of a capital letter, as a share of the size. */
  readonly capHeightRatio: number;
}

const fileOfFace: Readonly<Record<FontFace, string>> = {
  regular: 'IBMPlexSans-Regular.ttf',
  semibold: 'IBMPlexSans-SemiBold.ttf',
};

const MOST_CACHED_WORDS = 5_000;

const prepared = new Map<FontFace, PreparedFont>();

export function preparedFont(face: FontFace): PreparedFont {
  let font = prepared.get(face);
  if (!font) {
    font = prepareFont(readFileSync(new URL(`./${fileOfFace[face]}`, import.meta.url)));
    prepared.set(face, font);
  }
  return font;
}

function prepareFont(file: Buffer): PreparedFont {
  const font = create(file);
  const source = openTrueType(file);
  const setRun = cachedWordSetter(font);
  const own = {
    capHeightRatio: font.capHeight / font.unitsPerEm,
    createSubset: (): FontSubset => createTrueTypeSubset(source),
    layout: (text: string): GlyphRun => freshRun(setRun(text)),
    widthOf(text: string, size: number): number {
      let units = 0;
      for (const word of wordsWithSpace(text)) units += setRun(word).advanceWidth;
      return (units * size) / font.unitsPerEm;
    },
  };
  return Object.assign(derive(font), own);
}

/** An object that behaves as the font where `Object.assign` overrides nothing; its prototype is the font. */
function derive(font: Font): Font {
  const derived: Font = Object.create(font);
  return derived;
}

/** `Set in one line` → `Set `, `in `, `one `, `line`: the runs in which pdfkit lays a text out. */
function wordsWithSpace(text: string): string[] {
  return text.match(/[^ ]* |[^ ]+$/g) ?? [];
}

/** pdfkit scales the positions it is given in place: it must never get those of the cache. */
function freshRun(run: GlyphRun): GlyphRun {
  const positions = run.positions.map((position) => ({ ...position }));
  return {
    glyphs: run.glyphs,
    positions,
    get advanceWidth() {
      return totalAdvance(positions);
    },
  };
}

function totalAdvance(positions: readonly GlyphPosition[]): number {
  let total = 0;
  for (const position of positions) total += position.xAdvance;
  return total;
}

/** Figures have one width and no kerning worth its time: amounts are set without shaping, and not cached. */
const figures = /^[\d\s.,€$£%+-]*$/;

function cachedWordSetter(font: Font): (word: string) => GlyphRun {
  const runs = new Map<string, GlyphRun>();
  const glyphOf = glyphFinder(font);
  return (word) => {
    const known = runs.get(word);
    if (known) return known;
    const glyphs = Array.from(word, (character) => glyphOf(character.codePointAt(0) ?? 0));
    if (figures.test(word)) return unkernedRun(glyphs, font.unitsPerEm);
    const run = kernedRun(font, word, glyphs);
    if (runs.size >= MOST_CACHED_WORDS) runs.clear();
    runs.set(word, run);
    return run;
  };
}

/**
 * Our own glyph objects, one per character: fontkit keeps one per glyph, with the characters of its first use,
 * so that a no-break space set after a space would be extracted as a space in one process and not in the next.
 */
function glyphFinder(font: Font): (codePoint: number) => Glyph {
  const glyphs = new Map<number, Glyph>();
  return (codePoint) => {
    let glyph = glyphs.get(codePoint);
    if (!glyph) {
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
      glyph = { id, advanceWidth, codePoints: [codePoint] };
      glyphs.set(codePoint, glyph);
    }
    return glyph;
  };
}

/** The narrow no-break space between the thousands of a French amount; Plex draws it too narrow to be seen. */
const NARROW_SPACE = 0x202f;
const NARROW_SPACE_EM = 0.18;

function unkernedRun(glyphs: readonly Glyph[], unitsPerEm: number): GlyphRun {
  const positions = glyphs.map(({ advanceWidth, codePoints }) => ({
    xAdvance: codePoints[0] === NARROW_SPACE ? NARROW_SPACE_EM * unitsPerEm : advanceWidth,
    yAdvance: 0,
    xOffset: 0,
    yOffset: 0,
  }));
  return { glyphs, positions, advanceWidth: totalAdvance(positions) };
}

/** With kerning and marks placed, but one glyph per character: ligatures would cost the text its copying. */
function kernedRun(font: Font, word: string, glyphs: readonly Glyph[]): GlyphRun {
  const shaped = font.layout(word, { liga: false, clig: false, dlig: false, frac: false });
  const isOneToOne =
    shaped.glyphs.length === glyphs.length &&
    shaped.glyphs.every(({ id }, index) => id === glyphs[index]?.id);
  if (!isOneToOne) return unkernedRun(glyphs, font.unitsPerEm);
  const positions = shaped.positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({
    xAdvance,
    yAdvance,
    xOffset,
    yOffset,
  }));
  return { glyphs, positions, advanceWidth: totalAdvance(positions) };
}
