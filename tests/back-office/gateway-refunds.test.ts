/** The Back Office API: money that gateways give back, and payments that payers and banks take back. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { verifyBusiness } from '../../src/billing/verify/verify-business.ts';
import { registerPaymentPermission } from '../../src/customers/register-payment-permission.ts';
import { accept } from '../../src/domain/refusal/outcome.ts';
import { chargeDueInvoices } from '../../src/payments/collecting/collect.ts';
import { recordNews } from '../../src/payments/news/record-news.ts';
import { sendRefunds } from '../../src/payments/refunding/send-refunds.ts';
import { collectingOf } from '../support/collecting.ts';
import { paymentsByPost } from '../support/payments-by-post.ts';
import { addCustomers } from '../support/sales.ts';
import { at, opening } from '../support/shop.ts';
import { type BackOfficeShop, openBackOffice } from './back-office.ts';

const post = paymentsByPost();
const server = await openBackOffice({ access: post.access });
after(() => server.close());

const refunds = '/Finance/Refunds';

/** An invoice of 120.00 that was charged through a gateway. */
async function openCharged(gateway: 'simulator' | 'post', token = 'ok-1') {
  const shop = await server.open({ segment: { chargeDelayDays: 0 } });
  if (gateway === 'post')
    await shop.post('/Organization/Gateways/post', { Settings: { ApiKey: 'key-1' } }, 200);
  const [IdCustomer = 0] = await addCustomers(shop, ['ada']);
  const method = { gateway, typePayment: 'Card', gatewayToken: token, displayName: token } as const;
  await shop.run(opening, (context) => registerPaymentPermission(context, IdCustomer, method));
  await shop.post('/Finance/BalanceLines', { IdCustomer, Amount: 10_000, TextLocalized: 'Work' });
  const invoice = await shop.post('/Finance/Billing', { IdCustomer, EnsureBillable: false });
  const now = at('2026-01-01T10:00Z');
  const collecting = await collectingOf(shop, now, post.access);
  await chargeDueInvoices(collecting, 10);
  const id = invoice.number('Id');
  const [payment] = (await shop.get(`/Finance/Payments?IdInvoice=${id}`)).items;
  const send = async () => sendRefunds(await collectingOf(shop, now, post.access), 0);
  return { shop, id, paymentId: payment?.number('Id') ?? 0, send };
}

async function statesOf(shop: BackOfficeShop, invoiceId: unknown): Promise<readonly unknown[]> {
  const { items } = await shop.get(`/Finance/Payments?IdInvoice=${String(invoiceId)}`);
  return items.map((item) => `${String(item.at('StatePayment'))} ${String(item.at('Amount'))}`);
}

test('the simulator gives back what it charged, never more, whatever is asked for and how often', async () => {
  const { shop, id, send } = await openCharged('simulator');
  const part = await shop.post(refunds, { IdInvoice: id, Amount: 2_000 });
  assert.deepEqual([part.at('StatePayment'), part.at('Amount')], ['Pending', 2_000]);
  // Under way: neither by hand nor through the gateway a second time.
  const again = { IdCreditNote: part.at('IdInvoice') };
  assert.equal(await shop.refusal('POST', refunds, again), '403 Error.Invoice.State');
  const byHand = { ...again, TypePayment: 'ExternalBank' };
  assert.equal(await shop.refusal('POST', refunds, byHand), '403 Error.Invoice.State');
  await Promise.all([send(), send()]);
  await send();
  assert.deepEqual(await statesOf(shop, part.at('IdInvoice')), ['Completed 2000']);
  const rest = await shop.post(refunds, { IdInvoice: id });
  await send();
  assert.deepEqual(await statesOf(shop, rest.at('IdInvoice')), ['Completed 10000']);
  assert.equal((await shop.get(`/Finance/invoices/${id}`)).at('StateInvoice'), 'PaidRefunded');
  const { rows } = await shop.pool.query(
    'select amount, failure from simulator_refund where business_id = $1 order by 1',
    [shop.businessId],
  );
  assert.deepEqual(rows, [
    { amount: 2_000, failure: null },
    { amount: 10_000, failure: null },
  ]);
});

