import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isActive,
  type SubscriptionState,
  type SubscriptionStatus,
  stateAfterTerm,
  statusOf,
  subscriptionStates,
  subscriptionStatuses,
} from './state.ts';

interface Expected {
  readonly status: SubscriptionStatus;
  /** After the term when it is not the last period, and when it is. */
  readonly next: SubscriptionState | null;
  readonly nextOfLast?: SubscriptionState;
}

const expectations: Readonly<Record<SubscriptionState, Expected>> = {
  DraftCustomer: { status: 'Draft', next: null },
  DraftAgent: { status: 'Draft', next: null },
  DraftDelayedStart: { status: 'Draft', next: 'ActiveRunning' },
  DraftDelayedUpgrade: { status: 'Draft', next: 'ActiveRunning' },
  ActiveRunning: { status: 'Active', next: 'ActiveRunning', nextOfLast: 'EndedComplete' },
  ActiveDelayedUpgrade: { status: 'Active', next: 'EndedUpgrade' },
  ActiveDelayedTermination: { status: 'Active', next: 'EndedTerminated' },
  ActiveDelayedSuspension: { status: 'Active', next: 'SuspendedAgent', nextOfLast: 'EndedComplete' },
  SuspendedAgent: { status: 'Suspended', next: null },
  SuspendedNoPaymentInfo: { status: 'Suspended', next: null },
  SuspendedPaymentDue: { status: 'Suspended', next: null },
  EndedComplete: { status: 'Ended', next: null },
  EndedUpgrade: { status: 'Ended', next: null },
  EndedTerminated: { status: 'Ended', next: null },
  Deleted: { status: 'Deleted', next: null },
};

test('every state has its status, and every status a state', () => {
  for (const state of subscriptionStates) {
    assert.equal(statusOf(state), expectations[state].status, state);
    assert.equal(isActive(state), expectations[state].status === 'Active', state);
  }
  const met = new Set(subscriptionStates.map(statusOf));
  assert.deepEqual(met, new Set(subscriptionStatuses));
});

test('what a subscription becomes at its term', () => {
  for (const state of subscriptionStates) {
    const { next, nextOfLast = next } = expectations[state];
    assert.equal(stateAfterTerm(state, false), next, state);
    assert.equal(stateAfterTerm(state, true), nextOfLast, `${state}, last period`);
  }
});
