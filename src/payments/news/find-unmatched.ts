/** News of gateways that nothing of ours answered to, for the agents who look at them: the newest first. */
import type { Context } from '../../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../../accounts/paging.ts';
import type { Instant } from '../../domain/calendar/instant.ts';

export interface UnmatchedNews {
  readonly id: number;
  readonly gateway: string;
  readonly news: unknown;
  readonly reason: string;
  readonly received_at: Instant;
  /** Null once it is given up. */
  readonly next_try_at: Instant | null;
}

export async function findUnmatched(
  { transaction, businessId }: Context,
  paging: Paging,
): Promise<PageOf<UnmatchedNews>> {
  const query = transaction.selectFrom('gateway_news_unmatched').where('business_id', '=', businessId);
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const items = await query
    .select(['id', 'gateway', 'news', 'reason', 'received_at', 'next_try_at'])
    .orderBy('id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}
