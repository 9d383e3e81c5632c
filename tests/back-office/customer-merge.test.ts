/** Merging duplicates (docs/decisions/0017): what is to come moves, what was issued stays. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addBalanceLine } from '../../src/billing/add-balance-line.ts';
import { recordPayment } from '../../src/payments/record-payment.ts';
import { addCustomers, addOffer, sell, setPaymentType } from '../support/sales.ts';
import { at, opening, type ShopOptions } from '../support/shop.ts';
import { type BackOfficeShop, openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const customers = '/Distribution/Customers';

interface Pair {
  readonly shop: BackOfficeShop;
  readonly kept: number;
  readonly duplicate: number;
  readonly keptPath: string;
  readonly duplicatePath: string;
  readonly offerId: number;
  merge(): Promise<void>;
}

async function openPair(options: ShopOptions = {}): Promise<Pair> {
  const shop = await server.open(options);
  const [kept = 0, duplicate = 0] = await addCustomers(shop, ['kept', 'duplicate']);
  const keptPath = `${customers}/${kept}`;
  return {
    shop,
    kept,
    duplicate,
    keptPath,
    duplicatePath: `${customers}/${duplicate}`,
    offerId: await addOffer(shop, 'pro'),
    async merge() {
      await shop.post(`${keptPath}/Merge`, { IdCustomerDuplicate: duplicate }, 200);
    },
  };
}

async function payAll({ shop, duplicate }: Pair): Promise<void> {
  const due = await shop.kysely
    .selectFrom('invoice')
    .select(['id', 'amount_total'])
    .where('customer_id', '=', duplicate)
    .where('state', '=', 'DueOffline')
    .execute();
  for (const { id: invoiceId, amount_total: amount } of due)
    await shop.run(at('2026-01-05T09:00Z'), (context) =>
      recordPayment(context, {
        invoiceId,
        amount,
        typePayment: 'ExternalBank',
        paidAt: at('2026-01-05T09:00Z'),
      }),
    );
}

function invoicesOf({ shop }: Pair, customerId: number) {
  return shop.kysely
    .selectFrom('invoice')
    .select(['full_number', 'amount_total'])
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .execute();
}

test('subscriptions, balance, notes and the future go to the one kept; issued invoices stay', async () => {
  const pair = await openPair();
  const { shop, kept, duplicate, keptPath, duplicatePath } = pair;
  await setPaymentType(shop, opening, [duplicate], 'ExternalBank');
  const [subscriptionId] = await sell(shop, opening, { offerId: pair.offerId, customerIds: [duplicate] });
  await shop.moveTo('2026-01-02T09:00:00Z');
  await payAll(pair);
  await shop.run(at('2026-01-06T09:00Z'), (context) =>
    addBalanceLine(context, {
      customerId: duplicate,
      segmentId: shop.segment.id,
      type: 'Manual',
      label: 'Training',
      amount: 500,
    }),
  );
  await shop.post(`${duplicatePath}/Notes`, { Note: 'Wants a call' });
  const merged = await shop.post(`${keptPath}/Merge`, { IdCustomerDuplicate: duplicate }, 200);
  assert.equal(merged.number('Id'), kept);
  const shown = await shop.get(`${keptPath}?extra=all`);
  assert.deepEqual(
    shown.list('CustomerSubscription').map((one) => [one.number('Id'), one.number('IdCustomerBuyer')]),
    [[subscriptionId, kept]],
  );
  assert.equal(shown.number('CustomerBalance.Amount'), 500);
  assert.equal(shown.text('SettingsPayment.TypePayment'), 'ExternalBank');
  assert.equal(shown.text('SettingsPayment.DateNextBilling'), '2026-02-01T09:00:00.00Z');
  assert.equal((await shop.get(`${keptPath}/Notes`)).number('TotalItems'), 1);
  const left = await shop.get(`${duplicatePath}?extra=all`);
  assert.deepEqual(left.pick('Status', 'IdCustomerMergedInto', 'CustomerSubscription'), {
    Status: 'Suspended',
    IdCustomerMergedInto: kept,
    CustomerSubscription: [],
  });
  assert.equal(left.number('CustomerBalance.CountLines'), 0);
  assert.equal(left.text('SettingsPayment.TypePayment'), 'Free');
  assert.equal(left.has('SettingsPayment.DateNextBilling'), false);
  await shop.moveTo('2026-02-02T09:00:00Z');
  assert.deepEqual(
    (await invoicesOf(pair, duplicate)).map((one) => one.amount_total),
    [1_200],
  );
  assert.deepEqual(
    (await invoicesOf(pair, kept)).map((one) => one.amount_total),
    [1_800],
  );
  const names = (await shop.get(`${keptPath}/RecentActivity?SizePage=100`)).items.map((one) =>
    one.text('Name'),
  );
  for (const name of ['Customer.Merged', 'Customer.MergedAway', 'SubscriptionUpdated', 'Completed', 'Debit'])
    assert.ok(names.includes(name), name);
});

test('a draft goes to the one kept, and prints it when it is issued', async () => {
  const pair = await openPair({ segment: { draftHours: 48 } });
  const { shop, kept, duplicate } = pair;
  await setPaymentType(shop, opening, [duplicate], 'ExternalBank');
  await sell(shop, opening, { offerId: pair.offerId, customerIds: [duplicate] });
  await shop.moveTo('2026-01-02T09:00:00Z');
  await pair.merge();
  await shop.moveTo('2026-01-04T09:00:00Z');
  assert.equal((await invoicesOf(pair, duplicate)).length, 0);
  const [invoice] = await invoicesOf(pair, kept);
  assert.ok(invoice?.full_number);
});

test('the one kept keeps its method and its day of billing; a second card is removed', async () => {
  const pair = await openPair();
  const { shop, duplicate, keptPath, duplicatePath } = pair;
  const card = { TypePayment: 'Card', NameDisplay: '**** 1' };
  const own = await shop.post(`${keptPath}/PaymentPermissions`, card);
  await shop.post(`${duplicatePath}/PaymentPermissions`, { ...card, NameDisplay: '**** 2' });
  await shop.patch(`${keptPath}/SettingsPayment`, { DateNextBilling: '2026-03-10T00:00:00Z' });
  await sell(shop, opening, { offerId: pair.offerId, customerIds: [duplicate] });
  await shop.post(`${duplicatePath}/GreyList`, { Reason: 'Four cards in a minute' }, 200);
  await pair.merge();
  const settings = await shop.get(`${keptPath}/SettingsPayment`);
  assert.deepEqual(settings.pick('TypePayment', 'IdGatewayPermission', 'DateNextBilling', 'IsGreyListed'), {
    TypePayment: 'Card',
    IdGatewayPermission: own.number('Id'),
    DateNextBilling: '2026-03-10T00:00:00.00Z',
    IsGreyListed: true,
  });
  const permissions = (await shop.get(`${keptPath}/PaymentPermissions`)).items;
  assert.deepEqual(
    permissions.map((one) => [one.text('NameDisplay'), one.text('StatePermission')]),
    [
      ['**** 2', 'Removed'],
      ['**** 1', 'Valid'],
    ],
  );
});

test('the card of the duplicate pays where the one kept had no method', async () => {
  const pair = await openPair();
  const { shop, keptPath, duplicatePath } = pair;
  const card = await shop.post(`${duplicatePath}/PaymentPermissions`, {
    TypePayment: 'Card',
    NameDisplay: '**** 2',
  });
  await pair.merge();
  const settings = await shop.get(`${keptPath}/SettingsPayment`);
  assert.deepEqual(settings.pick('TypePayment', 'IdGatewayPermission'), {
    TypePayment: 'Card',
    IdGatewayPermission: card.number('Id'),
  });
});

test('a chain of merges leads to the last one in one step, and nothing brings a duplicate back', async () => {
  const pair = await openPair();
  const { shop, kept, duplicate, keptPath, duplicatePath } = pair;
  const [last = 0] = await addCustomers(shop, ['last']);
  await pair.merge();
  await shop.post(`${customers}/${last}/Merge`, { IdCustomerDuplicate: kept }, 200);
  for (const path of [keptPath, duplicatePath])
    assert.equal((await shop.get(path)).number('IdCustomerMergedInto'), last);
  const refusals: readonly (readonly [string, object, string])[] = [
    [`${duplicatePath}/Enable`, {}, '403 Error.Customer.Merged'],
    [`${customers}/${last}/Merge`, { IdCustomerDuplicate: duplicate }, '403 Error.Customer.Merged'],
    [`${keptPath}/Merge`, { IdCustomerDuplicate: last }, '403 Error.Customer.Merged'],
  ];
  for (const [url, body, wanted] of refusals) assert.equal(await shop.refusal('POST', url, body), wanted);
  assert.equal(
    await shop.refusal('PATCH', duplicatePath, { StateCustomer: 'Enabled' }),
    '403 Error.Customer.Merged',
  );
});

test('what cannot be merged is refused, and nothing moves', async () => {
  const pair = await openPair();
  const { shop, kept, duplicate, keptPath, duplicatePath } = pair;
  const swiss = await shop.addSegment({ reference: 'swiss', name: 'Swiss', currency: 'CHF' });
  const [stranger] = await addCustomers(shop, ['stranger'], swiss);
  const refused = (id: number | undefined) =>
    shop.refusal('POST', `${keptPath}/Merge`, { IdCustomerDuplicate: id });
  assert.equal(await refused(kept), '403 Error.Customer.Merge.Self');
  assert.equal(await refused(stranger), '403 Error.Customer.Merge.OtherSegment');
  assert.equal(await refused(999_999), '404 Error.Customer.NotFound');
  assert.equal(await refused(undefined), '422 Error.Input.Missing');
  assert.equal(
    await shop.refusal('POST', `${customers}/999999/Merge`, { IdCustomerDuplicate: kept }),
    '404 Error.Customer.NotFound',
  );
  await shop.send('PUT', `${duplicatePath}/TestClock`, { ModeClock: 'Frozen' });
  assert.equal(await refused(duplicate), '403 Error.Customer.Merge.HasTestClock');
  await shop.remove(`${duplicatePath}/TestClock`);
  await setPaymentType(shop, opening, [duplicate], 'ExternalBank');
  await sell(shop, opening, { offerId: pair.offerId, customerIds: [duplicate] });
  await shop.moveTo('2026-01-02T09:00:00Z');
  assert.equal(await refused(duplicate), '403 Error.Customer.Merge.HasDueInvoices');
  const developer = await shop.as('Developer');
  assert.equal(
    await developer.refusal('POST', `${keptPath}/Merge`, { IdCustomerDuplicate: duplicate }),
    '403 Error.Api.Permission.Missing',
  );
  const still = await shop.get(`${duplicatePath}?extra=CustomerSubscription`);
  assert.deepEqual([still.text('Status'), still.list('CustomerSubscription').length], ['Enabled', 1]);
});
