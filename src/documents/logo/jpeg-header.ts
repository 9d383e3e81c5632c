/** Reads the frame header of a JPEG (ITU-T T.81, B.2.2), to know its size and whether PDF/A can hold it. */

/**
 * The size of a JPEG in grey or in colour; undefined for anything else, CMYK included: the output intent of our
 * files is RGB (ISO 19005-3, 6.2.4).
 */
export function printableJpegSize(
  file: Buffer,
  mostPixels: number,
): { readonly width: number; readonly height: number } | undefined {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return undefined;
  let position = 2;
  while (position + 9 < file.length) {
    if (file[position] !== 0xff) return undefined;
    const marker = file[position + 1] ?? 0;
    const length = file.readUInt16BE(position + 2);
    if (length < 2) return undefined;
    if (isFrame(marker)) {
      const bits = file[position + 4];
      const height = file.readUInt16BE(position + 5);
      const width = file.readUInt16BE(position + 7);
      const components = file[position + 9];
      const isPrintable = bits === 8 && (components === 1 || components === 3);
      if (!isPrintable || width * height === 0 || width * height > mostPixels) return undefined;
      return { width, height };
    }
    position += 2 + length;
  }
  return undefined;
}

/** SOF0 (baseline), SOF1 (extended), SOF2 (progressive): the frames that PDF readers decode. */
function isFrame(marker: number): boolean {
  return marker === 0xc0 || marker === 0xc1 || marker === 0xc2;
}
