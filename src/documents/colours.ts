/**
 * The colours of a document: ink, two greys, and one accent that the seller may choose. An accent too light to
 * read on white is darkened until it passes WCAG 2.2 AA (contrast 4.5).
 */

/** `#rrggbb`. */
export interface Palette {
  readonly ink: string;
  readonly muted: string;
  readonly hairline: string;
  readonly watermark: string;
  readonly accent: string;
  /** The accent, nearly white: the ground of a band. */
  readonly tint: string;
}

type Rgb = readonly [number, number, number];

const DEFAULT_ACCENT: Rgb = [0x1d, 0x35, 0x57];
const READABLE_CONTRAST = 4.5;

export function paletteOf(accentColour: string | undefined): Palette {
  const accent = readable(parseColour(accentColour) ?? DEFAULT_ACCENT);
  return {
    ink: '#1b1f27',
    muted: '#596170',
    hairline: '#d7dbe2',
    watermark: '#eceef2',
    accent: hex(accent),
    tint: hex(mix(accent, [255, 255, 255], 0.94)),
  };
}

function parseColour(text: string | undefined): Rgb | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text ?? '');
  if (!match) return undefined;
  const [red, green, blue] = match.slice(1).map((digits) => Number.parseInt(digits, 16));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

function readable(colour: Rgb): Rgb {
  let darker = colour;
  while (contrastWithWhite(darker) < READABLE_CONTRAST) darker = mix(darker, [0, 0, 0], 0.08);
  return darker;
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrastWithWhite(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0) + 0.05);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (index: 0 | 1 | 2): number => Math.round(from[index] + (to[index] - from[index]) * share);
  return [channel(0), channel(1), channel(2)];
}

function hex(colour: Rgb): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
