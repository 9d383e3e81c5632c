/** The states of a subscription (the contract's vocabulary) and the status that each belongs to. */
export const subscriptionStates = [
  'DraftCustomer',
  'DraftAgent',
  'DraftDelayedStart',
  'DraftDelayedUpgrade',
  'ActiveRunning',
  'ActiveDelayedUpgrade',
  'ActiveDelayedTermination',
  'ActiveDelayedSuspension',
  'SuspendedAgent',
  'SuspendedNoPaymentInfo',
  'SuspendedPaymentDue',
  'EndedComplete',
  'EndedUpgrade',
  'EndedTerminated',
  'Deleted',
] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

export const subscriptionStatuses = ['Draft', 'Active', 'Suspended', 'Ended', 'Deleted'] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

export function statusOf(state: SubscriptionState): SubscriptionStatus {
  const status = subscriptionStatuses.find((candidate) => state.startsWith(candidate));
  if (!status) throw new RangeError(`no status for the state ${state}`);
  return status;
}

/** Those that give rights: whatever is to happen at the term, the subscription runs. */
export const activeStates = subscriptionStates.filter(isActive);

export function isActive(state: SubscriptionState): boolean {
  return statusOf(state) === 'Active';
}

/** What the subscription becomes at its term, as far as is known now; null for one that has no term. */
export function stateAfterTerm(state: SubscriptionState, isLastPeriod: boolean): SubscriptionState | null {
  switch (state) {
    case 'ActiveDelayedTermination':
      return 'EndedTerminated';
    case 'ActiveDelayedUpgrade':
      return 'EndedUpgrade';
    case 'ActiveDelayedSuspension':
      return isLastPeriod ? 'EndedComplete' : 'SuspendedAgent';
    case 'ActiveRunning':
      return isLastPeriod ? 'EndedComplete' : 'ActiveRunning';
    case 'DraftDelayedStart':
    case 'DraftDelayedUpgrade':
      return 'ActiveRunning';
    default:
      return null;
  }
}
