/**
 * The kinds of field that inputs and answers of our APIs are made of, with their limits and, for people, the
 * reason of a refusal in both languages. What they tolerate is in read-field.ts.
 */
import { z } from 'zod';
import { checkReference } from '../accounts/reference.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { LARGEST_AMOUNT } from '../domain/money/largest-amount.ts';
import { parseWireInstant } from './wire-instant.ts';

/** Kinds that are read otherwise than their JSON type: see read-field.ts. */
export const fieldKinds = z.registry<{ readonly kind: 'instant' | 'identifier' }>();

/** Further names under which a field is accepted: see `alsoNamed`. */
export const otherNames = z.registry<{ readonly names: readonly string[] }>();

/** Of an issue: the reason in each language, for `refine(check, because(en, fr))`. */
export function because(en: string, fr: string): { readonly params: { readonly reason: Reason } } {
  return { params: { reason: { en, fr } } };
}

export interface Reason {
  readonly en: string;
  readonly fr: string;
}

/** The same field, also accepted under other names; its own name wins when both are sent. */
export function alsoNamed<S extends z.ZodType>(schema: S, ...names: readonly string[]): S {
  const copy = schema.clone();
  otherNames.add(copy, { names });
  return copy;
}

/** Up to 50 characters without `< > ; " = ? &`. */
export const reference = z
  .string()
  .refine(
    (text) => checkReference(text).ok,
    because(
      'at most 50 characters, none of < > ; " = ? & and no control character.',
      'au plus 50 caractères, sans < > ; " = ? & ni caractère de contrôle.',
    ),
  )
  .meta({ maxLength: 50, pattern: '^[^<>;"=?&]*$' });

/** An internal number. 0 is what a .NET client sends for none: it counts as not provided, but in a path. */
export const identifier = z.int().min(0);
fieldKinds.add(identifier, { kind: 'identifier' });

/** An instant of an input, in any spelling of wire-instant.ts. */
export const instantInput = z
  .string()
  .transform((text, context): Instant => {
    const at = parseWireInstant(text);
    if (at !== undefined) return at;
    context.addIssue({
      code: 'custom',
      input: text,
      ...because(
        'an ISO 8601 date with its offset is expected, such as 2026-01-31T10:00:00Z.',
        'une date ISO 8601 avec son décalage est attendue, par exemple 2026-01-31T10:00:00Z.',
      ),
    });
    return z.NEVER;
  })
  .meta({ format: 'date-time' });
fieldKinds.add(instantInput, { kind: 'instant' });

/** An instant of an answer, made by `formatInstant`. */
export const wireInstant = z
  .templateLiteral([z.string(), z.literal('Z')])
  .meta({ format: 'date-time', pattern: undefined });

/** Minor units. The limit leaves room to multiply within the safe integers. */
export const amount = z.int().min(-LARGEST_AMOUNT).max(LARGEST_AMOUNT);
export const feeAmount = z.int().min(0).max(LARGEST_AMOUNT);

const MOST_QUANTITY = 999_999_999_999;
export const quantity = z.int().min(0).max(MOST_QUANTITY);
export const increment = z.int().min(-MOST_QUANTITY).max(MOST_QUANTITY);

export function text(maxLength: number): z.ZodString {
  return z.string().max(maxLength);
}

const MOST_PAGE = 2_147_483_647;

/** To spread into the input of a list. */
export const pagingFields = {
  Page: z.int().min(1).max(MOST_PAGE).default(1),
  SizePage: z.int().min(0).max(1000).default(10),
};
