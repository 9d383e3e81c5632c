/** What a bank says about the debits that it was sent, whatever the format of its file. */

/** Of which debits: all of a file, of a block of it, or one by its end-to-end reference. */
export type AnswerScope = 'Message' | 'Block' | 'Debit';

export interface BankAnswer {
  /** Rejected: never collected. Settled: the money is on the creditor's account. Returned: it went back. */
  readonly kind: 'Rejected' | 'Settled' | 'Returned';
  readonly scope: AnswerScope;
  readonly reference: string;
  /** Of ISO 20022, as AM04; '' of what settled. */
  readonly code: string;
}

/** The bank does not say why: MS03 of ISO 20022 is "reason not specified". */
export const UNSPECIFIED = 'MS03';
