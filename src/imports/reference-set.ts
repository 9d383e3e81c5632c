/**
 * Remembers which references a file has had, and on which line, in bounded memory: 12 bytes a slot, whatever the
 * length of the reference, so 200 MB for 10 million lines (300 MB for the moment it grows). It keeps hashes of
 * 64 bits: the chance that two different references among 10 million are taken for one is 3 in a million.
 */
import { hash } from 'node:crypto';

const FIRST_CAPACITY = 1_024;
const MAX_LOAD = 0.7;

export class ReferenceSet {
  #high = new Uint32Array(FIRST_CAPACITY);
  #low = new Uint32Array(FIRST_CAPACITY);
  /** 0 marks a free slot: lines count from 1. */
  #lines = new Uint32Array(FIRST_CAPACITY);
  #size = 0;

  /** The line of the same reference, when it was there before; else remembers this one and answers 0. */
  add(reference: string, line: number): number {
    if (this.#size + 1 > this.#lines.length * MAX_LOAD) this.#grow();
    const digest = hash('sha256', reference, 'buffer');
    const high = digest.readUInt32LE(0);
    const low = digest.readUInt32LE(4);
    const slot = this.#findSlot(high, low);
    const known = this.#lines[slot] ?? 0;
    if (known !== 0) return known;
    this.#put(slot, high, low, line);
    this.#size += 1;
    return 0;
  }

  /** The slot of the hash, or the free one where it belongs. */
  #findSlot(high: number, low: number): number {
    const mask = this.#lines.length - 1;
    let slot = low & mask;
    while (this.#lines[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #put(slot: number, high: number, low: number, line: number): void {
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#lines[slot] = line;
  }

  #grow(): void {
    const [high, low, lines] = [this.#high, this.#low, this.#lines];
    const capacity = lines.length * 2;
    this.#high = new Uint32Array(capacity);
    this.#low = new Uint32Array(capacity);
    this.#lines = new Uint32Array(capacity);
    for (const [index, line] of lines.entries()) {
      if (line === 0) continue;
      const [h = 0, l = 0] = [high[index], low[index]];
      this.#put(this.#findSlot(h, l), h, l, line);
    }
  }
}
