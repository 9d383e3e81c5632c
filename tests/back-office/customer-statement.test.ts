/** The statement of account of a customer, as figures and as a page. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertSays, pagesOf, textOf } from '../../src/documents/reading-pdf.testing.ts';
import type { Answer } from '../live-api/answer.ts';
import { type BackOfficeShop, openBackOffice } from './back-office.ts';
import { billed } from './billed-customer.ts';

const server = await openBackOffice();
after(() => server.close());

function pathOf(customerId: number): string {
  return `/Distribution/Customers/${customerId}/Statement`;
}

function movementsOf(statement: Answer): string[] {
  return statement
    .list('Movements')
    .map((one) =>
      [
        one.text('DateMovement').slice(0, 10),
        one.text('TypeMovement'),
        one.at('AmountMovement'),
        one.at('AmountBalanceAfter'),
      ].join(' '),
    );
}

/** Invoiced 120.00 on 1 January, of which 100.00 paid on the 10th; 60.00 credited on the 20th, 40.00 given back on the 25th. */
async function openAccount(): Promise<{ shop: BackOfficeShop; IdCustomer: number; path: string }> {
  const shop = await server.open();
  const IdInvoice = await billed(shop, 'ann');
  const IdCustomer = (await shop.get(`/Finance/invoices/${IdInvoice}`)).number('IdCustomer');
  await shop.moveTo('2026-01-10T09:00:00Z');
  await shop.post('/Finance/Payments', { IdInvoice, TypePayment: 'ExternalBank' });
  await shop.moveTo('2026-01-20T09:00:00Z');
  const credit = await shop.post('/Finance/CreditNotes', { IdInvoice, Amount: 6_000, TypeCredit: 'Refund' });
  await shop.moveTo('2026-01-25T09:00:00Z');
  await shop.post('/Finance/Refunds', { IdCreditNote: credit.number('Id'), TypePayment: 'ExternalBank' });
  return { shop, IdCustomer, path: pathOf(IdCustomer) };
}

test('every movement stands in the statement with the balance after it', async () => {
  const { shop, IdCustomer, path } = await openAccount();
  const whole = await shop.get(path);
  assert.deepEqual(movementsOf(whole), [
    '2026-01-01 Invoice 12000 12000',
    '2026-01-10 Payment -12000 0',
    '2026-01-20 CreditNote -6000 -6000',
    '2026-01-25 Refund 6000 0',
  ]);
  assert.equal(whole.number('AmountOpening'), 0);
  assert.equal(whole.number('AmountClosing'), 0);
  const part = await shop.get(`${path}?DateStart=2026-01-10T00:00:00Z&DateEnd=2026-01-21T00:00:00Z`);
  assert.equal(part.number('AmountOpening'), 12_000);
  assert.deepEqual(movementsOf(part), ['2026-01-10 Payment -12000 0', '2026-01-20 CreditNote -6000 -6000']);
  assert.equal(part.number('AmountClosing'), -6_000);
  assert.equal(part.at('AmountWaiting'), undefined);
  await shop.post('/Finance/BalanceLines', { IdCustomer, Amount: -1_000, TextLocalized: 'Goodwill' });
  const after = await shop.get(path);
  assert.equal(after.number('AmountWaiting'), -1_200, 'what is not invoiced yet stands apart');
  assert.equal(after.number('AmountClosing'), 0);
});

