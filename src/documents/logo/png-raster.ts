/**
 * Decodes any PNG (ISO/IEC 15948) into opaque RGB on a white ground and encodes it again: no transparency, no
 * interlacing, no odd depth is left for the readers of our files to get wrong.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { type PngHeader, passesOf, unfilterPass } from './png-passes.ts';

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, rows from the top. */
  readonly rgb: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Samples per pixel of each colour type. */
const channelsOfType = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** Undefined when it is no PNG, is damaged, or has more pixels than `mostPixels`. */
export function decodePng(file: Buffer, mostPixels: number): Raster | undefined {
  const chunks = readChunks(file);
  const header = chunks && readHeader(chunks.get('IHDR'));
  if (!chunks || !header || header.width * header.height > mostPixels) return undefined;
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const transparency = chunks.get('tRNS') ?? Buffer.alloc(0);
  const data = inflated(chunks.get('IDAT'), header);
  if (!data) return undefined;
  const colourOf = colourReader(header, palette, transparency);
  const rgb = new Uint8Array(header.width * header.height * 3);
  let offset = 0;
  for (const pass of passesOf(header)) {
    const samples = unfilterPass(data.subarray(offset), pass, header);
    if (!samples) return undefined;
    offset += pass.height * (1 + pass.rowBytes);
    for (let index = 0; index < pass.width * pass.height; index += 1) {
      const x = pass.left + (index % pass.width) * pass.stepX;
      const y = pass.top + Math.floor(index / pass.width) * pass.stepY;
      rgb.set(colourOf(samples, index * header.channels), (y * header.width + x) * 3);
    }
  }
  return { width: header.width, height: header.height, rgb };
}

/** The chunks by name; several of one name (`IDAT`) joined. */
function readChunks(file: Buffer): Map<string, Buffer> | undefined {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return undefined;
  const chunks = new Map<string, Buffer[]>();
  let position = 8;
  while (position + 12 <= file.length) {
    const length = file.readUInt32BE(position);
    const name = file.toString('latin1', position + 4, position + 8);
    if (position + 12 + length > file.length) return undefined;
    const data = file.subarray(position + 8, position + 8 + length);
    chunks.set(name, [...(chunks.get(name) ?? []), data]);
    position += 12 + length;
    if (name === 'IEND') break;
  }
  return new Map([...chunks].map(([name, parts]) => [name, Buffer.concat(parts)]));
}

function readHeader(chunk: Buffer | undefined): PngHeader | undefined {
  if (!chunk || chunk.length < 13) return undefined;
  const [bits = 0, colourType = 0, , , interlace = 0] = chunk.subarray(8);
  const channels = channelsOfType.get(colourType);
  const width = chunk.readUInt32BE(0);
  const height = chunk.readUInt32BE(4);
  const isDepthKnown = [1, 2, 4, 8, 16].includes(bits) && (bits >= 8 || channels === 1);
  if (channels === undefined || !isDepthKnown || width === 0 || height === 0 || interlace > 1)
    return undefined;
  return { width, height, bits, colourType, channels, isInterlaced: interlace === 1 };
}

function inflated(data: Buffer | undefined, header: PngHeader): Buffer | undefined {
  if (!data) return undefined;
  const expected = passesOf(header).reduce(
    (total, { height, rowBytes }) => total + height * (1 + rowBytes),
    0,
  );
  try {
    const bytes = inflateSync(data, { maxOutputLength: expected + 1024 });
    return bytes.length >= expected ? bytes : undefined;
  } catch {
    return undefined;
  }
}

type Colour = readonly [number, number, number];

/** How the samples of one pixel become a colour on white. Samples of 16 bits come as their high byte. */
function colourReader(
  { bits, colourType }: PngHeader,
  palette: Buffer,
  transparency: Buffer,
): (samples: Uint8Array, at: number) => Colour {
  const scale = bits < 8 ? 255 / (2 ** bits - 1) : 1;
  const isClear = clearColour(colourType, bits, transparency);
  return (samples, at) => {
    const [a = 0, b = 0, c = 0, d = 0] = samples.subarray(at, at + 4);
    if (colourType === 3) {
      const entry: Colour = [palette[a * 3] ?? 0, palette[a * 3 + 1] ?? 0, palette[a * 3 + 2] ?? 0];
      return onWhite(entry, transparency[a] ?? 255);
    }
    if (colourType === 4) return onWhite([a, a, a], b);
    if (colourType === 6) return onWhite([a, b, c], d);
    if (isClear(a, b, c)) return [255, 255, 255];
    return colourType === 2
      ? [a, b, c]
      : [Math.round(a * scale), Math.round(a * scale), Math.round(a * scale)];
  };
}

/** The one colour that a `tRNS` chunk makes transparent in an image without alpha. */
function clearColour(colourType: number, bits: number, transparency: Buffer) {
  const sample = (index: number): number => {
    const value = transparency.length >= index * 2 + 2 ? transparency.readUInt16BE(index * 2) : -1;
    return bits === 16 && value >= 0 ? value >> 8 : value;
  };
  if (colourType === 0) {
    const grey = sample(0);
    return (a: number): boolean => a === grey;
  }
  const [red, green, blue] = [sample(0), sample(1), sample(2)];
  return (a: number, b: number, c: number): boolean => a === red && b === green && c === blue;
}

function onWhite([red, green, blue]: Colour, alpha: number): Colour {
  const mix = (channel: number): number => Math.round((channel * alpha + 255 * (255 - alpha)) / 255);
  return [mix(red), mix(green), mix(blue)];
}

export function encodePng({ width, height, rgb }: Raster): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    rows.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), y * (1 + width * 3) + 1);
  }
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
