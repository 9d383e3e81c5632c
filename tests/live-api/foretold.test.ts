/** What will be billed, foretold over the Live API: the next term of a subscription, the next invoice of a customer. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addPayer, subscribe } from './buyers.ts';
import { stock } from './catalogue.ts';
import { type LiveShop, openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());

async function open() {
  const shop = await server.open();
  await stock(shop);
  await addPayer(shop, 'ann');
  return shop;
}

const quoted = (shop: LiveShop, query: string, status = 200) =>
  shop.get(`/v1/Pricing/Billing/Customer?${query}`, status);

test('a subscription says what its next term costs, with the tax of its buyer', async () => {
  const shop = await open();
  const id = (await subscribe(shop, 'ann', 'basic')).number('Id');
  const next = await shop.post('/v1/Quoting/Usage?NextTerm=true', {
    ReferenceCustomer: 'ann',
    ReferenceFeature: 'users',
    Increment: 3,
  });
  await shop.post('/v1/Usage', { ReferenceCustomer: 'ann', ReferenceFeature: 'users', Increment: 3 });
  const [listed] = (await shop.get('/v1/Subscriptions?ReferenceCustomer=ann')).items;
  const one = await shop.get(`/v1/Subscription/${id}`);
  for (const found of [listed, one])
    assert.deepEqual(
      [found?.at('PricingSubtotal'), found?.at('PricingTotal')],
      [next.at('NextTerm.AmountSubtotal'), next.at('NextTerm.AmountTotal')],
    );
  assert.ok(one.number('PricingTotal') > one.number('PricingSubtotal'));

  const ended = await shop.post(`/v1/Subscription/${id}/Termination?Immediate=true`);
  assert.deepEqual([ended.at('PricingSubtotal'), ended.at('PricingTotal')], [null, null]);
});

test('the invoice of what waits on the balance is quoted, and is then billed so', async () => {
  const shop = await open();
  await quoted(shop, 'ReferenceCustomer=ann', 204);
  await subscribe(shop, 'ann', 'basic');
  await shop.post('/v1/BalanceLine', { ReferenceCustomer: 'ann', Amount: 1234, Label: 'Work' }, 201);
  const quote = await quoted(shop, 'ReferenceCustomer=ann');
  const labels = quote.list('Details').map((detail) => detail.at('LabelLocalized'));
  assert.ok(labels.includes('Work'));
  const invoice = await shop.post('/v1/Billing/Customer', { ReferenceCustomer: 'ann' });
  assert.deepEqual(
    [quote.at('AmountSubtotal'), quote.at('AmountTotal')],
    [invoice.at('AmountSubtotal'), invoice.at('AmountTotal')],
  );
  await quoted(shop, 'ReferenceCustomer=ann', 204);
});

test('the next invoice is foretold with what is renewed until then, and nothing is written', async () => {
  const shop = await open();
  await subscribe(shop, 'ann', 'basic');
  await shop.post('/v1/Billing/Customer', { ReferenceCustomer: 'ann' });
  await shop.post('/v1/Usage', { ReferenceCustomer: 'ann', ReferenceFeature: 'mails', Increment: 250 });
  await shop.post('/v1/BalanceLine', { ReferenceCustomer: 'ann', Amount: -300, Label: 'Gesture' }, 201);
  const before = await shop.get('/v1/Invoices?ReferenceCustomer=ann');
  const quote = await quoted(shop, 'ReferenceCustomer=ann&nextBilling=true');
  assert.equal(
    before.at('TotalItems'),
    (await shop.get('/v1/Invoices?ReferenceCustomer=ann')).at('TotalItems'),
  );

  await shop.moveTo('2026-02-10T00:00:00Z');
  const [invoice] = (await shop.get('/v1/Invoices?ReferenceCustomer=ann')).items;
  assert.notEqual(invoice?.at('Id'), before.items[0]?.at('Id'));
  assert.deepEqual(
    [quote.at('AmountSubtotal'), quote.at('AmountTotal')],
    [invoice?.at('AmountSubtotal'), invoice?.at('AmountTotal')],
  );
  assert.equal(
    await shop.refusal('GET', '/v1/Pricing/Billing/Customer?ReferenceCustomer=nobody&nextBilling=true'),
    '404 Error.Customer.NotFound',
  );
});

test('features come with what a customer uses of them, customers with what they use of a feature', async () => {
  const shop = await open();
  await addPayer(shop, 'bob');
  await subscribe(shop, 'ann', 'basic');
  await shop.post('/v1/Usage', { ReferenceCustomer: 'ann', ReferenceFeature: 'users', Increment: 3 });
  const features = (await shop.get('/v1/Features?ReferenceCustomer=ann')).items;
  const users = features.find((one) => one.at('ReferenceFeature') === 'users');
  assert.deepEqual(users?.pick('QuantityIncluded', 'QuantityCurrent', 'DatePeriodEnd'), {
    QuantityIncluded: 2,
    QuantityCurrent: 5,
    DatePeriodEnd: '2026-02-01T09:00:00.00Z',
  });
  const alone = await shop.get('/v1/Feature?ReferenceFeature=users&ReferenceCustomer=ann');
  assert.equal(alone.at('QuantityCurrent'), 5);
  assert.equal((await shop.get('/v1/Feature?ReferenceFeature=users')).has('QuantityCurrent'), false);
  const unused = await shop.get('/v1/Feature?ReferenceFeature=users&ReferenceCustomer=bob');
  assert.equal(unused.has('QuantityCurrent'), false);
  const customers = (await shop.get('/v1/Customers?ReferenceFeature=users')).items;
  const ann = customers.find((one) => one.at('ReferenceCustomer') === 'ann');
  assert.equal(ann?.at('QuantityCurrent'), 5);
});

test('a creation that names two customers is refused', async () => {
  const shop = await open();
  const bob = (await shop.post('/v1/Customer', { ReferenceCustomer: 'bob' }, 201)).number('Id');
  const wanted = { ReferenceCustomer: 'ann', ReferenceOffer: 'basic' };
  assert.equal(
    await shop.refusal('POST', '/v1/Subscription', { ...wanted, IdCustomer: bob }),
    '404 Error.Customer.NotFound',
  );
  assert.ok((await shop.post('/v1/Subscription', { ...wanted, IdCustomer: 0 }, 201)).number('Id') > 0);
});
