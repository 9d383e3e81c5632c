/** Finds out which of many a use case refuses, when it tells only the first refusal and has then written nothing. */
import type { Outcome, Refusal } from '../../domain/refusal/outcome.ts';

/**
 * Halves what is refused until each stands alone: few statements when few are refused. Halves that are accepted are
 * written on the way, so that the caller has to roll back.
 */
export async function findRefused<T>(
  items: readonly T[],
  attempt: (items: readonly T[]) => Promise<Outcome<unknown>>,
): Promise<Map<T, Refusal>> {
  const refused = new Map<T, Refusal>();
  const visit = async (part: readonly T[]): Promise<void> => {
    if (part.length === 0) return;
    const outcome = await attempt(part);
    if (outcome.ok) return;
    const [only, ...others] = part;
    if (only !== undefined && others.length === 0) refused.set(only, outcome.refusals[0]);
    else {
      const middle = Math.ceil(part.length / 2);
      await visit(part.slice(0, middle));
      await visit(part.slice(middle));
    }
  };
  await visit(items);
  return refused;
}
