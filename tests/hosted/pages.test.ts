/** What opens to whoever holds a link, and to nobody else. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createApiKey } from '../../src/accounts/create-api-key.ts';
import { hostedRoutes } from '../../src/api/hosted/hosted-routes.ts';
import { liveApi } from '../../src/api/live/live-api.ts';
import { anonymiseCustomer } from '../../src/customers/anonymise-customer.ts';
import { revokeLinks } from '../../src/customers/revoke-links.ts';
import { suspendCustomer } from '../../src/customers/suspend-customer.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { HostedLinks } from '../../src/hosted/hosted-links.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer, served } from '../../src/http/server.ts';
import { letterLinks } from '../../src/worker/letter-links.ts';
import { Answer } from '../live-api/answer.ts';
import { hosted, linkKeys, publicUrl, withHosted } from '../support/hosted.ts';
import { addCustomers, addOffer, sell } from '../support/sales.ts';
import { opening, openShop } from '../support/shop.ts';

const unlimited = { burst: 1e6, tokensPerSecond: 1e6 };

const database = await openTestDatabase(undefined, { maxConnections: 6 });
const lines: string[] = [];
const app = buildServer({
  apis: [
    served(liveApi(withHosted(database)), '/openapi/live.json', { title: 'Live', version: '1' }),
    hostedRoutes({ kysely: database.kysely, keys: linkKeys, links: hosted }),
  ],
  log: { level: 'info', stream: { write: (line) => lines.push(line) } },
  health: {},
  limits: new RequestLimits({ requests: unlimited, failures: unlimited }),
});
after(async () => {
  await app.close();
  await database.close();
});

async function openSold(segment: Record<string, string> = {}) {
  const shop = await openShop(undefined, { database, segment: { language: 'fr', ...segment } });
  const offerId = await addOffer(shop, 'pro', { title: { fr: 'L’offre <Pro>', en: 'The <Pro> offer' } });
  const [ann = 0, bob = 0] = await addCustomers(shop, ['ann', 'bob']);
  await sell(shop, opening, { offerId, customerIds: [ann] });
  await shop.tick(opening, opening);
  const keys = await shop.run(opening, (context) => createApiKey(context, { name: 'test' }));
  const authorization = `Basic ${Buffer.from(`${keys.agentKey}:${keys.apiKey}`).toString('base64')}`;
  const get = async (url: string) =>
    new Answer((await app.inject({ url, headers: { authorization } })).json());
  return { shop, ann, bob, get };
}

const pathOf = (href: string) => new URL(href).pathname;

async function visit(path: string, language = 'en') {
  const answer = await app.inject({ url: path, headers: { 'accept-language': language } });
  const { statusCode: status, headers, payload } = answer;
  return { status, headers, payload, bytes: answer.rawPayload };
}

test('the portal shows what runs and the invoices, whose PDFs open', async () => {
  const { get } = await openSold();
  const customer = await get('/v1/Customer?ReferenceCustomer=ann');
  const page = await visit(pathOf(customer.link('insite-home')));
  assert.equal(page.status, 200);
  assert.match(String(page.headers['content-type']), /^text\/html/);
  assert.match(String(page.headers['content-security-policy']), /default-src 'none'/);
  assert.equal(page.headers['cache-control'], 'no-store');
  assert.match(page.payload, /The &#60;Pro&#62; offer|L’offre &#60;Pro&#62;/);
  const [, href = ''] = /href="([^"]+portal-inv-pdf[^"]+)"/.exec(page.payload) ?? [];
  const document = await visit(pathOf(href));
  assert.equal(document.status, 200);
  assert.equal(document.headers['content-type'], 'application/pdf');
  assert.match(String(document.headers['content-disposition']), /^inline; filename="F-2026-000001\.pdf"$/);
  assert.equal(document.bytes.subarray(0, 5).toString(), '%PDF-');
  const [invoice] = (await get('/v1/Invoices?ReferenceCustomer=ann')).items;
  assert.equal((await visit(pathOf(invoice?.link('related-invoice') ?? ''))).status, 200);
});

test('it is written in the language of the customer', async () => {
  const french = await openSold();
  await french.shop.pool.query(`update customer set language = 'fr' where id = $1`, [french.ann]);
  const home = async () =>
    pathOf((await french.get('/v1/Customer?ReferenceCustomer=ann')).link('insite-home'));
  const page = await visit(await home());
  assert.match(page.payload, /<html lang="fr">/);
  assert.match(page.payload, /Votre compte chez/);
  assert.match(page.payload, /Abonnements/);
  await french.shop.pool.query(`update customer set language = 'en' where id = $1`, [french.ann]);
  assert.match((await visit(await home(), 'fr')).payload, /Your account at/);
});

test('an offer’s link shows what is on offer to anybody, in the language of the reader', async () => {
  const { get } = await openSold();
  const path = pathOf((await get('/v1/Offer?ReferenceOffer=pro')).link('insite-home'));
  const french = await visit(path, 'fr-FR,fr;q=0.9');
  assert.equal(french.status, 200);
  assert.match(french.payload, /L’offre &#60;Pro&#62;/);
  assert.match((await visit(path, 'en')).payload, /The &#60;Pro&#62; offer/);
});

test('revoked, suspended, expired or altered, it opens nothing and says nothing', async () => {
  const { shop, ann, bob, get } = await openSold();
  const customer = await get('/v1/Customer?ReferenceCustomer=ann');
  const home = pathOf(customer.link('insite-home'));
  const [invoice] = (await get('/v1/Invoices?ReferenceCustomer=ann')).items;
  const pdf = pathOf(invoice?.link('related-invoice') ?? '');
  const altered = `${home.slice(0, -2)}${home.endsWith('AA') ? 'BB' : 'AA'}`;
  const closed: (readonly [string, number])[] = [
    [altered, 404],
    ['/portal-auth/nothing', 404],
    ['/portal-inv-pdf/1.abcdef', 404],
    // A link for one thing opens nothing else.
    [home.replace('portal-auth', 'portal-inv-pdf'), 404],
    [pdf.replace('portal-inv-pdf', 'portal-auth'), 404],
  ];
  const past = new HostedLinks({
    keys: linkKeys,
    publicUrl: 'https://x.example',
    clock: () => instant(Date.now() - 31 * 86_400_000),
  });
  const segment = { id: shop.segment.id, inSiteUrl: null };
  closed.push([pathOf(past.home(shop.businessId, { id: ann, linkGeneration: 1 }, segment)), 410]);
  await shop.run(opening, (context) => revokeLinks(context, ann));
  closed.push([home, 410], [pdf, 410]);
  const bobs = pathOf((await get('/v1/Customer?ReferenceCustomer=bob')).link('insite-home'));
  assert.equal((await visit(bobs)).status, 200);
  await shop.run(opening, (context) => suspendCustomer(context, bob));
  closed.push([bobs, 410]);
  for (const [path, status] of closed) {
    const page = await visit(path, 'fr');
    assert.equal(page.status, status, path);
    assert.match(page.payload, /Ce lien ne s’ouvre plus/);
    assert.doesNotMatch(page.payload, /ann|bob|F-2026/);
  }
  assert.match((await visit(altered)).payload, /This link no longer opens/);
  assert.equal(
    (await visit(pathOf((await get('/v1/Customer?ReferenceCustomer=ann')).link('insite-home')))).status,
    200,
  );
});

test('the links of a letter open the portal and the PDF that it is about', async () => {
  const { shop, ann, get } = await openSold();
  const [invoice] = (await get('/v1/Invoices?ReferenceCustomer=ann')).items;
  const letters = letterLinks(hosted, publicUrl, 'a secret of tests, at least 32 characters');
  const holder = {
    businessId: shop.businessId,
    customerId: ann,
    segmentId: shop.segment.id,
    linkGeneration: 1,
    inSiteUrl: null,
  };
  const portal = await visit(pathOf(letters.portal(holder)));
  assert.deepEqual([portal.status, /<h1>/.test(portal.payload)], [200, true]);
  const document = await visit(pathOf(letters.document(holder, invoice?.number('Id') ?? 0)));
  assert.deepEqual([document.status, document.headers['content-type']], [200, 'application/pdf']);
  const ofItsOwn = letters.portal({ ...holder, inSiteUrl: 'https://shop.example/account' });
  assert.match(ofItsOwn, /^https:\/\/shop\.example\/account\?pa_query=/);
  await shop.run(opening, (context) => revokeLinks(context, ann));
  assert.equal((await visit(pathOf(letters.portal(holder)))).status, 410);
  assert.equal((await visit(pathOf(letters.portal({ ...holder, linkGeneration: 2 })))).status, 200);
});

test('an address that asks too often is told when to come back', async () => {
  const one = { burst: 1, tokensPerSecond: 0.01 };
  const narrow = buildServer({
    apis: [hostedRoutes({ kysely: database.kysely, keys: linkKeys, links: hosted })],
    log: { level: 'silent' },
    health: {},
    limits: new RequestLimits({ requests: one, failures: one }),
  });
  assert.equal((await narrow.inject('/portal-auth/nothing')).statusCode, 404);
  const refused = await narrow.inject('/portal-auth/nothing');
  assert.equal(refused.statusCode, 429);
  assert.ok(Number(refused.headers['retry-after']) > 0);
  await narrow.close();
});

test('whoever is anonymised is reached by none of its old links', async () => {
  const { shop, bob, get } = await openSold();
  const home = pathOf((await get('/v1/Customer?ReferenceCustomer=bob')).link('insite-home'));
  await shop.run(opening, (context) => anonymiseCustomer(context, bob));
  assert.equal((await visit(home)).status, 410);
});

test('the PDF of whoever is anonymised opens by no new link either', async () => {
  const { shop, ann } = await openSold();
  const { id } = await shop.kysely
    .selectFrom('invoice')
    .select('id')
    .where('business_id', '=', shop.businessId)
    .where('customer_id', '=', ann)
    .executeTakeFirstOrThrow();
  const linkOf = async () => {
    const customer = await shop.kysely
      .selectFrom('customer')
      .select(['id', 'link_generation as linkGeneration'])
      .where('business_id', '=', shop.businessId)
      .where('id', '=', ann)
      .executeTakeFirstOrThrow();
    return pathOf(hosted.document(shop.businessId, customer, id));
  };
  assert.equal((await visit(await linkOf())).status, 200);
  await shop.kysely
    .updateTable('invoice')
    .set({ state: 'Paid' })
    .where('business_id', '=', shop.businessId)
    .execute();
  await shop.kysely
    .updateTable('subscription')
    .set({ state: 'EndedTerminated', next_renewal_at: null })
    .where('business_id', '=', shop.businessId)
    .execute();
  await shop.run(opening, (context) => anonymiseCustomer(context, ann));
  assert.equal((await visit(await linkOf())).status, 410);
});

test('no link is in the log', () => {
  assert.ok(lines.length > 0);
  for (const line of lines) assert.doesNotMatch(line, /portal-[a-z-]+\/[0-9a-z]+\.[\w-]{20,}/);
});
