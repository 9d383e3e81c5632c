/** What a gateway's server tells ours: checked by the gateway, then recorded in one transaction. */
import type { Kysely } from 'kysely';
import { loadBusiness } from '../../accounts/business.ts';
import { loadSegmentsById } from '../../accounts/segment.ts';
import type { Tables } from '../../database/table-types.ts';
import { inTransaction } from '../../database/transaction.ts';
import { readClock } from '../../domain/clock/business-clock.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import type { Delivery } from '../gateways/gateway-news.ts';
import { inTime } from '../gateways/in-time.ts';
import { recordNews } from '../news/record-news.ts';
import type { GatewayAccess } from './gateway-access.ts';
import { openSettings } from './open-gateways.ts';

/** False when it is not signed, or for nobody: whoever asks is not told which. An account that was disabled still hears. */
export async function receiveDelivery(
  kysely: Kysely<Tables>,
  access: GatewayAccess,
  address: { readonly gateway: string; readonly businessId: number },
  delivery: Delivery,
): Promise<boolean> {
  const { businessId } = address;
  const gateway = access.gateways.get(address.gateway);
  const account = await kysely
    .selectFrom('gateway_account')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('gateway', '=', address.gateway)
    .executeTakeFirst();
  const business = await loadBusiness(kysely, businessId);
  if (!gateway?.receive || !account || !business) return false;
  const now = readClock(business.clock, delivery.receivedAt);
  const call = { businessId, now, kysely, settings: openSettings(access, account) };
  const news = await inTime(gateway.receive(call, delivery));
  if (news === null) return false;
  const segments = await loadSegmentsById(kysely, businessId);
  const agent = { name: `gateway:${gateway.name}` };
  await inTransaction(kysely, async (transaction) =>
    accept(await recordNews({ businessId, agent, now, transaction }, segments, gateway.name, news)),
  );
  return true;
}
