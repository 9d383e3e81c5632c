/** The links of customers, subscriptions, offers and invoices in each state (shared/wire.md, b). */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { suspendCustomer } from '../../src/customers/suspend-customer.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { unsealLink } from '../../src/hosted/sealed-link.ts';
import { recordPayment } from '../../src/payments/record-payment.ts';
import { linkKeys, publicUrl } from '../support/hosted.ts';
import { at } from '../support/shop.ts';
import type { Answer } from './answer.ts';
import { addPayer, subscribe } from './buyers.ts';
import { stock } from './catalogue.ts';
import { openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());

async function open(inSiteUrl: string | null = null) {
  const shop = await server.open({ segment: { inSiteUrl } });
  await stock(shop);
  await addPayer(shop, 'ann');
  return shop;
}

/** What the sealed end of an address, or a query, carries. */
function openedBy(link: string) {
  const text = decodeURIComponent(/([^/=]+)$/.exec(link)?.[1] ?? '');
  const unsealed = unsealLink(linkKeys, text, instant(Date.now()));
  assert.equal(unsealed.kind, 'Opened', link);
  if (unsealed.kind !== 'Opened') throw new Error(link);
  const { businessId, expiresAt, customer, ...about } = unsealed.link;
  const hours = Math.round((expiresAt - Date.now()) / 3_600_000);
  return { about: JSON.parse(JSON.stringify(about)), customerId: customer?.id, hours, businessId };
}

const homeRels = ['insite-home', 'insite-collection-offers', 'insite-register'];

test('a customer has its home, offers and registration; an upgrade once it has subscribed', async () => {
  const shop = await open();
  const ann = await shop.get('/v1/Customer?ReferenceCustomer=ann');
  assert.deepEqual(ann.rels, homeRels);
  assert.ok(ann.link('insite-home').startsWith(`${publicUrl}/portal-auth/`));
  const home = openedBy(ann.link('insite-home'));
  assert.deepEqual(home, {
    about: { purpose: 'home' },
    customerId: ann.number('Id'),
    hours: 30 * 24,
    businessId: shop.businessId,
  });
  for (const link of ann.list('Links').slice(1)) {
    assert.equal(openedBy(link.text('query')).hours, 24);
    // A client in PHP dereferences the href of each.
    assert.deepEqual(openedBy(link.text('href')), openedBy(link.text('query')));
  }
  await subscribe(shop, 'ann', 'pro');
  const subscribed = await shop.get('/v1/Customer?ReferenceCustomer=ann');
  assert.deepEqual(subscribed.rels, [...homeRels, 'insite-collection-upgrade']);
  const [listed] = (await shop.get('/v1/Customers')).items;
  assert.deepEqual(listed?.rels, subscribed.rels);
  assert.equal(subscribed.link('insite-home'), ann.link('insite-home'), 'read again, it is the same');
});

test('the offer that a request names is a link when it can be subscribed to', async () => {
  const shop = await open();
  const wanted = { ReferenceCustomer: 'ann', ReferenceOffer: 'pro' };
  const query = new URLSearchParams(wanted);
  const read = await shop.get(`/v1/Customer?${query}`);
  const offer = await shop.get('/v1/Offer?ReferenceOffer=pro');
  const expected = { purpose: 'subscribe', offerId: offer.number('Id') };
  assert.deepEqual(openedBy(read.link('insite-subscribe')).about, expected);
  assert.deepEqual(
    openedBy((await shop.post('/v1/Customer', wanted)).link('insite-subscribe')).about,
    expected,
  );
  const none = await shop.get('/v1/Customer?ReferenceCustomer=ann&ReferenceOffer=unheard-of');
  assert.ok(!none.rels.includes('insite-subscribe'));
  await subscribe(shop, 'ann', 'basic');
  assert.ok(!(await shop.get(`/v1/Customer?${query}`)).rels.includes('insite-subscribe'));
});

