/** A file within a body of JSON, as text. */
import { z } from 'zod';
import { because } from '../../http/fields.ts';

/** A body has 1 MiB, quotation marks and line ends take two bytes each in it, and other fields need room too. */
const MOST_CHARACTERS = 750_000;

/** @param more what to do with a larger one, after `at most 750000 characters` and its punctuation. */
export function fileText(more: { readonly en: string; readonly fr: string }) {
  return z
    .string()
    .refine(
      (written) => written.length <= MOST_CHARACTERS,
      because(
        `at most ${MOST_CHARACTERS} characters${more.en}`,
        `au plus ${MOST_CHARACTERS} caractères${more.fr}`,
      ),
    );
}
