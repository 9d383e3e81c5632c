/** Cards that their bank replaced, mandates that were revoked, expiries that were moved: as their gateway tells. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { recordEvents } from '../../events/record-events.ts';
import type { GatewayNews } from '../gateways/gateway-news.ts';

type Changed = Extract<GatewayNews, { readonly kind: 'MethodChanged' }>;

interface ChangedRow {
  readonly id: number;
  readonly gateway_token: string;
  readonly customer_id: number;
  readonly became: string | null;
}

/** Answers what no method of ours answers to. What the customer removed stays removed. */
export async function changeMethods(
  context: Context,
  gateway: string,
  news: readonly Changed[],
): Promise<readonly Changed[]> {
  if (news.length === 0) return [];
  const { transaction, businessId } = context;
  const { rows } = await sql<ChangedRow>`
    with told as (
      select * from unnest(${news.map(({ token }) => token)}::text[], ${news.map(({ state }) => state)}::text[],
        ${news.map(({ displayName }) => displayName ?? null)}::text[],
        ${news.map(({ expiresAt }) => expiresAt !== undefined)}::boolean[],
        ${news.map(({ expiresAt }) => (expiresAt ? toTimestamp(expiresAt) : null))}::timestamptz[])
        as t(token, state, display_name, moves_expiry, expires_at)),
    known as (
      select p.id, p.gateway_token, p.customer_id, t.*, case
        when p.state = 'Removed' then p.state
        when t.state = 'Defective' then 'Defective'::permission_state
        when p.state in ('Defective', 'Expired', 'SoonExpired') then 'Valid'::permission_state
        else p.state end as becomes, p.state as was
      from told t join payment_permission p on p.gateway_token = t.token
      where p.business_id = ${businessId} and p.gateway = ${gateway} for no key update of p),
    changed as (
      update payment_permission p set state = k.becomes,
        display_name = coalesce(k.display_name, p.display_name),
        expires_at = case when k.moves_expiry then k.expires_at else p.expires_at end
      from known k where p.business_id = ${businessId} and p.id = k.id)
    select id, gateway_token, customer_id, case when becomes <> was then becomes::text end as became from known`.execute(
    transaction,
  );
  await recordEvents(
    context,
    rows
      .filter(({ became }) => became === 'Defective')
      .map(({ id, customer_id }) => ({
        type: 'GatewayPermissionDefective' as const,
        customerId: customer_id,
        permissionId: id,
      })),
  );
  const known = new Set(rows.map((row) => row.gateway_token));
  return news.filter(({ token }) => !known.has(token));
}
