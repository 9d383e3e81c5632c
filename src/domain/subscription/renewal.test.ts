import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toTimestamp } from '../calendar/instant.ts';
import { nextRenewalAt, planRenewal, type RenewalBlock } from './renewal.ts';
import type { SubscriptionState } from './state.ts';
import type { RunningSubscription } from './terms.ts';
import {
  aFeature,
  at,
  type OfferOverrides,
  perUnit,
  renew,
  renewTimes,
  started,
  typesAndAmounts,
} from './testing.ts';

const noBlock = { timeZone: 'UTC', language: 'en', block: null } as const;
const mails = aFeature({ featureId: 4, type: 'Consumption', quantityIncluded: 100, pricing: perUnit(10) });

/** Started on 1 April 2026 with 130 e-mails sent since, 30 of them above what is included. */
function withArrears(
  overrides: OfferOverrides,
  state: Partial<RunningSubscription> = {},
): RunningSubscription {
  const { running } = started({ ...overrides, features: [mails] }, at('2026-04-01'), 'UTC', state);
  return { ...running, features: running.features.map((feature) => ({ ...feature, quantityCurrent: 130 })) };
}

test('periods from a month end come back to it', () => {
  const { running } = started({}, at('2026-01-31T09:00Z'), 'Europe/Paris');
  const starts = [0, 1, 2, 3, 4].map((times) => renewTimes(running, times, 'Europe/Paris').period.startAt);
  assert.deepEqual(
    starts.map(toTimestamp),
    ['01-31T09', '02-28T09', '03-31T08', '04-30T08', '05-31T08'].map((text) => `2026-${text}:00:00.000Z`),
  );
});

test('yearly periods from a leap day come back to it', () => {
  const terms = { unitRecurrence: 'Year' } as const;
  const { running } = started({ terms }, at('2024-02-29'));
  const starts = [1, 2, 3, 4].map((times) => renewTimes(running, times).period.startAt);
  assert.deepEqual(starts, [at('2025-02-28'), at('2026-02-28'), at('2027-02-28'), at('2028-02-29')]);
});

test('a renewal closes consumption, then opens the next period with counters at zero', () => {
  const renewal = renew(withArrears({ terms: { amountUpFront: 500 } }));
  assert.deepEqual(typesAndAmounts(renewal.closing), [['AutoFeatureNotProratable', 300]]);
  assert.deepEqual(renewal.closing[0]?.period, { startAt: at('2026-04-01'), endAt: at('2026-05-01') });
  assert.deepEqual(typesAndAmounts(renewal.opened.lines), [['AutoSubscriptionRecurrence', 1000]]);
  assert.equal(renewal.opened.features[0]?.quantityCurrent, 0);
  const { period } = renewal.opened;
  assert.deepEqual([period.number, period.startAt, period.endAt], [2, at('2026-05-01'), at('2026-06-01')]);
  assert.deepEqual(renew({ ...withArrears({}), ...renewal.opened }).closing, []);
});

test('a decrease lowers the next renewal', () => {
  const { running } = started({ features: [aFeature({ quantityCurrent: 8 })] }, at('2026-04-01'));
  const lowered = running.features.map((feature) => ({ ...feature, quantityCurrent: 2 }));
  const { opened } = renew({ ...running, features: lowered });
  assert.deepEqual(typesAndAmounts(opened.lines), [
    ['AutoSubscriptionRecurrence', 1000],
    ['AutoFeatureProratable', 200],
  ]);
  assert.equal(opened.features[0]?.quantityCharged, 2);
});

interface Stop {
  readonly name: string;
  readonly terms?: OfferOverrides['terms'];
  readonly state?: SubscriptionState;
  readonly termAt?: string;
  readonly isTerminationFeeDue?: boolean;
  readonly block?: RenewalBlock;
  readonly becomes: SubscriptionState;
  readonly stoppedAt: string;
  readonly isCut?: boolean;
  readonly closing?: readonly (readonly [string, number])[];
}

