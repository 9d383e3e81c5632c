/** The lists of money as a clerk uses them: payments, money received, SEPA batches; in both languages. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { recordReceipt } from '../../src/payments/offline/record-receipt.ts';
import { addWaitingDebit } from '../support/sepa-debit.ts';
import { openStaff } from './staff.ts';

const staff = await openStaff();
after(() => staff.close());

async function aCustomer(): Promise<number> {
  const { rows } = await staff.database.pool.query<{ id: number }>(
    `select c.id from customer c where not exists (select from invoice i where i.business_id = c.business_id
      and i.customer_id = c.id and i.state in ('DueOffline', 'ProblemOverdue', 'ProblemAuto', 'DueAuto')) limit 1`,
  );
  return rows[0]?.id ?? 0;
}

test('payments are listed with their customer and invoice, and narrowed by state', async () => {
  const page = await staff.enter('/payments', { language: 'fr' });
  const table = page.getByRole('table', { name: 'Règlements' });
  await table.getByText('Encaissé').first().waitFor();
  await page.getByLabel('État').selectOption({ label: 'Échoué' });
  await page.waitForURL(/state=Failed/);
  await page.getByLabel('État').selectOption({ label: 'Tous' });
  await table.getByRole('link').first().click();
  await page.waitForURL(/\/customers\/\d+/);
});

test('money on account is found, recorded as paid back, or taken back as a whole', async () => {
  const customerId = await aCustomer();
  for (const amount of [12_300, 4_500])
    await staff.run((context) =>
      recordReceipt(context, {
        customerId,
        currency: 'EUR',
        amount,
        typePayment: 'ExternalBank',
        receivedAt: context.now,
        invoiceIds: [],
        keepsRest: true,
      }),
    );
  const page = await staff.enter('/payments?part=receipts', { language: 'fr' });
  await page.getByLabel('Seulement avec une avance restante').check();
  await page.waitForURL(/onAccount=true/);
  await page.getByRole('button', { name: /Actions pour 123,00/ }).click();
  await page.getByRole('menuitem', { name: 'Noter qu’il a été rendu' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByText(/123,00/).waitFor();
  await question.getByRole('button', { name: 'Noter qu’il a été rendu' }).click();
  await page.getByText(/123,00.€ notés comme rendus/).waitFor();
  await page.getByRole('button', { name: /Actions pour 45,00/ }).click();
  await page.getByRole('menuitem', { name: 'Annuler l’encaissement' }).click();
  await question.getByRole('button', { name: 'Annuler l’encaissement' }).click();
  await page.getByText('L’encaissement est annulé.').waitFor();
  const { rows } = await staff.database.pool.query(
    'select amount_repaid, state from receipt where customer_id = $1 order by id',
    [customerId],
  );
  assert.deepEqual(rows, [
    { amount_repaid: 12_300, state: 'Recorded' },
    { amount_repaid: 0, state: 'Cancelled' },
  ]);
});

test('debits that wait are written into a file, which is downloaded, and answered by the bank', async () => {
  const { database, businessId } = staff;
  await addWaitingDebit({ pool: database.pool, businessId, amount: 9_900 });
  const page = await staff.enter('/payments?part=sepa', { language: 'en' });
  await page
    .getByRole('table', { name: 'Debits that wait for a file' })
    .getByText(/99\.00/)
    .waitFor();
  await page.getByRole('button', { name: 'Write the file' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Day of collection/).fill('2020-01-01');
  await dialog.getByRole('button', { name: 'Write the file' }).click();
  await dialog.getByText(/working day of the banks/).waitFor();
  await dialog.getByLabel(/Day of collection/).fill('');
  await dialog.getByRole('button', { name: 'Write the file' }).click();
  await page.getByText('A file with 1 debit is ready').waitFor();
  await page.getByText('No debit waits').waitFor();
  const batches = page.getByRole('table', { name: 'Batches' });
  await batches.getByText('1 open').waitFor();
  await batches.getByRole('button', { name: /Actions for/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download the file' }).click();
  assert.match((await download).suggestedFilename(), /^TACITE-.*\.xml$/);
  await page.getByRole('button', { name: 'Import the bank’s answers' }).click();
  const file = { name: 'x.xml', mimeType: 'text/xml', buffer: Buffer.from('<Document/>') };
  await dialog.getByLabel('File of the bank').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Import the bank’s answers' }).click();
  await dialog.getByText(/cannot be read as a bank statement/).waitFor();
});

test('who may only read is offered nothing, and a phone shows the lists whole', async () => {
  const reader = await staff.addPerson('ReadOnly');
  const page = await staff.enter('/payments?part=sepa', { language: 'fr', width: 390 }, reader);
  await page.getByText('Aucun prélèvement en attente').waitFor();
  assert.equal(await page.getByRole('button', { name: /Importer|Écrire/ }).count(), 0);
  for (const part of ['payments', 'receipts', 'sepa']) {
    await page.goto(`${staff.url}/app/payments?part=${part}`);
    await page.getByRole('tab', { selected: true }).waitFor();
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390, part);
  }
});
