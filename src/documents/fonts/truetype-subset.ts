/**
 * Cuts a TrueType font down to the glyphs of one document by copying their bytes. fontkit decodes and encodes
 * every glyph and table for it, which took a quarter of the time of an invoice of one page.
 */

/** What pdfkit asks of a subset. */
export interface FontSubset {
  /** The number of the glyph in the subset. */
  includeGlyph(glyph: number): number;
  /** The file of the subset, once all glyphs are included. */
  encode(): Uint8Array;
}

/** A parsed font file: its tables by tag, and what the subset reads of them (OpenType 1.9, chapter 5). */
export interface TrueTypeFile {
  readonly tables: ReadonlyMap<string, Buffer>;
  readonly hasLongOffsets: boolean;
  /** Glyphs with an advance of their own; the others share the last. */
  readonly advances: number;
}

/** Hinting (`cvt `, `fpgm`, `prep`) goes along: readers on coarse screens use it. */
const COPIED = ['cvt ', 'fpgm', 'prep'];
const CHECKSUM_OF_FILE = 0xb1b0afba;

/** @throws Error when the file lacks a table that every TrueType font has. */
export function openTrueType(file: Buffer): TrueTypeFile {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    const offset = file.readUInt32BE(entry + 8);
    tables.set(
      file.toString('latin1', entry, entry + 4),
      file.subarray(offset, offset + file.readUInt32BE(entry + 12)),
    );
  }
  return {
    tables,
    hasLongOffsets: table(tables, 'head').readInt16BE(50) === 1,
    advances: table(tables, 'hhea').readUInt16BE(34),
  };
}

function table(tables: ReadonlyMap<string, Buffer>, tag: string): Buffer {
  const found = tables.get(tag);
  if (!found) throw new Error(`font without table ${tag}`);
  return found;
}

export function createTrueTypeSubset(source: TrueTypeFile): FontSubset {
  // The missing glyph is always number 0.
  const glyphs = [0];
  const numbers = new Map([[0, 0]]);
  const includeGlyph = (glyph: number): number => {
    let number = numbers.get(glyph);
    if (number === undefined) {
      number = glyphs.length;
      glyphs.push(glyph);
      numbers.set(glyph, number);
    }
    return number;
  };
  return { includeGlyph, encode: () => encodeSubset(source, glyphs, includeGlyph) };
}

function encodeSubset(
  source: TrueTypeFile,
  glyphs: readonly number[],
  includeGlyph: (glyph: number) => number,
): Uint8Array {
  const outlines: Buffer[] = [];
  // `glyphs` grows while components are met: an accented letter brings its letter and its accent.
  for (let number = 0; number < glyphs.length; number += 1) {
    outlines.push(renumbered(outlineOf(source, glyphs[number] ?? 0), includeGlyph));
  }
  const copies = COPIED.flatMap((tag) => {
    const copy = source.tables.get(tag);
    return copy ? [[tag, copy] as const] : [];
  });
  return fileOf([
    ...copies,
    ['glyf', Buffer.concat(outlines)],
    [
      'head',
      patched(source, 'head', [
        [8, 32, 0],
        [50, 16, 1],
      ]),
    ],
    ['hhea', patched(source, 'hhea', [[34, 16, glyphs.length]])],
    ['hmtx', metricsOf(source, glyphs)],
    ['loca', offsetsOf(outlines)],
    ['maxp', patched(source, 'maxp', [[4, 16, glyphs.length]])],
  ]);
}

/** The bytes of a glyph, padded to four; empty for a space. */
function outlineOf({ tables, hasLongOffsets }: TrueTypeFile, glyph: number): Buffer {
  const loca = table(tables, 'loca');
  const offset = (at: number): number =>
    hasLongOffsets ? loca.readUInt32BE(at * 4) : loca.readUInt16BE(at * 2) * 2;
  return padded(table(tables, 'glyf').subarray(offset(glyph), offset(glyph + 1)));
}

const ARGUMENTS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const HAS_MORE_COMPONENTS = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;

/** A composite glyph names its components by number: those of the subset take their place, in a copy. */
function renumbered(outline: Buffer, includeGlyph: (glyph: number) => number): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
  const copy = Buffer.from(outline);
  let position = 10;
  let flags = HAS_MORE_COMPONENTS;
  while (flags & HAS_MORE_COMPONENTS) {
    flags = copy.readUInt16BE(position);
    copy.writeUInt16BE(includeGlyph(copy.readUInt16BE(position + 2)), position + 2);
    const transform = flags & HAS_SCALE ? 2 : flags & HAS_TWO_SCALES ? 4 : flags & HAS_MATRIX ? 8 : 0;
    position += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2) + transform;
  }
  return copy;
}

/** Advance and left bearing of each glyph. */
function metricsOf({ tables, advances }: TrueTypeFile, glyphs: readonly number[]): Buffer {
  const source = table(tables, 'hmtx');
  const metrics = Buffer.alloc(glyphs.length * 4);
  glyphs.forEach((glyph, number) => {
    const isFull = glyph < advances;
    const bearing = isFull ? glyph * 4 + 2 : advances * 4 + (glyph - advances) * 2;
    metrics.writeUInt16BE(source.readUInt16BE(Math.min(glyph, advances - 1) * 4), number * 4);
    metrics.writeInt16BE(source.readInt16BE(bearing), number * 4 + 2);
  });
  return metrics;
}

/** Where each glyph begins in `glyf`, and where the last one ends. */
function offsetsOf(outlines: readonly Buffer[]): Buffer {
  const offsets = Buffer.alloc((outlines.length + 1) * 4);
  let offset = 0;
  outlines.forEach((outline, number) => {
    offset += outline.length;
    offsets.writeUInt32BE(offset, (number + 1) * 4);
  });
  return offsets;
}

type Patch = readonly [offset: number, bits: 16 | 32, value: number];

function patched({ tables }: TrueTypeFile, tag: string, patches: readonly Patch[]): Buffer {
  const copy = Buffer.from(table(tables, tag));
  for (const [offset, bits, value] of patches) copy.writeUIntBE(value, offset, bits / 8);
  return copy;
}

/** The tables, in the order of their tags, behind their directory. */
function fileOf(tables: readonly (readonly [tag: string, bytes: Buffer])[]): Uint8Array {
  const directory = Buffer.alloc(12 + tables.length * 16);
  const power = Math.floor(Math.log2(tables.length));
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(2 ** power * 16, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE((tables.length - 2 ** power) * 16, 10);
  const bodies = tables.map(([, bytes]) => padded(bytes));
  let offset = directory.length;
  let headOffset = 0;
  tables.forEach(([tag, bytes], index) => {
    const body = bodies[index] ?? bytes;
    const entry = 12 + index * 16;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(checksum(body), entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(bytes.length, entry + 12);
    if (tag === 'head') headOffset = offset;
    offset += body.length;
  });
  const file = Buffer.concat([directory, ...bodies]);
  file.writeUInt32BE((CHECKSUM_OF_FILE - checksum(file)) >>> 0, headOffset + 8);
  return file;
}

function padded(bytes: Buffer): Buffer {
  const rest = bytes.length % 4;
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - rest)]);
}

/** The sum of the 32-bit words, modulo 2^32. */
function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let position = 0; position < bytes.length; position += 4) {
    sum = (sum + bytes.readUInt32BE(position)) >>> 0;
  }
  return sum;
}
