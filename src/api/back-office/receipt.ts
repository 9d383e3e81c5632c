/** Money that moved outside any gateway, as the staff records it: how, when, and a note for colleagues. */
import { z } from 'zod';
import type { Instant } from '../../domain/calendar/instant.ts';
import { type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { instantInput, text } from '../../http/fields.ts';
import { checkDates } from '../live/check-dates.ts';

export const receipt = {
  TypePayment: z.enum(['ExternalCheck', 'ExternalCash', 'ExternalBank', 'ExternalOther']),
  /** Now when it is left out. */
  DatePayment: instantInput.optional(),
  Note: text(450).optional(),
};

export function checkPaidAt(paidAt: Instant, now: Instant): Outcome<undefined> {
  if (paidAt > now) return refuse('Error.Input.Date.Future', 'DatePayment', { field: 'DatePayment' });
  return checkDates({ DatePayment: paidAt });
}
