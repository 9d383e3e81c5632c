/** Receipts, reminders and the files of e-mails, downloaded by an agent. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertSays, textOf } from '../../src/documents/reading-pdf.testing.ts';
import type { Answer } from '../live-api/answer.ts';
import { addReader, startSending, writeAll } from '../messages/post-office.ts';
import { type BackOfficeShop, openBackOffice } from './back-office.ts';
import { billed } from './billed-customer.ts';

const server = await openBackOffice();
after(() => server.close());

function printed(file: Answer): string {
  assert.equal(file.text('ContentType'), 'application/pdf');
  return textOf(Buffer.from(file.text('Content'), 'base64'));
}

function pay(shop: BackOfficeShop, IdInvoice: number, Amount: number): Promise<Answer> {
  return shop.post('/Finance/Payments', { IdInvoice, Amount, TypePayment: 'ExternalCheck' });
}

function receiptOf(payment: Answer): string {
  return `/Finance/Payments/${payment.number('Id')}/Receipt/Pdf`;
}

test('the receipt of a payment says what came in and what is left to pay', async () => {
  const shop = await server.open();
  const IdInvoice = await billed(shop, 'ann');
  const payment = await pay(shop, IdInvoice, 5_000);
  const file = await shop.get(receiptOf(payment));
  assert.equal(file.text('FileName'), 'receipt-F-2026-000001.pdf');
  assertSays(printed(file), 'Receipt', 'We received €50.00 on 1 January 2026', 'F-2026-000001');
  assertSays(printed(file), 'Cheque', 'Amount due €70.00');
});

test('what was not received, or did not stay, has no receipt', async () => {
  const shop = await server.open();
  const IdInvoice = await billed(shop, 'ann');
  const payment = await pay(shop, IdInvoice, 5_000);
  await shop.post(`/Finance/Payments/${payment.number('Id')}/Cancel`, undefined, 200);
  assert.equal(await shop.refusal('GET', receiptOf(payment)), '403 Error.Payment.NoReceipt');
  const whole = await pay(shop, IdInvoice, 12_000);
  const credit = await shop.post('/Finance/CreditNotes', { IdInvoice });
  const IdCreditNote = credit.number('Id');
  await shop.post('/Finance/Refunds', { IdCreditNote, TypePayment: 'ExternalBank' });
  const [refund] = (await shop.get(`/Finance/Payments?IdInvoice=${IdCreditNote}`)).items;
  assert.ok(refund);
  assert.equal(await shop.refusal('GET', receiptOf(refund)), '403 Error.Payment.NoReceipt');
  assertSays(printed(await shop.get(receiptOf(whole))), 'We received €120.00');
  assert.equal(
    await shop.refusal('GET', '/Finance/Payments/999999/Receipt/Pdf'),
    '404 Error.Payment.NotFound',
  );
});

test('a reminder is printed at any level once the invoice is overdue, over what is left to pay', async () => {
  const shop = await server.open();
  const IdInvoice = await billed(shop, 'ann');
  const path = `/Finance/invoices/${IdInvoice}/Reminder/Pdf`;
  assert.equal(await shop.refusal('GET', path), '403 Error.Invoice.NothingLate');
  await pay(shop, IdInvoice, 5_000);
  await shop.moveTo('2026-03-15T09:00:00Z');
  const first = await shop.get(path);
  assert.equal(first.text('FileName'), 'reminder-F-2026-000001.pdf');
  assertSays(printed(first), 'Unless we are mistaken, €70.00', '15 March 2026');
  assertSays(printed(await shop.get(`${path}?Level=3`)), 'In spite of our reminders, €70.00');
  assert.equal(await shop.refusal('GET', `${path}?Level=4`), '422 Error.Input.Invalid');
  await pay(shop, IdInvoice, 7_000);
  assert.equal(await shop.refusal('GET', path), '403 Error.Invoice.NothingLate');
  assert.equal(
    await shop.refusal('GET', '/Finance/invoices/999999/Reminder/Pdf'),
    '404 Error.Invoice.NotFound',
  );
});

test('the files of an e-mail are read as they were when it was written', async () => {
  const shop = await server.open();
  await startSending(shop);
  const IdCustomer = await addReader(shop, 'ann');
  await shop.post('/Finance/BalanceLines', { IdCustomer, Amount: 10_000, TextLocalized: 'Work' });
  const invoice = await shop.post('/Finance/Billing', { IdCustomer, EnsureBillable: false });
  const IdInvoice = invoice.number('Id');
  await pay(shop, IdInvoice, 12_000);
  await writeAll(shop);
  const [message] = (await shop.get('/Notification/Messages?TypeMessage=PaymentReceived')).items;
  assert.ok(message);
  assert.deepEqual(message.at('Attachments'), ['receipt-F-2026-000001.pdf']);
  await shop.post('/Finance/CreditNotes', { IdInvoice, Amount: 6_000 });
  const files = `/Notification/Messages/${message.number('Id')}/Attachments`;
  const file = await shop.get(`${files}/1`);
  assert.equal(file.text('FileName'), 'receipt-F-2026-000001.pdf');
  assertSays(printed(file), 'We received €120.00', 'Amount due €0.00');
  assert.ok(!printed(file).includes('Credit notes'), 'there was none yet');
  assert.equal(await shop.refusal('GET', `${files}/2`), '404 Error.Message.Attachment.NotFound');
  assert.equal(
    await shop.refusal('GET', '/Notification/Messages/999999/Attachments/1'),
    '404 Error.Message.NotFound',
  );
});

test('the letters about what is sealed are for a lawful reason alone', async () => {
  const shop = await server.open();
  const IdInvoice = await billed(shop, 'ann');
  const payment = await pay(shop, IdInvoice, 12_000);
  const { IdCustomer } = { IdCustomer: payment.number('IdCustomer') };
  await shop.post(`/Distribution/Customers/${IdCustomer}/Anonymize`, undefined, 200);
  const path = receiptOf(payment);
  assert.equal(await shop.refusal('GET', path), '403 Error.Invoice.Sealed');
  assertSays(printed(await shop.get(`${path}?LawfulReason=Tax%20audit`)), 'Receipt', 'Customer ann');
  const support = await shop.as('Support');
  assert.equal(
    await support.refusal('GET', `${path}?LawfulReason=Tax%20audit`),
    '403 Error.Api.Permission.Missing',
  );
});
