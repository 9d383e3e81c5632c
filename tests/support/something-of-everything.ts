/**
 * Fills a business over its own API with something of everything; `mark` is in each text that is its own, so that a
 * text tells whose it is.
 */
import assert from 'node:assert/strict';
import { stock } from '../live-api/catalogue.ts';
import type { ApiShop } from './both-apis.ts';
import { addWaitingDebit } from './sepa-debit.ts';

export async function fillShop(shop: ApiShop, mark: string): Promise<void> {
  await stock(shop);
  const done = async (url: string, body: unknown) => {
    const { status, raw } = await shop.send('POST', url, body);
    assert.ok(status < 300, `${url}: ${status} ${raw}`);
  };
  for (const name of ['ann', `${mark}-bob`]) {
    const customer = { ReferenceCustomer: name };
    await done('/v1/Customer', { ...customer, Name: `${mark} name`, Email: `${mark}@example.org` });
    await done('/v1/CustomerSettingsPayment', { ...customer, TypePayment: 'ExternalBank' });
    await done('/v1/CustomerAddressBilling', { ...customer, City: `${mark} city`, Country: 'FR' });
    await done('/v1/Subscription?TryStart=true', { ...customer, ReferenceOffer: 'basic' });
    await done('/v1/Usage', { ...customer, ReferenceFeature: 'mails', Increment: 3 });
    await done('/v1/Billing/Customer', customer);
    await done('/v1/BalanceLine', { ...customer, Amount: 55, Label: `${mark} line` });
    await done('/v1/Subscription', { ...customer, ReferenceOffer: 'bare' });
  }
  await addMoney(shop, mark, done);
  await shop.addSegment({ reference: `${mark}-segment`, name: `${mark} segment` });
  await shop.pool.query('update feature set reference = $2 where business_id = $1 and reference = $3', [
    shop.businessId,
    `${mark}-feature`,
    'export',
  ]);
}

/** What the bank says came in, what a customer paid ahead, and a direct debit on its way to the bank. */
async function addMoney(shop: ApiShop, mark: string, done: (url: string, body: unknown) => Promise<void>) {
  const Statement = `Date;Libellé;Émetteur;Montant\n02/01/2026;${mark} transfer;${mark} payer;10,00`;
  await done('/Finance/BankLines', { Statement });
  const { rows } = await shop.pool.query<{ id: number }>(
    'select min(id) as id from customer where business_id = $1',
    [shop.businessId],
  );
  const received = { IdCustomer: rows[0]?.id, Amount: 700, TypePayment: 'ExternalBank', IdsInvoice: [] };
  await done('/Finance/Payments/Allocate', { ...received, Note: `${mark} note`, OverpaymentToBalance: true });
  const { pool, businessId } = shop;
  await addWaitingDebit({ pool, businessId, amount: 300 });
  await done('/Finance/SepaBatches', {});
}
