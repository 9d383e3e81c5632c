/** The causes that GoCardless gives, in our words (developer.gocardless.com, "Payment and mandate causes"). */
import type { DeclineReason } from '../../../domain/collecting/charge-answer.ts';

const reasons: Readonly<Record<string, DeclineReason>> = {
  insufficient_funds: 'InsufficientFunds',
  // Of an account or a mandate that will never pay again.
  authorisation_disputed: 'MethodRevoked',
  bank_account_closed: 'MethodRevoked',
  direct_debit_not_enabled: 'MethodRevoked',
  invalid_bank_details: 'MethodRevoked',
  mandate_cancelled: 'MethodRevoked',
  mandate_is_inactive: 'MethodRevoked',
  mandate_suspended_by_payer: 'MethodRevoked',
  payer_deceased: 'MethodRevoked',
  mandate_expired: 'MethodExpired',
};

/** What is not listed may work another day: `refer_to_payer`, `other`, `test_failure`. */
export function declineReasonOf(cause: string | undefined): DeclineReason {
  return reasons[cause ?? ''] ?? 'Rejected';
}
