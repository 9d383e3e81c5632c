/** What callers attach to a resource for themselves: at most 5 pairs of at most 450 characters (shared/wire.md, a). */
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { isStorableText } from './field-checks.ts';

export type Metadata = Readonly<Record<string, string>>;

const MOST_PAIRS = 5;
const MAX_LENGTH = 450;

export function checkMetadata(metadata: Metadata): Outcome<Metadata> {
  const pairs = Object.entries(metadata);
  if (pairs.length > MOST_PAIRS) return invalid('Metadata', `≤ ${MOST_PAIRS}`);
  for (const [name, value] of pairs) {
    if (name === '' || !isStorableText(name, MAX_LENGTH) || !isStorableText(value, MAX_LENGTH))
      return invalid(`Metadata.${name.slice(0, MAX_LENGTH)}`, `≤ ${MAX_LENGTH}`);
  }
  return accept(metadata);
}

function invalid(field: string, reason: string) {
  return refuse('Error.Input.Invalid', field, { field, reason });
}

/** Reads the JSON of a column; what is no text is left out. */
export function parseMetadata(stored: unknown): Metadata {
  if (typeof stored !== 'object' || stored === null) return {};
  const pairs = Object.entries(stored).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return Object.fromEntries(pairs);
}
