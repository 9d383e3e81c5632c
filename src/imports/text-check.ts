/**
 * Checks, chunk by chunk, that a file is text in UTF-8 (RFC 3629): no zero byte, no invalid sequence, even one
 * that is cut by the end of a chunk.
 */
import { isUtf8 } from 'node:buffer';
import { type ImportReason, importReason } from './reasons.ts';

export interface TextFault {
  readonly kind: 'ZeroByte' | 'InvalidUtf8';
  /** Counted from 0, from the start of what was checked. */
  readonly byteOffset: number;
}

export class TextCheck {
  /** Bytes before the pending ones. */
  #checkedBytes = 0;
  /** The start of a sequence whose end is in the next chunk: at most 3 bytes. */
  #pending: Buffer = Buffer.alloc(0);

  check(chunk: Buffer): TextFault | undefined {
    const zero = chunk.indexOf(0);
    const text = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const whole = text.subarray(0, text.length - incompleteTail(text));
    if (!isUtf8(whole)) {
      const invalidAt = firstInvalidByte(whole);
      const zeroAt = zero < 0 ? Number.POSITIVE_INFINITY : zero + this.#pending.length;
      if (invalidAt < zeroAt) return { kind: 'InvalidUtf8', byteOffset: this.#checkedBytes + invalidAt };
    }
    if (zero >= 0) {
      return { kind: 'ZeroByte', byteOffset: this.#checkedBytes + this.#pending.length + zero };
    }
    this.#checkedBytes += whole.length;
    this.#pending = Buffer.from(text.subarray(whole.length));
    return undefined;
  }

  /** The file may not end in the middle of a character. */
  end(): TextFault | undefined {
    if (this.#pending.length === 0) return undefined;
    return { kind: 'InvalidUtf8', byteOffset: this.#checkedBytes };
  }
}

/** How many of the last bytes begin a sequence that is not complete. */
function incompleteTail(text: Buffer): number {
  for (let back = 1; back <= Math.min(3, text.length); back += 1) {
    const byte = text[text.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

/** Only called on a chunk that is known to be invalid. */
function firstInvalidByte(text: Buffer): number {
  let at = 0;
  while (at < text.length) {
    const length = sequenceLength(text[at] ?? 0);
    if (at + length > text.length || !isUtf8(text.subarray(at, at + length))) return at;
    at += length;
  }
  return at;
}

/** Files that people send instead of a CSV, by their first bytes. */
const otherFormats = [
  { start: [0xff, 0xfe], en: 'a text in UTF-16', fr: 'un texte en UTF-16' },
  { start: [0xfe, 0xff], en: 'a text in UTF-16', fr: 'un texte en UTF-16' },
  {
    start: [0x50, 0x4b, 0x03, 0x04],
    en: 'a workbook or a ZIP archive',
    fr: 'un classeur ou une archive ZIP',
  },
  { start: [0xd0, 0xcf, 0x11, 0xe0], en: 'an old Excel workbook', fr: 'un ancien classeur Excel' },
  { start: [0x1f, 0x8b], en: 'a gzip archive', fr: 'une archive gzip' },
  { start: [0x25, 0x50, 0x44, 0x46, 0x2d], en: 'a PDF document', fr: 'un document PDF' },
];

/** What the file is, when its first bytes say that it is no CSV. */
export function recogniseOtherFormat(firstBytes: Buffer): ImportReason | undefined {
  const format = otherFormats.find(({ start }) => start.every((byte, index) => firstBytes[index] === byte));
  return format && importReason('Error.Import.File.OtherFormat', { format });
}
