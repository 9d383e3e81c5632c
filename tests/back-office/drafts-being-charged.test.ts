/** The Back Office API, a segment that issues only what is paid: its drafts while they are charged. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { registerPaymentPermission } from '../../src/customers/register-payment-permission.ts';
import { addCustomers } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

/** A draft of 120.00, and its address. */
async function openDraft(gatewayToken: string, typePayment: 'Card' | 'DirectDebit') {
  const shop = await server.open({ segment: { issuesOnlyIfPaid: true } });
  const [IdCustomer = 0] = await addCustomers(shop, ['ada']);
  const method = { gateway: 'simulator', typePayment, gatewayToken, displayName: gatewayToken } as const;
  await shop.run(opening, (context) => registerPaymentPermission(context, IdCustomer, method));
  await shop.post('/Finance/BalanceLines', { IdCustomer, Amount: 10_000, TextLocalized: 'Work' });
  const draft = await shop.post('/Finance/Billing', { IdCustomer });
  return { shop, draft, url: `/Finance/invoices/${draft.number('Id')}` };
}

const shown = ['Status', 'StateInvoice', 'FullNumber'] as const;

test('a draft is shown as being charged, then as the paid invoice that it became', async () => {
  const { shop, draft, url } = await openDraft('ok-1', 'Card');
  assert.deepEqual(draft.pick(...shown), { Status: 'Draft', StateInvoice: 'DraftCharging' });
  assert.equal((await shop.get('/Finance/invoices?StateInvoice=DraftCharging')).at('TotalItems'), 1);
  await shop.moveTo('2026-01-02T10:00Z');
  assert.deepEqual((await shop.get(url)).pick(...shown), {
    Status: 'Paid',
    StateInvoice: 'Paid',
    FullNumber: 'F-2026-000001',
  });
});

test('a draft whose charge is under way is neither issued nor deleted', async () => {
  const { shop, url } = await openDraft('ok-1', 'DirectDebit');
  await shop.moveTo('2026-01-02T10:00Z');
  for (const [method, at] of [
    ['DELETE', url],
    ['POST', `${url}/Finalize`],
  ] as const)
    assert.equal(await shop.refusal(method, at), '403 Error.Invoice.Charge.UnderWay');
  await shop.moveTo('2026-01-06T10:00Z');
  assert.equal((await shop.get(url)).at('Status'), 'Paid');
});

test('a draft that was charged in vain is issued by an agent, no longer deleted', async () => {
  const { shop, url } = await openDraft('no-funds-1', 'Card');
  await shop.moveTo('2026-01-02T10:00Z');
  assert.equal(await shop.refusal('DELETE', url), '403 Error.Invoice.Charge.Tried');
  const issued = await shop.post(`${url}/Finalize`, {}, 200);
  assert.deepEqual(issued.pick(...shown), {
    Status: 'Due',
    StateInvoice: 'DueAuto',
    FullNumber: 'F-2026-000001',
  });
});
