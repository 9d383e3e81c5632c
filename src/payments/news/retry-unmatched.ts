/** Tries news again that nothing of ours answered to: what they are about may be known by now. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { type Collecting, inOne } from '../collecting/collecting.ts';
import { recordNews } from './record-news.ts';
import { storedNews } from './stored-news.ts';
import { digestOf } from './unmatched.ts';

const BATCH = 200;
const TRIED_FOR = '7 days';

interface KeptNews {
  readonly id: number;
  readonly gateway: string;
  readonly digest: string;
  readonly news: unknown;
}

export async function retryUnmatched(collecting: Collecting): Promise<void> {
  // Those of a customer with a clock of its own are tried with the others: nothing says whose they are.
  if (collecting.buyerId !== undefined) return;
  await inOne(collecting, async (context) => {
    const kept = await claim(context);
    for (const [gateway, rows] of Map.groupBy(kept, (row) => row.gateway)) {
      const news = rows.map((row) => storedNews.parse(row.news));
      const unmatched = await recordNews(context, collecting.segments, gateway, news);
      const still = new Set(unmatched.map(digestOf));
      await forget(
        context,
        rows.filter(({ digest }) => !still.has(digest)).map(({ id }) => id),
      );
    }
  });
}

/** The older they are, the more rarely, and not for ever. By the index `gateway_news_to_try`. */
async function claim({ transaction, businessId }: Context): Promise<readonly KeptNews[]> {
  const { rows } = await sql<KeptNews>`
    update gateway_news_unmatched u
    set next_try_at = case when now() - u.received_at < ${TRIED_FOR}::interval
      then now() + least(now() - u.received_at, interval '24 hours') end
    from (select id from gateway_news_unmatched
      where business_id = ${businessId} and next_try_at <= now() order by next_try_at limit ${BATCH}
      for update skip locked) due
    where u.business_id = ${businessId} and u.id = due.id
    returning u.id, u.gateway, u.digest, u.news`.execute(transaction);
  return [...rows].sort((a, b) => a.id - b.id);
}

async function forget({ transaction, businessId }: Context, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from gateway_news_unmatched where business_id = ${businessId} and id = any(${ids})`.execute(
    transaction,
  );
}
