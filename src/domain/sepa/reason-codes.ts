/** What banks say of a direct debit that did not go through (ISO 20022 external status reasons, EPC173-14). */
import type { DeclineReason } from '../collecting/charge-answer.ts';

/** The account or the mandate is gone: the same mandate is never tried again. */
const revoked = new Set(['AC01', 'AC04', 'AC06', 'AC13', 'AG01', 'MD01', 'MD02', 'MD07', 'RC01', 'BE05']);

/** What is not known may work another day. */
export function declineReasonOfCode(code: string): DeclineReason {
  if (code === 'AM04') return 'InsufficientFunds';
  return revoked.has(code) ? 'MethodRevoked' : 'Rejected';
}
