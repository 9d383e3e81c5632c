/** The main paths of the staff's pages as a person goes them: in both languages, by role, by keyboard, on a phone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { instant } from '../../src/domain/calendar/instant.ts';
import { writeDueLetters } from '../../src/messages/letters/write-due-letters.ts';
import { letterLinks } from '../../src/worker/letter-links.ts';
import { hosted, publicUrl } from '../support/hosted.ts';
import { openStaff, webFolder } from './staff.ts';

const staff = await openStaff();
after(() => staff.close());

const pages = [
  '/',
  '/subscriptions-invoices',
  '/customers/3',
  '/subscriptions/1',
  '/invoices/1',
  '/messages',
  '/bank?state=All',
  '/payments',
  '/payments?part=receipts',
  '/payments?part=sepa',
  '/catalogue',
  '/catalogue?part=features',
  '/catalogue?part=discounts',
  '/catalogue/offers/2',
  '/integration',
  '/integration?part=webhooks',
  '/integration?part=deliveries',
  '/integration?part=clock',
] as const;

test('who is not signed in signs in first and comes to where they were heading', async () => {
  const page = await staff.visit('/customers/3?from=mail', { language: 'en' });
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  assert.equal(await page.getByText('Fill this in.').count(), 2);
  await page.getByLabel('E-mail').fill(staff.owner.email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The address or the password is wrong.').waitFor();
  await page.getByRole('button', { name: 'Français' }).click();
  await page.getByLabel('Mot de passe').fill(staff.owner.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: 'Imprimerie du Canal' }).waitFor();
  assert.match(page.url(), /\/app\/customers\/3/);
});

test('signing out everywhere ends the session of the other window too', async () => {
  const person = await staff.addPerson('Admin');
  const [one, other] = [await staff.enter('/', {}, person), await staff.enter('/', {}, person)];
  await one.getByRole('button', { name: /votre compte/ }).click();
  await one.getByRole('menuitem', { name: 'Se déconnecter partout' }).click();
  await one.getByRole('heading', { name: 'Se connecter' }).waitFor();
  await other.getByRole('link', { name: 'Abo & factures' }).click();
  await other.getByRole('heading', { name: 'Se connecter' }).waitFor();
});

test('the search finds a customer in spite of a typing error, an e-mail, an invoice by number and by amount', async () => {
  const page = await staff.enter('/subscriptions-invoices', { language: 'en' });
  await page.keyboard.press('/');
  await page.keyboard.type('imprimrie');
  await page.getByRole('link', { name: 'Imprimerie du Canal' }).waitFor();
  await page.waitForURL(/q=imprimrie/);
  const box = page.getByRole('searchbox');
  await box.fill('garrigue@example.com');
  await page.getByRole('link', { name: 'Garrigue & Fils' }).waitFor();
  const { FullNumber, AmountTotal } = await someInvoice();
  await box.fill(FullNumber);
  await page.getByRole('link', { name: FullNumber, exact: true }).waitFor();
  await box.fill(String(AmountTotal / 100));
  await page.getByRole('region', { name: 'Invoices' }).getByRole('listitem').first().waitFor();
  await box.fill('zzzzzzzz');
  await page.getByText('Nothing fits “zzzzzzzz”').waitFor();
  await page.goBack();
});

async function someInvoice() {
  const row = await staff.database.kysely
    .selectFrom('invoice')
    .select(['full_number', 'amount_total', 'id'])
    .where('state', '=', 'DueOffline')
    .where('kind', '=', 'Debit')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  return { FullNumber: row.full_number ?? '', AmountTotal: row.amount_total, id: row.id };
}

test('lists are filtered, columns hidden, and a view is kept under a name', async () => {
  const page = await staff.enter('/', { language: 'fr' });
  await page.getByRole('link', { name: /Factures en retard/ }).click();
  const table = page.getByRole('table', { name: 'Factures' });
  await table.getByText('En retard').first().waitFor();
  const rows = await table.getByRole('row').count();
  assert.equal(await table.getByText('En retard', { exact: true }).count(), rows - 1);
  await page.getByRole('button', { name: 'Colonnes' }).click();
  await page.getByRole('checkbox', { name: 'Échéance' }).click();
  assert.equal(await table.getByRole('columnheader', { name: 'Échéance' }).count(), 0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await page.getByLabel('Nom de la vue').fill('À relancer');
  await page.getByRole('button', { name: 'Enregistrer cette vue' }).click();
  await page.goto(`${staff.url}/app/`);
  await page.getByRole('link', { name: 'Abo & factures' }).click();
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await page.getByRole('link', { name: 'À relancer' }).click();
  await table.getByText('En retard').first().waitFor();
  assert.equal(await table.getByRole('columnheader', { name: 'Échéance' }).count(), 0);
});

test('a charge is put on the balance, billed, paid and credited', async () => {
  const page = await staff.enter('/customers/3', { language: 'fr' });
  await choose(page, 'Ajouter une ligne au solde');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Libellé').fill('Formation sur site');
  await dialog.getByLabel(/Montant hors taxes/).fill('douze');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.getByText(/Saisissez un montant/).waitFor();
  await dialog.getByLabel(/Montant hors taxes/).fill('1 250,50');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('La ligne est au solde').waitFor();
  await page.getByRole('cell', { name: 'Formation sur site' }).waitFor();
  await choose(page, 'Facturer maintenant');
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  const told = await page.getByText(/La facture F-\d{4}-\d{6} a été émise\./).innerText();
  const number = /F-\d{4}-\d{6}/.exec(told)?.[0] ?? '';
  await page.getByRole('table', { name: 'Factures' }).getByRole('link', { name: number }).click();
  await page.getByRole('heading', { name: number }).waitFor();
  assert.match(await page.getByRole('region', { name: 'Lignes' }).innerText(), /1\s250,50\s€/);
  await choose(page, 'Enregistrer un règlement');
  assert.equal(await page.getByLabel(/Montant, en EUR/).inputValue(), '1500.60');
  await page.getByLabel(/Montant, en EUR/).fill('500,60');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Le règlement est enregistré.').waitFor();
  await page.getByText('Reste à payer').waitFor();
  await choose(page, 'Établir un avoir');
  await page
    .getByRole('dialog')
    .getByLabel('Ce qui est corrigé')
    .selectOption({ label: 'Un montant, taxes comprises' });
  await page.getByLabel(/Montant, en EUR/).fill('1000');
  await page
    .getByRole('dialog')
    .getByLabel('Ce que devient')
    .selectOption({ label: 'Diminue ce qui reste dû' });
  await page.getByRole('dialog').getByRole('button', { name: 'Établir un avoir' }).click();
  await page.getByText(/L’avoir A-\d{4}-\d{6} est émis\./).waitFor();
  await page.locator('header').getByText('Payée').waitFor();
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Ouvrir le PDF' }).click(),
  ]);
  await tab.waitForURL(/^blob:/);
});

/** Of the menu at the head of the page. */
async function choose(page: Page, name: string): Promise<void> {
  await page.locator('main header').getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

test('a payment that was recorded by mistake is taken back, and a refund recorded', async () => {
  const { id } = await someInvoice();
  const page = await staff.enter(`/invoices/${id}`, { language: 'en' });
  await choose(page, 'Record a payment');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.locator('header').getByText('Paid', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Take the payment back' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take the payment back' }).click();
  await page.locator('header').getByText('Awaiting payment').waitFor();
  await choose(page, 'Record a payment');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.locator('header').getByText('Paid', { exact: true }).waitFor();
  await choose(page, 'Make a credit note');
  await page
    .getByRole('dialog')
    .getByLabel('What becomes')
    .selectOption({ label: 'To be given back to the customer' });
  await page.getByRole('dialog').getByRole('button', { name: 'Make a credit note' }).click();
  await page.getByRole('table', { name: 'Invoices' }).getByRole('link').first().click();
  await page.getByText('Credit note', { exact: true }).waitFor();
  await choose(page, 'Record the refund');
  await page.getByRole('dialog').getByLabel('Given back by').selectOption({ label: 'Bank transfer' });
  await page.getByRole('dialog').getByRole('button', { name: 'Record the refund' }).click();
  await page.getByText('The refund is recorded.').waitFor();
});

