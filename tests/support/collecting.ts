/** With what the steps of collecting are called one by one, where a test stands between them. */

import type { Instant } from '../../src/domain/calendar/instant.ts';
import { simulatorAlone } from '../../src/payments/accounts/gateway-access.ts';
import { openGateways } from '../../src/payments/accounts/open-gateways.ts';
import type { Collecting } from '../../src/payments/collecting/collecting.ts';
import type { Shop } from './shop.ts';

export async function collectingOf(
  shop: Shop,
  now: Instant,
  access = simulatorAlone,
): Promise<Collecting & { readonly failures: string[] }> {
  const { kysely, businessId } = shop;
  const failures: string[] = [];
  return {
    kysely,
    businessId,
    now,
    segments: await shop.segments(),
    gateways: await openGateways(kysely, businessId, access),
    failing: new Set(),
    onFailure: (gateway) => failures.push(gateway),
    failures,
  };
}
