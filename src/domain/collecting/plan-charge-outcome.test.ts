import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant, parseInstant } from '../calendar/instant.ts';
import { declineReasons } from './charge-answer.ts';
import { planChargeOutcome } from './plan-charge-outcome.ts';

const schedule = { days: [3, 5, 7], timeZone: 'Europe/Paris' };
const now = parseInstant('2026-03-27T09:00:00Z') ?? instant(0);
const first = { attempt: 1, firstFailedAt: null };

test('a success pays the invoice, a pending one waits, with the events of each', () => {
  const paid = planChargeOutcome(first, { kind: 'Succeeded' }, schedule, now);
  assert.deepEqual([paid.invoiceState, paid.permissionState, paid.nextAttemptAt], ['Paid', 'Valid', null]);
  assert.deepEqual(paid.events, ['CustomerChargingSucceeded', 'InvoiceDebitPaid']);
  const pending = planChargeOutcome(first, { kind: 'Pending' }, schedule, now);
  assert.deepEqual([pending.chargeState, pending.invoiceState], ['Pending', 'DuePending']);
});

test('a soft decline is tried again on days 3, 5 and 7 after the first failure, in local time, then given up', () => {
  const declined = { kind: 'Declined', reason: 'InsufficientFunds' } as const;
  const at = (attempt: number, days: number) =>
    planChargeOutcome(
      { attempt, firstFailedAt: attempt === 1 ? null : now },
      declined,
      schedule,
      instant(now + days * 86_400_000),
    );
  // The clocks change on 29 March: the hour of the wall stays.
  assert.equal(at(1, 0).nextAttemptAt, parseInstant('2026-03-30T08:00:00Z'));
  assert.equal(at(2, 3).nextAttemptAt, parseInstant('2026-04-01T08:00:00Z'));
  assert.equal(at(3, 5).nextAttemptAt, parseInstant('2026-04-03T08:00:00Z'));
  const last = at(4, 7);
  assert.deepEqual(
    [last.nextAttemptAt, last.invoiceState, last.permissionState],
    [null, 'ProblemAuto', 'PaymentIssues'],
  );
  assert.deepEqual(last.events, [
    'CustomerChargingFailed',
    'GatewayPermissionInsufficientFunds',
    'GatewayPermissionPaymentIssues',
    'CustomerChargingAutoFailedNoRetry',
    'InvoiceDebitPaymentAutoFailed',
  ]);
});

test('a hard decline is never tried again; an authentication waits for the payer', () => {
  const hard = planChargeOutcome(first, { kind: 'Declined', reason: 'MethodRevoked' }, schedule, now);
  assert.deepEqual([hard.nextAttemptAt, hard.permissionState], [null, 'Defective']);
  const asked = planChargeOutcome(
    first,
    { kind: 'Declined', reason: 'AuthenticationRequired' },
    schedule,
    now,
  );
  assert.deepEqual([asked.nextAttemptAt, asked.permissionState], [null, null]);
  assert.ok(asked.events.includes('InvoiceDebitPaymentAutoRequestedAuth'));
});

test('whatever the schedule, attempts are bounded and never go back in time', () => {
  const days = fc
    .array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 })
    .map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(days, fc.constantFrom(...declineReasons), (list, reason) => {
      let at = now;
      for (let attempt = 1; ; attempt += 1) {
        const charge = { attempt, firstFailedAt: attempt === 1 ? null : now };
        const outcome = planChargeOutcome(
          charge,
          { kind: 'Declined', reason },
          { days: list, timeZone: 'UTC' },
          at,
        );
        assert.equal(outcome.nextAttemptAt === null, outcome.invoiceState === 'ProblemAuto');
        if (outcome.nextAttemptAt === null) return attempt <= list.length + 1;
        assert.ok(outcome.nextAttemptAt >= at);
        at = outcome.nextAttemptAt;
      }
    }),
  );
});
