import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { collectingOf } from '../../../tests/support/collecting.ts';
import { addCustomers, addOffer, numberedReferences, sell } from '../../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../../tests/support/shop.ts';
import type { NewSegment } from '../../accounts/create-segment.ts';
import { deleteDraft } from '../../billing/delete-draft.ts';
import { finaliseDraft } from '../../billing/finalise-draft.ts';
import { verifyBusiness } from '../../billing/verify/verify-business.ts';
import { greyListCustomer } from '../../customers/grey-list-customer.ts';
import { registerPaymentPermission } from '../../customers/register-payment-permission.ts';
import { suspendCustomer } from '../../customers/suspend-customer.ts';
import { openTestDatabase } from '../../database/testing.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { recordReceipt } from '../offline/record-receipt.ts';
import { chargeDueInvoices } from './collect.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

type Method = 'Card' | 'DirectDebit';

function register(shop: Shop, now: Instant, customerId: number, token: string, typePayment: Method) {
  const permission = { gateway: 'simulator', typePayment, gatewayToken: token, displayName: token };
  return shop.run(now, (context) => registerPaymentPermission(context, customerId, permission));
}

/** One customer a token, each with a monthly subscription of 10.00 before tax that is billed at the opening. */
async function openPaidFirst(
  tokens: readonly string[],
  typePayment: Method = 'Card',
  segment: Partial<NewSegment> = {},
) {
  const shop = await openShop(undefined, { database, segment: { issuesOnlyIfPaid: true, ...segment } });
  const offerId = await addOffer(shop, 'pro');
  const customerIds = await addCustomers(shop, tokens);
  for (const [index, token] of tokens.entries())
    await register(shop, opening, customerIds[index] ?? 0, token, typePayment);
  await sell(shop, opening, { offerId, customerIds });
  return { shop, customerIds };
}

async function told(shop: Shop) {
  const { rows } = await sql<Record<string, unknown>>`
    select c.reference, i.state, i.number, to_char(i.issued_at, 'MM-DD') as issued, i.amount_paid as paid,
      (select string_agg(h.state::text, ' ' order by h.attempt) from charge h
        where h.business_id = i.business_id and h.invoice_id = i.id) as charges
    from invoice i join customer c on c.business_id = i.business_id and c.id = i.customer_id
    where i.business_id = ${shop.businessId} order by c.reference, i.id`.execute(shop.kysely);
  return rows.map(({ reference, state, number, issued, paid, charges }) =>
    [reference, state, number, issued, paid, charges].join(' | '),
  );
}

async function eventsOf(shop: Shop): Promise<readonly string[]> {
  const { rows } = await sql<{ type: string }>`select type from event where business_id = ${shop.businessId}
      and (type like '%Charging%' or type like 'InvoiceDebit%' or type = 'CustomerBillingSucceeded')
    order by id`.execute(shop.kysely);
  return rows.map(({ type }) => type);
}

async function isClean(shop: Shop): Promise<void> {
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, []);
}