test('whoever is suspended or was invalidated has no links, nor its subscriptions and invoices', async () => {
  const shop = await open();
  await shop.post('/v1/BalanceLine', { ReferenceCustomer: 'ann', Amount: 100 }, 201);
  const subscription = await subscribe(shop, 'ann', 'pro');
  const invoice = await shop.post('/v1/Billing/Customer', { ReferenceCustomer: 'ann' });
  const id = subscription.number('IdCustomer');
  await shop.run(at('2026-01-01T10:00:00Z'), (context) => suspendCustomer(context, id));
  assert.deepEqual((await shop.get('/v1/Customer?ReferenceCustomer=ann')).rels, []);
  assert.deepEqual((await shop.get(`/v1/Invoice/${invoice.number('Id')}`)).rels, []);
  const shown = await shop.get(`/v1/Subscription/${subscription.number('Id')}`);
  assert.deepEqual(
    shown.rels.filter((rel) => rel.startsWith('insite')),
    [],
  );
  await addPayer(shop, 'bob');
  const gone = await shop.post('/v1/Customer/Invalidation', { ReferenceCustomer: 'bob' });
  assert.deepEqual(gone.at('Links'), []);
});

test('a subscription can be subscribed to, upgraded, restarted, as its state allows', async () => {
  const shop = await open();
  const always = ['self', 'insite-home', 'insite-related-subscription'];
  const expect = (answer: Answer, ...more: string[]) => assert.deepEqual(answer.rels, [...always, ...more]);
  const draft = await shop.post(
    '/v1/Subscription',
    { ReferenceCustomer: 'ann', ReferenceOffer: 'basic' },
    201,
  );
  expect(draft, 'insite-subscribe', 'related-quote');
  const id = draft.number('Id');
  assert.deepEqual(openedBy(draft.link('insite-subscribe')).about, {
    purpose: 'subscribe',
    subscriptionId: id,
  });
  const started = await shop.post(`/v1/Subscription/${id}/Start`);
  expect(started, 'insite-upgrade');
  const ending = await shop.post(`/v1/Subscription/${id}/Termination?Immediate=false`);
  expect(ending, 'insite-upgrade', 'insite-restart');
  const over = await shop.post(`/v1/Subscription/${id}/Termination?Immediate=true`);
  expect(over);
  const later = { ReferenceCustomer: 'ann', ReferenceOffer: 'basic', DateStart: '2026-02-01T00:00:00Z' };
  const delayed = await shop.post('/v1/Subscription?TryStart=true', later, 201);
  expect(delayed, 'insite-subscribe', 'insite-register', 'related-quote');
  const other = await subscribe(shop, 'ann', 'pro');
  const suspended = await shop.post(`/v1/Subscription/${other.number('Id')}/Suspension?Immediate=true`);
  expect(suspended, 'insite-restart', 'related-quote');
});

test('an offer is subscribed to by anybody or by the customer named, or is what to change to', async () => {
  const shop = await open();
  const anybody = await shop.get('/v1/Offer?ReferenceOffer=pro');
  assert.deepEqual(anybody.rels, ['insite-home', 'insite-subscribe']);
  assert.ok(anybody.link('insite-home').startsWith(`${publicUrl}/portal-anon/`));
  const about = openedBy(anybody.link('insite-subscribe'));
  assert.deepEqual(about.about, {
    purpose: 'subscribe',
    offerId: anybody.number('Id'),
    segmentId: shop.segment.id,
  });
  assert.equal(about.customerId, undefined);
  const subscription = await subscribe(shop, 'ann', 'basic');
  const forAnn = await shop.get('/v1/Offer?ReferenceOffer=pro&ReferenceCustomer=ann');
  assert.equal(openedBy(forAnn.link('insite-subscribe')).customerId, subscription.number('IdCustomer'));
  const upgrade = await shop.get('/v1/Offer?ReferenceOffer=pro&ReferenceCustomer=ann&Upgrade=true');
  assert.deepEqual(openedBy(upgrade.link('insite-upgrade')).about, {
    purpose: 'upgrade',
    offerId: anybody.number('Id'),
    subscriptionId: subscription.number('Id'),
  });
  const same = await shop.get(
    `/v1/Offer?ReferenceOffer=basic&IdSubscription=${subscription.number('Id')}&ReferenceCustomer=ann`,
  );
  assert.ok(!same.rels.includes('insite-upgrade'));
  const offers = await shop.get('/v1/Offers?ReferenceCustomer=ann&Upgrade=true');
  for (const one of offers.items) assert.ok(one.rels.includes('insite-upgrade'));
  const bare = await shop.get('/v1/Offers?Links=false');
  for (const one of bare.items) assert.deepEqual(one.at('Links'), []);
});

