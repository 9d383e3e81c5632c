/**
 * Numbers of documents: one continuous sequence per series, printed by a pattern such as `F-{YYYY}-{NNNNNN}`. The
 * counter never starts again, not even with the year, so that a pattern without a year is as unique as one with
 * (CGI ann. II art. 242 nonies A, I 7°).
 */
import { type Instant, laterOf } from '../calendar/instant.ts';
import { assertSafe } from '../money/mul-div.ts';
import { accept, type Outcome, refuse } from '../refusal/outcome.ts';

export const defaultPatterns = { Debit: 'F-{YYYY}-{NNNNNN}', Credit: 'A-{YYYY}-{NNNNNN}' } as const;

const MOST_CHARACTERS = 50;
const TOKEN = /\{(YYYY|YY|MM|N+)\}/g;

/** What is left of a pattern without its tokens: what file names, e-invoices and accounts all accept. */
const LITERALS = /^[A-Za-z0-9._/-]*$/;

/** Exactly one counter, `{N}` or `{NNNNNN}` for at least six digits; `{YYYY}`, `{YY}` and `{MM}` as wanted. */
export function checkPattern(pattern: string): Outcome<void> {
  if (pattern.length > MOST_CHARACTERS) {
    return refuse('Error.NumberSeries.Pattern.TooLong', undefined, { limit: MOST_CHARACTERS });
  }
  if (!LITERALS.test(pattern.replace(TOKEN, ''))) return refuse('Error.NumberSeries.Pattern.Characters');
  const counters = pattern.match(/\{N+\}/g) ?? [];
  return counters.length === 1 ? accept(undefined) : refuse('Error.NumberSeries.Pattern.Counter');
}

/**
 * @param issueDate local date of issue, `YYYY-MM-DD`.
 * @throws RangeError when the number is not a positive integer or the date is none.
 */
export function formatFullNumber(pattern: string, number: number, issueDate: string): string {
  assertSafe(number);
  if (number < 1) throw new RangeError(`not a number of a series: ${number}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(issueDate)) throw new RangeError(`not a date: ${issueDate}`);
  return pattern.replace(TOKEN, (_, token: string) => {
    if (token === 'YYYY') return issueDate.slice(0, 4);
    if (token === 'YY') return issueDate.slice(2, 4);
    if (token === 'MM') return issueDate.slice(5, 7);
    return String(number).padStart(token.length, '0');
  });
}

/** When the next document of a series is issued: now, but never before the last one (domain.md §8). */
export function nextIssueInstant(now: Instant, lastIssuedAt: Instant | null): Instant {
  return lastIssuedAt === null ? now : laterOf(now, lastIssuedAt);
}