async function draftOf(shop: Shop): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from invoice
    where business_id = ${shop.businessId} and state = 'DraftCharging'`.execute(shop.kysely);
  return rows[0]?.id ?? 0;
}

test('a card is charged for a draft, which is issued and paid once the money is there', async () => {
  const { shop } = await openPaidFirst(['ok-1'], 'Card', { chargeDelayDays: 2 });
  await shop.tick(opening, at('2026-01-02T00:00Z'));
  assert.deepEqual(await told(shop), ['ok-1 | DraftCharging |  |  | 0 | ']);
  assert.deepEqual(await eventsOf(shop), []);
  await shop.tick(at('2026-01-02T00:00Z'), at('2026-01-04T00:00Z'));
  assert.deepEqual(await told(shop), ['ok-1 | Paid | 1 | 01-03 | 1200 | Succeeded']);
  assert.deepEqual(await eventsOf(shop), [
    'CustomerBillingSucceeded',
    'InvoiceDebitIssuedPaymentAuto',
    'CustomerChargingSucceeded',
    'InvoiceDebitPaid',
  ]);
  await isClean(shop);
});

test('a declined draft is tried again on the days of the schedule, then issued to be paid', async () => {
  const { shop } = await openPaidFirst(['no-funds-1']);
  await shop.tick(opening, at('2026-01-07T00:00Z'));
  assert.deepEqual(await told(shop), ['no-funds-1 | DraftCharging |  |  | 0 | Failed Failed Failed']);
  await shop.tick(at('2026-01-07T00:00Z'), at('2026-01-20T00:00Z'));
  assert.deepEqual(await told(shop), [
    'no-funds-1 | DueOffline | 1 | 01-08 | 0 | Failed Failed Failed Failed',
  ]);
  assert.deepEqual(await eventsOf(shop), [
    'CustomerChargingFailed',
    'CustomerChargingFailed',
    'CustomerChargingFailed',
    'CustomerBillingSucceeded',
    'InvoiceDebitIssuedPaymentOffline',
    'CustomerChargingFailed',
    'CustomerChargingAutoFailedNoRetry',
    'InvoiceDebitPaymentAutoFailed',
  ]);
  await isClean(shop);
});

test('what will never be charged is issued to be paid at once', async () => {
  const { shop } = await openPaidFirst(['revoked-1', 'authenticate-1']);
  await shop.tick(opening, at('2026-01-02T00:00Z'));
  // In which order the two are numbered is nobody's business.
  assert.deepEqual(
    (await told(shop)).map((line) => line.replace(/ \| [12] \| /, ' | ')),
    ['authenticate-1 | DueOffline | 01-01 | 0 | Failed', 'revoked-1 | DueOffline | 01-01 | 0 | Failed'],
  );
  await isClean(shop);
});

test('a retry that succeeds issues the draft on its day, and numbers follow the days of issue', async () => {
  const { shop, customerIds } = await openPaidFirst(['no-funds-1', 'ok-1']);
  await shop.tick(opening, at('2026-01-02T00:00Z'));
  await register(shop, at('2026-01-02T00:00Z'), customerIds[0] ?? 0, 'ok-2', 'Card');
  await shop.tick(at('2026-01-02T00:00Z'), at('2026-01-05T00:00Z'));
  assert.deepEqual(await told(shop), [
    'no-funds-1 | Paid | 2 | 01-04 | 1200 | Failed Succeeded',
    'ok-1 | Paid | 1 | 01-01 | 1200 | Succeeded',
  ]);
  await isClean(shop);
});

test('a draft waits out the hours of its segment before it is charged', async () => {
  const { shop } = await openPaidFirst(['ok-1'], 'Card', { draftHours: 30 });
  await shop.tick(opening, at('2026-01-02T00:00Z'));
  assert.deepEqual(await told(shop), ['ok-1 | Draft |  |  | 0 | ']);
  await shop.tick(at('2026-01-02T00:00Z'), at('2026-01-03T00:00Z'));
  assert.deepEqual(await told(shop), ['ok-1 | Paid | 1 | 01-02 | 1200 | Succeeded']);
});

test('a direct debit that is pending keeps its draft until it is settled', async () => {
  const { shop } = await openPaidFirst(['ok-1', 'no-funds-1'], 'DirectDebit');
  await shop.tick(opening, at('2026-01-03T00:00Z'));
  assert.deepEqual(await told(shop), [
    'no-funds-1 | DraftCharging |  |  | 0 | Pending',
    'ok-1 | DraftCharging |  |  | 0 | Pending',
  ]);
  const segments = await shop.segments();
  const id = await draftOf(shop);
  for (const act of [
    () => shop.refusals(at('2026-01-03T00:00Z'), (context) => deleteDraft(context, id)),
    () => shop.refusals(at('2026-01-03T00:00Z'), (context) => finaliseDraft(context, segments, id)),
  ])
    assert.deepEqual(await act(), ['Error.Invoice.Charge.UnderWay']);
  await shop.tick(at('2026-01-03T00:00Z'), at('2026-01-05T00:00Z'));
  assert.deepEqual(await told(shop), [
    'no-funds-1 | DraftCharging |  |  | 0 | Failed',
    'ok-1 | Paid | 1 | 01-04 | 1200 | Succeeded',
  ]);
  await isClean(shop);
});

test('a direct debit that must be announced is announced by its invoice, which is issued first', async () => {
  const { shop } = await openPaidFirst(['ok-1'], 'DirectDebit', { prenotificationDays: 5 });
  await shop.tick(opening, at('2026-01-03T00:00Z'));
  assert.deepEqual(await told(shop), ['ok-1 | DueAuto | 1 | 01-01 | 0 | ']);
});

test('an agent issues a draft between two attempts, and deletes it before the first alone', async () => {
  const { shop } = await openPaidFirst(['no-funds-1']);
  const now = at('2026-01-02T00:00Z');
  await shop.tick(opening, now);
  const id = await draftOf(shop);
  assert.deepEqual(await shop.refusals(now, (context) => deleteDraft(context, id)), [
    'Error.Invoice.Charge.Tried',
  ]);
  const segments = await shop.segments();
  await shop.run(now, (context) => finaliseDraft(context, segments, id));
  assert.deepEqual(await told(shop), ['no-funds-1 | DueAuto | 1 | 01-02 | 0 | Failed']);
  await isClean(shop);
  const { shop: other } = await openPaidFirst(['ok-1'], 'Card', { chargeDelayDays: 5 });
  await other.tick(opening, now);
  const fresh = await draftOf(other);
  await other.run(now, (context) => deleteDraft(context, fresh));
  assert.deepEqual(await told(other), []);
});

test('whoever is on the grey list or suspended when the day comes gets the invoice to be paid', async () => {
  const { shop, customerIds } = await openPaidFirst(['ok-1', 'ok-2'], 'Card', { chargeDelayDays: 2 });
  const now = at('2026-01-02T00:00Z');
  await shop.tick(opening, now);
  const [grey = 0, suspended = 0] = customerIds;
  await shop.run(now, (context) => greyListCustomer(context, grey, { isGreyListed: true, reason: 'Fraud' }));
  await shop.run(now, (context) => suspendCustomer(context, suspended));
  await shop.tick(now, at('2026-01-05T00:00Z'));
  assert.deepEqual(
    (await told(shop)).map((line) => line.replace(/ \| [12] \| /, ' | ')),
    ['ok-1 | DueOffline | 01-03 | 0 | ', 'ok-2 | DueOffline | 01-03 | 0 | '],
  );
  await isClean(shop);
});

test('money on account pays the invoice first, and the rest alone is charged', async () => {
  const { shop, customerIds } = await openPaidFirst(['ok-1']);
  const [customerId = 0] = customerIds;
  await shop.run(opening, (context) =>
    recordReceipt(context, {
      customerId,
      currency: 'EUR',
      amount: 500,
      typePayment: 'ExternalBank',
      receivedAt: opening,
      keepsRest: true,
    }),
  );
  await shop.tick(opening, at('2026-01-02T00:00Z'));
  assert.deepEqual(await told(shop), ['ok-1 | Paid | 1 | 01-01 | 1200 | Succeeded']);
  const { rows } = await sql<{ amount: number }>`select amount from charge
    where business_id = ${shop.businessId}`.execute(shop.kysely);
  assert.deepEqual(
    rows.map(({ amount }) => amount),
    [700],
  );
  await isClean(shop);
});

test('several workers at once charge every draft once and number each invoice once', async () => {
  const tokens = numberedReferences(40, 'ok-');
  const { shop } = await openPaidFirst(tokens, 'Card', { chargeDelayDays: 2 });
  const day = at('2026-01-03T12:00Z');
  await shop.tick(opening, at('2026-01-02T00:00Z'));
  const collecting = await collectingOf(shop, day);
  const work = async () => {
    while ((await chargeDueInvoices(collecting, 7)) > 0);
  };
  await Promise.all([work(), work(), work(), work()]);
  const lines = await told(shop);
  assert.ok(lines.every((line) => line.endsWith('| 1200 | Succeeded')));
  const { rows } = await sql<{ numbers: number; last: number }>`
    select count(distinct number)::int as numbers, max(number)::int as last from invoice
    where business_id = ${shop.businessId} and state = 'Paid'`.execute(shop.kysely);
  assert.deepEqual(rows, [{ numbers: tokens.length, last: tokens.length }]);
  await isClean(shop);
});
