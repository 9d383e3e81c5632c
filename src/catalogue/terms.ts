/** The terms of an offer, and of a subscription, which is a copy of one: the same columns in both tables. */
import type { SubscriptionTerms } from '../domain/subscription/terms.ts';

export function termsOf(row: {
  readonly amount_up_front: number;
  readonly amount_trial: number;
  readonly duration_trial: number;
  readonly unit_trial: SubscriptionTerms['unitTrial'];
  readonly amount_recurrence: number;
  readonly duration_recurrence: number;
  readonly unit_recurrence: SubscriptionTerms['unitRecurrence'];
  readonly count_recurrences: number | null;
  readonly count_min_recurrences: number;
  readonly amount_termination: number;
}): SubscriptionTerms {
  return {
    amountUpFront: row.amount_up_front,
    amountTrial: row.amount_trial,
    durationTrial: row.duration_trial,
    unitTrial: row.unit_trial,
    amountRecurrence: row.amount_recurrence,
    durationRecurrence: row.duration_recurrence,
    unitRecurrence: row.unit_recurrence,
    countRecurrences: row.count_recurrences,
    countMinRecurrences: row.count_min_recurrences,
    amountTermination: row.amount_termination,
  };
}