test('a refund that fails stays to be given by hand; one whose answer never came is asked for again', async () => {
  const { shop, id, send } = await openCharged('post');
  post.refund = { kind: 'Failed', reason: 'The account is closed.' };
  const asked = await shop.post(refunds, { IdInvoice: id, Amount: 2_000 });
  await send();
  assert.deepEqual(await statesOf(shop, asked.at('IdInvoice')), ['Failed 2000']);
  const shown = await shop.get(`/Finance/Payments/${asked.number('Id')}`);
  assert.equal(shown.at('Note'), 'The account is closed.');
  const byHand = { IdCreditNote: asked.at('IdInvoice'), TypePayment: 'ExternalBank' };
  assert.equal((await shop.post(refunds, byHand)).at('Amount'), 2_000);

  post.refund = { kind: 'Pending', reference: 'r2' };
  const slow = await shop.post(refunds, { IdInvoice: id, Amount: 3_000 });
  post.isDown = true;
  await send();
  assert.deepEqual(await statesOf(shop, slow.at('IdInvoice')), ['Pending 3000']);
  post.isDown = false;
  await send();
  const key = await shop.pool.query<{ idempotency_key: string }>(
    `select idempotency_key from refund where business_id = $1 and state = 'Pending'`,
    [shop.businessId],
  );
  const idempotencyKey = key.rows[0]?.idempotency_key ?? '';
  const segments = await shop.segments();
  const settled = {
    kind: 'RefundSettled',
    idempotencyKey,
    answer: { kind: 'Succeeded', reference: 'r2' },
  } as const;
  const failed = { ...settled, answer: { kind: 'Failed', reason: 'Sent back.' } } as const;
  const record = (news: typeof settled | typeof failed) =>
    shop.run(at('2026-01-02T00:00Z'), async (context) =>
      accept(await recordNews(context, segments, 'post', [news, news])),
    );
  await record(settled);
  assert.deepEqual(await statesOf(shop, slow.at('IdInvoice')), ['Completed 3000']);
  // The bank sends it back; that it had succeeded, told late, changes nothing.
  await record(failed);
  await record(settled);
  assert.deepEqual(await statesOf(shop, slow.at('IdInvoice')), ['Failed 3000']);
});

test('when a bank takes back what is left of a refunded payment, all but the credit note is due again', async () => {
  const { shop, id, paymentId, send } = await openCharged('simulator');
  await shop.post(refunds, { IdInvoice: id, Amount: 2_000 });
  await send();
  await shop.post(`/Finance/Payments/${paymentId}/Reversal`, { TypeReversal: 'Dispute' }, 200);
  await shop.moveTo('2026-01-02T00:00Z');
  const invoice = await shop.get(`/Finance/invoices/${id}`);
  assert.equal(invoice.at('StateInvoice'), 'ProblemDisputed');
  const IdCustomer = invoice.number('IdCustomer');
  const unpaid = async () =>
    (await shop.get(`/Distribution/Customers/${IdCustomer}?extra=CustomerBilling`)).at(
      'CustomerBilling.AmountUnpaid',
    );
  assert.equal(await unpaid(), 10_000);
  const tooMuch = { IdInvoice: id, TypePayment: 'ExternalBank', Amount: 10_001 };
  assert.equal(await shop.refusal('POST', '/Finance/Payments', tooMuch), '422 Error.Input.Invalid');
  const paid = await shop.post('/Finance/Payments', { IdInvoice: id, TypePayment: 'ExternalBank' });
  assert.equal(paid.at('Amount'), 10_000);
  assert.equal((await shop.get(`/Finance/invoices/${id}`)).at('StateInvoice'), 'Paid');
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, []);
});

test('all that is due again of a refunded invoice can be voided, and a part of it leaves the rest due', async () => {
  const { shop, id, paymentId, send } = await openCharged('simulator');
  await shop.post(refunds, { IdInvoice: id, Amount: 2_000 });
  await send();
  await shop.post(`/Finance/Payments/${paymentId}/Reversal`, { TypeReversal: 'Dispute' }, 200);
  await shop.moveTo('2026-01-02T00:00Z');
  const notes = '/Finance/CreditNotes';
  assert.equal(
    await shop.refusal('POST', notes, { IdInvoice: id, Amount: 10_200 }),
    '422 Error.CreditNote.ExceedsInvoice',
  );
  await shop.post(notes, { IdInvoice: id, Amount: 8_400 });
  assert.equal((await shop.get(`/Finance/invoices/${id}`)).at('StateInvoice'), 'ProblemDisputed');
  assert.equal((await shop.post(notes, { IdInvoice: id })).at('AmountTotal'), 1_600);
  assert.equal((await shop.get(`/Finance/invoices/${id}`)).at('StateInvoice'), 'PaidRefunded');
});

