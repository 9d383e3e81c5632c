/**
 * The logo of a seller, checked and made ready once: pdfkit decodes a PNG anew for each document, and a damaged
 * one throws out of its reach. A logo that cannot be printed is none; the document then names the seller.
 */
import { printableJpegSize } from './jpeg-header.ts';
import { decodePng, encodePng, type Raster } from './png-raster.ts';

export interface PreparedLogo {
  /** A JPEG as given, or a PNG of opaque RGB on white. */
  readonly file: Buffer;
  readonly width: number;
  readonly height: number;
}

const MOST_CHARACTERS = 3_000_000;
const MOST_PIXELS = 4_000_000;
/** At the size at which it is printed (170 × 54 points), this is more than 300 dots per inch. */
const ENOUGH_WIDTH = 720;
const ENOUGH_HEIGHT = 230;

const MOST_KEPT = 64;
const kept = new Map<string, PreparedLogo | null>();

/** Undefined for an empty text and for what is no printable `data:` URL. */
export function preparedLogo(dataUrl: string): PreparedLogo | undefined {
  if (dataUrl === '' || dataUrl.length > MOST_CHARACTERS) return undefined;
  let logo = kept.get(dataUrl);
  if (logo === undefined) {
    logo = prepareLogo(dataUrl) ?? null;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(dataUrl, logo);
  }
  return logo ?? undefined;
}

function prepareLogo(dataUrl: string): PreparedLogo | undefined {
  const match = /^data:image\/(png|jpeg|jpg);base64,([A-Za-z0-9+/=\s]+)$/i.exec(dataUrl);
  if (!match) return undefined;
  const file = Buffer.from(match[2] ?? '', 'base64');
  const jpeg = printableJpegSize(file, MOST_PIXELS);
  if (jpeg) return { file, ...jpeg };
  const raster = decodePng(file, MOST_PIXELS);
  if (!raster) return undefined;
  const small = shrink(raster);
  return { file: encodePng(small), width: small.width, height: small.height };
}

/** Averages blocks of pixels, by the largest whole factor that keeps the print sharp. */
function shrink(raster: Raster): Raster {
  const factor = Math.floor(Math.max(raster.width / ENOUGH_WIDTH, raster.height / ENOUGH_HEIGHT));
  if (factor < 2) return raster;
  const width = Math.max(1, Math.floor(raster.width / factor));
  const height = Math.max(1, Math.floor(raster.height / factor));
  const acrossFactor = Math.min(factor, raster.width);
  const downFactor = Math.min(factor, raster.height);
  const rgb = new Uint8Array(width * height * 3);
  for (let index = 0; index < rgb.length; index += 1) {
    const channel = index % 3;
    const pixel = (index - channel) / 3;
    const left = (pixel % width) * factor;
    const top = Math.floor(pixel / width) * factor;
    let total = 0;
    for (let down = 0; down < downFactor; down += 1) {
      for (let across = 0; across < acrossFactor; across += 1) {
        total += raster.rgb[((top + down) * raster.width + left + across) * 3 + channel] ?? 255;
      }
    }
    rgb[index] = Math.round(total / (acrossFactor * downFactor));
  }
  return { width, height, rgb };
}
