/** What gateways are asked beside charging: at no time of the business, but whenever its tick comes by. */
import { lookUpPending, resolveUnanswered } from './collecting/collect.ts';
import type { Collecting } from './collecting/collecting.ts';
import { retryUnmatched } from './news/retry-unmatched.ts';
import { sendRefunds } from './refunding/send-refunds.ts';
import { forgetMethods } from './registration/forget-methods.ts';
import { resolveRegistrations } from './registration/resolve-registrations.ts';

export async function runErrands(collecting: Collecting): Promise<void> {
  await retryUnmatched(collecting);
  // The clock of a sandbox may stand still for long, with nothing due that would ask.
  await resolveUnanswered(collecting);
  await lookUpPending(collecting);
  await sendRefunds(collecting);
  await resolveRegistrations(collecting);
  await forgetMethods(collecting);
}
