/** What we use of fontkit 2, the font engine of pdfkit: it ships no types of its own. */
declare module 'fontkit' {
  export interface GlyphPosition {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
  }

  export interface Glyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  }

  export interface DrawnGlyph extends Glyph {
    readonly path: { toSVG(): string };
  }

  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly GlyphPosition[];
    readonly advanceWidth: number;
  }

  /** Lengths are in font units, `unitsPerEm` to the em. */
  export interface Font {
    readonly unitsPerEm: number;
    readonly capHeight: number;
    readonly characterSet: readonly number[];
    getGlyph(id: number): DrawnGlyph;
    glyphForCodePoint(codePoint: number): Glyph;
    layout(text: string, features?: Readonly<Record<string, boolean>>): GlyphRun;
  }

  export function create(file: Uint8Array): Font;
}
