/** What a gateway answers to a charge, in words that are the same for all of them (domain.md §10). */
export const declineReasons = [
  'InsufficientFunds',
  'Rejected',
  'MethodExpired',
  'MethodRevoked',
  'AuthenticationRequired',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

export type ChargeAnswer =
  /** The reference is the gateway's own name of the charge: it is refunded and disputed under it. */
  | { readonly kind: 'Succeeded'; readonly reference?: string }
  /** Accepted; what became of it is told later (SEPA). */
  | { readonly kind: 'Pending'; readonly reference?: string }
  | { readonly kind: 'Declined'; readonly reason: DeclineReason; readonly reference?: string };

/**
 * Soft: the same method may work another day. Hard: it never will again. Authentication: only the payer can go on.
 */
export type DeclineClass = 'Soft' | 'Hard' | 'Authentication';

const classes: Readonly<Record<DeclineReason, DeclineClass>> = {
  InsufficientFunds: 'Soft',
  Rejected: 'Soft',
  MethodExpired: 'Hard',
  MethodRevoked: 'Hard',
  AuthenticationRequired: 'Authentication',
};

export function declineClassOf(reason: DeclineReason): DeclineClass {
  return classes[reason];
}
