/** Moves a shop through time as an agent would: its test clock, and all that falls due on the way. */
import assert from 'node:assert/strict';
import { loadBusiness } from '../../src/accounts/business.ts';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import { advanceClock } from '../../src/tick/advance-clock.ts';
import type { Shop } from '../support/shop.ts';

export async function advanceShop({ kysely, businessId }: Shop, until: Instant): Promise<void> {
  const business = await loadBusiness(kysely, businessId);
  assert.ok(business);
  const advanced = await advanceClock(kysely, business, until, until);
  assert.ok(advanced.ok, JSON.stringify(advanced));
}
