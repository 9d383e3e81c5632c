import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { collectingOf } from '../../../tests/support/collecting.ts';
import { addCustomers, addOffer, sell } from '../../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../../tests/support/shop.ts';
import { loadBusiness } from '../../accounts/business.ts';
import { billDueBuyers } from '../../billing/bill-due-buyers.ts';
import { verifyBusiness } from '../../billing/verify/verify-business.ts';
import { registerPaymentPermission } from '../../customers/register-payment-permission.ts';
import { setCustomerClock } from '../../customers/set-customer-clock.ts';
import { openTestDatabase } from '../../database/testing.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import { advanceCustomerClock } from '../../tick/advance-customer-clock.ts';
import { simulator } from '../gateways/simulator/simulator.ts';
import { recordPayment } from '../record-payment.ts';
import { chargeDueInvoices, resolveUnanswered } from './collect.ts';
import { prepareCharges } from './prepare-charges.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

type Method = 'Card' | 'DirectDebit';

function register(
  shop: Shop,
  now: Instant,
  customerId: number,
  gatewayToken: string,
  typePayment: Method = 'Card',
) {
  const permission = { gateway: 'simulator', typePayment, gatewayToken, displayName: gatewayToken };
  return shop.run(now, (context) => registerPaymentPermission(context, customerId, permission));
}

/** One customer a token, each with a monthly subscription of 10.00 before tax that was billed at the opening. */
async function openBilled(tokens: readonly string[], typePayment: Method = 'Card', chargeDelayDays = 0) {
  const shop = await openShop(undefined, { database, segment: { chargeDelayDays } });
  const offerId = await addOffer(shop, 'pro');
  const customerIds = await addCustomers(shop, tokens);
  for (const [index, token] of tokens.entries())
    await register(shop, opening, customerIds[index] ?? 0, token, typePayment);
  await sell(shop, opening, { offerId, customerIds });
  return { shop, customerIds };
}

async function told(shop: Shop) {
  const { rows } = await sql<Record<string, unknown>>`
    select c.reference, i.state, i.amount_paid as paid,
      (select string_agg(h.state || coalesce(':' || h.decline_reason, ''), ' ' order by h.attempt) from charge h
        where h.business_id = i.business_id and h.invoice_id = i.id) as charges,
      (select string_agg(p.state::text, ' ' order by p.id) from payment p
        where p.business_id = i.business_id and p.invoice_id = i.id) as payments,
      (select p.state from payment_permission p where p.business_id = c.business_id and p.customer_id = c.id
        order by p.id desc limit 1) as method
    from invoice i join customer c on c.business_id = i.business_id and c.id = i.customer_id
    where i.business_id = ${shop.businessId} order by c.reference, i.id`.execute(shop.kysely);
  return rows.map(({ reference, state, paid, charges, payments, method }) =>
    [reference, state, paid, charges, payments, method].join(' | '),
  );
}

async function eventsOf(shop: Shop, reference: string): Promise<readonly string[]> {
  const { rows } = await sql<{ type: string }>`
    select e.type from event e join customer c on c.business_id = e.business_id and c.id = e.customer_id
    where e.business_id = ${shop.businessId} and c.reference = ${reference}
      and (e.type like '%Charging%' or e.type like 'Gateway%' or e.type like 'InvoiceDebitPa%')
    order by e.id`.execute(shop.kysely);
  return rows.map(({ type }) => type);
}

async function isClean(shop: Shop): Promise<void> {
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, []);
}

function countBooked(shop: Shop) {
  return sql<{ count: number }>`select count(*) as count from simulator_charge
    where business_id = ${shop.businessId}`
    .execute(shop.kysely)
    .then(({ rows }) => rows[0]?.count);
}

test('cards are charged on their day: paid, asked to authenticate, declined for now or for good', async () => {
  const { shop } = await openBilled(['ok-1', 'authenticate-1', 'no-funds-1', 'rejected-1', 'revoked-1']);
  const counts = await shop.tick(opening, at('2026-01-02T00:00Z'));
  assert.equal(counts.charged, 5);
  assert.deepEqual(await told(shop), [
    'authenticate-1 | ProblemAuto | 0 | Failed:AuthenticationRequired | Failed | Valid',
    'no-funds-1 | DueAuto | 0 | Failed:InsufficientFunds | Failed | Valid',
    'ok-1 | Paid | 1200 | Succeeded | Completed | Valid',
    'rejected-1 | DueAuto | 0 | Failed:Rejected | Failed | Valid',
    'revoked-1 | ProblemAuto | 0 | Failed:MethodRevoked | Failed | Defective',
  ]);
  assert.deepEqual(await eventsOf(shop, 'ok-1'), ['CustomerChargingSucceeded', 'InvoiceDebitPaid']);
  await isClean(shop);
});

