/** The Back Office API: credit notes and refunds, and what refuses them. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { addCustomers } from '../support/sales.ts';
import { openBackOffice } from './back-office.ts';
import { billed, registerSimulated } from './billed-customer.ts';

const server = await openBackOffice();
after(() => server.close());

const shop = await server.open();
const [ann = 0] = await addCustomers(shop, ['ann']);
const lines = '/Finance/BalanceLines';

describe('Credit notes and refunds', () => {
  test('void an amount, then lines, then the rest of what is due, and no more', async () => {
    const id = await billed(shop, 'voided');
    const post = (body: object) => shop.post('/Finance/CreditNotes', { IdInvoice: id, ...body });
    const note = await post({ Amount: 1200, Reason: 'Late' });
    assert.deepEqual(
      ['AmountTotal', 'TypeCredit', 'Reason', 'IdInvoiceCorrected'].map((name) => note.at(name)),
      [1200, 'Voiding', 'Late', id],
    );
    assert.equal((await post({ Lines: [{ Position: 1, AmountSubtotal: 1000 }] })).at('AmountTotal'), 1200);
    await shop.post('/Finance/Payments', { IdInvoice: id, Amount: 600, TypePayment: 'ExternalBank' });
    const tooMuch = { IdInvoice: id, Amount: 9001 };
    assert.equal(
      await shop.refusal('POST', '/Finance/CreditNotes', tooMuch),
      '422 Error.CreditNote.ExceedsRest',
    );
    assert.equal((await post({})).at('AmountTotal'), 9000);
    assert.equal((await shop.get(`/Finance/invoices/${id}`)).at('StateInvoice'), 'Paid');
    const notes = await shop.get(`/Finance/CreditNotes?IdInvoice=${id}`);
    assert.equal(notes.at('TotalItems'), 3);
    assert.equal((await shop.get(`/Finance/CreditNotes?IdCustomer=${ann}`)).at('TotalItems'), 0);
    const [payment] = (await shop.get(`/Finance/Payments?IdInvoice=${id}`)).items;
    assert.equal(
      await shop.refusal('POST', `/Finance/Payments/${payment?.at('Id')}/Cancel`),
      '403 Error.Payment.Invoice.Credited',
    );
  });

  test('give back what was paid, in part and then the rest, each with its credit note', async () => {
    const id = await billed(shop, 'refunded');
    const refund = { IdInvoice: id, TypePayment: 'ExternalBank' };
    assert.equal(await shop.refusal('POST', '/Finance/Refunds', refund), '403 Error.Invoice.State');
    await shop.post('/Finance/Payments', { IdInvoice: id, TypePayment: 'ExternalBank' });
    const part = await shop.post('/Finance/Refunds', { ...refund, Amount: 1200 });
    assert.deepEqual([part.at('Amount'), part.at('InvoiceCredit.TypeCredit')], [1200, 'Refund']);
    const tooMuch = { ...refund, Amount: 10_801 };
    assert.match(await shop.refusal('POST', '/Finance/Refunds', tooMuch), /^422 Error.CreditNote/);
    assert.equal((await shop.post('/Finance/Refunds', refund)).at('Amount'), 10_800);
    assert.equal((await shop.get(`/Finance/invoices/${id}`)).at('StateInvoice'), 'PaidRefunded');
    assert.equal(await shop.refusal('POST', '/Finance/Refunds', refund), '403 Error.Invoice.State');
  });

  test('may be issued first and paid later, once', async () => {
    const id = await billed(shop, 'owed');
    await shop.post('/Finance/Payments', { IdInvoice: id, TypePayment: 'ExternalBank' });
    const note = await shop.post('/Finance/CreditNotes', { IdInvoice: id, Amount: 600 });
    assert.equal(note.at('TypeCredit'), 'Refund');
    const paid = { IdCreditNote: note.at('Id'), TypePayment: 'ExternalCash' };
    assert.equal((await shop.post('/Finance/Refunds', paid)).at('Amount'), 600);
    assert.equal(await shop.refusal('POST', '/Finance/Refunds', paid), '403 Error.Invoice.State');
    const unknown = { ...paid, IdCreditNote: 999_999 };
    assert.equal(await shop.refusal('POST', '/Finance/Refunds', unknown), '404 Error.CreditNote.NotFound');
    const neither = { TypePayment: 'ExternalCash' };
    assert.equal(await shop.refusal('POST', '/Finance/Refunds', neither), '422 Error.Input.Missing');
  });
});

describe('Credit notes are refused', () => {
  const refused = async (id: number, body: object) =>
    (await shop.refusal('POST', '/Finance/CreditNotes', { IdInvoice: id, ...body })).slice(4);

  test('for lines that the invoice has not, and amounts that its lines cannot bear', async () => {
    const id = await billed(shop, 'overcredited');
    const line = (Position: number, AmountSubtotal: number) => ({ Lines: [{ Position, AmountSubtotal }] });
    assert.equal(await refused(id, line(9, 100)), 'Error.CreditNote.Line.Unknown');
    assert.equal(await refused(id, line(1, 10_001)), 'Error.CreditNote.ExceedsInvoice');
    assert.equal(await refused(id, line(1, -100)), 'Error.CreditNote.Amount.Invalid');
    await shop.post('/Finance/CreditNotes', { IdInvoice: id });
    assert.equal(await refused(id, {}), 'Error.Invoice.State');
  });

  test('as payments and cancellations are, while a charge is under way', async () => {
    const own = await server.open();
    const [customerId = 0] = await addCustomers(own, ['debited']);
    await registerSimulated(own, customerId, 'ok-debit', 'DirectDebit');
    await own.post(lines, { IdCustomer: customerId, Amount: 1_000, TextLocalized: 'Work' });
    const IdInvoice = (await own.post('/Finance/Billing', { IdCustomer: customerId })).number('Id');
    await own.moveTo('2026-01-02T12:00:00Z');
    const underWay = '403 Error.Invoice.Charge.UnderWay';
    assert.equal(await own.refusal('POST', '/Finance/CreditNotes', { IdInvoice }), underWay);
    const received = { IdInvoice, TypePayment: 'ExternalBank' };
    assert.equal(await own.refusal('POST', '/Finance/Payments', received), underWay);
    await own.moveTo('2026-01-06T12:00:00Z');
    const [payment] = (await own.get(`/Finance/Payments?IdInvoice=${IdInvoice}`)).items;
    assert.equal(payment?.at('StatePayment'), 'Completed');
    const cancel = `/Finance/Payments/${payment?.at('Id')}/Cancel`;
    assert.equal(await own.refusal('POST', cancel), '403 Error.Payment.NotOffline');
  });
});
