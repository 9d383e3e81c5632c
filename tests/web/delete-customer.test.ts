/** Deleting a customer, step by step as the help describes it, and the refusal that the law asks for. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { loadSegments } from '../../src/accounts/segment.ts';
import { upsertCustomers } from '../../src/customers/upsert-customers.ts';
import { accept } from '../../src/domain/refusal/outcome.ts';
import { openStaff } from './staff.ts';

const staff = await openStaff();
after(() => staff.close());

const words = {
  fr: {
    lists: 'Abo & factures',
    search: 'Rechercher',
    actionsFor: 'Actions pour',
    removeOrSuspend: 'Supprimer ou Suspendre',
    remove: 'Supprimer',
    sure: "Oui, j'en suis sûr",
    removed: 'Le client est définitivement supprimé.',
    law: /La loi vous oblige à les conserver dix ans/,
    suspend: 'Suspendre',
    suspended: /est suspendu\./,
    anonymise: 'Anonymiser',
  },
  en: {
    lists: 'Subscriptions & invoices',
    search: 'Search',
    actionsFor: 'Actions for',
    removeOrSuspend: 'Delete or suspend',
    remove: 'Delete',
    sure: 'Yes, I am sure',
    removed: 'The customer is permanently deleted.',
    law: /The law obliges your business to keep them for ten years/,
    suspend: 'Suspend',
    suspended: /is suspended\./,
    anonymise: 'Anonymise',
  },
} as const;

async function addCustomer(reference: string, name: string): Promise<number> {
  return staff.run(async (context) => {
    const [segment] = await loadSegments(context.transaction, context.businessId);
    assert.ok(segment);
    const row = { reference, name, email: `${reference}@example.com` };
    const { byReference } = await upsertCustomers(context, segment, [row]);
    return accept(byReference.get(reference)?.id ?? assert.fail('no customer was made'));
  });
}

async function isThere(customerId: number): Promise<boolean> {
  const row = await staff.database.kysely
    .selectFrom('customer')
    .select('id')
    .where('id', '=', customerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** From the left menu to the choices, as written in the help. */
async function openChoices(page: Page, language: 'fr' | 'en', name: string): Promise<void> {
  const w = words[language];
  await page.getByRole('link', { name: w.lists }).click();
  await page.getByRole('searchbox', { name: w.search }).fill(name);
  await page.waitForURL(/[?&]q=/);
  await page.getByRole('button', { name: `${w.actionsFor} ${name}` }).click();
  await page.getByRole('menuitem', { name: w.removeOrSuspend, exact: true }).click();
}

for (const language of ['fr', 'en'] as const) {
  const w = words[language];

  test(`a customer without an invoice is deleted (${language})`, async () => {
    const name = `Éphémère ${language}`;
    const id = await addCustomer(`ephemere-${language}`, name);
    const page = await staff.enter('/', { language });
    await openChoices(page, language, name);
    await page.getByRole('dialog').getByRole('button', { name: w.remove, exact: true }).click();
    const confirmation = page.getByRole('alertdialog');
    assert.match(await confirmation.innerText(), new RegExp(name));
    await confirmation.getByRole('button', { name: w.sure, exact: true }).click();
    await page.getByText(w.removed, { exact: true }).waitFor();
    assert.equal(await isThere(id), false);
    await page.getByRole('button', { name: `${w.actionsFor} ${name}` }).waitFor({ state: 'detached' });
  });

  test(`the confirmation can be left without anything being deleted (${language})`, async () => {
    const name = `Rescapé ${language}`;
    const id = await addCustomer(`rescape-${language}`, name);
    const page = await staff.enter('/', { language });
    await openChoices(page, language, name);
    await page.getByRole('dialog').getByRole('button', { name: w.remove, exact: true }).click();
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    assert.equal(await isThere(id), true);
  });

  test(`a customer with an invoice is not deleted: the law is told, and what it allows (${language})`, async () => {
    const name = language === 'fr' ? 'Imprimerie du Canal' : 'Harbour Books Ltd';
    const page = await staff.enter('/', { language });
    await openChoices(page, language, name);
    await page.getByRole('dialog').getByRole('button', { name: w.remove, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(w.law).waitFor();
    assert.equal(await dialog.getByRole('button', { name: w.remove, exact: true }).count(), 0);
    assert.equal(await dialog.getByRole('button', { name: w.anonymise, exact: true }).count(), 1);
    await dialog.getByRole('button', { name: w.suspend, exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: w.suspend, exact: true }).click();
    await page.getByText(w.suspended).waitFor();
    const row = await staff.database.kysely
      .selectFrom('customer')
      .select('status')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    assert.equal(row.status, 'Suspended');
  });
}