test('a soft decline is tried again on days 3, 5 and 7, then the invoice is a problem and the method too', async () => {
  const { shop } = await openBilled(['no-funds-1']);
  const counts = await shop.tick(opening, at('2026-01-20T00:00Z'));
  assert.equal(counts.charged, 4);
  const failed = 'Failed:InsufficientFunds';
  assert.deepEqual(await told(shop), [
    `no-funds-1 | ProblemAuto | 0 | ${failed} ${failed} ${failed} ${failed} | Failed Failed Failed Failed | PaymentIssues`,
  ]);
  const { rows } = await sql<{ day: string }>`select to_char(charged_at, 'MM-DD') as day from charge
    where business_id = ${shop.businessId} order by id`.execute(shop.kysely);
  assert.deepEqual(
    rows.map(({ day }) => day),
    ['01-01', '01-04', '01-06', '01-08'],
  );
  const events = await eventsOf(shop, 'no-funds-1');
  assert.deepEqual(events.slice(-3), [
    'GatewayPermissionPaymentIssues',
    'CustomerChargingAutoFailedNoRetry',
    'InvoiceDebitPaymentAutoFailed',
  ]);
  await isClean(shop);
});

test('a new method is charged for what the old one left, and the customer is well again', async () => {
  const { shop, customerIds } = await openBilled(['revoked-1']);
  await shop.tick(opening, at('2026-01-02T00:00Z'));
  await register(shop, at('2026-01-10T00:00Z'), customerIds[0] ?? 0, 'ok-2');
  await shop.tick(at('2026-01-10T00:00Z'), at('2026-01-10T01:00Z'));
  assert.deepEqual(await told(shop), [
    'revoked-1 | Paid | 1200 | Failed:MethodRevoked Succeeded | Failed Completed | Valid',
  ]);
  await isClean(shop);
});

test('a direct debit is pending for three days of the business’s time, then paid or declined', async () => {
  const { shop } = await openBilled(['ok-1', 'no-funds-1'], 'DirectDebit');
  await shop.tick(opening, at('2026-01-03T00:00Z'));
  assert.deepEqual(await told(shop), [
    'no-funds-1 | DuePending | 0 | Pending | Pending | Valid',
    'ok-1 | DuePending | 0 | Pending | Pending | Valid',
  ]);
  await shop.tick(at('2026-01-03T00:00Z'), at('2026-01-04T12:00Z'));
  assert.deepEqual(await told(shop), [
    'no-funds-1 | DueAuto | 0 | Failed:InsufficientFunds | Failed | Valid',
    'ok-1 | Paid | 1200 | Succeeded | Completed | Valid',
  ]);
  await isClean(shop);
});

test('nobody is charged without a method, on the grey list or suspended', async () => {
  const { shop, customerIds } = await openBilled(['ok-1', 'ok-2', 'ok-3', 'ok-4'], 'Card', 5);
  await shop.tick(opening, at('2026-01-02T00:00Z'));
  const [without = 0, grey = 0, suspended = 0] = customerIds;
  await sql`update payment_permission set state = 'Removed' where customer_id = ${without}`.execute(
    shop.kysely,
  );
  await sql`update customer set is_grey_listed = true where id = ${grey}`.execute(shop.kysely);
  await sql`update customer set status = 'Suspended' where id = ${suspended}`.execute(shop.kysely);
  await shop.tick(at('2026-01-02T00:00Z'), at('2026-01-10T00:00Z'));
  assert.deepEqual(await told(shop), [
    'ok-1 | ProblemAuto | 0 |  |  | Removed',
    'ok-2 | DueOffline | 0 |  |  | Valid',
    'ok-3 | DueOffline | 0 |  |  | Valid',
    'ok-4 | Paid | 1200 | Succeeded | Completed | Valid',
  ]);
  assert.deepEqual(await eventsOf(shop, 'ok-1'), [
    'CustomerChargingAutoFailedNoPermission',
    'InvoiceDebitPaymentAutoFailed',
  ]);
  await isClean(shop);
});

test('while the gateway decides, an invoice is not paid by hand too', async () => {
  const { shop } = await openBilled(['ok-1'], 'DirectDebit');
  await shop.tick(opening, at('2026-01-02T00:00Z'));
  const { id: invoiceId } = await shop.kysely
    .selectFrom('invoice')
    .select('id')
    .where('business_id', '=', shop.businessId)
    .executeTakeFirstOrThrow();
  const now = at('2026-01-02T00:00Z');
  const payment = { invoiceId, amount: 1_200, typePayment: 'ExternalBank', paidAt: now } as const;
  assert.deepEqual(await shop.refusals(now, (context) => recordPayment(context, payment)), [
    'Error.Invoice.Charge.UnderWay',
  ]);
});

/** The step before the gateway is asked, and then nothing: as if the process had been killed. */
async function killedBeforeAsking(shop: Shop) {
  await shop.tick(opening, at('2026-01-01T08:59Z'));
  const segments = await shop.segments();
  return shop.run(opening, async (context) =>
    accept(await prepareCharges(context, segments, { until: opening, limit: 100, gateways: ['simulator'] })),
  );
}

async function openUnbilled() {
  const { shop, customerIds } = await openBilled(['ok-1', 'no-funds-1']);
  return { shop, customerIds, collecting: await collectingOf(shop, opening) };
}

