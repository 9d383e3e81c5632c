/** Bank matching as a clerk does it, in both languages. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openStaff } from './staff.ts';

const staff = await openStaff();
after(() => staff.close());

async function unpaid() {
  const { rows } = await staff.database.pool.query<{ id: number; full_number: string; open: number }>(
    `select id, full_number, open_amount(invoice) as open from invoice
     where kind = 'Debit' and state in ('DueOffline', 'ProblemOverdue', 'ProblemAuto', 'DueAuto')
       and open_amount(invoice) > 0 order by id limit 1`,
  );
  assert.ok(rows[0], 'the demo business has nothing unpaid');
  return rows[0];
}

test('a statement is imported, what is sure is matched, the rest is matched, set aside or reopened by hand', async () => {
  const { id, full_number, open } = await unpaid();
  const decimals = `${Math.floor(open / 100)},${String(open % 100).padStart(2, '0')}`;
  const csv = [
    'Date opération;Libellé;Émetteur;Montant',
    `02/01/2026;VIR ${full_number};;${decimals}`,
    '02/01/2026;Prêt;Banque Églantine;50,00',
    '02/01/2026;Subvention;Mairie;70,00',
    '02/01/2026;Acompte;Imprimerie du Canal;10,00',
  ].join('\n');
  const page = await staff.enter('/bank', { language: 'fr' });
  await page.getByText('Aucune ligne à afficher').waitFor();
  await page.getByRole('button', { name: 'Importer un relevé' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Importer un relevé' }).click();
  await dialog.getByText('Choisissez un fichier.').waitFor();
  const file = { name: 'releve.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') };
  await dialog.getByLabel('Fichier de la banque').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Importer un relevé' }).click();
  await page.getByText('4 nouvelles lignes, 0 déjà connues, 1 rapprochées.').waitFor();
  const table = page.getByRole('table', { name: 'Rapprochement bancaire' });
  await table.getByText('Banque Églantine').waitFor();
  await table.getByText('même nom').waitFor();
  await table.getByRole('button', { name: 'Rapprocher de Imprimerie du Canal' }).click();
  await page.getByText('Enregistré pour Imprimerie du Canal.').waitFor();
  await page.getByText('Enregistré pour Imprimerie du Canal.').waitFor({ state: 'detached' });

  await table.getByRole('button', { name: /Actions pour la ligne de 50,00/ }).click();
  await page.getByRole('menuitem', { name: 'Écarter' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Écarter' }).click();
  await page.getByText('La ligne est écartée.').waitFor();

  await table.getByRole('button', { name: /Actions pour la ligne de 70,00/ }).click();
  await page.getByRole('menuitem', { name: 'Un autre client…' }).click();
  await page.getByLabel('Nom, référence, e-mail ou facture').fill('Imprimerie');
  await page.getByRole('button', { name: 'Rapprocher de Imprimerie du Canal' }).click();
  await page.getByText('Enregistré pour Imprimerie du Canal.').waitFor();

  await page.getByLabel('État').selectOption({ label: 'Rapprochées' });
  await page.waitForURL(/state=Matched/);
  await table.getByRole('button', { name: /Actions pour la ligne de 70,00/ }).click();
  await page.getByRole('menuitem', { name: 'Rouvrir' }).click();
  await page
    .getByRole('alertdialog')
    .getByText(/de nouveau dû/)
    .waitFor();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rouvrir' }).click();
  await page.getByText('La ligne est rouverte.').waitFor();

  // What the line paid is taken back on this page, and not from the invoice.
  await page.goto(`${staff.url}/app/invoices/${id}`);
  await page.getByRole('table', { name: 'Règlements' }).getByText('Virement').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Annuler le règlement' }).count(), 0);
});

test('in English, a refused file is told in the dialog, and who may only read is offered nothing', async () => {
  const page = await staff.enter('/bank', { language: 'en' });
  await page.getByRole('button', { name: 'Import a statement' }).click();
  const dialog = page.getByRole('dialog');
  const file = { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('hello') };
  await dialog.getByLabel('File of the bank').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Import a statement' }).click();
  await dialog.getByText(/cannot be read as a bank statement/).waitFor();
  const reader = await staff.addPerson('ReadOnly');
  const other = await staff.enter('/bank?state=All', { language: 'en' }, reader);
  await other.getByRole('table', { name: 'Bank matching' }).waitFor();
  assert.equal(await other.getByRole('button', { name: 'Import a statement' }).count(), 0);
  assert.equal(await other.getByRole('button', { name: /^(Match|Actions)/ }).count(), 0);
});
