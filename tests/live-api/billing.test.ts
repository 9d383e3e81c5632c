/** The balance over the Live API, what bills it, and the documents that come out. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { issueCreditNote } from '../../src/billing/issue-credit-note.ts';
import { at } from '../support/shop.ts';
import { addPayer, balanceOf, subscribe } from './buyers.ts';
import { stock } from './catalogue.ts';
import { openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());
const ann = { ReferenceCustomer: 'ann' };
const missing = '403 Error.Customer.PaymentSettings.Missing';

async function open(options: Parameters<typeof server.open>[0] = {}) {
  const shop = await server.open(options);
  await stock(shop);
  await addPayer(shop, 'ann');
  return shop;
}

test('a balance line is a debit or a credit with a date or a period', async () => {
  const shop = await open();
  const subscription = (await subscribe(shop, 'ann', 'bare')).number('Id');
  const url = '/v1/BalanceLine';
  const full = {
    Amount: 50_000,
    Quantity: 18,
    Label: 'Conseil',
    KeyCharge: 'time',
    TypeLine: 'ManualAdjustment',
  };
  const wrong = { ...ann, ...full };
  const line = await shop.post(url, { ...wrong, TypeLine: 'Manual', IdSubscription: subscription }, 201);
  assert.deepEqual(line.body, {
    IdCustomer: line.number('IdCustomer'),
    IdSegment: shop.segment.id,
    IdSubscription: subscription,
    IdFeature: null,
    ReferenceCustomer: 'ann',
    ReferenceSegment: 'main',
    ReferenceFeature: null,
    LabelLocalized: 'Conseil',
    PricingLocalized: '500,00\u00a0€',
    AmountTotal: 60_000,
    AmountSubtotal: 50_000,
    Currency: 'EUR',
    DateMove: '2026-01-01T09:00:00.00Z',
    StateMove: 'Due',
    TypeLine: 'Manual',
    KeyCharge: 'time',
    QuantityReported: 18,
    QuantityBilled: 18,
  });
  const credit = await shop.post(
    url,
    { ...ann, Amount: -300, DatePeriodStart: '2025-12-01T00:00:00Z', DatePeriodEnd: '2026-01-01T00:00:00Z' },
    201,
  );
  assert.deepEqual(
    credit.pick('AmountSubtotal', 'AmountTotal', 'DateMove', 'DatePeriodStart', 'DatePeriodEnd'),
    {
      AmountSubtotal: -300,
      AmountTotal: -360,
      DatePeriodStart: '2025-12-01T00:00:00.00Z',
      DatePeriodEnd: '2026-01-01T00:00:00.00Z',
    },
  );
  const dated = await shop.post(url, { ...ann, Amount: 1, Date: '2025-11-05T00:00:00Z' }, 201);
  assert.equal(dated.at('DateMove'), '2025-11-05T00:00:00.00Z');
  const dates = '422 Error.BalanceLine.Dates';
  const [start, end] = ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'];
  for (const more of [
    { Date: start, DatePeriodStart: end, DatePeriodEnd: start },
    { DatePeriodStart: start },
    { DatePeriodEnd: end },
    { DatePeriodStart: start, DatePeriodEnd: end },
  ])
    assert.equal(await shop.refusal('POST', url, { ...ann, Amount: 1, ...more }), dates);
  assert.equal(await shop.refusal('POST', url, wrong), '422 Error.Input.Invalid');
  await addPayer(shop, 'eve');
  const stranger = { ReferenceCustomer: 'eve', Amount: 1, IdSubscription: subscription };
  assert.equal(await shop.refusal('POST', url, stranger), '404 Error.Subscription.NotFound');
});

test('each line is answered with its own tax, whatever else is on the balance', async () => {
  const shop = await open();
  const line = { ...ann, Amount: 3, Label: 'Vis' };
  const quoted = await shop.post('/v1/Quoting/BalanceLine', line);
  assert.deepEqual(quoted.pick('AmountSubtotal', 'AmountTotal', 'LabelLocalized', 'Currency', 'DateMove'), {
    AmountSubtotal: 3,
    AmountTotal: 4,
    LabelLocalized: 'Vis',
    Currency: 'EUR',
    DateMove: '2026-01-01T09:00:00.00Z',
  });
  for (let count = 0; count < 4; count += 1)
    assert.equal((await shop.post('/v1/BalanceLine', line, 201)).at('AmountTotal'), 4);
  const balance = await shop.get('/v1/Balance?ReferenceCustomer=ann');
  assert.deepEqual(balance.at('Computations'), { AmountSubtotal: 12, AmountTotal: 14 });
  const totals = balance.items.map((one) => one.number('AmountTotal'));
  assert.equal(
    totals.reduce((sum, total) => sum + total, 0),
    14,
  );
});

test('a line wants a buyer who can pay only when it is told to', async () => {
  const shop = await open();
  const bob = { ReferenceCustomer: 'bob', Amount: 100 };
  await shop.post('/v1/Customer', bob, 201);
  assert.equal(await shop.refusal('POST', '/v1/BalanceLine?EnsureBillable=true', bob), missing);
  assert.equal(
    await shop.refusal('POST', '/v1/Quoting/BalanceLine', { ...bob, EnsureBillable: true }),
    missing,
  );
  await shop.get('/v1/Balance', 204);
  await shop.post('/v1/Quoting/BalanceLine', bob);
  await shop.get('/v1/Balance', 204);
  await shop.post('/v1/BalanceLine?ensureBillable=False', bob, 201);
});

test('the balance is filtered, paged and merged; its sums are over all pages', async () => {
  const shop = await open();
  const id = (await subscribe(shop, 'ann', 'basic')).number('Id');
  await shop.post('/v1/Usage', { ...ann, ReferenceFeature: 'users', Increment: 1 });
  await shop.post('/v1/Usage', { ...ann, ReferenceFeature: 'users', Increment: 1 });
  await shop.post('/v1/BalanceLine', { ...ann, Amount: 100, Label: 'Vis', Quantity: 1 }, 201);
  await addPayer(shop, 'eve');
  const eve = await subscribe(shop, 'eve', 'bare');
  const see = async (query: string) => {
    const page = await shop.get(`/v1/Balance?${query}`);
    return [
      page.at('TotalItems'),
      page.at('Computations.AmountSubtotal'),
      page.at('Computations.AmountTotal'),
    ];
  };
  assert.deepEqual(await see(''), [5, 2_800, 3_360]);
  assert.deepEqual(await see('ReferenceCustomer=ann'), [4, 2_100, 2_520]);
  assert.deepEqual(await see(`IdCustomer=${eve.number('IdCustomer')}`), [1, 700, 840]);
  assert.deepEqual(await see(`IdSubscription=${id}`), [3, 2_000, 2_400]);
  assert.deepEqual(await see('ReferenceFeature=users'), [2, 1_000, 1_200]);
  assert.deepEqual(await see('ReferenceCustomer=ann&Merged=true'), [3, 2_100, 2_520]);
  assert.deepEqual(await see('SizePage=2&Page=3'), [5, 2_800, 3_360]);
  const merged = (await shop.get('/v1/Balance?ReferenceCustomer=ann&merged=True')).items;
  assert.deepEqual(
    merged.map((one) => one.pick('AmountSubtotal', 'AmountTotal', 'QuantityBilled')),
    [
      { AmountSubtotal: 1_000, AmountTotal: 1_200, QuantityBilled: null },
      { AmountSubtotal: 1_000, AmountTotal: 1_200, QuantityBilled: null },
      { AmountSubtotal: 100, AmountTotal: 120, QuantityBilled: 1 },
    ],
  );
  await shop.get('/v1/Balance?SizePage=2&Page=4', 204);
  await shop.get('/v1/Balance?SizePage=0', 204);
});

test('billing makes an invoice of the balance, of its dates or of all', async () => {
  const shop = await open();
  await shop.get('/v1/Balance?ReferenceCustomer=ann', 204);
  assert.equal((await shop.send('POST', '/v1/Billing/Customer', ann)).raw, '');
  for (const day of ['05', '10', '15'])
    await shop.post(
      '/v1/BalanceLine',
      { ...ann, Amount: Number(day), Date: `2025-12-${day}T00:00:00Z` },
      201,
    );
  const dates = { DateStart: '2025-12-10T00:00:00Z', DateEnd: '2025-12-15T00:00:00Z' };
  const invoice = await shop.post('/v1/Billing/Customer', { ...ann, ...dates, NoteLocalized: 'Merci' });
  assert.deepEqual(invoice.body, {
    Id: invoice.number('Id'),
    IdCustomer: invoice.number('IdCustomer'),
    IdSegment: shop.segment.id,
    ReferenceCustomer: 'ann',
    ReferenceSegment: 'main',
    FullNumber: 'F-2026-000001',
    Currency: 'EUR',
    AmountSubtotal: 10,
    AmountTotal: 12,
    Status: 'Due',
    StateInvoice: 'DueOffline',
    TypePayment: 'ExternalBank',
    DateIssue: '2026-01-01T09:00:00.00Z',
    DateUpdate: '2026-01-01T09:00:00.00Z',
    DatePayment: null,
    DatePaymentScheduled: null,
    DatePaymentLimit: '2026-01-31T09:00:00.00Z',
    NoteLocalized: 'Merci',
    Links: invoice.at('Links'),
  });
  const rest = await shop.post('/v1/Billing/Customer', { ...ann, DateStart: false, DateEnd: '' });
  assert.deepEqual(rest.pick('FullNumber', 'AmountSubtotal', 'NoteLocalized'), {
    FullNumber: 'F-2026-000002',
    AmountSubtotal: 20,
    NoteLocalized: null,
  });
  await shop.post('/v1/Billing/Customer', ann, 204);
});

test('nobody without a payment method is billed, unless the caller waives it', async () => {
  const shop = await open();
  const bob = { ReferenceCustomer: 'bob' };
  await shop.post('/v1/Customer', bob, 201);
  await shop.post('/v1/BalanceLine', { ...bob, Amount: 100 }, 201);
  await shop.post('/v1/CustomerAddressBilling', { ...bob, City: 'Lyon', Country: 'FR' });
  assert.equal(await shop.refusal('POST', '/v1/Billing/Customer', { ...bob, ForceOffline: true }), missing);
  assert.deepEqual(await balanceOf(shop, 'bob'), [' 100']);
  const invoice = await shop.post('/v1/Billing/Customer?EnsureBillable=false', bob);
  assert.deepEqual(invoice.pick('TypePayment', 'StateInvoice'), {
    TypePayment: 'Free',
    StateInvoice: 'DueOffline',
  });
  assert.equal(
    await shop.refusal('POST', '/v1/Billing/Customer', { ReferenceCustomer: 'nobody' }),
    '403 Error.Customer.NotFound',
  );
});

test('a credit is carried, a zero is settled; neither makes a document', async () => {
  const shop = await open();
  await shop.post('/v1/BalanceLine', { ...ann, Amount: -500 }, 201);
  await shop.post('/v1/BalanceLine', { ...ann, Amount: 200 }, 201);
  await shop.post('/v1/Billing/Customer', ann, 204);
  assert.deepEqual(await balanceOf(shop, 'ann'), ['Solde créditeur reporté sur la prochaine facture -300']);
  await shop.post('/v1/BalanceLine', { ...ann, Amount: 300 }, 201);
  await shop.post('/v1/Billing/Customer', ann, 204);
  assert.deepEqual(await balanceOf(shop, 'ann'), []);
  await shop.get('/v1/Invoices', 204);
});

test('invoices and credit notes in one list, the newest first, and one by one', async () => {
  const shop = await open();
  const subscription = (await subscribe(shop, 'ann', 'bare')).number('Id');
  const first = await shop.post('/v1/Billing/Customer', ann);
  await addPayer(shop, 'eve');
  await shop.post('/v1/BalanceLine', { ReferenceCustomer: 'eve', Amount: 900 }, 201);
  const second = await shop.post('/v1/Billing/Customer', { ReferenceCustomer: 'eve' });
  const request = {
    invoiceId: first.number('Id'),
    credit: { kind: 'Rest' },
    typeCredit: 'Voiding',
    reason: 'Erreur',
  } as const;
  const segments = await shop.segments();
  await shop.run(at('2026-01-02T09:00Z'), (context) => issueCreditNote(context, segments, request));
  const numbers = async (query: string) =>
    (await shop.get(`/v1/Invoices?${query}`)).items.map((one) => one.at('FullNumber'));
  assert.deepEqual(await numbers(''), ['A-2026-000001', 'F-2026-000002', 'F-2026-000001']);
  assert.deepEqual(await numbers('ReferenceCustomer=ann'), ['A-2026-000001', 'F-2026-000001']);
  assert.deepEqual(await numbers(`IdCustomer=${second.number('IdCustomer')}`), ['F-2026-000002']);
  assert.deepEqual(await numbers(`IdSubscription=${subscription}`), ['A-2026-000001', 'F-2026-000001']);
  assert.deepEqual(await numbers('ReferenceSegment=main&SizePage=1&Page=2'), ['F-2026-000002']);
  const [credit] = (await shop.get('/v1/Invoices?SizePage=1')).items;
  assert.deepEqual(credit?.pick('TypeCredit', 'Reason', 'DateIssue'), {
    TypeCredit: 'Voiding',
    Reason: 'Erreur',
    DateIssue: '2026-01-02T09:00:00.00Z',
  });
  // n8n sends the number twice, and encodes it.
  const voided = await shop.get('/v1/Invoice?FullNumber=F-2026-000001&fullNumber=F-2026-000001');
  assert.deepEqual(voided.pick('Id', 'Status', 'StateInvoice', 'TypeCredit'), {
    Id: first.number('Id'),
    Status: 'Void',
    StateInvoice: 'Void',
  });
  assert.deepEqual((await shop.get(`/v1/Invoice/${second.number('Id')}`)).body, second.body);
  const elsewhere = '/v1/Invoice?FullNumber=F-2026-000001&ReferenceSegment=nowhere';
  assert.equal(await shop.refusal('GET', elsewhere), '404 Error.Segment.NotFound');
});

test('a draft has no number yet; billing by hand waits for no draft', async () => {
  const shop = await open({ segment: { draftHours: 48 } });
  await subscribe(shop, 'ann', 'bare');
  await shop.moveTo('2026-01-01T10:00Z');
  const [draft] = (await shop.get('/v1/Invoices?ReferenceCustomer=ann')).items;
  assert.deepEqual(draft?.pick('Status', 'StateInvoice', 'FullNumber', 'DateIssue', 'AmountTotal'), {
    Status: 'Draft',
    StateInvoice: 'Draft',
    FullNumber: null,
    DateIssue: null,
    AmountTotal: 840,
  });
  await shop.post('/v1/BalanceLine', { ...ann, Amount: 100 }, 201);
  assert.equal((await shop.post('/v1/Billing/Customer', ann)).at('AmountSubtotal'), 100);
  await shop.moveTo('2026-01-03T10:00Z');
  const [, issued] = (await shop.get('/v1/Invoices?ReferenceCustomer=ann')).items;
  assert.deepEqual(issued?.pick('Id', 'FullNumber'), { Id: draft?.at('Id'), FullNumber: 'F-2026-000002' });
});
