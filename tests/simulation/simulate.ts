/**
 * Months of a business with random customers, all of them paying through the simulator or by transfer: declines,
 * returns, disputes, refunds, upgrades, usage. The same seed gives the same months.
 */
import { sql } from 'kysely';
import type { Context } from '../../src/accounts/context.ts';
import type { NewSegment } from '../../src/accounts/create-segment.ts';
import { correctInvoice } from '../../src/billing/correct-invoice.ts';
import { registerPaymentPermission } from '../../src/customers/register-payment-permission.ts';
import type { TestDatabase } from '../../src/database/testing.ts';
import { inTransaction } from '../../src/database/transaction.ts';
import { type Instant, instant, toTimestamp } from '../../src/domain/calendar/instant.ts';
import type { Outcome } from '../../src/domain/refusal/outcome.ts';
import { recordPayment } from '../../src/payments/record-payment.ts';
import { requestRefund } from '../../src/payments/refunding/request-refund.ts';
import { reversePayment } from '../../src/payments/reversals/simulate-reversal.ts';
import { upgradeSubscription } from '../../src/subscriptions/upgrade-subscription.ts';
import { updateUsages } from '../../src/usage/update-usages.ts';
import {
  addCustomers,
  addFeature,
  addOffer,
  numberedReferences,
  sell,
  setPaymentType,
} from '../support/sales.ts';
import { opening, openShop, type Shop } from '../support/shop.ts';

export interface Simulation {
  readonly customers: number;
  readonly months: number;
  readonly seed: number;
}

const DAY_MS = 86_400_000;
const STEP_DAYS = 5;
const MONTH_DAYS = 30;

const tokens = ['ok', 'ok', 'ok', 'ok', 'no-funds', 'rejected', 'authenticate', 'revoked'] as const;
const accounts = ['ok', 'ok', 'ok', 'returned', 'no-funds'] as const;

/** Mulberry32: small, and the same on every machine. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Of all that follows an unpaid invoice, something within the months that are played. */
const rules: Partial<NewSegment> = {
  chargeDelayDays: 1,
  prenotificationDays: 4,
  greyListCharges: 6,
  leavesGreyListByMethod: true,
  chargesRecoveryFee: true,
  chargesLateInterest: true,
  chargesConsumersLateFees: true,
  dunningSteps: [
    { days: 10, action: 'SendReminder', level: 1 },
    { days: 15, action: 'LateFee', level: null },
    { days: 45, action: 'GreyList', level: null },
    { days: 70, action: 'MarkUncollectible', level: null },
  ],
};

interface World {
  readonly shop: Shop;
  readonly random: () => number;
  readonly plusId: number;
}

export async function simulate(
  database: TestDatabase,
  { customers, months, seed }: Simulation,
): Promise<Shop> {
  const random = randomOf(seed);
  const shop = await openShop(undefined, { database, segment: rules });
  await addFeature(shop, 'mails', 'Consumption');
  const steps = [{ quantityMax: null, increment: 1, amountPerIncrement: 7, amountCeiling: null }];
  const features = [{ reference: 'mails', quantityIncluded: 10, steps }];
  const proId = await addOffer(shop, 'pro', { features, amountUpFront: 500 });
  const plusId = await addOffer(shop, 'plus', { features, amountRecurrence: 3_990 });
  const world = { shop, random, plusId };
  const customerIds = await addCustomers(shop, numberedReferences(customers));
  for (const id of customerIds) await giveMethod(world, id, opening);
  await sell(shop, opening, { offerId: proId, customerIds });
  let now = opening;
  const end = opening + months * MONTH_DAYS * DAY_MS;
  while (now < end) {
    const next = instant(Math.min(end, now + STEP_DAYS * DAY_MS));
    await shop.tick(now, next);
    now = next;
    await live(world, now);
  }
  // What was asked for last is done too.
  await shop.tick(now, instant(now + MONTH_DAYS * DAY_MS));
  return shop;
}

async function giveMethod({ shop, random }: World, id: number, now: Instant): Promise<void> {
  const drawn = random();
  if (drawn < 0.2) return setPaymentType(shop, now, [id], 'ExternalBank');
  const typePayment = drawn < 0.65 ? 'Card' : 'DirectDebit';
  const choices: readonly string[] = typePayment === 'Card' ? tokens : accounts;
  const gatewayToken = `${choices[Math.floor(random() * choices.length)]}-${id}-${now}`;
  const method = { gateway: 'simulator', typePayment, gatewayToken, displayName: gatewayToken } as const;
  await attempt(shop, now, (context) => registerPaymentPermission(context, id, method));
}

