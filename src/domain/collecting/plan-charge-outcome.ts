/**
 * What follows from the answer to a charge: the states of its invoice, its payment and its method, the next attempt,
 * and the events (domain.md §10). Pure.
 */

import type { Instant } from '../calendar/instant.ts';
import { addDays } from '../calendar/period.ts';
import { type ChargeAnswer, type DeclineReason, declineClassOf } from './charge-answer.ts';
import type { EventName } from './charge-events.ts';

export interface AttemptedCharge {
  /** 1 for the first one of an invoice. */
  readonly attempt: number;
  /** Of the first attempt that failed; null while none has. */
  readonly firstFailedAt: Instant | null;
}

export interface RetrySchedule {
  /** Local days after the first failure, ascending. */
  readonly days: readonly number[];
  readonly timeZone: string;
}

export interface ChargeOutcome {
  readonly chargeState: 'Succeeded' | 'Pending' | 'Failed';
  readonly invoiceState: 'Paid' | 'DuePending' | 'DueAuto' | 'ProblemAuto';
  /** When it is charged again; null when it is not. */
  readonly nextAttemptAt: Instant | null;
  /** What becomes of the method; null leaves it as it is. */
  readonly permissionState: 'Valid' | 'Defective' | 'PaymentIssues' | null;
  readonly events: readonly EventName[];
}

/** @param now when the answer came: a payment is dated by it, a retry counted from the first failure */
export function planChargeOutcome(
  charge: AttemptedCharge,
  answer: ChargeAnswer,
  schedule: RetrySchedule,
  now: Instant,
): ChargeOutcome {
  switch (answer.kind) {
    case 'Succeeded':
      return {
        chargeState: 'Succeeded',
        invoiceState: 'Paid',
        nextAttemptAt: null,
        permissionState: 'Valid',
        events: ['CustomerChargingSucceeded', 'InvoiceDebitPaid'],
      };
    case 'Pending':
      return {
        chargeState: 'Pending',
        invoiceState: 'DuePending',
        nextAttemptAt: null,
        permissionState: null,
        events: ['CustomerChargingPending'],
      };
    case 'Declined':
      return planDecline(charge, answer.reason, schedule, now);
  }
}

function planDecline(
  charge: AttemptedCharge,
  reason: DeclineReason,
  schedule: RetrySchedule,
  now: Instant,
): ChargeOutcome {
  const failed = { chargeState: 'Failed', events: ['CustomerChargingFailed'] } as const;
  const ended = { ...failed, invoiceState: 'ProblemAuto', nextAttemptAt: null } as const;
  const funds = reason === 'InsufficientFunds' ? (['GatewayPermissionInsufficientFunds'] as const) : [];
  switch (declineClassOf(reason)) {
    case 'Hard':
      return {
        ...ended,
        permissionState: 'Defective',
        events: [
          ...failed.events,
          'GatewayPermissionDefective',
          'CustomerChargingAutoFailedNoRetry',
          'InvoiceDebitPaymentAutoFailed',
        ],
      };
    case 'Authentication':
      return {
        ...ended,
        permissionState: null,
        events: [...failed.events, 'InvoiceDebitPaymentAutoRequestedAuth'],
      };
    case 'Soft': {
      const nextAttemptAt = nextAttempt(charge, schedule, now);
      if (nextAttemptAt !== null)
        return {
          ...failed,
          invoiceState: 'DueAuto',
          nextAttemptAt,
          permissionState: null,
          events: [...failed.events, ...funds],
        };
      return {
        ...ended,
        permissionState: 'PaymentIssues',
        events: [
          ...failed.events,
          ...funds,
          'GatewayPermissionPaymentIssues',
          'CustomerChargingAutoFailedNoRetry',
          'InvoiceDebitPaymentAutoFailed',
        ],
      };
    }
  }
}

/** The day of the schedule that belongs to this failure; null once the schedule is used up. */
function nextAttempt(
  { attempt, firstFailedAt }: AttemptedCharge,
  { days, timeZone }: RetrySchedule,
  now: Instant,
): Instant | null {
  const day = days[attempt - 1];
  if (day === undefined) return null;
  const at = addDays(firstFailedAt ?? now, day, timeZone);
  // A first failure that was answered late, or a schedule that was shortened since: never in the past.
  return at > now ? at : now;
}