test('whoever pays for another is shown the offer, and the link says for whom', async () => {
  const shop = await open();
  await addPayer(shop, 'kid');
  const [ann, kid] = [
    await shop.get('/v1/Customer?ReferenceCustomer=ann'),
    await shop.get('/v1/Customer?ReferenceCustomer=kid'),
  ];
  const [annId, kidId] = [ann.number('Id'), kid.number('Id')];
  const both = 'ReferenceOffer=pro&ReferenceCustomer=kid&ReferenceCustomerBuyer=ann';
  const offer = await shop.get(`/v1/Offer?${both}`);
  assert.equal(openedBy(offer.link('insite-home')).customerId, annId);
  const subscribing = openedBy(offer.link('insite-subscribe'));
  assert.deepEqual([subscribing.customerId, subscribing.about.recipientId], [annId, kidId]);
  const alone = await shop.get('/v1/Offer?ReferenceOffer=pro&ReferenceCustomerBuyer=ann');
  const forItself = openedBy(alone.link('insite-subscribe'));
  assert.deepEqual([forItself.customerId, forItself.about.recipientId], [annId, undefined]);
  const held = await subscribe(shop, 'kid', 'basic', { ReferenceCustomerBuyer: 'ann' });
  for (const query of [both, 'ReferenceOffer=pro&ReferenceCustomerBuyer=ann']) {
    const upgrade = await shop.get(`/v1/Offer?${query}&IdSubscription=${held.number('Id')}`);
    assert.equal(openedBy(upgrade.link('insite-upgrade')).about.subscriptionId, held.number('Id'));
  }
  const unknown = await shop.get('/v1/Offer?ReferenceOffer=pro&ReferenceCustomerBuyer=nobody', 404);
  assert.equal(unknown.text('Target'), 'ReferenceCustomerBuyer');
});

test('an invoice has its PDF twice, and its payment while something is due', async () => {
  const shop = await open();
  await shop.post('/v1/BalanceLine', { ReferenceCustomer: 'ann', Amount: 100 }, 201);
  const invoice = await shop.post('/v1/Billing/Customer', { ReferenceCustomer: 'ann', ForceOffline: true });
  const rels = ['insite-related-invoice', 'related-invoice', 'insite-charge', 'insite-collection-invoice'];
  assert.deepEqual(invoice.rels, rels);
  assert.equal(invoice.link('related-invoice'), invoice.link('insite-related-invoice'));
  assert.equal(invoice.at('Links.0.type'), 'application/pdf');
  assert.deepEqual(openedBy(invoice.link('related-invoice')).about, {
    purpose: 'related-invoice',
    invoiceId: invoice.number('Id'),
  });
  assert.deepEqual((await shop.get('/v1/Invoices')).items[0]?.rels, rels);
  await shop.run(at('2026-01-01T10:00:00Z'), (context) =>
    recordPayment(context, {
      invoiceId: invoice.number('Id'),
      typePayment: 'ExternalBank',
      amount: invoice.number('AmountTotal'),
      paidAt: context.now,
    }),
  );
  const paid = await shop.get(`/v1/Invoice/${invoice.number('Id')}`);
  assert.deepEqual(
    paid.rels,
    rels.filter((rel) => rel !== 'insite-charge'),
  );
});

test('where the business has a page of its own, customers are at home there', async () => {
  const shop = await open('https://shop.example/account?tab=billing');
  const home = new URL((await shop.get('/v1/Customer?ReferenceCustomer=ann')).link('insite-home'));
  assert.equal(home.origin + home.pathname, 'https://shop.example/account');
  assert.equal(home.searchParams.get('tab'), 'billing');
  assert.equal(openedBy(home.searchParams.get('pa_query') ?? '').about.purpose, 'home');
});

test('a page names the next one, with all that was asked for, until the last', async () => {
  const shop = await open();
  for (const name of ['bob', 'cleo'])
    await shop.post('/v1/Customer', { ReferenceCustomer: name, Name: name }, 201);
  const first = await shop.get('/v1/Customers?sizepage=2&ReferenceSegment=main');
  const next = first.link('next');
  assert.equal(next, '/v1/Customers?sizepage=2&ReferenceSegment=main&Page=2');
  const last = await shop.get(next);
  assert.deepEqual([last.number('Page'), last.items.length, last.has('Links')], [2, 1, false]);
  assert.ok(!(await shop.get('/v1/Customers')).has('Links'));
});
