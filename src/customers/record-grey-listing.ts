/** Logs that a customer enters or leaves the grey list: who decided it, when and why (domain.md §10). */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import type { GreyListingCause } from '../database/table-types.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { recordEvents } from '../events/record-events.ts';

export interface GreyListing {
  readonly isGreyListed: boolean;
  /** In the words of whoever decided it: kept in the log, which anonymising erases, and not in the audit. */
  readonly reason?: string | undefined;
  /** Left out, an agent did it. */
  readonly cause?: GreyListingCause | undefined;
}

/** The column of the customer is written by the caller, who holds its row. */
export async function recordGreyListing(
  context: Context,
  customerId: number,
  { isGreyListed, reason, cause = 'Agent' }: GreyListing,
): Promise<void> {
  await context.transaction
    .insertInto('grey_listing')
    .values({
      business_id: context.businessId,
      customer_id: customerId,
      is_grey_listed: isGreyListed,
      reason: reason ?? null,
      cause,
      actor: context.agent.name,
      occurred_at: toTimestamp(context.now),
    })
    .execute();
  if (isGreyListed) await recordEvents(context, [{ type: 'CustomerIsGreyListed', customerId }]);
  await recordAudit(context, {
    action: isGreyListed ? 'Customer.GreyListed' : 'Customer.GreyListingEnded',
    subjectKind: 'customer',
    subjectId: customerId,
    data: { cause },
  });
}