test('money on account counts when it comes, not when an invoice takes it, and what went back is told', async () => {
  const shop = await server.open();
  const IdInvoice = await billed(shop, 'ann');
  const IdCustomer = (await shop.get(`/Finance/invoices/${IdInvoice}`)).number('IdCustomer');
  const path = pathOf(IdCustomer);
  await shop.moveTo('2026-01-10T09:00:00Z');
  const given = { IdCustomer, TypePayment: 'ExternalBank', OverpaymentToBalance: true };
  const money = await shop.post('/Finance/Payments/Allocate', { ...given, Amount: 15_000 });
  const expected = [
    '2026-01-01 Invoice 12000 12000',
    '2026-01-10 Payment -3000 9000',
    '2026-01-10 Payment -12000 -3000',
  ];
  assert.deepEqual(movementsOf(await shop.get(path)), expected);
  await shop.moveTo('2026-01-15T09:00:00Z');
  const line = { IdCustomer, Amount: 1_000, TextLocalized: 'Training' };
  await shop.post('/Finance/BalanceLines', line);
  await shop.post('/Finance/Billing', { IdCustomer, EnsureBillable: false }, 201);
  await shop.moveTo('2026-01-20T09:00:00Z');
  const receipt = `/Finance/Receipts/${money.number('Receipt.Id')}`;
  assert.equal((await shop.get(receipt)).number('AmountOnAccount'), 1_800);
  await shop.post(`${receipt}/Repay`, {}, 200);
  const whole = await shop.get(path);
  assert.deepEqual(movementsOf(whole), [
    ...expected,
    '2026-01-15 Invoice 1200 -1800',
    '2026-01-20 Refund 1800 0',
  ]);
  const file = await shop.get(`${path}/Pdf?Language=fr`);
  const text = textOf(Buffer.from(file.text('Content'), 'base64'));
  assertSays(text, 'Paiement 10/01/2026 30,00 €', 'Remboursement 20/01/2026 18,00 €');
});

test('the statement is printed in the language of the customer, or in another', async () => {
  const { shop, IdCustomer, path } = await openAccount();
  await shop.post('/Finance/BalanceLines', { IdCustomer, Amount: -1_000, TextLocalized: 'Goodwill' });
  const read = async (query: string) => {
    const file = await shop.get(`${path}/Pdf?${query}`);
    assert.equal(file.text('FileName').slice(0, 4), 'ann-');
    return textOf(Buffer.from(file.text('Content'), 'base64'));
  };
  const french = await read('Language=fr&DateStart=2026-01-05T00:00:00Z');
  assertSays(french, 'Relevé de compte', 'du 5 janvier 2026 au 25 janvier 2026', 'Solde initial');
  assertSays(french, '10/01/2026 120,00 € 0,00 €', '20/01/2026 60,00 € -60,00 €', 'Remboursement, avoir');
  assertSays(french, 'Votre compte est soldé.', 'Crédit à déduire de votre prochaine facture : 12,00 € TTC');
  const english = await read('Language=en&DateEnd=2026-01-21T00:00:00Z');
  assertSays(english, 'Account statement', 'up to 21 January 2026', '1 Jan 2026 €120.00 €120.00');
  assertSays(english, 'Payment, invoice', 'Closing balance', '-€60.00', 'We owe you €60.00.');
  const none = await read('Language=en&DateEnd=2025-12-31T00:00:00Z');
  assertSays(none, 'No operation in this period.', 'Your account is settled.');
});

test('a long statement goes on over pages and closes on the last', async () => {
  const shop = await server.open();
  const IdInvoice = await billed(shop, 'ann');
  const IdCustomer = (await shop.get(`/Finance/invoices/${IdInvoice}`)).number('IdCustomer');
  for (let count = 0; count < 60; count += 1)
    await shop.post('/Finance/Payments', { IdInvoice, Amount: 100, TypePayment: 'ExternalCash' });
  const file = await shop.get(`${pathOf(IdCustomer)}/Pdf?Language=en`);
  const pages = pagesOf(Buffer.from(file.text('Content'), 'base64'));
  assert.equal(pages.length, 3);
  for (const page of pages) assertSays(page, 'Balance');
  assertSays(pages.at(-1) ?? '', 'You owe us €60.00.', 'Page 3 of 3');
});

test('a statement needs a customer of the business and a period that is one', async () => {
  const { shop, path } = await openAccount();
  assert.equal(await shop.refusal('GET', pathOf(999_999)), '404 Error.Customer.NotFound');
  assert.equal(await shop.refusal('GET', `${pathOf(999_999)}/Pdf`), '404 Error.Customer.NotFound');
  const empty = `${path}?DateStart=2026-01-21T00:00:00Z&DateEnd=2026-01-21T00:00:00Z`;
  assert.equal(await shop.refusal('GET', empty), '422 Error.Input.Invalid');
  assert.equal(
    await shop.refusal('GET', `${path}?DateStart=0001-01-01T00:00:00Z`),
    '422 Error.Input.Date.OutOfRange',
  );
});
