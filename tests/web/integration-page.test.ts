/** Keys, webhooks and the test clock, as a developer of the business uses them; in both languages. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import * as z from 'zod';
import { openStaff } from './staff.ts';

const staff = await openStaff();
after(() => staff.close());

test('a key is created, shown once, given a new secret and revoked', async () => {
  const page = await staff.enter('/integration', { language: 'fr' });
  await page.getByRole('button', { name: 'Créer une clé' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Créer une clé' }).click();
  await dialog
    .getByText(/obligatoire|manque/i)
    .first()
    .waitFor();
  await dialog.getByLabel('Nom').fill('boutique');
  await dialog.getByRole('button', { name: 'Créer une clé' }).click();
  await dialog.getByText('La clé n’est montrée que cette fois').waitFor();
  await dialog.getByRole('button', { name: 'Copier les deux' }).click();
  await page.getByText('Copié.').waitFor();
  const copied = String(await page.evaluate('navigator.clipboard.readText()'));
  const call = () =>
    fetch(`${staff.url}/v1/Offers`, {
      headers: { authorization: `Basic ${Buffer.from(copied).toString('base64')}` },
    });
  assert.equal((await call()).status, 200);
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  const row = page.getByRole('row', { name: /boutique/ });
  await row.getByRole('button', { name: 'Actions pour boutique' }).click();
  await page.getByRole('menuitem', { name: 'Lui donner un nouveau secret' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Lui donner un nouveau secret' }).click();
  await dialog.getByText('La clé n’est montrée que cette fois').waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await row.getByRole('button', { name: 'Actions pour boutique' }).click();
  await page.getByRole('menuitem', { name: 'Révoquer' }).click();
  await page
    .getByRole('alertdialog')
    .getByText(/« boutique » sont refusés/)
    .waitFor();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Révoquer' }).click();
  await row.getByText('Révoquée').waitFor();
  const { rows } = await staff.database.pool.query("select revoked_at from api_key where name = 'boutique'");
  assert.notEqual(rows[0]?.revoked_at, null);
});

test('a webhook is added, verified by its code, paused and deleted', async () => {
  const sent = Promise.withResolvers<string>();
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      response.end();
      sent.resolve(body);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  const page = await staff.enter('/integration?part=webhooks', { language: 'en' });
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('ftp://nowhere');
  await dialog.getByRole('button', { name: 'Add a webhook' }).click();
  await dialog.locator('[aria-invalid=true]').waitFor();
  await dialog.getByLabel('Address').fill(`http://127.0.0.1:${port}/hook`);
  await dialog.getByLabel(/Only these events/).fill('InvoiceDebitPaid, SubscriptionStarted');
  await dialog.getByRole('button', { name: 'Add a webhook' }).click();
  await page.getByText('The webhook is added.').waitFor();
  const row = page.getByRole('row', { name: /127\.0\.0\.1/ });
  await row.getByText('To be verified').waitFor();
  const act = async (name: string) => {
    await row.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await act('Verify');
  await dialog.getByText('A code was sent to the address.').waitFor();
  const { Code } = z.object({ Code: z.string() }).parse(JSON.parse(await sent.promise));
  await dialog.getByLabel('Code').fill('000000');
  await dialog.getByRole('button', { name: 'Verify' }).click();
  await dialog.locator('[aria-invalid=true], [role=alert]').first().waitFor();
  await dialog.getByLabel('Code').fill(Code);
  await dialog.getByRole('button', { name: 'Verify' }).click();
  await page.getByText('The webhook is verified and active.').waitFor();
  await act('Show the secrets');
  await dialog.getByText(/^whsec_/).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await act('Pause');
  await row.getByText('Paused').waitFor();
  await act('Resume');
  await row.getByText('Active').waitFor();
  await act('See its deliveries');
  await page.waitForURL(/part=deliveries.*webhook=\d+/);
  await page.getByText('No delivery').waitFor();
  await page.getByRole('tab', { name: 'Webhooks' }).click();
  await act('Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No webhook yet').waitFor();
  receiver.close();
});

test('a delivery shows what was sent and answered, and is sent again', async () => {
  await staff.database.pool.query(
    `with hook as (
       insert into webhook (business_id, url, key, salt, state, created_at, updated_at)
       values ($1, 'https://shop.example/hook', 'k', 's', 'Active', now(), now()) returning *),
     notification as (
       insert into webhook_notification (business_id, webhook_id, event_id, customer_id, type, triggered_at, body, state,
         failures, created_at)
       select h.business_id, h.id, e.id, e.customer_id, e.type, e.occurred_at, '{"Id":"trg_1"}', 'GivenUp', 1, now()
       from hook h join event e on e.business_id = h.business_id and e.type = 'InvoiceDebitPaid' limit 1
       returning *)
     insert into webhook_attempt (business_id, notification_id, attempted_at, duration_ms, request_url, request_headers, status,
       answer_headers, answer_body)
     select business_id, id, now(), 42, 'https://shop.example/hook', '{}', 500, '{}', 'shop is closed' from notification`,
    [staff.businessId],
  );
  const page = await staff.enter('/integration?part=deliveries', { language: 'fr' });
  const row = page.getByRole('row', { name: /InvoiceDebitPaid/ });
  await row.getByText('Abandonné').waitFor();
  await row.getByRole('button', { name: 'Regarder' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/: 500, 42 ms/).waitFor();
  await dialog.getByText('shop is closed').waitFor();
  await dialog.getByText('"Id": "trg_1"').waitFor();
  await dialog.getByRole('button', { name: 'Renvoyer' }).click();
  await page.getByText('Il est renvoyé aussitôt.').waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await row.getByText('En attente').waitFor();
});

test('the clock of the sandbox is stopped and moved, and what fell due is told', async () => {
  const page = await staff.enter('/integration?part=clock', { language: 'fr' });
  await page.getByRole('button', { name: /Arrêter l’horloge|La laisser courir/ }).waitFor();
  const { rows } = await staff.database.pool.query<{ now: string }>(
    "select to_char(now() + interval '40 days', 'YYYY-MM-DD') || 'T10:00' as now",
  );
  await page.getByLabel('Avancer jusqu’au').fill(rows[0]?.now ?? '');
  await page.getByRole('button', { name: 'Avancer', exact: true }).click();
  await page.getByText(/\d+ renouvellements, \d+ factures/).waitFor({ timeout: 60_000 });
  await page.getByText('(arrêtée)').waitFor();
  await page.getByRole('button', { name: 'La laisser courir' }).click();
  await page.getByText('(en marche)').waitFor();
});

test('who has no business with keys is told so, and a phone shows the page whole', async () => {
  const reader = await staff.addPerson('Support');
  const page = await staff.enter('/integration', { language: 'en' }, reader);
  await page.getByText('Your role does not show this page.').waitFor();
  const phone = await staff.enter('/integration', { language: 'fr', width: 390 });
  for (const part of ['keys', 'webhooks', 'deliveries', 'clock']) {
    await phone.goto(`${staff.url}/app/integration?part=${part}`);
    await phone.getByRole('tab', { selected: true }).waitFor();
    assert.equal(await phone.evaluate('document.documentElement.scrollWidth'), 390, part);
  }
});
