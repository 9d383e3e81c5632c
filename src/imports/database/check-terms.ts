/** What the terms of an imported subscription may amount to, so that nothing it is billed later is beyond counting. */
import type { Refusal } from '../../domain/refusal/outcome.ts';
import type { TermsRow } from '../import-row.ts';

/** In minor units: what an amount of the API can say. Its tax, and a long history of it, still count exactly. */
const LARGEST_AMOUNT = 999_999_999_999;

/** The first amount that is too large. */
export function checkTerms(terms: TermsRow): Refusal | undefined {
  const { amountUpFront, amountTrial, amountRecurrence, amountTermination } = terms;
  const amounts = {
    AmountUpFront: amountUpFront,
    AmountTrial: amountTrial,
    AmountRecurrence: amountRecurrence,
    AmountTermination: amountTermination,
  };
  const [found] = Object.entries(amounts).find(([, amount = 0]) => amount > LARGEST_AMOUNT) ?? [];
  if (found === undefined) return undefined;
  return {
    code: 'Error.Input.Invalid',
    target: found,
    params: { field: found, reason: `≤ ${LARGEST_AMOUNT}` },
  };
}