/** A refusal is an answer too: whoever asked goes on. */
function attempt(
  { kysely, businessId }: Shop,
  now: Instant,
  useCase: (context: Context) => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown>> {
  return inTransaction(kysely, (transaction) =>
    useCase({ businessId, agent: { name: 'simulation' }, now, transaction }),
  );
}

async function live(world: World, now: Instant): Promise<void> {
  await payByHand(world, now);
  await refundSome(world, now);
  await reverseSome(world, now);
  await reportAndUpgrade(world, now);
}

async function idsOf(shop: Shop, where: ReturnType<typeof sql>): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`${where}`.execute(shop.kysely);
  return rows.map(({ id }) => id);
}

/** Those who pay by transfer, and some of those whose method failed; others give a new method. */
async function payByHand(world: World, now: Instant): Promise<void> {
  const { shop, random } = world;
  const { rows } = await sql<{ id: number; customer_id: number; open: number }>`
    select id, customer_id, amount_total - amount_paid - amount_credited as open from invoice
    where business_id = ${shop.businessId} and kind = 'Debit'
      and state in ('DueOffline', 'ProblemOverdue', 'ProblemAuto', 'ProblemDisputed')
      and amount_total > amount_paid + amount_credited order by id`.execute(shop.kysely);
  for (const { id, customer_id, open } of rows) {
    const drawn = random();
    if (drawn < 0.1) await giveMethod(world, customer_id, now);
    if (drawn < 0.1 || drawn > 0.5) continue;
    const amount = drawn < 0.15 ? Math.ceil(open / 2) : open;
    const payment = { invoiceId: id, amount, typePayment: 'ExternalBank', paidAt: now } as const;
    await attempt(shop, now, (context) => recordPayment(context, payment));
  }
}

async function refundSome({ shop, random }: World, now: Instant): Promise<void> {
  const paid = await idsOf(
    shop,
    sql`select id from invoice where business_id = ${shop.businessId} and kind = 'Debit' and state = 'Paid'
      and paid_at > ${toTimestamp(now)}::timestamptz - interval '20 days' order by id`,
  );
  const segments = await shop.segments();
  for (const invoiceId of paid) {
    if (random() > 0.02) continue;
    const credit = random() < 0.5 ? undefined : ({ kind: 'Amount', amountTotal: 120 } as const);
    await attempt(shop, now, async (context) => {
      const note = await correctInvoice(context, segments, { invoiceId, credit, reason: null });
      return note.ok ? requestRefund(context, note.value) : note;
    });
  }
}

async function reverseSome({ shop, random }: World, now: Instant): Promise<void> {
  const payments = await idsOf(
    shop,
    sql`select p.id from payment p join charge h on h.business_id = p.business_id and h.id = p.charge_id
      where p.business_id = ${shop.businessId} and p.state in ('Completed', 'Disputed')
        and p.paid_at > ${toTimestamp(now)}::timestamptz - interval '25 days' order by p.id`,
  );
  for (const id of payments) {
    const drawn = random();
    if (drawn > 0.06) continue;
    const asked = drawn < 0.02 ? 'Withdrawal' : drawn < 0.04 ? 'Dispute' : 'Return';
    await attempt(shop, now, (context) => reversePayment(context, id, asked));
  }
}

async function reportAndUpgrade({ shop, random, plusId }: World, now: Instant): Promise<void> {
  const { rows } = await sql<{ id: number; reference: string }>`
    select s.id, o.reference from subscription s join offer o on o.business_id = s.business_id and o.id = s.offer_id
    where s.business_id = ${shop.businessId} and s.state = 'ActiveRunning' order by s.id`.execute(
    shop.kysely,
  );
  const segments = await shop.segments();
  for (const { id, reference } of rows) {
    const drawn = random();
    if (drawn < 0.3) {
      const change = { kind: 'Increment', increment: Math.ceil(drawn * 100) } as const;
      const entry = { featureReference: 'mails', subscriptionId: id, change };
      await attempt(shop, now, (context) => updateUsages(context, [entry]));
    }
    if (drawn < 0.98 || reference !== 'pro') continue;
    const request = {
      subscriptionId: id,
      offerId: plusId,
      isImmediate: drawn > 0.99,
      ignoresEngagement: true,
    };
    await attempt(shop, now, (context) => upgradeSubscription(context, segments, request));
  }
}
