/** The passes in which a PNG stores its pixels (one, or the seven of Adam7), and the undoing of row filters. */

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Per sample. */
  readonly bits: number;
  readonly colourType: number;
  /** Samples per pixel. */
  readonly channels: number;
  readonly isInterlaced: boolean;
}

/** A rectangle of pixels taken from the image at regular steps. */
export interface PngPass {
  readonly left: number;
  readonly top: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly width: number;
  readonly height: number;
  /** Of one row, without the byte that names its filter. */
  readonly rowBytes: number;
}

/** Left, top, horizontal step, vertical step of each pass (ISO/IEC 15948, 8.2). */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function passesOf(header: PngHeader): PngPass[] {
  const steps = header.isInterlaced ? adam7 : ([[0, 0, 1, 1]] as const);
  return steps
    .map(([left, top, stepX, stepY]) => {
      const width = Math.ceil((header.width - left) / stepX);
      const height = Math.ceil((header.height - top) / stepY);
      const rowBytes = Math.ceil((width * header.channels * header.bits) / 8);
      return { left, top, stepX, stepY, width, height, rowBytes };
    })
    .filter(({ width, height }) => width > 0 && height > 0);
}

/** One byte per sample, rows joined; undefined when a row names no filter. */
export function unfilterPass(data: Uint8Array, pass: PngPass, header: PngHeader): Uint8Array | undefined {
  const { rowBytes, height, width } = pass;
  const pixelBytes = Math.max(1, (header.channels * header.bits) >> 3);
  const samples = new Uint8Array(width * height * header.channels);
  let above = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y += 1) {
    const start = y * (rowBytes + 1);
    const row = new Uint8Array(data.subarray(start + 1, start + 1 + rowBytes));
    if (!unfilterRow(row, above, data[start] ?? 255, pixelBytes)) return undefined;
    spreadSamples(row, samples, y * width * header.channels, width * header.channels, header.bits);
    above = row;
  }
  return samples;
}

/** Undoes the filter of one row in place (ISO/IEC 15948, clause 9); false for an unknown filter. */
function unfilterRow(row: Uint8Array, above: Uint8Array, filter: number, pixelBytes: number): boolean {
  if (filter > 4) return false;
  for (let index = 0; index < row.length; index += 1) {
    const left = index >= pixelBytes ? (row[index - pixelBytes] ?? 0) : 0;
    const up = above[index] ?? 0;
    const upLeft = index >= pixelBytes ? (above[index - pixelBytes] ?? 0) : 0;
    row[index] = (row[index] ?? 0) + predicted(filter, left, up, upLeft);
  }
  return true;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const estimate = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [
    Math.abs(estimate - left),
    Math.abs(estimate - up),
    Math.abs(estimate - upLeft),
  ];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

/** Packed samples to one byte each: the value itself below 8 bits, the high byte above. */
function spreadSamples(row: Uint8Array, samples: Uint8Array, at: number, count: number, bits: number): void {
  for (let index = 0; index < count; index += 1) {
    if (bits >= 8) {
      samples[at + index] = row[(index * bits) / 8] ?? 0;
      continue;
    }
    const bit = index * bits;
    const shift = 8 - bits - (bit % 8);
    samples[at + index] = ((row[bit >> 3] ?? 0) >> shift) & (2 ** bits - 1);
  }
}
