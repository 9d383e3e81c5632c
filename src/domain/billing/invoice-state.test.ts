import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type InvoiceState,
  type InvoiceStatus,
  invoiceStates,
  invoiceStatuses,
  invoiceStatusOf,
  isAutomatic,
  type PaymentType,
  paymentTypes,
  stateAtIssue,
} from './invoice-state.ts';

const statusOfState: Readonly<Record<InvoiceState, InvoiceStatus>> = {
  Draft: 'Draft',
  DraftCharging: 'Draft',
  DueAuto: 'Due',
  DueOffline: 'Due',
  DueToProcess: 'Due',
  DuePending: 'Due',
  Paid: 'Paid',
  PaidRefunded: 'Paid',
  ProblemAuto: 'Problem',
  ProblemOverdue: 'Problem',
  ProblemDisputed: 'Problem',
  Void: 'Void',
  Uncollectible: 'Uncollectible',
};

test('every state has its status, and every status a state', () => {
  for (const state of invoiceStates) assert.equal(invoiceStatusOf(state), statusOfState[state], state);
  assert.deepEqual(new Set(Object.values(statusOfState)), new Set(invoiceStatuses));
});

test('only cards and direct debits are charged automatically', () => {
  const automatic = paymentTypes.filter(isAutomatic);
  assert.deepEqual(automatic, ['Card', 'DirectDebit']);
});

test('an invoice is issued to be charged, unless its buyer may not be (domain.md §10)', () => {
  const cases: readonly (readonly [PaymentType, boolean, boolean, string])[] = [
    ['Card', false, false, 'DueAuto'],
    ['DirectDebit', false, false, 'DueAuto'],
    ['Card', true, false, 'DueOffline'],
    ['DirectDebit', false, true, 'DueOffline'],
    ['Card', true, true, 'DueOffline'],
    ['Free', false, false, 'DueOffline'],
    ['ExternalBank', false, false, 'DueOffline'],
    ['ExternalCheck', false, false, 'DueOffline'],
    ['ExternalCash', false, false, 'DueOffline'],
    ['ExternalOther', false, false, 'DueOffline'],
  ];
  for (const [type, isGreyListed, isForcedOffline, expected] of cases)
    assert.equal(stateAtIssue(type, { isGreyListed, isForcedOffline }), expected, type);
});