const arrears: readonly (readonly [string, number])[] = [['AutoFeatureNotProratable', 300]];
const stops: readonly Stop[] = [
  {
    name: 'a termination at the term',
    state: 'ActiveDelayedTermination',
    termAt: '2026-05-01',
    becomes: 'EndedTerminated',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'a termination inside the period cuts it there',
    state: 'ActiveDelayedTermination',
    termAt: '2026-04-16',
    becomes: 'EndedTerminated',
    stoppedAt: '2026-04-16',
    isCut: true,
  },
  {
    name: 'a forced termination owes its fee',
    terms: { amountTermination: 2500 },
    state: 'ActiveDelayedTermination',
    termAt: '2026-05-01',
    isTerminationFeeDue: true,
    becomes: 'EndedTerminated',
    stoppedAt: '2026-05-01',
    closing: [...arrears, ['AutoSubscriptionTermination', 2500]],
  },
  {
    name: 'a termination that was not forced owes none',
    terms: { amountTermination: 2500 },
    state: 'ActiveDelayedTermination',
    termAt: '2026-05-01',
    becomes: 'EndedTerminated',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'a termination fee of zero is no line',
    state: 'ActiveDelayedTermination',
    termAt: '2026-05-01',
    isTerminationFeeDue: true,
    becomes: 'EndedTerminated',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'an upgrade at the term',
    state: 'ActiveDelayedUpgrade',
    termAt: '2026-05-01',
    becomes: 'EndedUpgrade',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'a suspension at the term',
    state: 'ActiveDelayedSuspension',
    termAt: '2026-05-01',
    becomes: 'SuspendedAgent',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'a delayed suspension whose term is the end of the period',
    state: 'ActiveDelayedSuspension',
    becomes: 'SuspendedAgent',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'the count is used up',
    terms: { countRecurrences: 1 },
    becomes: 'EndedComplete',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'the count is used up: there is nothing left to suspend',
    terms: { countRecurrences: 1 },
    state: 'ActiveDelayedSuspension',
    termAt: '2026-05-01',
    becomes: 'EndedComplete',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'a suspension inside the last period',
    terms: { countRecurrences: 1 },
    state: 'ActiveDelayedSuspension',
    termAt: '2026-04-16',
    becomes: 'SuspendedAgent',
    stoppedAt: '2026-04-16',
    isCut: true,
  },
  {
    name: 'the count is used up before a later term',
    terms: { countRecurrences: 1 },
    state: 'ActiveDelayedTermination',
    termAt: '2026-07-01',
    becomes: 'EndedComplete',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'no means of payment',
    block: 'SuspendedNoPaymentInfo',
    becomes: 'SuspendedNoPaymentInfo',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'unpaid invoices',
    block: 'SuspendedPaymentDue',
    becomes: 'SuspendedPaymentDue',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'who leaves anyway is not suspended',
    state: 'ActiveDelayedTermination',
    termAt: '2026-05-01',
    block: 'SuspendedPaymentDue',
    becomes: 'EndedTerminated',
    stoppedAt: '2026-05-01',
  },
  {
    name: 'what is complete is not suspended',
    terms: { countRecurrences: 1 },
    block: 'SuspendedPaymentDue',
    becomes: 'EndedComplete',
    stoppedAt: '2026-05-01',
  },
];

for (const { name, terms, state = 'ActiveRunning', termAt, block = null, ...expected } of stops)
  test(`a period ends the subscription: ${name}`, () => {
    const { isTerminationFeeDue = false, becomes, stoppedAt, isCut = false, closing = arrears } = expected;
    const standing = { state, termAt: termAt ? at(termAt) : null, isTerminationFeeDue };
    const subscription = withArrears(terms ? { terms } : {}, standing);
    assert.equal(nextRenewalAt(subscription), at(stoppedAt));
    const renewal = planRenewal(subscription, { ...noBlock, block });
    assert.equal(renewal.kind, 'Stop');
    assert.deepEqual([renewal.state, renewal.stoppedAt, renewal.isCut], [becomes, at(stoppedAt), isCut]);
    assert.deepEqual(typesAndAmounts(renewal.closing), closing);
    assert.deepEqual(renewal.closing[0]?.period, { startAt: at('2026-04-01'), endAt: at(stoppedAt) });
  });

test('a term in a later period lets this one be renewed, and stops inside that one', () => {
  const terms = { amountTermination: 2500 };
  const standing = {
    state: 'ActiveDelayedTermination',
    termAt: at('2026-05-16'),
    isTerminationFeeDue: true,
  } as const;
  const subscription = withArrears({ terms }, standing);
  assert.equal(nextRenewalAt(subscription), at('2026-05-01'));
  const { opened, closing } = renew(subscription);
  assert.deepEqual(typesAndAmounts(closing), arrears);
  const next = { ...subscription, ...opened };
  assert.equal(nextRenewalAt(next), at('2026-05-16'));
  const renewal = planRenewal(next, noBlock);
  assert.equal(renewal.kind, 'Stop');
  assert.deepEqual(
    [renewal.state, renewal.stoppedAt, renewal.isCut],
    ['EndedTerminated', at('2026-05-16'), true],
  );
  assert.deepEqual(typesAndAmounts(renewal.closing), [['AutoSubscriptionTermination', 2500]]);
});

test('a count of three is three paid periods, the trial not counted', () => {
  for (const durationTrial of [0, 14]) {
    const { running } = started({ terms: { countRecurrences: 3, durationTrial } }, at('2026-04-01'));
    const last = renewTimes(running, durationTrial === 0 ? 2 : 3);
    assert.equal(last.period.number, 3);
    const renewal = planRenewal(last, noBlock);
    assert.ok(renewal.kind === 'Stop' && renewal.state === 'EndedComplete');
  }
});
