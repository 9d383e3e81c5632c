/** How the staff looks after its own access: a forgotten password, an invitation, a second factor. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { openStaff } from './staff.ts';

const staff = await openStaff();
after(() => staff.close());

async function openAccess(page: Page): Promise<void> {
  await page.getByRole('button', { name: /votre compte/ }).click();
  await page.getByRole('menuitem', { name: 'Votre accès' }).click();
  await page.getByRole('heading', { name: 'Votre accès' }).waitFor();
}

test('a second factor is added with its recovery codes, asked for at the next sign-in, and taken away', async () => {
  const person = await staff.addPerson('Admin');
  const page = await staff.enter('/', {}, person);
  await openAccess(page);
  await page.getByRole('button', { name: 'Ajouter un second facteur' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mot de passe actuel').fill('not the password');
  await dialog.getByRole('button', { name: 'Ajouter un second facteur' }).click();
  await dialog.getByText('Ce n’est pas votre mot de passe actuel.').waitFor();
  await dialog.getByLabel('Mot de passe actuel').fill(person.password);
  await dialog.getByRole('button', { name: 'Ajouter un second facteur' }).click();
  const secret = (await dialog.locator('p.select-all').innerText()).replace(/\s/g, '');
  await dialog
    .getByLabel('Code qu’elle affiche')
    .fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await dialog.getByRole('button', { name: 'Confirmer' }).click();
  const codes = dialog.getByRole('listitem');
  await codes.first().waitFor();
  assert.equal(await codes.count(), 10);
  const [first = '', second = ''] = await codes.allInnerTexts();
  await dialog.getByRole('button', { name: 'Je les ai gardés' }).click();
  await page.getByText(/Il reste 10 codes de secours/).waitFor();

  const other = await staff.visit('/', { language: 'fr' });
  await other.getByLabel('E-mail').fill(person.email);
  await other.getByLabel('Mot de passe').fill(person.password);
  await other.getByRole('button', { name: 'Se connecter' }).click();
  await other.getByLabel('Code de votre application').fill('000000');
  await other.getByRole('button', { name: 'Se connecter' }).click();
  await other.getByText(/Ce code est/).waitFor();
  await other.getByLabel('Code de votre application').fill(first);
  await other.getByRole('button', { name: 'Se connecter' }).click();
  await other.getByRole('heading', { name: 'Aujourd’hui' }).waitFor();
  await openAccess(other);
  await other.getByRole('button', { name: 'Le retirer' }).click();
  const removal = other.getByRole('dialog');
  await removal.getByLabel('Mot de passe actuel').fill(person.password);
  await removal.getByLabel('Un code actuel').fill(second);
  await removal.getByRole('button', { name: 'Le retirer' }).click();
  await other.getByText('Le second facteur est retiré.').waitFor();
});

test('a password is changed by who knows it, who then signs in anew', async () => {
  const person = await staff.addPerson('Support');
  const page = await staff.enter('/account', {}, person);
  await page.getByRole('heading', { name: 'Votre accès' }).waitFor();
  await page.getByLabel('Mot de passe actuel').fill(person.password);
  await page.getByLabel('Nouveau mot de passe').fill('court');
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
  await page.getByText(/compte au moins 12 caractères/).waitFor();
  await page.getByLabel('Nouveau mot de passe').fill('des mots à la suite');
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor();
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Mot de passe').fill('des mots à la suite');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: 'Votre accès' }).waitFor();
});

test('who forgot a password asks for a letter, and a link that opens nothing says so', async () => {
  const page = await staff.visit('/sign-in', { language: 'en' });
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail').fill('nobody@example.com');
  await page.getByRole('button', { name: 'Send the letter' }).click();
  await page.getByText(/the letter is on its way/).waitFor();
  await page.getByRole('link', { name: 'Back to signing in' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.goto(`${staff.url}/app/choose-password#1.2.forged`);
  await page.getByText(/This link was used, has expired or was altered/).waitFor();
});

test('the owner invites somebody, changes the role and suspends the access', async () => {
  const page = await staff.enter('/', { language: 'en' });
  await page.getByRole('link', { name: 'Team' }).click();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Claude Petit');
  await dialog.getByLabel('E-mail').fill('not an address');
  await dialog.getByRole('button', { name: 'Invite somebody' }).click();
  await dialog.locator('input[aria-invalid=true]').waitFor();
  await dialog.getByLabel('E-mail').fill('claude@example.com');
  await dialog.getByLabel('Role').selectOption({ label: 'Finance' });
  await dialog.getByText('Customers, subscriptions, invoices and payments.').waitFor();
  await dialog.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByText('The invitation of Claude Petit is on its way.').waitFor();
  const row = page.getByRole('row', { name: /Claude Petit/ });
  const choose = async (name: string) => {
    await row.getByRole('button', { name: 'Actions for Claude Petit' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose('Change the role');
  await dialog.getByLabel('Role').selectOption({ label: 'Support' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await row.getByText('Support').waitFor();
  await choose('Suspend');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Suspend' }).click();
  await row.getByText('Suspended').waitFor();
  await choose('Enable');
  await row.getByText('Active').waitFor();
});

test('who is no owner sees the team and changes nothing of it', async () => {
  const person = await staff.addPerson('Admin');
  const page = await staff.enter('/team', { language: 'en' }, person);
  await page.getByRole('table', { name: 'Team' }).getByText('Camille Durand').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Invite somebody' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: /^Actions for/ }).count(), 0);
});
