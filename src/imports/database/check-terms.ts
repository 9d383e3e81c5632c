/** What the terms of an imported subscription may amount to, so that nothing it is billed later is beyond counting. */
import { LARGEST_AMOUNT } from '../../domain/money/largest-amount.ts';
import type { Refusal } from '../../domain/refusal/outcome.ts';
import type { TermsRow } from '../import-row.ts';

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
