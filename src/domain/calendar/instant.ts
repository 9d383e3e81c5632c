/**
 * An instant: a point on the UTC time line, in whole milliseconds since 1970. A branded number, so that
 * comparing and sorting are plain operators and a bare number is never taken for an instant by mistake.
 */
declare const instantBrand: unique symbol;
export type Instant = number & { readonly [instantBrand]: true };

/** The years 0001 to 9999: what ISO 8601 without sign, PostgreSQL and every client can write. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

function isInstant(value: number): value is Instant {
  return Number.isSafeInteger(value) && value >= EARLIEST && value <= LATEST;
}

/** @throws RangeError when the number is not a whole millisecond of the years 0001 to 9999. */
export function instant(epochMilliseconds: number): Instant {
  if (!isInstant(epochMilliseconds)) throw new RangeError(`not an instant: ${epochMilliseconds}`);
  return epochMilliseconds;
}

/** Reads an ISO 8601 instant that carries its offset (`Z` or `±hh:mm`); undefined when it is none. */
export function parseInstant(text: string): Instant | undefined {
  const shape = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?([Zz]|[+-]\d{2}(:?\d{2})?)$/;
  if (!shape.test(text)) return undefined;
  const normal = text
    .replace(' ', 'T')
    .replace(',', '.')
    .replace(/([+-]\d{2})(\d{2})?$/, (_, hours: string, minutes?: string) => `${hours}:${minutes ?? '00'}`)
    .replace(/(:\d{2}):00:(\d{2})$/, '$1:$2');
  const value = Date.parse(normal);
  if (!Number.isFinite(value) || !isInstant(value) || !dayExists(text)) return undefined;
  return value;
}

/** `Date.parse` turns 31 February into March; such a day is refused instead. */
function dayExists(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** ISO 8601 with milliseconds, the form in which instants are written to the database. */
export function toTimestamp(at: Instant): string {
  return new Date(at).toISOString();
}

export function laterOf(a: Instant, b: Instant): Instant {
  return a >= b ? a : b;
}

export function earlierOf(a: Instant, b: Instant): Instant {
  return a <= b ? a : b;
}
