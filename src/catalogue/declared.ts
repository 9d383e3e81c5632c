/**
 * Declaring a part of the catalogue: it is created, changed where it differs, or left alone, so that the same
 * declaration can be made again and again (imports, the demonstration, deployment scripts).
 */
import { isDeepStrictEqual } from 'node:util';
import { fieldChecks, isStorableText } from '../accounts/field-checks.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import type { Outcome } from '../domain/refusal/outcome.ts';

export type Change = 'created' | 'changed' | 'unchanged';

export interface Declared {
  readonly id: number;
  readonly change: Change;
}

/**
 * The columns whose given value differs from the current row's. Those not given (undefined) stay; jsonb is given
 * as its text and compared by its content, whatever the order of its keys.
 */
export function changedColumns<Given extends object>(
  current: Readonly<Record<string, unknown>>,
  given: Given,
): Partial<Given> {
  const changed: Partial<Given> = {};
  for (const name in given) {
    const value = given[name];
    if (value !== undefined && !isSame(current[name], value)) changed[name] = value;
  }
  return changed;
}

function isSame(current: unknown, given: unknown): boolean {
  const isJson = typeof current === 'object' && current !== null && typeof given === 'string';
  return isJson ? isDeepStrictEqual(current, JSON.parse(given)) : current === given;
}

export function jsonText(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

const MAX_TEXT_LENGTH = 4_000;

/** A title has a text in at least one language. */
export function checkTexts(
  field: string,
  texts: LocalizedText | undefined,
  isRequired = false,
): Outcome<undefined> {
  const checks = fieldChecks();
  const entries = Object.entries(texts ?? {});
  checks.expect(field, !isRequired || entries.some(([, text]) => text.trim() !== ''), '≥ 1');
  for (const [language, text] of entries) {
    const isValid = /^[a-z]{2}$/.test(language) && isStorableText(text, MAX_TEXT_LENGTH);
    checks.expect(`${field}.${language}`, isValid, `ISO 639-1, ≤ ${MAX_TEXT_LENGTH}`);
  }
  return checks.conclude(undefined);
}
