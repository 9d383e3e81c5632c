/**
 * A shop to which all that can happen has happened within three months: two tax rates, prices with and without tax,
 * drafts, usage, discounts, an upgrade, terminations, suspensions and restarts, credits carried and settled,
 * payments and credit notes. For whatever looks at the data as a whole.
 */
import assert from 'node:assert/strict';
import { addBalanceLine } from '../../src/billing/add-balance-line.ts';
import { issueCreditNote } from '../../src/billing/issue-credit-note.ts';
import type { CreditRequest } from '../../src/domain/billing/credit-note.ts';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import { recordPayment } from '../../src/payments/record-payment.ts';
import { startSubscriptions } from '../../src/subscriptions/start-subscriptions.ts';
import { suspendSubscription } from '../../src/subscriptions/suspend-subscription.ts';
import { terminateSubscriptions } from '../../src/subscriptions/terminate-subscriptions.ts';
import { upgradeSubscription } from '../../src/subscriptions/upgrade-subscription.ts';
import { updateUsages } from '../../src/usage/update-usages.ts';
import { addCustomers, addDiscount, addFeature, addOffer, sell, setPaymentType } from './sales.ts';
import { at, opening, openShop, type Shop, type ShopOptions } from './shop.ts';

const anyone = {
  buyerCountry: null,
  buyerRegion: null,
  buyerKind: null,
  from: null,
  to: null,
  mention: null,
};
const taxProfile = {
  reference: 'two-rates',
  name: 'Two rates',
  rules: {
    kind: 'Table' as const,
    rows: [
      { ...anyone, keyCharge: null, ratePerTenThousand: 2_000 },
      { ...anyone, keyCharge: 'book', ratePerTenThousand: 550 },
    ],
  },
};

const perUnit = (amount: number) => [
  { quantityMax: null, increment: 1, amountPerIncrement: amount, amountCeiling: null },
];

/** The clock of its events: opened on 1 January, last looked at on 20 March. */
export const busyUntil: Instant = at('2026-03-20T12:00Z');

export async function openBusyShop(
  t: Parameters<typeof openShop>[0],
  options: ShopOptions = {},
): Promise<Shop> {
  const shop = await openShop(t, { ...options, business: { taxProfile, ...options.business } });
  await sellEverything(shop);
  await shop.tick(opening, at('2026-01-10T12:00Z'));
  await changeSubscriptions(shop, at('2026-01-10T12:00Z'));
  await shop.tick(at('2026-01-10T12:00Z'), at('2026-02-10T12:00Z'));
  await settleInvoices(shop, at('2026-02-10T12:00Z'));
  await restartWhatIsSuspended(shop, at('2026-02-10T12:00Z'));
  await shop.tick(at('2026-02-10T12:00Z'), busyUntil);
  return shop;
}

/** The customers are named after what happens to them. */
async function sellEverything(shop: Shop): Promise<void> {
  await addFeature(shop, 'seats', 'Limitation');
  await addFeature(shop, 'mails', 'Consumption');
  const features = [
    { reference: 'seats', quantityIncluded: 1, quantityCurrent: 3, steps: perUnit(333) },
    { reference: 'mails', quantityIncluded: 10, steps: perUnit(7) },
  ];
  const pro = await addOffer(shop, 'pro', { amountRecurrence: 2_999, amountUpFront: 500, features });
  const tried = { durationTrial: 14, unitTrial: 'Day', amountTrial: 100 } as const;
  const trial = await addOffer(shop, 'trial', tried);
  const weekly = await addOffer(shop, 'weekly', { unitRecurrence: 'Week', countRecurrences: 3 });
  const book = await addOffer(shop, 'book', { keyCharge: 'book', amountRecurrence: 1_299 });
  const tenth = { typeOff: 'PerTenThousand', valueOff: 1_000, targetFee: 'All', countPeriods: 2 } as const;
  const discountIds = [await addDiscount(shop, 'tenth', tenth)];
  const names = ['payer', 'debtor', 'upgraded', 'terminated', 'suspended', 'credited', 'cancelled'];
  const regulars = await addCustomers(shop, names);
  await sell(shop, opening, { offerId: pro, customerIds: regulars, discountIds });
  await sell(shop, opening, { offerId: book, customerIds: regulars });
  await sell(shop, opening, { offerId: trial, customerIds: await addCustomers(shop, ['tried']) });
  await sell(shop, opening, { offerId: weekly, customerIds: await addCustomers(shop, ['completed']) });
  const late = await addCustomers(shop, ['delayed']);
  const startAt = at('2026-01-20T08:00Z');
  await sell(shop, opening, { offerId: pro, customerIds: late, isDelayed: true, startAt });
  for (const segment of [
    await shop.addSegment({ reference: 'gross', pricesIncludeTax: true }),
    await shop.addSegment({ reference: 'drafting', draftHours: 48 }),
    await shop.addSegment({ reference: 'strict', blocksRenewalWithoutPaymentMethod: true }),
  ]) {
    const offerId = await addOffer(shop, 'pro', { amountRecurrence: 1_001, features }, segment.id);
    const customerIds = await addCustomers(shop, [segment.reference], segment);
    await sell(shop, opening, { offerId, customerIds, segmentId: segment.id });
  }
}

