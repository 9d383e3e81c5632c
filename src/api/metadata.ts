/** What callers attach to a resource for themselves: at most 5 pairs, 450 characters a value; numbers become texts. */
import { z } from 'zod';
import { because } from '../http/fields.ts';

const MOST_PAIRS = 5;
const MAX_LENGTH = 450;

export const metadata = z.record(z.string(), z.string()).meta({ id: 'Metadata' });

export const metadataInput = z
  .record(z.string(), z.string().max(MAX_LENGTH))
  .refine(
    (pairs) => Object.keys(pairs).length <= MOST_PAIRS,
    because(`at most ${MOST_PAIRS} pairs.`, `au plus ${MOST_PAIRS} paires.`),
  )
  .refine(
    (pairs) => Object.keys(pairs).every((name) => name !== '' && name.length <= MAX_LENGTH),
    because(`names of 1 to ${MAX_LENGTH} characters.`, `des noms de 1 à ${MAX_LENGTH} caractères.`),
  )
  .meta({ maxProperties: MOST_PAIRS });
