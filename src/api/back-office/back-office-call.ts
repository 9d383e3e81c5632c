/** Operations of the Back Office API: what all of them declare and answer alike. */
import { z } from 'zod';
import { identifier } from '../../http/fields.ts';
import { operationDefiner } from '../../http/operation.ts';
import { atItsTime } from '../at-subjects-time.ts';
import type { ApiCall, KeyCall } from '../call.ts';

/** Every operation may name the business; `admit` of back-office-api.ts refuses another than the key's. */
export const defineOperation = operationDefiner<KeyCall, ApiCall>({
  everywhere: { IdBusiness: identifier.optional() },
  settle: atItsTime,
});

export const deleteSuccess = z.object({ Code: z.int(), Message: z.string() }).meta({ id: 'DeleteSuccess' });

/** The answer of every DELETE (shared/wire.md, a: "Error bodies"). */
export function deleted(call: ApiCall) {
  const Message = call.language.startsWith('fr') ? 'Supprimé.' : 'Deleted.';
  return { status: 200, body: { Code: 200, Message } } as const;
}

/**
 * The input `Clear` of a PATCH: the fields to empty. Null and '' mean "not provided" everywhere
 * (shared/wire.md, decision 2), so that emptying needs a word of its own (docs/decisions/0016).
 */
export function clearing<const Names extends readonly [string, ...string[]]>(names: Names) {
  return { Clear: z.array(z.enum(names)).default([]) };
}

/** What a field becomes: null when it is to be emptied, undefined when it stays. */
export function changedTo<Name extends string, Value>(
  input: { readonly Clear: readonly Name[] },
  name: Name,
  value: Value | undefined,
): Value | null | undefined {
  return input.Clear.includes(name) ? null : value;
}
