/** What a file of the bank says, whatever its format. */
import { type Outcome, refuse } from '../../../domain/refusal/outcome.ts';

/** Money that came in or, when negative, went out. */
export interface BankEntry {
  /** The bank's own reference of the movement; null where the format has none. */
  readonly bankReference: string | null;
  /** `YYYY-MM-DD`. */
  readonly bookedOn: string;
  /** Minor units of the currency. */
  readonly amount: number;
  readonly currency: string;
  readonly payerName: string;
  /** Structured: a creditor reference, or the payer's end-to-end reference. */
  readonly reference: string;
  readonly description: string;
}

export interface BankFile {
  readonly format: 'Csv' | 'Camt';
  readonly entries: readonly BankEntry[];
}

/** @param cause where the fault is, in words that need no translation. */
export function unreadable(cause: string): Outcome<never> {
  return refuse('Error.BankFile.Unreadable', 'Statement', { cause });
}

/** Banks break and pad their texts to the width of a paper statement. */
export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