test('a customer is put on the grey list with a reason, and taken off again', async () => {
  const page = await staff.enter('/customers/5', { language: 'en' });
  await choose(page, 'Add to the grey list');
  await page.getByRole('dialog').getByRole('button', { name: 'Add to the grey list' }).click();
  await page.locator('input[aria-invalid=true]').waitFor();
  await page.getByLabel('Reason').fill('Cards refused twice');
  await page.getByRole('dialog').getByRole('button', { name: 'Add to the grey list' }).click();
  await page.getByText(/This customer is on the grey list/).waitFor();
  await choose(page, 'Remove from the grey list');
  await page.getByLabel('Reason').fill('New card');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove from the grey list' }).click();
  await page.getByText(/This customer is on the grey list/).waitFor({ state: 'detached' });
});

test('a subscription is terminated at its term, and the termination cancelled', async () => {
  const page = await staff.enter('/subscriptions/1', { language: 'en' });
  await choose(page, 'Terminate');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click();
  await page.getByText('Running, ends at term').waitFor();
  await choose(page, 'Cancel the termination');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the termination' }).click();
  await page.getByText('Running', { exact: true }).waitFor();
});

test('a billing address is changed, and what is wrong with it is said at its field', async () => {
  const page = await staff.enter('/customers/5', { language: 'fr' });
  await choose(page, 'Adresse de facturation');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ville').fill('V'.repeat(300));
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.locator('input[aria-invalid=true]').waitFor();
  await dialog.getByLabel('Ville').fill('Concarneau');
  await dialog.getByLabel('Complément').fill('Bâtiment B');
  await dialog.getByLabel('Pays').selectOption({ label: 'Belgique' });
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  const identity = page.getByRole('region', { name: 'Identité' });
  await identity.getByText('Bâtiment B').waitFor();
  assert.match(await identity.innerText(), /Concarneau\s+Belgique/);
  await choose(page, 'Adresse de facturation');
  await dialog.getByLabel('Complément').fill('');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await identity.getByText('Bâtiment B').waitFor({ state: 'detached' });
});

