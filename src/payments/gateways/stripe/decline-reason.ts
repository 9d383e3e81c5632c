/**
 * Why Stripe, a card's bank or a payer's bank said no, in our five words. What can never work again is told from what
 * may work another day: networks fine those who try a lost card again.
 */
import type { DeclineReason } from '../../../domain/collecting/charge-answer.ts';

/** As Stripe words a failure: of an API error, a PaymentIntent, a SetupIntent or a dispute. */
export interface Decline {
  readonly code?: string | null | undefined;
  readonly decline_code?: string | null | undefined;
  readonly advice_code?: string | null | undefined;
}

const table: readonly (readonly [DeclineReason, readonly string[]])[] = [
  ['InsufficientFunds', ['insufficient_funds', 'card_velocity_exceeded', 'withdrawal_count_limit_exceeded']],
  [
    'AuthenticationRequired',
    [
      'authentication_required',
      'payment_intent_action_required',
      'payment_intent_authentication_failure',
      'setup_intent_authentication_failure',
      'mobile_device_authentication_required',
    ],
  ],
  [
    'MethodExpired',
    ['expired_card', 'expired_payment_method', 'invalid_expiry_month', 'invalid_expiry_year'],
  ],
  [
    'MethodRevoked',
    [
      // Cards: lost, blocked, closed, forbidden by their holder, or never those of an account.
      'lost_card',
      'stolen_card',
      'pickup_card',
      'restricted_card',
      'revocation_of_authorization',
      'revocation_of_all_authorizations',
      'stop_payment_order',
      'invalid_account',
      'incorrect_number',
      'invalid_number',
      'card_not_supported',
      'currency_not_supported',
      'transaction_not_allowed',
      'highest_risk_level',
      'do_not_try_again',
      // Debits: the account is closed or unknown, the mandate withdrawn.
      'account_closed',
      'bank_account_closed',
      'bank_account_frozen',
      'bank_account_restricted',
      'bank_account_unusable',
      'bank_account_invalid_details',
      'bank_ownership_changed',
      'account_number_invalid',
      'invalid_account_number',
      'incorrect_account_details',
      'no_account',
      'debit_not_authorized',
      'recipient_deceased',
      'sepa_unsupported_account',
      'billing_invalid_mandate',
      'payment_intent_mandate_invalid',
      'setup_intent_mandate_invalid',
      // What was charged is no longer there.
      'resource_missing',
      'payment_method_unactivated',
      'payment_method_unexpected_state',
    ],
  ],
];

const reasons: ReadonlyMap<string, DeclineReason> = new Map(
  table.flatMap(([reason, codes]) => codes.map((code) => [code, reason] as const)),
);

/** The bank's reason before Stripe's; whatever has no row may work another day. */
export function declineReasonOf({ code, decline_code, advice_code }: Decline): DeclineReason {
  const known = [decline_code, code].map((one) => reasons.get(one ?? '')).find((one) => one !== undefined);
  if (known) return known;
  return advice_code === 'do_not_try_again' ? 'MethodRevoked' : 'Rejected';
}
