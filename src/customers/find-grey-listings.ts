/** The log of the grey list for one customer, the newest first. */
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import type { GreyListingCause } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface LoggedGreyListing {
  readonly id: number;
  readonly isGreyListed: boolean;
  readonly reason: string | null;
  readonly cause: GreyListingCause;
  readonly actor: string;
  readonly occurredAt: Instant;
}

export async function findGreyListings(
  context: Context,
  customerId: number,
  paging: Paging,
): Promise<PageOf<LoggedGreyListing>> {
  const query = context.transaction
    .selectFrom('grey_listing')
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', customerId);
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  const items = rows.map((row) => ({
    id: row.id,
    isGreyListed: row.is_grey_listed,
    reason: row.reason,
    cause: row.cause,
    actor: row.actor,
    occurredAt: row.occurred_at,
  }));
  return { items, totalItems: total };
}