test('without a mail server, e-mails are read in the mailbox', async () => {
  const { kysely } = staff.database;
  const links = letterLinks(hosted, publicUrl, 'a secret of tests, at least 32 characters');
  await writeDueLetters(kysely, staff.businessId, links, instant(Date.now()));
  const page = await staff.enter('/', { language: 'en' });
  await page.getByRole('link', { name: 'Mailbox' }).click();
  const table = page.getByRole('table', { name: 'Mailbox' });
  await table.getByRole('link').first().waitFor();
  await page.getByLabel('State').selectOption({ label: 'Came back' });
  await page.getByText('No e-mail is in this state').waitFor();
  await page.goBack();
  await table.getByRole('link').first().click();
  const letter = page.frameLocator('iframe');
  await letter.getByText(/./).first().waitFor();
  assert.equal(await page.locator('iframe').getAttribute('sandbox'), '');
  await page.getByRole('region', { name: 'Details' }).getByText('Written').waitFor();
});

test('what cannot be read is said, instead of a page that stays empty', async () => {
  const page = await staff.enter('/', { language: 'en' });
  await page.route('**/Distribution/Customers/3?*', (route) =>
    route.fulfill({
      status: 403,
      json: { Code: 403, Error: 'Error.Api.Permission.Missing', Message: 'Not for you.' },
    }),
  );
  await page.goto(`${staff.url}/app/customers/3`);
  await page.getByRole('region', { name: 'Notifications' }).getByText('Not for you.').waitFor();
});

