/** Gives a customer of a sandbox a test clock of its own, moves it, or takes it away (domain.md §12). */
import type { Business } from '../accounts/business.ts';
import { clockColumns } from '../accounts/clock-columns.ts';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { type BusinessClock, readClock } from '../domain/clock/business-clock.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { findCustomerClock } from './customer-clock.ts';

export interface WantedClock {
  readonly mode: 'Running' | 'Frozen';
  /** Not before what the customer's clock shows now; that when left out. */
  readonly at?: Instant | undefined;
}

/**
 * Sets the clock; what falls due on the way is played by `advanceCustomerClock`.
 * @param realNow the machine's time: a running test clock runs on from there
 */
export async function setCustomerClock(
  context: Context,
  business: Business,
  customerId: number,
  wanted: WantedClock,
  realNow: Instant,
): Promise<Outcome<BusinessClock>> {
  if (business.kind !== 'Sandbox') return refuse('Error.Clock.NotMovable');
  const now = await lockTime(context, business, customerId, realNow);
  const at = wanted.at ?? now;
  if (at < now) return refuse('Error.Clock.Backwards', 'DateClock', { now: toTimestamp(now) });
  const clock: BusinessClock =
    wanted.mode === 'Frozen' ? { mode: 'Frozen', at } : { mode: 'Running', at, setAt: realNow };
  const { clock_mode, clock_set_at } = clockColumns(clock);
  const values = { clock_mode, clock_at: toTimestamp(at), clock_set_at };
  await context.transaction
    .insertInto('customer_clock')
    .values({ business_id: context.businessId, customer_id: customerId, ...values })
    .onConflict((conflict) => conflict.columns(['business_id', 'customer_id']).doUpdateSet(values))
    .execute();
  await context.transaction
    .updateTable('business')
    .set({ has_customer_clocks: true })
    .where('business_id', '=', context.businessId)
    .where('has_customer_clocks', '=', false)
    .execute();
  await recordAudit(context, {
    action: 'Clock.Moved',
    subjectKind: 'customer',
    subjectId: customerId,
    data: { mode: wanted.mode, from: toTimestamp(now), to: toTimestamp(at) },
  });
  return accept(clock);
}

/** The customer lives in its business's time again; refused while its own is ahead, for time never goes back. */
export async function removeCustomerClock(
  context: Context,
  business: Business,
  customerId: number,
  realNow: Instant,
): Promise<Outcome<void>> {
  const now = await lockTime(context, business, customerId, realNow);
  const businessNow = readClock(business.clock, realNow);
  if (businessNow < now) return refuse('Error.Clock.Backwards', undefined, { now: toTimestamp(now) });
  await context.transaction
    .deleteFrom('customer_clock')
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', customerId)
    .execute();
  await recordAudit(context, { action: 'Clock.Removed', subjectKind: 'customer', subjectId: customerId });
  return accept(undefined);
}

/** What the customer's clock shows; the customer stays locked, so that two moves come one after the other. */
async function lockTime(
  { transaction, businessId }: Context,
  business: Business,
  customerId: number,
  realNow: Instant,
): Promise<Instant> {
  await transaction
    .selectFrom('customer')
    .select('id')
    .where('business_id', '=', businessId)
    .where('id', '=', customerId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const clock = await findCustomerClock(transaction, businessId, customerId);
  return readClock(clock ?? business.clock, realNow);
}