/** Billed, and not charged yet. */
async function bill(shop: Shop): Promise<void> {
  const segments = await shop.segments();
  await shop.do(opening, (context) => billDueBuyers(context, segments, opening, 100));
}

test('killed before the gateway is asked, after it was asked, or after its answer: charged once', async () => {
  const before = await openUnbilled();
  await bill(before.shop);
  const { charges } = await killedBeforeAsking(before.shop);
  assert.equal(charges.length, 2);
  assert.equal(await countBooked(before.shop), 0);
  // Not yet: whoever sent them may still be waiting for the answer.
  assert.equal(await resolveUnanswered(before.collecting), 0);
  assert.equal(await resolveUnanswered(before.collecting, 0), 2);
  const expected = [
    'no-funds-1 | DueAuto | 0 | Failed:InsufficientFunds | Failed | Valid',
    'ok-1 | Paid | 1200 | Succeeded | Completed | Valid',
  ];
  assert.deepEqual(await told(before.shop), expected);
  assert.equal(await countBooked(before.shop), 2);

  const afterAsking = await openUnbilled();
  await bill(afterAsking.shop);
  const prepared = await killedBeforeAsking(afterAsking.shop);
  await simulator.charge({ ...afterAsking.collecting, settings: new Map() }, prepared.charges);
  assert.equal(await resolveUnanswered(afterAsking.collecting, 0), 2);
  assert.equal(await resolveUnanswered(afterAsking.collecting, 0), 0);
  assert.deepEqual(await told(afterAsking.shop), expected);
  assert.equal(await countBooked(afterAsking.shop), 2);
  await isClean(afterAsking.shop);
});

test('several workers charge each invoice once', async () => {
  const tokens = Array.from({ length: 40 }, (_, index) => `ok-${index}`);
  const { shop } = await openBilled(tokens);
  await bill(shop);
  const collecting = await collectingOf(shop, opening);
  const taken = await Promise.all([1, 2, 3, 4].map(() => chargeDueInvoices(collecting, 7)));
  await Promise.all([1, 2].map(() => chargeDueInvoices(collecting, 100)));
  assert.ok(taken.every((count) => count <= 7));
  assert.equal(await countBooked(shop), 40);
  assert.ok((await told(shop)).every((line) => line.includes('Paid | 1200 | Succeeded | Completed')));
  await isClean(shop);
});

test('a debit is settled in the time of its payer: that of the business, or the payer’s own clock', async () => {
  const { shop, customerIds } = await openBilled(['ok-1', 'ok-2'], 'DirectDebit');
  const [own = 0] = customerIds;
  const business = await loadBusiness(shop.kysely, shop.businessId);
  assert.ok(business);
  await shop.run(opening, (context) => setCustomerClock(context, business, own, { mode: 'Frozen' }, opening));
  await shop.tick(opening, at('2026-01-02T00:00Z'));
  const advanced = await advanceCustomerClock(shop.kysely, business, own, opening, at('2026-01-10T00:00Z'));
  assert.ok(advanced.ok);
  const states = async () => (await told(shop)).map((line) => line.split(' | ')[1]);
  assert.deepEqual(await states(), ['Paid', 'DuePending']);
  await shop.tick(at('2026-01-02T00:00Z'), at('2026-01-05T00:00Z'));
  assert.deepEqual(await states(), ['Paid', 'Paid']);
  await isClean(shop);
});

test('a card is announced 30 days before its end, and charged no more after it', async () => {
  const { shop, customerIds } = await openBilled(['ok-1']);
  const [customerId = 0] = customerIds;
  const card = {
    gateway: 'simulator',
    typePayment: 'Card',
    gatewayToken: 'ok-2',
    displayName: 'ok-2',
  } as const;
  await shop.run(opening, (context) =>
    registerPaymentPermission(context, customerId, { ...card, expiresAt: at('2026-02-15T00:00Z') }),
  );
  const stateAfter = async (from: string, until: string) => {
    await shop.tick(at(from), at(until));
    const [first = ''] = (await told(shop)).slice(-1);
    return first.split(' | ').at(-1);
  };
  assert.equal(await stateAfter('2026-01-01T09:00Z', '2026-01-15T23:59Z'), 'Valid');
  assert.equal(await stateAfter('2026-01-15T23:59Z', '2026-01-16T00:00Z'), 'SoonExpired');
  assert.equal(await stateAfter('2026-01-16T00:00Z', '2026-02-14T00:00Z'), 'SoonExpired');
  assert.equal(await stateAfter('2026-02-14T00:00Z', '2026-03-02T00:00Z'), 'Expired');
  const states = (await told(shop)).map((line) => line.split(' | ')[1]);
  assert.deepEqual(states, ['Paid', 'Paid', 'ProblemAuto']);
  const events = await eventsOf(shop, 'ok-1');
  assert.deepEqual(
    events.filter((type) => type.startsWith('Gateway')),
    ['GatewayPermissionSoonExpired', 'GatewayPermissionExpired'],
  );
  await isClean(shop);
});