async function changeSubscriptions(shop: Shop, now: Instant): Promise<void> {
  const segments = await shop.segments();
  const pro = (customer: string) => subscriptionOf(shop, customer, 'pro');
  const use = (customerReference: string, featureReference: string, increment: number) =>
    ({ featureReference, customerReference, change: { kind: 'Increment', increment } }) as const;
  await shop.run(now, (context) =>
    updateUsages(context, [use('payer', 'mails', 25), use('payer', 'seats', 2)]),
  );
  const plus = await addOffer(shop, 'plus', { amountRecurrence: 4_999 });
  const upgraded = await pro('upgraded');
  await shop.run(now, (context) =>
    upgradeSubscription(context, segments, {
      subscriptionId: upgraded,
      offerId: plus,
      isImmediate: true,
      ignoresEngagement: false,
    }),
  );
  const terminated = await pro('terminated');
  const atTerm = { moment: { kind: 'AtTerm' }, ignoresEngagement: false, hasProratedCredit: false } as const;
  await shop.run(now, (context) => terminateSubscriptions(context, segments, [terminated], atTerm));
  const suspended = await pro('suspended');
  await shop.run(now, (context) => suspendSubscription(context, suspended));
  await addLine(shop, now, 'carried', -2_500);
  await addLine(shop, now, 'settled', 700);
  await addLine(shop, now, 'settled', -700);
}

/** On the balance of a customer who has a subscription that costs nothing, so that it is billed. */
async function addLine(shop: Shop, now: Instant, reference: string, amount: number): Promise<void> {
  const free = await addOffer(shop, 'free', { amountRecurrence: 0 });
  const [customerId] = await addCustomers(shop, [reference]);
  assert.ok(customerId !== undefined);
  await sell(shop, now, { offerId: free, customerIds: [customerId] });
  const line = { customerId, segmentId: shop.segment.id, amount, label: reference };
  await shop.run(now, (context) => addBalanceLine(context, line));
}

async function settleInvoices(shop: Shop, now: Instant): Promise<void> {
  const [first, second] = await invoicesOf(shop, 'payer');
  assert.ok(first && second);
  await pay(shop, now, first.id, first.amount_total);
  await pay(shop, now, second.id, 1_000);
  const [credited, alsoCredited] = await invoicesOf(shop, 'credited');
  assert.ok(credited && alsoCredited);
  await creditInvoice(shop, now, credited.id, { kind: 'Amount', amountTotal: 1_234 });
  await creditInvoice(shop, now, credited.id, {
    kind: 'Lines',
    lines: [{ position: 1, amountSubtotal: null }],
  });
  const [cancelled] = await invoicesOf(shop, 'cancelled');
  assert.ok(cancelled);
  await creditInvoice(shop, now, cancelled.id, { kind: 'Rest' });
}

async function restartWhatIsSuspended(shop: Shop, now: Instant): Promise<void> {
  const segments = await shop.segments();
  const suspended = await subscriptionOf(shop, 'suspended', 'pro');
  await shop.run(now, (context) => startSubscriptions(context, segments, [suspended]));
  const strict = [...segments.values()].find(({ reference }) => reference === 'strict');
  await setPaymentType(shop, now, await addCustomers(shop, ['strict'], strict), 'ExternalBank');
}

async function pay(shop: Shop, now: Instant, invoiceId: number, amount: number): Promise<void> {
  const payment = { invoiceId, amount, typePayment: 'ExternalBank', paidAt: now } as const;
  await shop.run(now, (context) => recordPayment(context, payment));
}

async function creditInvoice(
  shop: Shop,
  now: Instant,
  invoiceId: number,
  credit: CreditRequest,
): Promise<void> {
  const segments = await shop.segments();
  const request = { invoiceId, credit, typeCredit: 'Voiding', reason: 'Geste commercial' } as const;
  await shop.run(now, (context) => issueCreditNote(context, segments, request));
}

/** The invoices of a customer of the default segment, the oldest first. */
export async function invoicesOf(
  shop: Shop,
  customer: string,
): Promise<readonly { readonly id: number; readonly amount_total: number }[]> {
  return shop.kysely
    .selectFrom('invoice as i')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'i.business_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .select(['i.id', 'i.amount_total'])
    .where('i.business_id', '=', shop.businessId)
    .where('i.kind', '=', 'Debit')
    .where('c.segment_id', '=', shop.segment.id)
    .where('c.reference', '=', customer)
    .orderBy('i.id')
    .execute();
}

/** The newest subscription of a customer to an offer. */
export async function subscriptionOf(shop: Shop, customer: string, offer: string): Promise<number> {
  const row = await shop.kysely
    .selectFrom('subscription as s')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 's.business_id').onRef('c.id', '=', 's.customer_id'),
    )
    .innerJoin('offer as o', (join) =>
      join.onRef('o.business_id', '=', 's.business_id').onRef('o.id', '=', 's.offer_id'),
    )
    .select('s.id')
    .where('s.business_id', '=', shop.businessId)
    .where('c.reference', '=', customer)
    .where('o.reference', '=', offer)
    .orderBy('s.id', 'desc')
    .executeTakeFirstOrThrow();
  return row.id;
}
