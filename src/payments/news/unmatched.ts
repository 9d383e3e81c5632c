/**
 * News that nothing of ours answers to yet: a withdrawal that overtook its dispute, a charge of another installation.
 * They are tried again for a week, and kept for the agents who look at them.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { GatewayNews } from '../gateways/gateway-news.ts';

const reasons: Readonly<Record<GatewayNews['kind'], string>> = {
  ChargeSettled: 'UnknownCharge',
  ChargeReversed: 'UnknownCharge',
  ReversalWithdrawn: 'UnknownReversal',
  RefundSettled: 'UnknownRefund',
  MethodRegistered: 'UnknownRegistration',
  RegistrationFailed: 'UnknownRegistration',
  MethodChanged: 'UnknownMethod',
};

const FIRST_PAUSE = '1 minute';

/** The same news told again are the same row. */
export async function keepUnmatched(
  { transaction, businessId }: Context,
  gateway: string,
  news: readonly GatewayNews[],
): Promise<void> {
  if (news.length === 0) return;
  const kept = [...new Map(news.map((one) => [digestOf(one), one]))];
  await sql`insert into gateway_news_unmatched (business_id, gateway, digest, news, reason, received_at, next_try_at)
    select ${businessId}, ${gateway}, v.digest, v.news, v.reason, now(), now() + ${FIRST_PAUSE}::interval
    from unnest(${kept.map(([digest]) => digest)}::text[], ${kept.map(([, one]) => JSON.stringify(one))}::jsonb[],
      ${kept.map(([, { kind }]) => reasons[kind])}::text[]) as v(digest, news, reason)
    on conflict (business_id, gateway, digest) do nothing`.execute(transaction);
}

/** Whatever the order of the fields in which it is written. */
export function digestOf(news: GatewayNews): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(news)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)]);
}
