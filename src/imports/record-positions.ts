/**
 * Where each record of a file begins. The parser tells the byte at which a record ends; this keeps the bytes
 * since the last one and counts the physical lines in them, so that a record with line ends inside its cells
 * is still named by its first line.
 */
const LF = 10;
const CR = 13;

export class RecordPositions {
  /** Bytes of the file from `#windowOffset` on; what lies before `#start` belongs to finished records. */
  #window: Buffer = Buffer.alloc(0);
  #windowOffset = 0;
  #start = 0;
  /** The physical line, counted from 1, at `#start`. */
  #line = 1;

  add(chunk: Buffer): void {
    const rest = this.#window.subarray(this.#start);
    this.#windowOffset += this.#start;
    this.#start = 0;
    this.#window = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
  }

  /** Ends the record at this byte of the file (excluded). Answers the line on which it began. */
  endRecord(endOffset: number): number {
    const end = Math.min(endOffset - this.#windowOffset, this.#window.length);
    while (this.#start < end && isLineEnd(this.#window[this.#start])) this.#advance(this.#start + 1);
    const firstLine = this.#line;
    this.#advance(end);
    return firstLine;
  }

  /** The line on which the record that is still open began. */
  get openLine(): number {
    let line = this.#line;
    for (let at = this.#start; isLineEnd(this.#window[at]); at += 1) if (this.#endsLine(at)) line += 1;
    return line;
  }

  get openBytes(): number {
    return this.#window.length - this.#start;
  }

  /** The physical line of a byte of the file that belongs to no finished record. */
  lineAt(offset: number): number {
    return this.#line + this.#countLines(this.#start, offset - this.#windowOffset);
  }

  #advance(to: number): void {
    this.#line += this.#countLines(this.#start, to);
    this.#start = to;
  }

  #countLines(from: number, to: number): number {
    let lines = 0;
    for (let at = from; at < to; at += 1) if (this.#endsLine(at)) lines += 1;
    return lines;
  }

  /** CR LF is one line end, counted at its LF; a CR alone (old Mac) is one too. */
  #endsLine(at: number): boolean {
    const byte = this.#window[at];
    return byte === LF || (byte === CR && this.#window[at + 1] !== LF);
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
