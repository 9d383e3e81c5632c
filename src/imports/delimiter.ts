/** Finds out which delimiter a CSV file uses, from its header. */
import type { CsvDelimiter } from '../exports/csv-writer.ts';

const candidates = [',', ';', '\t'] as const satisfies readonly CsvDelimiter[];
const QUOTE = 0x22;
const LF = 10;
const CR = 13;

/** The bytes of the first line that is not blank, as far as they are known, and whether its end was seen. */
interface HeaderBytes {
  readonly line: Buffer;
  readonly isComplete: boolean;
}

/** Line ends inside quotation marks belong to the header. */
export function findHeaderBytes(start: Buffer): HeaderBytes {
  let from = 0;
  while (start[from] === LF || start[from] === CR) from += 1;
  let isQuoted = false;
  for (let at = from; at < start.length; at += 1) {
    const byte = start[at];
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (!isQuoted && (byte === LF || byte === CR)) {
      return { line: start.subarray(from, at), isComplete: true };
    }
  }
  return { line: start.subarray(from), isComplete: false };
}

/**
 * The candidate that occurs most outside quotation marks, the earlier one when equal. A header without any is
 * one column, for which the comma does.
 */
export function sniffDelimiter(header: Buffer): CsvDelimiter {
  const counts = new Map<CsvDelimiter, number>(candidates.map((candidate) => [candidate, 0]));
  let isQuoted = false;
  for (const byte of header) {
    if (byte === QUOTE) isQuoted = !isQuoted;
    if (isQuoted) continue;
    const found = candidates.find((candidate) => candidate.charCodeAt(0) === byte);
    if (found) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return candidates.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best));
}
