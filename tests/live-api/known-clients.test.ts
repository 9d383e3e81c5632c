/** Requests exactly as existing clients of the reference product send them, with what they read of the answers. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addFeature, addOffer } from '../support/sales.ts';
import type { LiveShop } from './live-api.ts';
import { openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());

async function openKnownShop(): Promise<LiveShop> {
  const shop = await server.open({ segment: { allowsUnpaidStart: true } });
  await addFeature(shop, 'users', 'Limitation');
  await addFeature(shop, 'api', 'OnOff');
  const step = { quantityMax: null, increment: 1, amountPerIncrement: 500, amountCeiling: null };
  const users = { reference: 'users', quantityIncluded: 2, quantityCurrent: 1, steps: [step] };
  const access = { reference: 'api', isIncluded: true, isEnabled: true };
  await addOffer(shop, 'basic', { features: [users, access] });
  await addOffer(shop, 'pro', { amountRecurrence: 3_000, features: [users, access] });
  return shop;
}

test('the PHP library: nulls for what is unset, the offer in the query too, values that are not encoded', async () => {
  const shop = await openKnownShop();
  const customer = {
    Email: 'ann@example.com',
    Name: 'Ann',
    ReferenceCustomer: 'ann',
    Language: null,
    ReferenceSegment: null,
    ReferenceOffer: 'basic',
    ReferenceAffiliation: null,
    Metadata: null,
  };
  const saved = await shop.post('/v1/Customer?ReferenceOffer=basic', customer, 201);
  assert.equal(typeof saved.number('Id'), 'number');
  // Its reader takes `href` of each link, and would complain of one that has none on an offer it shows.
  assert.ok(Array.isArray(saved.at('Links')));
  const settings = { TypePayment: 'ExternalBank', DateNextBilling: null };
  await shop.post('/v1/CustomerSettingsPayment?ReferenceCustomer=ann', settings);
  const started = await shop.post(
    '/v1/Subscription',
    { ReferenceCustomer: 'ann', ReferenceOffer: 'basic', TryStart: true },
    201,
  );
  const fetched = await shop.get(`/v1/Subscription/${started.number('Id')}`);
  assert.equal(fetched.text('ReferenceOffer'), 'basic');
  const usages = await shop.get('/v1/Usages?IdCustomer=&ReferenceCustomer=ann');
  assert.equal(usages.number('TotalItems'), 2);
  const stamp = { DateStamp: '2026-01-01T10:00:00+01:00' };
  const change = { ReferenceCustomer: 'ann', ReferenceFeature: 'users', ...stamp };
  const quoted = await shop.post('/v1/Pricing/Usage?NextTerm=true', { ...change, Increment: 2 });
  assert.ok(quoted.number('AmountTotal') > 0);
  assert.ok(quoted.at('NextTerm') !== undefined);
  // 0 is not sent by it: references and a date alone, which change nothing.
  assert.equal((await shop.post('/v1/Usage', change)).number('QuantityCurrent'), 1);
  assert.equal((await shop.post('/v1/Usage', { ...change, Increment: 2 })).number('QuantityCurrent'), 3);
});

test('the older C# client: whole objects, lower-case names, booleans as True, no body, one path for all quotes', async () => {
  const shop = await openKnownShop();
  await shop.post('/v1/Customer', { ReferenceCustomer: 'bob', Name: 'Bob', Email: 'bob@example.com' }, 201);
  const whole = {
    Id: 0,
    IdSegment: 0,
    IdOffer: null,
    IdCustomer: null,
    IdCustomerBuyer: null,
    ReferenceSegment: null,
    ReferenceOffer: 'basic',
    ReferenceCustomer: 'bob',
    ReferenceCustomerBuyer: null,
    StateSubscription: 'InitiatedCustomer',
    TitleLocalized: null,
    AmountUpFront: null,
    AmountRecurrence: null,
    UnitRecurrence: null,
    CountMinRecurrences: null,
  };
  const draft = await shop.post('/v1/Subscription?tryStart=False&html=True', whole, 201);
  const id = draft.number('Id');
  const byNumber = await shop.post('/v1/PricingSubscription?html=True', { IdSegment: 0, IdSubscription: id });
  assert.equal(byNumber.number('AmountSubtotal'), 1_000);
  const asNew = await shop.post('/v1/PricingSubscription?language=en', { ...whole, ReferenceOffer: 'pro' });
  assert.equal(asNew.number('AmountSubtotal'), 3_000);
  await shop.post(`/v1/Subscription/${id}/Start?html=True`);
  const upgrade = await shop.post('/v1/PricingSubscription', { IdSubscription: id, ReferenceOffer: 'pro' });
  const official = await shop.post(`/v1/Quoting/Subscription/${id}/Upgrade?ReferenceOffer=pro`);
  assert.deepEqual(upgrade.body, official.body);
  const page = await shop.get('/v1/usages?referenceCustomer=bob&aggregate=True&page=1&sizePage=1000');
  assert.equal(page.number('Count'), 2);
  const usage = { ReferenceFeature: 'users', ReferenceCustomer: 'bob', Increment: 1, IsEnabled: false };
  const priced = await shop.post('/v1/PricingUsage', { ...usage, DateStamp: '2026-01-01T09:00:00.00Z' });
  assert.ok(priced.number('AmountTotal') >= 0);
  // A boolean parameter that holds a state, as it sends by mistake.
  await shop.post(`/v1/Subscription/${id}/Suspension?tryStart=SuspendedAgent&html=True`);
  await shop.post(`/v1/Subscription/${id}/Start`);
  const later = encodeURIComponent(encodeURIComponent('2026-02-20 10:00:00Z'));
  const moved = await shop.post(`/v1/Subscription/${id}/DateTerm?dateTerm=${later}`);
  assert.equal(moved.text('DateTerm'), '2026-02-20T10:00:00.00Z');
});

test('the link `related-quote` is followed with a GET', async () => {
  const shop = await openKnownShop();
  await shop.post('/v1/Customer', { ReferenceCustomer: 'eve', Name: 'Eve' }, 201);
  const body = { ReferenceCustomer: 'eve', ReferenceOffer: 'basic' };
  const id = (await shop.post('/v1/Subscription', body, 201)).number('Id');
  const followed = await shop.send('GET', `/v1/Pricing/Subscription/${id}?ensureBillable=False`);
  assert.equal(followed.status, 200);
  assert.equal(followed.answer.number('AmountSubtotal'), 1_000);
  assert.equal((await shop.get(`/v1/Subscription/${id}`)).text('StateSubscription'), 'DraftAgent');
});

test('n8n: numbers of segments, flags in bodies, false for no date, the full number twice', async () => {
  const shop = await openKnownShop();
  const customer = {
    ReferenceCustomer: 'joe',
    Name: 'Joe',
    Email: '',
    Language: '',
    ReferenceAffiliation: '',
  };
  const saved = await shop.post('/v1/Customer', { ...customer, IdSegment: shop.segment.id }, 201);
  assert.ok(Array.isArray(saved.at('Links')));
  await shop.post('/v1/CustomerBillingAddress', {
    ReferenceCustomer: 'joe',
    City: 'Paris',
    Country: 'FR',
    Region: '',
  });
  await shop.post('/v1/CustomerSettingsPayment', {
    ReferenceCustomer: 'joe',
    TypePayment: 'ExternalBank',
    DateNextBilling: null,
    IsAutoBilling: 'true',
    IsGreyListed: false,
  });
  const created = await shop.post(
    '/v1/Subscription',
    { ReferenceCustomer: 'joe', ReferenceOffer: 'basic', TryStart: true, DateStart: false },
    201,
  );
  const id = created.number('Id');
  const counted = { ReferenceCustomer: 'joe', ReferenceFeature: 'users', Increment: 1 };
  await shop.post('/v1/Usage', { ...counted, DateTime: '2026-01-01T09:00:00.000Z' });
  const changed = await shop.post(`/v1/Subscription/${id}/Upgrade?IdSubscription=${id}`, {
    ReferenceOffer: 'pro',
    Immediate: true,
    IgnoreEngagement: false,
    BillNow: true,
  });
  assert.notEqual(changed.number('Id'), id);
  const [invoice] = (await shop.get('/v1/Invoices?ReferenceCustomer=joe&DateStart=false&DateEnd=false'))
    .items;
  const number = encodeURIComponent(invoice?.text('FullNumber') ?? '');
  const found = await shop.get(`/v1/Invoice?FullNumber=${number}&FullNumber=${number}`);
  assert.ok(Array.isArray(found.at('Links')));
  const newId = changed.number('Id');
  const ended = await shop.post(`/v1/Subscription/${newId}/Termination?IdSubscription=${newId}`, {
    Immediate: false,
  });
  assert.equal(ended.text('StateSubscription'), 'ActiveDelayedTermination');
});
