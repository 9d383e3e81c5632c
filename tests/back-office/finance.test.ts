/** The Back Office API, finance: balance lines, billing, invoices, payments, credit notes and refunds. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { addCustomers, addFeature, addOffer, sell } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';
import { billed } from './billed-customer.ts';

const server = await openBackOffice();
after(() => server.close());

const shop = await server.open();
const users = await addFeature(shop, 'users', 'Limitation');
const steps = [{ quantityMax: null, increment: 1, amountPerIncrement: 200, amountCeiling: null }];
const offerId = await addOffer(shop, 'pro', {
  features: [{ reference: 'users', quantityIncluded: 0, quantityCurrent: 1, steps }],
});
const [ann = 0, bob = 0] = await addCustomers(shop, ['ann', 'bob']);
const [subscription = 0] = await sell(shop, opening, { offerId, customerIds: [ann] });
const lines = '/Finance/BalanceLines';

const idsOf = (page: Awaited<ReturnType<typeof shop.get>>) => page.items.map((item) => item.at('Id'));

const annInvoice = (await shop.post('/Finance/Billing', { IdCustomer: ann, EnsureBillable: false })).number(
  'Id',
);
const bobLine = (
  await shop.post(lines, { IdCustomer: bob, Amount: 777, TextLocalized: 'Waiting', KeyCharge: 'books' })
).number('Id');

describe('Balance lines', () => {
  test('are shown as they stand on their invoice, or with the tax of one of today', async () => {
    const [fee, extra] = (await shop.get(`${lines}?IdCustomer=${ann}`)).items.toReversed();
    assert.deepEqual([fee?.at('AmountSubtotal'), fee?.at('AmountTotal')], [1000, 1200]);
    assert.deepEqual([extra?.at('StateMove'), extra?.at('IdInvoice')], ['Billed', annInvoice]);
    const waiting = await shop.get(`${lines}/${bobLine}`);
    assert.deepEqual(
      ['AmountSubtotal', 'AmountTotal', 'RateTax', 'FamilyCharge', 'StateMove'].map((name) =>
        waiting.at(name),
      ),
      [777, 932, 2000, 'books', 'Due'],
    );
    assert.equal(await shop.refusal('GET', `${lines}/999999`), '404 Error.BalanceLine.NotFound');
  });

  const filters = [
    'StateMove=Due',
    'TypeLine=Manual',
    'AmountSubtotal=777',
    'AmountSubtotalMin=700&AmountSubtotalMax=800',
    'AmountTotal=932',
    'AmountTotalMin=932&AmountTotalMax=932',
  ];
  for (const filter of filters)
    test(`are found by ${filter}`, async () => {
      assert.deepEqual(idsOf(await shop.get(`${lines}?${filter}`)), [bobLine]);
    });

  test('are found by customer, subscription, period, feature, invoice and amounts as billed', async () => {
    const [period] = (await shop.get(`/Sub/SubscriptionPeriods?IdSubscription=${subscription}`)).items;
    const count = async (filter: string) => (await shop.get(`${lines}?${filter}`)).at('TotalItems');
    assert.equal(await count(`IdCustomer=${ann}`), 2);
    assert.equal(await count(`IdSubscription=${subscription}`), 2);
    assert.equal(await count(`IdSubscriptionPeriod=${period?.at('Id')}`), 2);
    assert.equal(await count('IdSubscriptionPeriod=999999'), 0);
    assert.equal(await count(`IdFeature=${users}`), 1);
    assert.equal(await count(`IdInvoice=${annInvoice}`), 2);
    assert.equal(await count('AmountTotal=1200'), 1);
    assert.equal(await count('AmountSubtotal=1000&AmountTotal=1201'), 0);
    assert.equal(await count(`IdSegment=${shop.segment.id}`), 3);
    assert.equal(await count(`ReferenceSegment=${shop.segment.reference}`), 3);
    assert.equal(await shop.refusal('GET', `${lines}?IdSegment=999999`), '404 Error.Segment.NotFound');
  });

  test('tell who made and changed them, when, and are found by it', async () => {
    const line = await shop.get(`${lines}/${bobLine}?extra=all`);
    const count = async (filter: string) => (await shop.get(`${lines}?${filter}`)).at('TotalItems');
    assert.equal(line.at('UserCreation.Id'), line.at('IdUserCreation'));
    assert.equal(line.at('Customer.Id'), bob);
    assert.ok(line.at('Customer.AddressBilling') && line.at('Customer.CustomerBilling'));
    assert.equal(await count(`IdUserCreation=${line.at('IdUserCreation')}`), 1);
    assert.equal(await count(`IdUserUpdate=${line.at('IdUserCreation')}`), 2);
    for (const name of ['DateCreation', 'DateUpdate']) {
      assert.equal(await count(`${name}Max=2025-12-31T00:00:00Z`), 0);
      assert.equal(await count(`${name}Min=2025-12-31T00:00:00Z`), 3);
    }
    const billedLine = (await shop.get(`${lines}?IdFeature=${users}&extra=Subscription`)).items[0];
    assert.equal(billedLine?.at('Subscription.Id'), subscription);
  });

  test('are added with a date or a period, not with half of one', async () => {
    const own = await server.open();
    const [IdCustomer] = await addCustomers(own, ['dated']);
    const body = { IdCustomer, Amount: -500, TextLocalized: 'Gesture', TypeLine: 'ManualDiscount' };
    const dates = { DatePeriodStart: '2026-01-01T00:00:00Z', DatePeriodEnd: '2026-02-01T00:00:00Z' };
    const added = await own.post(lines, { ...body, ...dates });
    assert.equal(added.at('DatePeriodEnd'), '2026-02-01T00:00:00.00Z');
    assert.equal(
      (await own.post(lines, { ...body, DateMove: '2026-01-01T00:00:00Z' })).has('DateMove'),
      true,
    );
    const half = { ...body, DatePeriodStart: '2026-01-01T00:00:00Z' };
    assert.equal(await own.refusal('POST', lines, half), '422 Error.BalanceLine.Dates');
    const nobody = { ...body, IdCustomer: 999_999 };
    assert.equal(await own.refusal('POST', lines, nobody), '404 Error.Customer.NotFound');
    const automatic = { ...body, TypeLine: 'AutoSubscriptionUpfront' };
    assert.equal(await own.refusal('POST', lines, automatic), '422 Error.Input.Invalid');
  });

  test('are cancelled when they were added by hand and wait', async () => {
    const added = await shop.post(lines, { IdCustomer: bob, Amount: 5, TextLocalized: 'Mistake' });
    await shop.remove(`${lines}/${added.at('Id')}`);
    assert.equal((await shop.get(`${lines}/${added.at('Id')}`)).at('StateMove'), 'Cancelled');
    assert.equal(await shop.refusal('DELETE', `${lines}/${added.at('Id')}`), '403 Error.BalanceLine.Billed');
    const [fee] = (await shop.get(`${lines}?IdFeature=${users}`)).items;
    assert.equal(
      await shop.refusal('DELETE', `${lines}/${fee?.at('Id')}`),
      '403 Error.BalanceLine.Automatic',
    );
    assert.equal(await shop.refusal('DELETE', `${lines}/999999`), '404 Error.BalanceLine.NotFound');
  });
});

describe('Billing', () => {
  test('is projected without a trace, done as projected, and then nothing is left to bill', async () => {
    const own = await server.open();
    const [IdCustomer] = await addCustomers(own, ['projected']);
    await own.post(lines, { IdCustomer, Amount: 1000, TextLocalized: 'Work' });
    const projection = await own.get(`/Finance/Billing/Projection?IdCustomer=${IdCustomer}`);
    assert.deepEqual([projection.at('AmountTotal'), projection.at('Lines.0.TextLocalized')], [1200, 'Work']);
    assert.equal((await own.get('/Finance/invoices')).at('TotalItems'), 0);
    assert.equal(
      await own.refusal('POST', '/Finance/Billing', { IdCustomer }),
      '403 Error.Customer.PaymentSettings.Missing',
    );
    const body = { IdCustomer, EnsureBillable: false, NoteLocalized: 'Thanks' };
    const invoice = await own.post('/Finance/Billing', body);
    assert.deepEqual([invoice.at('AmountTotal'), invoice.at('NoteLocalized')], [1200, 'Thanks']);
    await own.post('/Finance/Billing', body, 204);
    const empty = await own.get(`/Finance/Billing/Projection?IdCustomer=${IdCustomer}`);
    assert.equal(empty.at('AmountTotal'), 0);
    const nobody = '/Finance/Billing/Projection?IdCustomer=999999';
    assert.equal(await own.refusal('GET', nobody), '404 Error.Customer.NotFound');
  });
});

describe('Invoices and their lines', () => {
  test('are read with everything that extra names', async () => {
    const shown = await shop.get(`/Finance/invoices/${annInvoice}?extra=all`);
    for (const name of ['AddressBusiness', 'Customer', 'Segment', 'SegmentSettings', 'UserCreation'])
      assert.ok(shown.at(name), name);
    assert.ok(shown.at('Customer.CustomerBilling') && shown.at('Customer.SettingsPayment'));
    const [line] = (await shop.get(`/Finance/invoiceLines?IdInvoice=${annInvoice}&extra=all`)).items;
    assert.equal(line?.at('Invoice.Id'), annInvoice);
    assert.equal(line?.at('Subscription.Id'), subscription);
    assert.ok(line?.at('AddressBusiness') && line.at('SegmentSettings') && line.at('Customer'));
    const read = await shop.get(`/Finance/invoiceLines/${line.at('Id')}`);
    assert.equal(read.at('IdInvoice'), annInvoice);
    assert.equal(await shop.refusal('GET', '/Finance/invoices/999999'), '404 Error.Invoice.NotFound');
    assert.equal(await shop.refusal('GET', '/Finance/invoiceLines/999999'), '404 Error.InvoiceLine.NotFound');
  });

  const found = [
    ['StateInvoice=DueOffline', 'StateInvoice=Paid'],
    ['IdCustomer=ANN', 'IdCustomer=BOB'],
    ['IdSubscription=SUB', 'IdSubscription=999999'],
    ['DateIssueMin=2026-01-01T00:00:00Z', 'DateIssueMin=2027-01-01T00:00:00Z'],
    ['DateIssueMax=2027-01-01T00:00:00Z', 'DateIssueMax=2025-01-01T00:00:00Z'],
    ['AmountSubtotal=1200', 'AmountSubtotal=1201'],
    ['AmountSubtotalMin=1200&AmountSubtotalMax=1200', 'AmountSubtotalMin=1201'],
    ['AmountTotal=1440', 'AmountTotal=1441'],
    ['AmountTotalMin=1440&AmountTotalMax=1440', 'AmountTotalMax=1439'],
    ['Language=en', 'Language=fr'],
    ['TypePayment=Free', 'TypePayment=Card'],
    ['FullNumber=NUMBER', 'FullNumber=none'],
    ['IdUserCreation=AGENT', 'IdUserCreation=999999'],
    ['DateCreationMin=2026-01-01T00:00:00Z', 'DateCreationMax=2025-01-01T00:00:00Z'],
    ['DateUpdateMin=2026-01-01T00:00:00Z', 'DateUpdateMax=2025-01-01T00:00:00Z'],
    ['IdSegment=SEGMENT', 'IdUserUpdate=999999'],
    ['DateCreationMin=2026-01-01T00:00:00Z', 'DatePaymentMin=2020-01-01T00:00:00Z'],
    ['DateCreationMin=2026-01-01T00:00:00Z', 'DatePaymentMax=2030-01-01T00:00:00Z'],
  ] as const;
  for (const [filter, other] of found)
    test(`of one customer are found by ${filter} and not by ${other}`, async () => {
      const invoice = await shop.get(`/Finance/invoices/${annInvoice}`);
      const fill = (text: string) =>
        text
          .replace('ANN', String(ann))
          .replace('BOB', String(bob))
          .replace('SUB', String(subscription))
          .replace('NUMBER', invoice.text('FullNumber'))
          .replace('AGENT', String(invoice.at('IdUserCreation')))
          .replace('SEGMENT', String(shop.segment.id));
      assert.deepEqual(idsOf(await shop.get(`/Finance/invoices?${fill(filter)}`)), [annInvoice]);
      assert.deepEqual(idsOf(await shop.get(`/Finance/invoices?${fill(other)}`)), []);
    });

  const lineFilters = [
    [`IdSubscription=${subscription}`, 2],
    ['IdSubscription=999999', 0],
    ['AmountSubtotal=1000', 1],
    ['AmountSubtotalMin=200&AmountSubtotalMax=1000', 2],
    ['AmountTotal=1200', 1],
    ['AmountTotalMin=240&AmountTotalMax=240', 1],
    [`IdSegment=${shop.segment.id}`, 2],
    ['IdUserUpdate=999999', 0],
    ['DateUpdateMin=2026-01-01T00:00:00Z', 2],
    ['DateUpdateMax=2025-01-01T00:00:00Z', 0],
  ] as const;
  for (const [filter, count] of lineFilters)
    test(`have ${count} lines by ${filter}`, async () => {
      assert.equal((await shop.get(`/Finance/invoiceLines?${filter}`)).at('TotalItems'), count);
    });

  test('are printed', async () => {
    const file = await shop.get(`/Finance/invoices/${annInvoice}/Pdf`);
    assert.match(file.text('FileName'), /^F-2026-000001\.pdf$/);
    assert.equal(Buffer.from(file.text('Content'), 'base64').subarray(0, 5).toString(), '%PDF-');
    assert.equal(await shop.refusal('GET', '/Finance/invoices/999999/Pdf'), '404 Error.Invoice.NotFound');
  });

  test('are drafts until they are finalised; a draft that is deleted is due again', async () => {
    const own = await server.open({ segment: { draftHours: 48 } });
    const monthly = await addOffer(own, 'pro');
    const customerIds = await addCustomers(own, ['first', 'second']);
    await sell(own, opening, { offerId: monthly, customerIds });
    await own.moveTo('2026-02-01T10:00Z');
    const drafts = (await own.get('/Finance/invoices?StateInvoice=Draft')).items;
    assert.equal(drafts.length, 2);
    const [first, second] = drafts.map((draft) => draft.number('Id'));
    const issued = await own.post(`/Finance/invoices/${first}/Finalize`, {}, 200);
    assert.match(issued.text('FullNumber'), /^F-2026-/);
    await own.remove(`/Finance/invoices/${second}`);
    assert.equal(await own.refusal('GET', `/Finance/invoices/${second}`), '404 Error.Invoice.NotFound');
    assert.ok((await own.get(`${lines}?StateMove=Due`)).number('TotalItems') > 0);
    for (const [method, url] of [
      ['DELETE', `/Finance/invoices/${first}`],
      ['POST', `/Finance/invoices/${first}/Finalize`],
    ] as const)
      assert.equal(await own.refusal(method, url), '403 Error.Invoice.State');
  });

  test('are given up, and paid all the same when the money comes', async () => {
    const id = await billed(shop, 'given-up');
    const given = await shop.post(`/Finance/invoices/${id}/MarkUncollectible`, { Reason: 'Bankrupt' }, 200);
    assert.equal(given.at('Status'), 'Uncollectible');
    assert.equal(
      await shop.refusal('POST', `/Finance/invoices/${id}/MarkUncollectible`),
      '403 Error.Invoice.State',
    );
    const writeOffs = async () =>
      (await shop.get(`/Finance/WriteOffs?IdInvoice=${id}`)).items.map((item) =>
        item.pick('IdInvoice', 'Amount', 'AmountRecovered', 'Reason', 'DateCreation'),
      );
    const whole = given.number('AmountTotal');
    const known = {
      IdInvoice: id,
      Amount: whole,
      Reason: 'Bankrupt',
      DateCreation: '2026-01-01T09:00:00.00Z',
    };
    assert.deepEqual(await writeOffs(), [{ ...known, AmountRecovered: 0 }]);
    await shop.post('/Finance/Payments', { IdInvoice: id, TypePayment: 'ExternalBank', Amount: 100 });
    assert.deepEqual(await writeOffs(), [{ ...known, AmountRecovered: 100 }]);
    assert.equal((await shop.get(`/Finance/invoices/${id}`)).at('StateInvoice'), 'Uncollectible');
    await shop.post('/Finance/Payments', { IdInvoice: id, TypePayment: 'ExternalBank' });
    assert.equal((await shop.get(`/Finance/invoices/${id}`)).at('StateInvoice'), 'Paid');
    assert.deepEqual(await writeOffs(), [{ ...known, AmountRecovered: whole }]);
    const audited = await shop.get('/Organization/AuditEntries?Action=Payment.Recorded&SizePage=1');
    assert.equal(audited.items[0]?.at('Data.isRecovered'), true);
    const someone = `/Finance/WriteOffs?IdCustomer=${given.number('IdCustomer')}`;
    assert.equal((await shop.get(someone)).number('TotalItems'), 1);
    assert.equal((await shop.get('/Finance/WriteOffs?IdCustomer=999999')).number('TotalItems'), 0);
  });
});

describe('Payments', () => {
  test('are recorded in part, then in full, found, and taken back', async () => {
    const own = await server.open();
    const id = await billed(own, 'payer');
    const part = await own.post('/Finance/Payments', {
      IdInvoice: id,
      Amount: 5000,
      TypePayment: 'ExternalCheck',
      DatePayment: '2026-01-01T08:00:00Z',
      Note: 'Cheque 12',
    });
    const rest = await own.post('/Finance/Payments', { IdInvoice: id, TypePayment: 'ExternalBank' });
    assert.equal(rest.at('Amount'), 7000);
    assert.equal((await own.get(`/Finance/invoices/${id}`)).at('StateInvoice'), 'Paid');
    const agent = part.at('IdUserCreation');
    const first = part.at('Id');
    const customer = part.at('IdCustomer');
    const filters = [
      ['Amount=5000', 1],
      ['AmountMin=5000&AmountMax=5000', 1],
      ['TypePayment=ExternalCheck', 1],
      ['StatePayment=Completed', 2],
      ['StatePayment=Failed', 0],
      ['DatePaymentMax=2026-01-01T08:30:00Z', 1],
      ['DatePaymentMin=2026-01-01T08:30:00Z', 1],
      [`IdCustomer=${customer}`, 2],
      ['IdCustomer=999999', 0],
      [`IdInvoice=${id}`, 2],
      ['IdGatewayTransaction=1', 0],
      [`IdSegment=${own.segment.id}`, 2],
      [`IdUserCreation=${agent}`, 2],
      ['IdUserUpdate=999999', 0],
      ['DateCreationMax=2025-01-01T00:00:00Z', 0],
      ['DateUpdateMax=2025-01-01T00:00:00Z', 0],
    ] as const;
    for (const [filter, count] of filters)
      assert.equal((await own.get(`/Finance/Payments?${filter}`)).at('TotalItems'), count, filter);
    const shown = await own.get(`/Finance/Payments/${first}?extra=all`);
    assert.equal(shown.at('InvoiceDebit.Id'), id);
    assert.ok(shown.at('Invoice') && shown.at('Customer') && shown.at('Segment') && shown.at('UserCreation'));
    const cancelled = await own.post(`/Finance/Payments/${first}/Cancel`, {}, 200);
    assert.equal(cancelled.at('StatePayment'), 'Canceled');
    assert.equal(cancelled.at('IdUserUpdate'), agent);
    const due = await own.get(`/Finance/invoices/${id}`);
    assert.deepEqual([due.at('StateInvoice'), due.at('AmountPaid')], ['DueOffline', 7000]);
    assert.equal(await own.refusal('POST', `/Finance/Payments/${first}/Cancel`), '403 Error.Payment.State');
    const audit = await own.get('/Organization/AuditEntries');
    for (const action of ['BalanceLine.Added', 'Customer.Billed', 'Payment.Recorded', 'Payment.Cancelled'])
      assert.ok(JSON.stringify(audit.body).includes(action), action);
  });

  test('are refused beyond what is left, in the future, for unknown invoices, and by a gateway’s type', async () => {
    const id = await billed(shop, 'refused');
    const body = { IdInvoice: id, TypePayment: 'ExternalCash' };
    const refusals = [
      [{ ...body, Amount: 12_001 }, '422 Error.Input.Invalid'],
      [{ ...body, DatePayment: '2030-01-01T00:00:00Z' }, '422 Error.Input.Date.Future'],
      [{ ...body, IdInvoice: 999_999 }, '404 Error.Invoice.NotFound'],
      [{ ...body, TypePayment: 'Card' }, '422 Error.Input.Invalid'],
    ] as const;
    for (const [sent, refusal] of refusals)
      assert.equal(await shop.refusal('POST', '/Finance/Payments', sent), refusal);
    assert.equal(await shop.refusal('GET', '/Finance/Payments/999999'), '404 Error.Payment.NotFound');
    assert.equal((await shop.get(`/Finance/Payments?IdInvoice=${id}`)).at('TotalItems'), 0);
  });
});

test('Support reads finance, Finance changes it', async () => {
  const support = await shop.as('Support');
  await support.get('/Finance/invoices');
  const body = { IdCustomer: bob, Amount: 1, TextLocalized: 'x' };
  assert.equal(await support.refusal('POST', lines, body), '403 Error.Api.Permission.Missing');
  await (await shop.as('Finance')).post(lines, body);
});