test('the state of a means of payment is told in words', async () => {
  const { rows } = await staff.database.pool.query<{ customer_id: number }>(
    `update payment_permission set state = 'InsufficientFunds' where id =
      (select id from payment_permission where state = 'Valid' order by id limit 1) returning customer_id`,
  );
  const page = await staff.enter(`/customers/${rows[0]?.customer_id}`, { language: 'fr' });
  await page.getByRole('region', { name: 'Règlement' }).getByText('Provision insuffisante').waitFor();
});

test('who may only read is offered nothing else', async () => {
  const reader = await staff.addPerson('ReadOnly');
  const page = await staff.enter('/customers/3', { language: 'en' }, reader);
  await page.getByRole('heading', { name: 'Imprimerie du Canal' }).waitFor();
  await page.getByRole('table', { name: 'Invoices' }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Open the PDF' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Actions' }).count(), 0);
  await page.getByRole('link', { name: 'Subscriptions & invoices' }).click();
  await page.getByRole('table', { name: 'Customers' }).getByRole('link').first().waitFor();
  assert.equal(await page.getByRole('button', { name: /^Actions for/ }).count(), 0);
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found: readonly Violation[] = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

for (const [language, colorScheme] of [
  ['fr', 'light'],
  ['en', 'dark'],
] as const) {
  test(`no page has a fault of accessibility that a machine sees (${language}, ${colorScheme})`, async () => {
    const page = await staff.visit('/sign-in', { language, colorScheme });
    await page.locator('h1').waitFor();
    assert.deepEqual(await violationsOf(page), [], 'sign-in');
    const inside = await staff.enter('/', { language, colorScheme });
    for (const path of [
      ...pages,
      '/subscriptions-invoices?q=a@example.com',
      '/nowhere',
      '/customers/999999',
    ]) {
      await inside.goto(`${staff.url}/app${path}`);
      await inside.waitForLoadState('networkidle');
      assert.deepEqual(await violationsOf(inside), [], path);
    }
    await inside.goto(`${staff.url}/app/customers/3`);
    await choose(inside, language === 'fr' ? 'Modifier' : 'Edit');
    await inside.getByRole('dialog').waitFor();
    assert.deepEqual(await violationsOf(inside), [], 'dialog');
  });
}

test('on a phone nothing is wider than the screen, and the menu opens', async () => {
  const page = await staff.enter('/', { language: 'fr', width: 390 });
  for (const path of pages) {
    await page.goto(`${staff.url}/app${path}`);
    await page.waitForLoadState('networkidle');
    const width = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(width) <= 390, `${path} is ${width} pixels wide`);
  }
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Abo & factures' }).click();
  await page.getByRole('heading', { name: 'Abo & factures' }).waitFor();
});

test('what a first visit loads is under 250 kB of JavaScript, compressed', async () => {
  const page = await staff.visit('/sign-in');
  const loaded = new Set<string>();
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) loaded.add(response.url());
  });
  await page.reload();
  await page.locator('input[type=email]').fill(staff.owner.email);
  await page.locator('input[type=password]').fill(staff.owner.password);
  await page.locator('button[type=submit]').click();
  await page.getByRole('table', { name: 'Factures' }).getByRole('link').first().waitFor();
  assert.ok(loaded.size > 2);
  const sizes = [...loaded].map(
    (url) => gzipSync(readFileSync(join(webFolder, new URL(url).pathname.slice(5)))).length,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total < 250_000, `${total} bytes`);
});

test('pages come with a policy, assets for ever, and a missing asset is missing', async () => {
  const index = await fetch(`${staff.url}/app/customers/3`);
  assert.equal(index.status, 200);
  assert.match(index.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'/);
  assert.equal(index.headers.get('cache-control'), 'no-cache');
  const [script = ''] = /\/app\/assets\/[^"]+\.js/.exec(await index.text()) ?? [];
  const asset = await fetch(`${staff.url}${script}`);
  assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  for (const path of ['/app/assets/gone.js', '/app/assets/..%2f..%2fpackage.json'])
    assert.equal((await fetch(`${staff.url}${path}`)).status, 404, path);
});
