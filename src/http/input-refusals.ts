/** Turns what a schema found wrong into refusals that name each field in the contract's spelling and say why. */
import type { z } from 'zod';
import type { Outcome, Refusal } from '../domain/refusal/outcome.ts';
import { because, type Reason } from './fields.ts';
import { WRONG_BODY } from './read-input.ts';

/** A body of 50 usages can be wrong in many places; more than this helps nobody. */
const MOST_REFUSALS = 100;

type Issue = z.core.$ZodIssue;
type Refused = Outcome<never>;

/** @param arrayBody the member that stands for a bare array: `[0].Increment` is said, not its name. */
export function describeIssues(
  issues: readonly Issue[],
  values: Readonly<Record<string, unknown>>,
  language: string,
  arrayBody: string | undefined,
): Refused {
  if (WRONG_BODY in values) return refused([invalid('Body', expected('object'), language)]);
  return refused(
    issues.slice(0, MOST_REFUSALS).map((issue) => {
      const field = fieldOf(issue.path, arrayBody);
      return isMissing(issue, values)
        ? { code: 'Error.Input.Missing', target: field, params: { field } }
        : invalid(field, reasonOf(issue), language);
    }),
  );
}

export function describeUnstorable(fields: readonly string[], language: string): Refused {
  const { reason } = because(
    'it holds a character that cannot be stored.',
    'il contient un caractère qui ne peut pas être enregistré.',
  ).params;
  return refused(fields.slice(0, MOST_REFUSALS).map((field) => invalid(field, reason, language)));
}

function refused(refusals: readonly Refusal[]): Refused {
  const [first, ...others] = refusals;
  if (!first) throw new RangeError('a refused input has at least one issue');
  return { ok: false, refusals: [first, ...others] };
}

function invalid(field: string, reason: Reason, language: string): Refusal {
  const text = language.toLowerCase().startsWith('fr') ? reason.fr : reason.en;
  return { code: 'Error.Input.Invalid', target: field, params: { field, reason: text } };
}

/** `['Features', 0, 'ReferenceFeature']` → `Features[0].ReferenceFeature`. */
function fieldOf(path: readonly PropertyKey[], arrayBody: string | undefined): string {
  const shown = arrayBody !== undefined && path[0] === arrayBody ? path.slice(1) : path;
  const text = shown
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  return text === '' ? 'Body' : text;
}

function isMissing(issue: Issue, values: unknown): boolean {
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return false;
  let value = values;
  for (const part of issue.path) {
    if (typeof value !== 'object' || value === null) return false;
    value = Reflect.get(value, part);
  }
  return value === undefined;
}

function reasonOf(issue: Issue): Reason {
  switch (issue.code) {
    case 'invalid_type':
      return expected(issue.expected);
    case 'invalid_value':
      return because(
        `one of ${issue.values.map(String).join(', ')} is expected.`,
        `une de ces valeurs est attendue : ${issue.values.map(String).join(', ')}.`,
      ).params.reason;
    case 'too_small':
      return limit(issue.origin, 'least', issue.minimum);
    case 'too_big':
      return limit(issue.origin, 'most', issue.maximum);
    case 'custom':
      return givenReason(issue.params) ?? otherwise;
    default:
      return otherwise;
  }
}

const otherwise = because('it has a wrong form.', 'il n’a pas la forme attendue.').params.reason;

const expectations: Readonly<Record<string, Reason>> = {
  string: { en: 'a text is expected.', fr: 'un texte est attendu.' },
  int: { en: 'a whole number is expected.', fr: 'un nombre entier est attendu.' },
  number: { en: 'a number is expected.', fr: 'un nombre est attendu.' },
  boolean: { en: 'true or false is expected.', fr: 'true ou false est attendu.' },
  array: { en: 'a list is expected.', fr: 'une liste est attendue.' },
  object: { en: 'an object is expected.', fr: 'un objet est attendu.' },
  record: { en: 'an object is expected.', fr: 'un objet est attendu.' },
};

function expected(type: string): Reason {
  return expectations[type] ?? otherwise;
}

/** One and several, as the limit is 1 or more. */
const units: Readonly<Record<string, { readonly en: Plural; readonly fr: Plural }>> = {
  string: { en: [' character', ' characters'], fr: [' caractère', ' caractères'] },
  array: { en: [' element', ' elements'], fr: [' élément', ' éléments'] },
};
type Plural = readonly [one: string, several: string];

function limit(origin: string, bound: 'least' | 'most', value: number | bigint): Reason {
  const unit = units[origin] ?? { en: ['', ''], fr: ['', ''] };
  const index = value === 1 ? 0 : 1;
  return {
    en: `at ${bound} ${value}${unit.en[index]}.`,
    fr: `au ${bound === 'least' ? 'moins' : 'plus'} ${value}${unit.fr[index]}.`,
  };
}

function givenReason(params: Readonly<Record<string, unknown>> | undefined): Reason | undefined {
  const reason = params?.reason;
  if (typeof reason !== 'object' || reason === null) return undefined;
  return 'en' in reason && typeof reason.en === 'string' && 'fr' in reason && typeof reason.fr === 'string'
    ? { en: reason.en, fr: reason.fr }
    : undefined;
}
