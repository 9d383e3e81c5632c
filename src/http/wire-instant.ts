/** Instants as the clients of the contract write them, and as they read them (shared/wire.md, a: "Names, case, types"). */
import { type Instant, parseInstant, toTimestamp } from '../domain/calendar/instant.ts';

/** A date of an answer. The type keeps out `toISOString()`, which has three digits where a client reads two. */
export type WireInstant = `${string}Z`;

/** `2025-03-29T21:54:19.51Z`: UTC, two fraction digits (cut, so that it is never later than the instant). */
export function formatInstant(at: Instant): WireInstant {
  return `${toTimestamp(at).slice(0, 22)}Z`;
}

/**
 * Reads ISO 8601 with its offset, and what arrives when a client encodes it twice (`2026-01-31+10%3A00%3A00Z`)
 * or not at all (the `+` of an offset then comes as a space).
 */
export function parseWireInstant(text: string): Instant | undefined {
  const decoded = text.includes('%') ? decode(text) : text;
  if (decoded === undefined) return undefined;
  const repaired = decoded
    .trim()
    .replace(/^(\d{4}-\d{2}-\d{2})[+ ](?=\d)/, '$1T')
    .replace(/ (?=\d{2}(:?\d{2})?$)/, '+');
  return parseInstant(repaired);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
