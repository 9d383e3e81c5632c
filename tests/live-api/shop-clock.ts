/** Moves a shop through time as an agent would. */
import assert from 'node:assert/strict';
import { loadBusiness } from '../../src/accounts/business.ts';
import { moveBusinessClock } from '../../src/accounts/move-business-clock.ts';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import { advanceClock } from '../../src/tick/advance-clock.ts';
import type { Shop } from '../support/shop.ts';

/** Its test clock, and all that falls due on the way. */
export async function advanceShop({ kysely, businessId }: Shop, until: Instant): Promise<void> {
  const business = await loadBusiness(kysely, businessId);
  assert.ok(business);
  const advanced = await advanceClock(kysely, business, until, until);
  assert.ok(advanced.ok, JSON.stringify(advanced));
}

/** Its test clock alone: the tick has not come by yet. */
export async function moveClockOf(shop: Shop, until: Instant): Promise<void> {
  await shop.run(until, (context) => moveBusinessClock(context, until, until));
}
