/** Names of the client that the reference pages do not show (src/http/docs/client-names.ts has the others). */
import { methodName } from '../../../src/http/docs/client-names.ts';

/** `list` → `all`, `listNotes` → `allNotes`. */
export function methodNameOfAll(id: string, tag: string): string {
  return methodName(id, tag).replace(/^[a-z]+/, 'all');
}

export function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
