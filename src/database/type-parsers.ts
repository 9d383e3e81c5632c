/**
 * How PostgreSQL's values become ours, per connection and without touching the driver's global table: bigint is
 * a checked number, timestamptz an Instant, date and numeric stay text, jsonb is parsed.
 */
import pg from 'pg';
import { type Instant, instant, parseInstant } from '../domain/calendar/instant.ts';

/** Object identifiers of the built-in types (pg_type.oid), fixed for ever by PostgreSQL. */
const OID = {
  int8: 20,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
  int8Array: 1016,
  dateArray: 1182,
  timestampArray: 1115,
  timestamptzArray: 1185,
  numericArray: 1231,
} as const;

type Parser = (text: string) => unknown;

/** @throws RangeError when the number cannot be held exactly (beyond 2^53 - 1). */
function parseBigInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a bigint beyond the safe range: ${text}`);
  return value;
}

/** Reads `2026-01-31 10:00:00.123456+00`; microseconds are cut to the millisecond. */
export function parseTimestamptz(text: string): Instant {
  // Sessions run in UTC, so this is the form that always comes; Date.parse alone is 4 times faster than parseInstant.
  if (text.endsWith('+00') && text.charAt(10) === ' ') {
    const milliseconds = Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
    if (Number.isFinite(milliseconds)) return instant(milliseconds);
  }
  const at = parseInstant(text);
  if (at === undefined) throw new RangeError(`a timestamptz that is no instant: ${text}`);
  return at;
}

function keepText(text: string): string {
  return text;
}

/** The type of text[]: pg's reader of it cuts any array into its elements' texts. */
const textArrayOid: number = 1009;
const parseTextArray: Parser = pg.types.getTypeParser(textArrayOid, 'text');

function mapDeep(value: unknown, parse: Parser): unknown {
  if (Array.isArray(value)) return value.map((element) => mapDeep(element, parse));
  return typeof value === 'string' ? parse(value) : value;
}

function arrayOf(parse: Parser): Parser {
  return (text) => mapDeep(parseTextArray(text), parse);
}

const parsers: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [OID.int8, parseBigInteger],
  [OID.int8Array, arrayOf(parseBigInteger)],
  [OID.timestamptz, parseTimestamptz],
  [OID.timestamptzArray, arrayOf(parseTimestamptz)],
  [OID.timestamp, keepText],
  [OID.timestampArray, arrayOf(keepText)],
  [OID.date, keepText],
  [OID.dateArray, arrayOf(keepText)],
  [OID.numeric, keepText],
  [OID.numericArray, arrayOf(keepText)],
]);

/** The `types` option of a pg client or pool. Everything not named above is parsed as pg does by default. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    const own = format === 'binary' ? undefined : parsers.get(oid);
    return own ?? pg.types.getTypeParser(oid, format);
  },
};
