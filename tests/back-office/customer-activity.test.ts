/** The time line of a customer: what happened, and what will. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Answer } from '../live-api/answer.ts';
import { addCustomers, addOffer, sell, setPaymentType } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { type BackOfficeShop, openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

/** A shop with a customer who pays by transfer for an offer at 10.00 a month, and a neighbour who does too. */
async function openSubscribed(): Promise<{ shop: BackOfficeShop; path: string }> {
  const shop = await server.open();
  const customerIds = await addCustomers(shop, ['ann', 'bob']);
  await setPaymentType(shop, opening, customerIds, 'ExternalBank');
  await sell(shop, opening, { offerId: await addOffer(shop, 'pro'), customerIds });
  return { shop, path: `/Distribution/Customers/${customerIds[0]}` };
}

function linesOf(page: Answer): string[] {
  return page.items.map((one) =>
    [one.text('DateActivity').slice(0, 10), one.text('Name'), one.at('Amount')].join(' ').trim(),
  );
}

test('events, documents and audit stand in one time line, the newest first', async () => {
  const { shop, path } = await openSubscribed();
  await shop.moveTo('2026-01-02T09:00:00Z');
  await shop.post(`${path}/Suspend`, undefined, 200);
  const all = await shop.get(`${path}/RecentActivity?SizePage=100`);
  assert.deepEqual(linesOf(all), [
    '2026-01-02 Customer.Suspended',
    '2026-01-02 CustomerSuspended',
    ...linesOf(all).slice(2),
  ]);
  assert.ok(linesOf(all).includes('2026-01-01 Debit 1200'));
  assert.ok(linesOf(all).includes('2026-01-01 CustomerAdded'));
  const dates = all.items.map((one) => one.text('DateActivity'));
  assert.deepEqual(dates, dates.toSorted().reverse());
  const second = await shop.get(`${path}/RecentActivity?SizePage=1&Page=2`);
  assert.deepEqual(second.items[0]?.body, all.items[1]?.body);
  assert.equal(second.number('TotalItems'), all.number('TotalItems'));
  assert.equal((await shop.get(`${path}/RecentActivity?SizePage=0`)).items.length, 0);
  const invoices = await shop.get(`${path}/RecentActivity?TypeActivity=Invoice&TypeActivity=Payment`);
  assert.deepEqual(linesOf(invoices), ['2026-01-01 Debit 1200']);
  assert.equal(
    await shop.refusal('GET', `${path}/RecentActivity?TypeActivity=Gossip`),
    '422 Error.Input.Invalid',
  );
});

test('what is foreseen is what the tick then does, and nothing of it is written', async () => {
  const { shop, path } = await openSubscribed();
  await shop.moveTo('2026-01-02T09:00:00Z');
  const before = await shop.get(`${path}/RecentActivity?SizePage=0`);
  const foreseen = await shop.get(`${path}/UpcomingActivity?CountDates=2`);
  assert.deepEqual(linesOf(foreseen), [
    '2026-02-01 SubscriptionRenewed 1000',
    '2026-02-01 InvoiceDebitIssuedPaymentOffline 1200',
    '2026-03-01 SubscriptionRenewed 1000',
    '2026-03-01 InvoiceDebitIssuedPaymentOffline 1200',
  ]);
  const afterwards = await shop.get(`${path}/RecentActivity?SizePage=0`);
  assert.equal(afterwards.number('TotalItems'), before.number('TotalItems'));
  await shop.moveTo('2026-03-02T09:00:00Z');
  const done = await shop.get(`${path}/RecentActivity?TypeActivity=Event&SizePage=100`);
  const happened = done.items
    .map((one) => `${one.text('DateActivity')} ${one.text('Name')}`)
    // Told again by the invoice itself.
    .filter((line) => line > '2026-01-02' && !line.endsWith('CustomerBillingSucceeded'))
    .toSorted();
  assert.deepEqual(
    foreseen.items.map((one) => `${one.text('DateActivity')} ${one.text('Name')}`).toSorted(),
    happened,
  );
});

test('nothing is foreseen past the date asked for, nor of a customer who has nothing', async () => {
  const { shop, path } = await openSubscribed();
  await shop.moveTo('2026-01-02T09:00:00Z');
  const short = await shop.get(`${path}/UpcomingActivity?DateEnd=2026-01-31T00:00:00Z`);
  assert.deepEqual(short.pick('Count', 'Items'), { Count: 0, Items: [] });
  const until = await shop.get(`${path}/UpcomingActivity?CountDates=24&DateEnd=2026-02-15T00:00:00Z`);
  assert.equal(until.items.length, 2);
  const nobody = await shop.post('/Distribution/Customers', {});
  const none = await shop.get(`/Distribution/Customers/${nobody.number('Id')}/UpcomingActivity`);
  assert.equal(none.number('TotalItems'), 0);
  assert.equal(
    await shop.refusal('GET', `${path}/UpcomingActivity?DateEnd=9999-01-01T00:00:00Z`),
    '422 Error.Input.Date.OutOfRange',
  );
});

test('no gateway is asked for what is foreseen: charges count as paid', async () => {
  const shop = await server.open({ segment: { cappingAmount: 1_500 } });
  const customerIds = await addCustomers(shop, ['ann']);
  const path = `/Distribution/Customers/${customerIds[0]}`;
  await shop.post(`${path}/PaymentPermissions`, {
    TypePayment: 'Card',
    NameDisplay: '**** 4242',
    Token: 'no-funds-ann',
  });
  await sell(shop, opening, { offerId: await addOffer(shop, 'pro'), customerIds });
  const foreseen = linesOf(await shop.get(`${path}/UpcomingActivity?CountDates=4`));
  assert.deepEqual(
    foreseen.filter((line) => line.includes('Charging')),
    [],
  );
  assert.deepEqual(
    foreseen.map((line) => line.replace('2026-', '')),
    [
      '01-01 InvoiceDebitIssuedPaymentAuto 1200',
      ...['02', '03', '04'].flatMap((month) => [
        `${month}-01 SubscriptionRenewed 1000`,
        `${month}-01 InvoiceDebitIssuedPaymentAuto 1200`,
      ]),
    ],
  );
  const charges = await shop.kysely
    .selectFrom('charge')
    .select('id')
    .where('business_id', '=', shop.businessId)
    .execute();
  assert.deepEqual(charges, []);
});
