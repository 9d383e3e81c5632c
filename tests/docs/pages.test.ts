/** The reference pages as a developer uses them, in Debian's Chromium: both languages, a phone's width, a real call. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createApiKey } from '../../src/accounts/create-api-key.ts';
import { addCustomers } from '../support/sales.ts';
import { opening, openShop } from '../support/shop.ts';
import { openDocumentedServer } from './documented-server.ts';

const server = await openDocumentedServer();
const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
let browser: Browser;

before(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
after(async () => {
  await browser.close();
  await server.close();
});

/** Whatever goes wrong in the page fails the test. */
async function open(path: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => assert.fail(error));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4')) assert.fail(message.text());
  });
  const answer = await page.goto(`${url}${path}`);
  assert.equal(answer?.status(), 200, path);
  return page;
}

test('an operation shows its fields, its recorded example and samples that can be copied', async () => {
  const page = await open('/docs?lang=en');
  await page
    .getByRole('link', { name: /Tacite Live API/ })
    .last()
    .click();
  await page
    .getByRole('link', { name: /Create a subscription, and start it/ })
    .last()
    .click();
  assert.equal(await page.locator('h1').innerText(), 'Create a subscription, and start it when asked');
  assert.match(await page.locator('.fields').first().innerText(), /TryStart/);
  await page.getByRole('tab', { name: 'TypeScript' }).click();
  assert.match(await page.locator('#sample-typescript').innerText(), /client\.live\.subscriptions\.create\(/);
  await page.locator('#sample-typescript .copy').click();
  const copied = String(await page.evaluate('navigator.clipboard.readText()'));
  assert.match(copied, /^import \{ createTaciteClient \}/);
  await page.getByRole('tab', { name: 'TypeScript' }).press('ArrowRight');
  assert.match(await page.locator('#sample-php').innerText(), /curl_setopt_array/);
  assert.match(await page.locator('.aside').innerText(), /"StateSubscription"/);
});

test('a call is tried with the keys of a reader, which the page forgets', async () => {
  const shop = await openShop(undefined, { database: server.database });
  await addCustomers(shop, ['ann']);
  const keys = await shop.run(opening, (context) => createApiKey(context, { name: 'reader' }));
  const page = await open('/docs/live/retrieve-a-customer?lang=en');
  await page.getByLabel('Agent key').fill(keys.agentKey);
  await page.getByLabel('API key').fill(keys.apiKey);
  await page.locator('[data-try] [name=ReferenceCustomer]').fill('ann');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('[data-answer-status]').getByText('200').waitFor();
  assert.match(await page.locator('[data-answer-body]').innerText(), /"ReferenceCustomer": "ann"/);
  await page.locator('[data-try] [name=ReferenceCustomer]').fill('nobody');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('[data-answer-status]').getByText('404').waitFor();
  assert.match(await page.locator('[data-answer-body]').innerText(), /Error\.Customer\.NotFound/);
  const kept = String(
    await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])'),
  );
  assert.ok(!kept.includes(keys.apiKey));
});

test('everything is there in French too', async () => {
  const page = await open('/docs/live/retrieve-a-customer?lang=fr');
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  assert.equal(await page.locator('h1').innerText(), 'Lire un client');
  await page.getByRole('link', { name: 'Premiers pas' }).click();
  assert.equal(await page.locator('h1').innerText(), 'Premiers pas');
  await page.getByRole('link', { name: 'Codes d’erreur' }).first().click();
  assert.match(await page.locator('table').innerText(), /Error\.Customer\.NotFound/);
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(await page.locator('h1').innerText(), 'Error codes');
});

test('the menu is filtered by a few letters', async () => {
  const page = await open('/docs?lang=en');
  await page.getByRole('searchbox').fill('grey list');
  const shown = await page.locator('#menu li:visible').allInnerTexts();
  assert.ok(shown.length >= 2 && shown.length < 6, shown.join());
});

test('on a phone nothing is wider than the screen', async () => {
  for (const path of [
    '/docs',
    '/docs/live',
    '/docs/live/create-a-subscription',
    '/docs/errors',
    '/docs/guides/webhooks',
  ]) {
    const page = await open(`${path}?lang=fr`, 390);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    assert.equal(width, 390, path);
    await page.close();
  }
});

test('a page that is not there says so, in the language asked for', async () => {
  const answer = await server.app.inject({ url: '/docs/nothing', headers: { 'accept-language': 'fr' } });
  assert.equal(answer.statusCode, 404);
  assert.match(answer.payload, /Cette page n’existe pas/);
});

test('every link of every page leads somewhere', async () => {
  const broken = new Set<string>();
  const seen = new Set<string>();
  const waiting = ['/docs?lang=en', '/docs?lang=fr'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await server.app.inject({ url: path });
    if (answer.statusCode !== 200) broken.add(path);
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
    for (const [, href = ''] of answer.payload.matchAll(/(?:href|src)="(\/[^"#]*)/g))
      waiting.push(href.replaceAll('&#38;', '&'));
  }
  assert.ok(seen.size > 400, `${seen.size} pages`);
  assert.deepEqual([...broken], []);
});
