import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createOrUpdateCustomer } from '../../src/customers/create-or-update-customer.ts';
import { addCustomers, addOffer, sell } from '../support/sales.ts';
import { at, opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Organization/Segments';
const usa = {
  ReferenceSegment: 'usa',
  Name: 'United States',
  Currency: 'USD',
  Language: 'en',
  TimeZone: 'America/New_York',
  Country: 'US',
  Seller: { LegalName: 'Tacite Inc.', Address: { AddressLine1: '1 Main St', City: 'Albany', Country: 'US' } },
};

test('a segment is created with its rules, read, changed and deleted', async () => {
  const shop = await server.open();
  const created = await shop.post(path, {
    ...usa,
    PricesIncludeTax: true,
    BillingMode: 'FixedDay',
    BillingDay: 5,
    DraftHours: 24,
    IssuesOnlyIfPaid: true,
    CappingAmount: 50_000,
    PatternInvoice: 'US-{N}',
  });
  const own = `${path}/${created.number('Id')}`;
  assert.deepEqual(
    created.pick('ReferenceSegment', 'IsDefault', 'Currency', 'TimeZone', 'BillingMode', 'BillingDay'),
    {
      ReferenceSegment: 'usa',
      IsDefault: false,
      Currency: 'USD',
      TimeZone: 'America/New_York',
      BillingMode: 'FixedDay',
      BillingDay: 5,
    },
  );
  assert.equal(created.at('IssuesOnlyIfPaid'), true);
  assert.deepEqual(created.at('Seller'), {
    LegalName: 'Tacite Inc.',
    Address: { AddressLine1: '1 Main St', City: 'Albany', Country: 'US' },
    LatePaymentRatePerTenThousand: 1_200,
    RecoveryFeeAmount: 4_000,
  });
  assert.deepEqual(
    created.pick('PatternInvoice', 'PaymentTermDays', 'PrenotificationDays', 'ReferenceTaxProfile'),
    {
      PatternInvoice: 'US-{N}',
      PaymentTermDays: 30,
      PrenotificationDays: 14,
      ReferenceTaxProfile: 'flat',
    },
  );
  const changed = await shop.patch(own, {
    Name: 'USA',
    Currency: 'CAD',
    BillingMode: 'Anniversary',
    PaymentTermDays: 15,
    ChargeDelayDays: 2,
    OverdueAfterDays: 40,
    AllowsUnpaidStart: true,
    BlocksRenewalWithoutPaymentMethod: true,
    CappingAgeDays: 90,
    InSiteUrl: 'https://example.com/account',
    PatternCreditNote: 'USC-{YY}{MM}-{NNN}',
    Seller: { LegalName: 'Tacite LLC', Address: {}, FooterText: 'Thank you' },
    Clear: ['CappingAmount'],
  });
  assert.deepEqual(
    changed.pick('Name', 'Currency', 'BillingMode', 'BillingDay', 'DraftHours', 'PaymentTermDays'),
    { Name: 'USA', Currency: 'CAD', BillingMode: 'Anniversary', DraftHours: 24, PaymentTermDays: 15 },
  );
  assert.deepEqual(
    changed.pick('CappingAmount', 'CappingAgeDays', 'InSiteUrl', 'PatternCreditNote', 'PatternInvoice'),
    {
      CappingAgeDays: 90,
      InSiteUrl: 'https://example.com/account',
      PatternCreditNote: 'USC-{YY}{MM}-{NNN}',
      PatternInvoice: 'US-{N}',
    },
  );
  assert.equal(changed.text('Seller.FooterText'), 'Thank you');
  assert.deepEqual((await shop.get(own)).body, changed.body);
  await shop.remove(own);
  for (const method of ['GET', 'PATCH', 'DELETE'] as const)
    assert.equal(await shop.refusal(method, own), '404 Error.Segment.NotFound');
});

test('the list has what a drop-down reads, the default segment first', async () => {
  const shop = await server.open();
  const created = await shop.post(path, usa);
  const { items } = await shop.get(path);
  assert.deepEqual(
    items.map((item) => item.pick('Id', 'ReferenceSegment', 'Name', 'IsDefault')),
    [
      { Id: shop.segment.id, ReferenceSegment: 'main', Name: 'Main', IsDefault: true },
      { Id: created.number('Id'), ReferenceSegment: 'usa', Name: 'United States', IsDefault: false },
    ],
  );
});

test('each filter keeps what it names', async () => {
  const shop = await server.open();
  const created = await shop.post(path, usa);
  const found = async (query: string) =>
    (await shop.get(`${path}?${query}`)).items.map((item) => item.text('ReferenceSegment')).join();
  const creator = created.number('IdUserCreation');
  const expected: Readonly<Record<string, string>> = {
    [`IdSegment=${created.number('Id')}`]: 'usa',
    'ReferenceSegment=main': 'main',
    'segmentname=united': 'usa',
    'Currency=USD': 'usa',
    [`IdTaxProfile=${created.number('IdTaxProfile')}`]: 'main,usa',
    'IdTaxProfile=999999': '',
    [`IdUserCreation=${creator}`]: 'usa',
    [`IdUserUpdate=${creator}`]: '',
    'DateCreationMin=2026-01-01T09:00:01Z': 'main',
    'DateCreationMax=2026-01-01T08:59:59Z': '',
    'DateUpdateMin=2026-01-01T09:00:00Z&DateUpdateMax=2026-01-01T09:00:00Z': 'usa',
    'SizePage=1&Page=2': 'usa',
  };
  for (const [query, references] of Object.entries(expected))
    assert.equal(await found(query), references, query);
  assert.equal((await shop.get(`${path}?SizePage=0`)).number('TotalItems'), 2);
  await shop.patch(`${path}/${created.number('Id')}`, { Name: 'US' });
  const [shown] = (await shop.get(`${path}?extra=all&ReferenceSegment=usa`)).items;
  assert.deepEqual([shown?.text('UserCreation.Name'), shown?.text('UserUpdate.Name')], ['Owner', 'Owner']);
});

test('what cannot be is refused, and nothing is half-written', async () => {
  const shop = await server.open();
  const main = `${path}/${shop.segment.id}`;
  await shop.run(opening, (context) =>
    createOrUpdateCustomer(context, shop.segment, { reference: 'ada', name: 'Ada' }),
  );
  const created = await shop.post(path, usa);
  const own = `${path}/${created.number('Id')}`;
  await shop.run(at('2026-01-02T00:00Z'), async (context) => {
    const segment = (await shop.segments()).get(created.number('Id'));
    assert.ok(segment);
    return createOrUpdateCustomer(context, segment, { reference: 'bob', name: 'Bob' });
  });
  const before = (await shop.get(own)).body;
  const refusals: readonly (readonly [Promise<string>, string])[] = [
    [shop.refusal('POST', path, { Name: 'A' }), '422 Error.Input.Missing'],
    [shop.refusal('POST', path, usa), '409 Error.Segment.Reference.Taken'],
    [
      shop.refusal('POST', path, { ...usa, ReferenceSegment: 'b', Currency: 'XYZ' }),
      '422 Error.Input.Invalid',
    ],
    [shop.refusal('PATCH', own, { ReferenceSegment: 'main' }), '409 Error.Segment.Reference.Taken'],
    [shop.refusal('PATCH', own, { TimeZone: 'Europe/Lyon' }), '422 Error.Input.Invalid'],
    [shop.refusal('PATCH', own, { Language: 'xx' }), '422 Error.Input.Invalid'],
    [shop.refusal('PATCH', own, { BillingMode: 'FixedDay' }), '422 Error.Input.Invalid'],
    [shop.refusal('PATCH', own, { InSiteUrl: 'javascript:alert(1)' }), '422 Error.Input.Invalid'],
    [shop.refusal('PATCH', own, { IdTaxProfile: 999_999 }), '404 Error.TaxProfile.NotFound'],
    [
      shop.refusal('PATCH', own, { Name: 'B', PatternInvoice: 'F-{YYYY}-{NNNNNN}' }),
      '409 Error.NumberSeries.Pattern.Taken',
    ],
    [
      shop.refusal('PATCH', own, { Name: 'B', PatternInvoice: 'US-{YYYY}' }),
      '422 Error.NumberSeries.Pattern.Counter',
    ],
    [
      shop.refusal('PATCH', own, { Name: 'B', PatternCreditNote: 'Avoir n°{N}' }),
      '422 Error.NumberSeries.Pattern.Characters',
    ],
    [
      shop.refusal('PATCH', own, { Name: 'B', PatternCreditNote: `${'x'.repeat(60)}{N}` }),
      '422 Error.NumberSeries.Pattern.TooLong',
    ],
    [shop.refusal('DELETE', main), '403 Error.Segment.IsDefault'],
    [shop.refusal('DELETE', own), '403 Error.Segment.NotEmpty'],
  ];
  for (const [actual, wanted] of refusals) assert.equal(await actual, wanted);
  assert.deepEqual((await shop.get(own)).body, before);
  assert.equal((await shop.get(path)).number('TotalItems'), 2);
});

test('the currency is fixed by the first thing that is sold', async () => {
  const shop = await server.open();
  const main = `${path}/${shop.segment.id}`;
  await shop.patch(main, { Currency: 'CHF' });
  await shop.patch(main, { Currency: 'EUR' });
  const offerId = await addOffer(shop, 'pro', { amountRecurrence: 1_000 });
  await sell(shop, opening, { offerId, customerIds: await addCustomers(shop, ['ada']) });
  assert.equal(await shop.refusal('PATCH', main, { Currency: 'CHF' }), '403 Error.Segment.Currency.Locked');
  await shop.patch(main, { Currency: 'EUR', Name: 'Europe' });
});

test('the numbers of two segments differ from the start, and follow a pattern from its next document on', async () => {
  const shop = await server.open();
  const created = await shop.post(path, { ...usa, Currency: 'EUR' });
  const id = created.number('Id');
  assert.deepEqual(created.pick('PatternInvoice', 'PatternCreditNote'), {
    PatternInvoice: `F${id}-{YYYY}-{NNNNNN}`,
    PatternCreditNote: `A${id}-{YYYY}-{NNNNNN}`,
  });
  const offerId = await addOffer(shop, 'pro', { amountRecurrence: 1_000 });
  await sell(shop, opening, { offerId, customerIds: await addCustomers(shop, ['ada', 'bob']) });
  await shop.moveTo('2026-01-02T00:00Z');
  await shop.patch(`${path}/${shop.segment.id}`, { PatternInvoice: 'INV/{YY}/{NNNN}' });
  await shop.moveTo('2026-02-02T00:00Z');
  const { rows } = await shop.pool.query<{ full_number: string }>(
    'select full_number from invoice where business_id = $1 order by number',
    [shop.businessId],
  );
  assert.deepEqual(
    rows.map((row) => row.full_number),
    ['F-2026-000001', 'F-2026-000002', 'INV/26/0003', 'INV/26/0004'],
  );
});

test('owners and admins change segments, the others read them; changes are audited without personal data', async () => {
  const shop = await server.open();
  const main = `${path}/${shop.segment.id}`;
  for (const role of ['Finance', 'Support', 'Developer', 'ReadOnly'] as const) {
    const client = await shop.as(role);
    assert.equal(await client.refusal('PATCH', main, { Name: 'A' }), '403 Error.Api.Permission.Missing');
    assert.equal((await client.get(path)).number('TotalItems'), 1);
  }
  const admin = await shop.as('Admin');
  await admin.patch(main, { Name: 'Europe', Seller: { LegalName: 'Ada Lovelace', Address: {} } });
  const entry = await shop.kysely
    .selectFrom('audit_entry')
    .select(['action', 'data'])
    .where('business_id', '=', shop.businessId)
    .where('action', '=', 'Segment.Changed')
    .executeTakeFirstOrThrow();
  assert.deepEqual(entry.data, { fields: ['name', 'seller'] });
});
