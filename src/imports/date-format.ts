/** Reads dates as files write them: ISO 8601, or a pattern such as `dd/MM/yyyy HH:mm`, in a time zone. */
import { Temporal } from 'temporal-polyfill';
import { type Instant, instant, parseInstant } from '../domain/calendar/instant.ts';

export type DateReader = (text: string) => Instant | undefined;

const tokens = {
  yyyy: ['year', '\\d{4}'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  dd: ['day', '\\d{2}'],
  d: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  mm: ['minute', '\\d{2}'],
  ss: ['second', '\\d{2}'],
} as const;

type Part = (typeof tokens)[keyof typeof tokens][0];

interface DatePattern {
  readonly shape: RegExp;
  readonly parts: readonly Part[];
}

/** A file repeats its dates: the calendar is asked once for each. */
const MOST_REMEMBERED = 10_000;

/** Without an offset of its own, a date is local to `timeZone`, and a day stands for its first instant. */
export function createDateReader(format: string, timeZone: string): DateReader | undefined {
  const pattern = format === 'iso' ? undefined : parsePattern(format);
  if (format !== 'iso' && pattern === undefined) return undefined;
  const remembered = new Map<string, Instant | undefined>();
  return (text) => {
    if (remembered.has(text)) return remembered.get(text);
    const at = pattern ? readByPattern(text, pattern, timeZone) : readIso(text, timeZone);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, at);
    return at;
  };
}

export function isDateFormat(format: string): boolean {
  return format === 'iso' || parsePattern(format) !== undefined;
}

/** Each part once; year, month and day at least; every other character stands for itself. */
function parsePattern(format: string): DatePattern | undefined {
  const parts: Part[] = [];
  const shape = format.replace(/yyyy|MM?|dd?|HH|mm|ss|[\s\S]/g, (piece) => {
    if (!isToken(piece)) return piece.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    const [part, digits] = tokens[piece];
    parts.push(part);
    return `(${digits})`;
  });
  const isComplete = (['year', 'month', 'day'] as const).every((part) => parts.includes(part));
  if (!isComplete || new Set(parts).size !== parts.length || /[a-zA-Z]/.test(withoutTokens(format))) {
    return undefined;
  }
  return { shape: new RegExp(`^${shape}$`), parts };
}

/** A letter that is no token (`DD/MM/YYYY`) is a mistake; the T between date and time is not. */
function withoutTokens(format: string): string {
  return format.replace(/yyyy|MM?|dd?|HH|mm|ss|T/g, '');
}

function isToken(piece: string): piece is keyof typeof tokens {
  return Object.hasOwn(tokens, piece);
}

function readByPattern(text: string, { shape, parts }: DatePattern, timeZone: string): Instant | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const fields = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const [index, part] of parts.entries()) fields[part] = Number(match[index + 1]);
  return toInstant(() => Temporal.PlainDateTime.from(fields, { overflow: 'reject' }), timeZone);
}

function readIso(text: string, timeZone: string): Instant | undefined {
  const withOffset = parseInstant(text);
  if (withOffset !== undefined) return withOffset;
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?$/.test(text)) return undefined;
  return toInstant(() => Temporal.PlainDateTime.from(text, { overflow: 'reject' }), timeZone);
}

/** A wall time that the zone skips moves forward; one that occurs twice takes the first (domain.md §2). */
function toInstant(read: () => Temporal.PlainDateTime, timeZone: string): Instant | undefined {
  try {
    return instant(read().toZonedDateTime(timeZone).epochMilliseconds);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
