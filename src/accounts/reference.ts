/** The references that callers choose for what they declare (shared/wire.md, a), and how one is made when they do not. */
import { randomUUID } from 'node:crypto';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

const MAX_LENGTH = 50;
/** What the contract excludes, and control characters, which no database text or log line should hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const EXCLUDED = /[<>;"=?&\u0000-\u001f\u007f]/;

/** @param field the name of the field in the contract: `ReferenceCustomer`. */
export function checkReference(text: string, field = 'Reference'): Outcome<string> {
  if (text === '') return refuse('Error.Input.Missing', field, { field });
  if ([...text].length > MAX_LENGTH) {
    return refuse('Error.Input.Invalid', field, { field, reason: `> ${MAX_LENGTH}` });
  }
  if (EXCLUDED.test(text) || !text.isWellFormed())
    return refuse('Error.Input.Invalid', field, { field, reason: '< > ; " = ? &' });
  return accept(text);
}

export function randomReference(): string {
  return randomUUID();
}
