/** Collects what is wrong with the fields of one input, so that a caller is told everything at once. */
import { accept, type Outcome, type Refusal } from '../domain/refusal/outcome.ts';

export interface FieldChecks {
  /** @param reason what was expected, in symbols or names of standards rather than in a language: `≥ 1`. */
  expect(field: string, isValid: boolean, reason: string): void;
  /** Takes over the refusals of another check. */
  include(outcome: Outcome<unknown>): void;
  /** The value when nothing is wrong. */
  conclude<T>(value: T): Outcome<T>;
}

export function fieldChecks(): FieldChecks {
  const refusals: Refusal[] = [];
  return {
    expect(field, isValid, reason) {
      if (!isValid) refusals.push({ code: 'Error.Input.Invalid', target: field, params: { field, reason } });
    },
    include(outcome) {
      if (!outcome.ok) refusals.push(...outcome.refusals);
    },
    conclude(value) {
      const [first, ...others] = refusals;
      return first ? { ok: false, refusals: [first, ...others] } : accept(value);
    },
  };
}

/** A field that was not given is not wrong; null is none either. */
export function isWholeWithin(value: number | null | undefined, min: number, max: number): boolean {
  return (
    value === undefined || value === null || (Number.isSafeInteger(value) && value >= min && value <= max)
  );
}

/** PostgreSQL holds every character but U+0000, and no half of a surrogate pair. */
export function isStorableText(text: string | null | undefined, maxLength: number): boolean {
  if (text === undefined || text === null) return true;
  return text.length <= maxLength && !text.includes('\u0000') && text.isWellFormed();
}
