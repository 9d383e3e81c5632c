/** What the list of subscriptions may be narrowed by. */
import { z } from 'zod';
import { subscriptionStates } from '../../../domain/subscription/state.ts';
import { feeAmount, identifier, instantInput, pagingFields, text } from '../../../http/fields.ts';
import type { SubscriptionFilter } from '../../../subscriptions/find-subscriptions.ts';
import { creationFilter, editionFilter, segmentFilter, traceFilterOf } from '../list.ts';
import { numberOf } from '../segment-filter.ts';
import { subscriptionExtras, timeUnits } from '../wire/subscription.ts';

const count = z.int().min(0).optional();
const fee = feeAmount.optional();

/** Of offers too. */
export const termsFilters = {
  AmountUpfront: fee,
  AmountUpfrontMin: fee,
  AmountUpfrontMax: fee,
  AmountTrial: fee,
  AmountTrialMin: fee,
  AmountTrialMax: fee,
  DurationTrial: count,
  DurationTrialMin: count,
  DurationTrialMax: count,
  UnitTrial: z.enum(timeUnits).optional(),
  AmountRecurrence: fee,
  AmountRecurrenceMin: fee,
  AmountRecurrenceMax: fee,
  DurationRecurrence: count,
  DurationRecurrenceMin: count,
  DurationRecurrenceMax: count,
  UnitRecurrence: z.enum(timeUnits).optional(),
  CountRecurrences: count,
  CountRecurrencesMin: count,
  CountRecurrencesMax: count,
  CountMinRecurrences: count,
  CountMinRecurrencesMin: count,
  CountMinRecurrencesMax: count,
  AmountTermination: fee,
  AmountTerminationMin: fee,
  AmountTerminationMax: fee,
};

export const subscriptionExtra = { extra: z.array(z.enum(subscriptionExtras)).optional() };

export const subscriptionFilters = z.object({
  ...pagingFields,
  ...segmentFilter,
  StateSubscription: z.enum(subscriptionStates).optional(),
  IdOffer: identifier.optional(),
  IdCustomer: identifier.optional(),
  IdCustomerBuyer: identifier.optional(),
  Language: text(10).optional(),
  DateStartMin: instantInput.optional(),
  DateStartMax: instantInput.optional(),
  ...termsFilters,
  ...subscriptionExtra,
  ...creationFilter,
  ...editionFilter,
});

export function subscriptionFilterOf(
  input: z.output<typeof subscriptionFilters>,
  segmentId: number | undefined,
): SubscriptionFilter {
  return {
    segmentId,
    states: input.StateSubscription && [input.StateSubscription],
    isDeletedToo: input.StateSubscription === 'Deleted',
    offerId: input.IdOffer,
    customerId: input.IdCustomer,
    buyerId: input.IdCustomerBuyer,
    customerLanguage: input.Language?.slice(0, 2).toLowerCase(),
    startedFrom: input.DateStartMin,
    startedTo: input.DateStartMax,
    terms: {
      numbers: numbersOf(input),
      unitTrial: input.UnitTrial,
      unitRecurrence: input.UnitRecurrence,
    },
    traces: traceFilterOf(input),
  };
}

function numbersOf(input: z.output<z.ZodObject<typeof termsFilters>>) {
  return {
    amount_up_front: numberOf(input.AmountUpfront, input.AmountUpfrontMin, input.AmountUpfrontMax),
    amount_trial: numberOf(input.AmountTrial, input.AmountTrialMin, input.AmountTrialMax),
    duration_trial: numberOf(input.DurationTrial, input.DurationTrialMin, input.DurationTrialMax),
    amount_recurrence: numberOf(input.AmountRecurrence, input.AmountRecurrenceMin, input.AmountRecurrenceMax),
    duration_recurrence: numberOf(
      input.DurationRecurrence,
      input.DurationRecurrenceMin,
      input.DurationRecurrenceMax,
    ),
    count_recurrences: numberOf(input.CountRecurrences, input.CountRecurrencesMin, input.CountRecurrencesMax),
    count_min_recurrences: numberOf(
      input.CountMinRecurrences,
      input.CountMinRecurrencesMin,
      input.CountMinRecurrencesMax,
    ),
    amount_termination: numberOf(
      input.AmountTermination,
      input.AmountTerminationMin,
      input.AmountTerminationMax,
    ),
  };
}
