/** Customers over the Live API: who they are, where they live, how they pay, and how they leave. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stock } from './catalogue.ts';
import { openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());

test('a customer is created once and updated afterwards; what is not sent stays', async () => {
  const shop = await server.open();
  const created = await shop.post(
    '/v1/Customer',
    {
      ReferenceCustomer: 'ann',
      Name: 'Ann',
      Email: 'ann@example.org',
      Language: 'en-GB',
      ReferenceAffiliation: 'partner',
      Metadata: { Plan: 7, Team: 'red' },
    },
    201,
  );
  assert.deepEqual(created.body, {
    Id: created.number('Id'),
    IdSegment: shop.segment.id,
    ReferenceCustomer: 'ann',
    ReferenceSegment: 'main',
    Currency: 'EUR',
    Name: 'Ann',
    Email: 'ann@example.org',
    Language: 'en',
    Status: 'Enabled',
    ReferenceAffiliation: 'partner',
    DateAffiliation: '2026-01-01T09:00:00.00Z',
    Metadata: { Plan: '7', Team: 'red' },
    Links: created.at('Links'),
  });
  await shop.moveTo('2026-01-02T10:11:12Z');
  const renamed = await shop.post('/v1/Customer', { ReferenceCustomer: 'ann', Name: 'Ann B.', Email: '' });
  assert.deepEqual(renamed.body, { ...Object(created.body), Name: 'Ann B.' });
  // n8n sends null for what its user left empty, and the segment by its number.
  const empty = { Name: null, Email: null, Language: null, Metadata: null, IdSegment: shop.segment.id };
  const same = await shop.post('/v1/Customer', { ReferenceCustomer: 'ann', ...empty });
  assert.deepEqual(same.body, renamed.body);
  assert.deepEqual((await shop.get('/v1/customer?referencecustomer=ann')).body, renamed.body);
  const replaced = await shop.post('/v1/Customer', { ReferenceCustomer: 'ann', Metadata: { Size: 'L' } });
  assert.deepEqual(replaced.at('Metadata'), { Size: 'L' });
});

test('without a reference a customer gets a random one; its language is the segment’s', async () => {
  const shop = await server.open();
  const [one, two] = [
    await shop.post('/v1/Customer', {}, 201),
    await shop.post('/v1/Customer', undefined, 201),
  ];
  assert.notEqual(one.text('ReferenceCustomer'), two.text('ReferenceCustomer'));
  assert.match(one.text('ReferenceCustomer'), /^[0-9a-f-]{36}$/);
  assert.equal(one.at('Language'), 'fr');
});

test('one reference in two segments is two customers; the default segment is meant when none is named', async () => {
  const shop = await server.open();
  await shop.addSegment({ reference: 'usa', currency: 'USD', language: 'en' });
  const here = await shop.post('/v1/Customer', { ReferenceCustomer: 'ann' }, 201);
  const there = await shop.post('/v1/Customer?ReferenceSegment=usa', { ReferenceCustomer: 'ann' }, 201);
  assert.deepEqual(there.pick('ReferenceSegment', 'Currency', 'Language'), {
    ReferenceSegment: 'usa',
    Currency: 'USD',
    Language: 'en',
  });
  assert.notEqual(here.number('Id'), there.number('Id'));
  assert.equal((await shop.get('/v1/Customer?ReferenceCustomer=ann')).number('Id'), here.number('Id'));
  const ids = (await shop.get('/v1/Customers?ReferenceSegment=usa')).items.map((one) => one.number('Id'));
  assert.deepEqual(ids, [there.number('Id')]);
  assert.equal((await shop.get('/v1/Customers')).number('TotalItems'), 2);
  assert.equal(
    await shop.refusal('POST', '/v1/Customer', { ReferenceSegment: 'moon' }),
    '404 Error.Segment.NotFound',
  );
});

test('what a customer cannot be is refused field by field', async () => {
  const shop = await server.open();
  const { status, answer } = await shop.send('POST', '/v1/Customer?lang=fr', {
    ReferenceCustomer: 'a<b',
    Email: 'x'.repeat(300),
    Metadata: { a: '1', b: '2', c: '3', d: '4', e: '5', f: '6' },
  });
  assert.equal(status, 422);
  assert.deepEqual(
    answer.list().map((error) => [error.at('Code'), error.at('Target')]),
    ['ReferenceCustomer', 'Email', 'Metadata'].map((field) => ['Error.Input.Invalid', field]),
  );
  assert.match(answer.text('0.Message'), /caractères/);
});

test('pages of customers: their size, their number, their total', async () => {
  const shop = await server.open();
  for (const ReferenceCustomer of ['a', 'b', 'c'])
    await shop.post('/v1/Customer', { ReferenceCustomer }, 201);
  const page = await shop.get('/v1/Customers?SizePage=2&Page=2');
  assert.deepEqual(page.pick('Page', 'SizePage', 'Count', 'TotalItems', 'DateGenerated'), {
    Page: 2,
    SizePage: 2,
    Count: 1,
    TotalItems: 3,
    DateGenerated: '2026-01-01T09:00:00.00Z',
  });
  assert.deepEqual(
    page.items.map((one) => one.at('ReferenceCustomer')),
    ['c'],
  );
  assert.equal((await shop.send('GET', '/v1/Customers?SizePage=2&Page=3')).raw, '');
  assert.equal((await shop.send('GET', '/v1/Customers?sizePage=0')).raw, '');
});

test('only those who may use a feature are listed by it', async () => {
  const shop = await server.open();
  await stock(shop);
  for (const ReferenceCustomer of ['a', 'b', 'c'])
    await shop.post('/v1/Customer', { ReferenceCustomer }, 201);
  await shop.post('/v1/Subscription?TryStart=true', { ReferenceCustomer: 'b', ReferenceOffer: 'free' }, 201);
  await shop.post('/v1/Subscription', { ReferenceCustomer: 'c', ReferenceOffer: 'free' }, 201);
  const found = await shop.get('/v1/Customers?ReferenceFeature=users');
  assert.deepEqual(
    found.items.map((one) => one.at('ReferenceCustomer')),
    ['b'],
  );
});

test('addresses change field by field, the billing and the shipping one apart', async () => {
  const shop = await server.open();
  await shop.post('/v1/Customer', { ReferenceCustomer: 'ann' }, 201);
  const billing = '/v1/CustomerAddressBilling?ReferenceCustomer=ann';
  const nothing = await shop.get(billing);
  assert.deepEqual([...new Set(Object.values(Object(nothing.body)))], [null]);
  await shop.post(billing, { Company: 'Ann SARL', City: 'Lyon', Country: 'fr', Region: 'fr-69' });
  const written = await shop.post(billing, { City: 'Paris', Region: '', TaxInformation: 'FR40303265045' });
  assert.deepEqual(written.body, {
    ...Object(nothing.body),
    Company: 'Ann SARL',
    City: 'Paris',
    Country: 'FR',
    Region: 'FR-69',
    TaxInformation: 'FR40303265045',
  });
  // The other spellings: in the body for n8n, under the names of PHP.
  const alias = await shop.post('/v1/CustomerBillingAddress', { ReferenceCustomer: 'ann', ZipCode: 75002 });
  assert.deepEqual(alias.body, { ...Object(written.body), ZipCode: '75002' });
  assert.deepEqual((await shop.get('/v1/CustomerBillingAddress?ReferenceCustomer=ann')).body, alias.body);
  const [first, second] = ['/v1/CustomerAddressShipping', '/v1/CustomerShippingAddress'];
  await shop.post(`${first}?ReferenceCustomer=ann`, { City: 'Nantes' });
  const shipping = await shop.post(`${second}?ReferenceCustomer=ann`, { Country: 'BE' });
  assert.deepEqual(shipping.body, { ...Object(nothing.body), City: 'Nantes', Country: 'BE' });
  assert.deepEqual((await shop.get(`${first}?ReferenceCustomer=ann`)).body, shipping.body);
  assert.deepEqual((await shop.get(`${second}?ReferenceCustomer=ann`)).body, shipping.body);
  assert.deepEqual((await shop.get(billing)).body, alias.body);
});

test('payment settings change one by one; cards come from a gateway only', async () => {
  const shop = await server.open();
  await shop.post('/v1/Customer', { ReferenceCustomer: 'ann' }, 201);
  const url = '/v1/CustomerSettingsPayment?ReferenceCustomer=ann';
  assert.deepEqual((await shop.get(url)).body, {
    TypePayment: 'Free',
    ModeBilling: 'Auto',
    IsGreyListed: false,
    NoteInvoice: null,
    DateNextBilling: null,
  });
  await shop.post(url, { NoteInvoice: 'Bon de commande 12' });
  const both = await shop.post(url, { TypePayment: 'externalbank', DateNextBilling: false });
  assert.deepEqual(both.pick('TypePayment', 'NoteInvoice'), {
    TypePayment: 'ExternalBank',
    NoteInvoice: 'Bon de commande 12',
  });
  for (const TypePayment of ['ExternalCash', 'ExternalCheck', 'ExternalOther'])
    assert.equal((await shop.post(url, { TypePayment })).at('TypePayment'), TypePayment);
  for (const TypePayment of ['Card', 'DirectDebit', 'Free', 'Wallet'])
    assert.equal(await shop.refusal('POST', url, { TypePayment }), '422 Error.Input.Invalid');
  const listed = await shop.post(url, { IsGreyListed: true, DateNextBilling: '2026-02-03T04:05:06.789Z' });
  assert.deepEqual(listed.pick('IsGreyListed', 'DateNextBilling', 'NoteInvoice'), {
    IsGreyListed: true,
    DateNextBilling: '2026-02-03T04:05:06.78Z',
    NoteInvoice: 'Bon de commande 12',
  });
  // n8n writes the Back Office's boolean into it.
  const byHand = await shop.post(url, { ModeBilling: 'false' });
  assert.deepEqual(byHand.pick('ModeBilling', 'DateNextBilling'), {
    ModeBilling: 'Manual',
    DateNextBilling: null,
  });
  assert.equal(await shop.refusal('POST', url, { ModeBilling: 'often' }), '422 Error.Input.Invalid');
});

test('a suspended customer buys nothing', async () => {
  const shop = await server.open();
  await stock(shop);
  await shop.post('/v1/Customer', { ReferenceCustomer: 'ann' }, 201);
  const suspended = await shop.post('/v1/Customer/Suspension?ReferenceCustomer=ann');
  assert.deepEqual(suspended.pick('Status', 'Links'), { Status: 'Suspended', Links: [] });
  const wanted = { ReferenceCustomer: 'ann', ReferenceOffer: 'free' };
  assert.equal(await shop.refusal('POST', '/v1/Subscription', wanted), '403 Error.Customer.Suspended');
  assert.equal(
    await shop.refusal('POST', '/v1/Quoting/Subscription', wanted),
    '403 Error.Customer.Suspended',
  );
});

test('invalidation takes the reference away, revocation of links does not', async () => {
  const shop = await server.open();
  const ann = await shop.post('/v1/Customer', { ReferenceCustomer: 'ann', Name: 'Ann' }, 201);
  const revoked = await shop.post('/v1/Customer/LinksRevokation?ReferenceCustomer=ann');
  assert.deepEqual(
    revoked.pick('Id', 'ReferenceCustomer', 'Name'),
    ann.pick('Id', 'ReferenceCustomer', 'Name'),
  );
  assert.deepEqual(revoked.rels, ann.rels);
  assert.notEqual(revoked.link('insite-home'), ann.link('insite-home'));
  const invalid = await shop.post('/v1/Customer/Invalidation', { ReferenceCustomer: 'ann' });
  assert.equal(invalid.number('Id'), ann.number('Id'));
  assert.notEqual(invalid.text('ReferenceCustomer'), 'ann');
  await shop.get('/v1/Customer?ReferenceCustomer=ann', 404);
  await shop.get(`/v1/Customer?ReferenceCustomer=${invalid.text('ReferenceCustomer')}`);
});

test('anonymising keeps the number and the language; it waits for invoices and subscriptions', async () => {
  const shop = await server.open();
  await stock(shop);
  const ann = { ReferenceCustomer: 'ann' };
  const created = await shop.post('/v1/Customer', { ...ann, Name: 'Ann', Email: 'a@example.org' }, 201);
  await shop.post('/v1/CustomerSettingsPayment', { ...ann, TypePayment: 'ExternalBank' });
  const subscription = await shop.post(
    '/v1/Subscription?TryStart=true&BillNow=true',
    { ...ann, ReferenceOffer: 'bare' },
    201,
  );
  const url = '/v1/Customer/Anonymization?ReferenceCustomer=ann';
  assert.equal(await shop.refusal('POST', url), '403 Error.Customer.Anonymize.HasDueInvoices');
  await shop.pool.query(`update invoice set state = 'Uncollectible' where business_id = $1`, [
    shop.businessId,
  ]);
  assert.equal(await shop.refusal('POST', url), '403 Error.Customer.Anonymize.HasRunningSubscription');
  await shop.post(`/v1/Subscription/${subscription.number('Id')}/Termination?Immediate=true`);
  const gone = await shop.post(url);
  const { Email: _, Links: __, ...kept } = Object(created.body);
  assert.deepEqual(gone.body, { ...kept, Name: 'Client anonymisé', Links: gone.at('Links') });
  assert.notEqual(gone.link('insite-home'), created.link('insite-home'));
});