test('what was refunded is not due, even when a bank takes the whole payment back', async () => {
  const { shop, id, send } = await openCharged('post');
  post.refund = { kind: 'Succeeded', reference: 'r9' };
  await shop.post(refunds, { IdInvoice: id, Amount: 2_000 });
  await send();
  const { rows } = await shop.pool.query<{ idempotency_key: string }>(
    'select idempotency_key from charge where business_id = $1',
    [shop.businessId],
  );
  const segments = await shop.segments();
  const news = {
    kind: 'ChargeReversed',
    idempotencyKey: rows[0]?.idempotency_key ?? '',
    reversalReference: 'd1',
    cause: 'Dispute',
    code: 'fraudulent',
    reason: 'Rejected',
    amount: 12_000,
  } as const;
  await shop.do(at('2026-01-02T00:00Z'), (context) => recordNews(context, segments, 'post', [news]));
  const left = await shop.pool.query(
    'select amount_paid, open_amount(i) as open from invoice i where business_id = $1 and id = $2',
    [shop.businessId, id],
  );
  assert.deepEqual(left.rows, [{ amount_paid: 0, open: 10_000 }]);
  const withdrawn = { kind: 'ReversalWithdrawn', reversalReference: 'd1' } as const;
  await shop.do(at('2026-01-03T00:00Z'), (context) => recordNews(context, segments, 'post', [withdrawn]));
  const { body } = await shop.get(`/Finance/invoices/${id}`);
  assert.match(JSON.stringify(body), /"StateInvoice":"Paid"/);
  const sent = await shop.pool.query('select amount from refund where business_id = $1', [shop.businessId]);
  assert.deepEqual(sent.rows, [{ amount: 2_000 }], 'nothing goes back a second time');
});

test('what was paid by hand goes back by hand', async () => {
  const shop = await server.open();
  const [IdCustomer = 0] = await addCustomers(shop, ['bob']);
  await shop.post('/Finance/BalanceLines', { IdCustomer, Amount: 10_000, TextLocalized: 'Work' });
  const invoice = await shop.post('/Finance/Billing', { IdCustomer, EnsureBillable: false });
  await shop.post('/Finance/Payments', { IdInvoice: invoice.at('Id'), TypePayment: 'ExternalBank' });
  const asked = { IdInvoice: invoice.at('Id'), Amount: 1_200 };
  assert.equal(await shop.refusal('POST', refunds, asked), '409 Error.Refund.NothingCharged');
  const [payment] = (await shop.get(`/Finance/Payments?IdInvoice=${invoice.number('Id')}`)).items;
  const path = `/Finance/Payments/${payment?.number('Id')}/Reversal`;
  assert.equal(
    await shop.refusal('POST', path, { TypeReversal: 'Dispute' }),
    '409 Error.Payment.NotSimulated',
  );
});

test('a simulated payment is disputed and the dispute withdrawn', async () => {
  const { shop, id, paymentId } = await openCharged('simulator');
  const path = `/Finance/Payments/${paymentId}/Reversal`;
  const state = async () => [
    (await shop.get(`/Finance/invoices/${id}`)).at('StateInvoice'),
    ...(await statesOf(shop, id)),
  ];
  assert.equal(await shop.refusal('POST', path, { TypeReversal: 'Withdrawal' }), '403 Error.Payment.State');
  await shop.post(path, { TypeReversal: 'Dispute' }, 200);
  await shop.moveTo('2026-01-02T00:00Z');
  assert.deepEqual(await state(), ['ProblemDisputed', 'Disputed 12000']);
  assert.equal(await shop.refusal('POST', path, { TypeReversal: 'Return' }), '403 Error.Payment.State');
  await shop.post(path, { TypeReversal: 'Withdrawal' }, 200);
  await shop.moveTo('2026-01-03T00:00Z');
  assert.deepEqual(await state(), ['Paid', 'Completed 12000']);
});
