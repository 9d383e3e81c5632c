import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { registerPaymentPermission } from '../../src/customers/register-payment-permission.ts';
import { opening } from '../support/shop.ts';
import { type BackOfficeShop, openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const customers = '/Distribution/Customers';

async function add(shop: BackOfficeShop, body: object): Promise<{ id: number; path: string }> {
  const id = (await shop.post(customers, body)).number('Id');
  return { id, path: `${customers}/${id}` };
}

test('a customer is created, read, changed, listed and deleted', async () => {
  const shop = await server.open();
  const created = await shop.post(customers, {
    ReferenceCustomer: 'acme',
    Name: 'Acme',
    Email: 'jeanne@acme.example',
    Language: 'fr-FR',
    ReferenceAffiliation: 'partner',
    Metadata: { crm: 42 },
  });
  const path = `${customers}/${created.number('Id')}`;
  assert.deepEqual(
    created.pick('ReferenceCustomer', 'Name', 'Email', 'Language', 'Status', 'StateCustomer', 'Metadata'),
    {
      ReferenceCustomer: 'acme',
      Name: 'Acme',
      Email: 'jeanne@acme.example',
      Language: 'fr',
      Status: 'Enabled',
      StateCustomer: 'Enabled',
      Metadata: { crm: '42' },
    },
  );
  assert.equal(created.text('DateAffiliation'), '2026-01-01T09:00:00.00Z');
  assert.equal(created.text('Links.0.href'), path);
  const changed = await shop.patch(path, { ReferenceCustomer: 'acme-2', Name: 'Acme SAS' });
  assert.deepEqual(changed.pick('ReferenceCustomer', 'Name', 'Email', 'ReferenceAffiliation'), {
    ReferenceCustomer: 'acme-2',
    Name: 'Acme SAS',
    Email: 'jeanne@acme.example',
    ReferenceAffiliation: 'partner',
  });
  assert.deepEqual((await shop.get(path)).body, changed.body);
  assert.equal((await shop.remove(path)).number('Code'), 200);
  assert.equal(await shop.refusal('GET', path), '404 Error.Customer.NotFound');
  assert.equal(await shop.refusal('PATCH', path, { Name: 'Gone' }), '404 Error.Customer.NotFound');
  assert.equal(await shop.refusal('DELETE', path), '404 Error.Customer.NotFound');
});

test('a customer may be made of nothing: it gets a reference and the language of its segment', async () => {
  const shop = await server.open();
  const created = await shop.post(customers, {});
  assert.match(created.text('ReferenceCustomer'), /^[0-9a-f-]{36}$/);
  assert.deepEqual(created.pick('Name', 'Email', 'Language', 'IdSegment', 'Metadata'), {
    Name: '',
    Email: '',
    Language: 'en',
    IdSegment: shop.segment.id,
    Metadata: {},
  });
  assert.equal(created.has('DateAffiliation'), false);
});

test('`Clear` empties what null cannot, and a state is changed by its name', async () => {
  const shop = await server.open();
  const { path } = await add(shop, {
    Name: 'Acme',
    Email: 'a@acme.example',
    ReferenceAffiliation: 'x',
    Metadata: { a: 'b' },
  });
  assert.equal((await shop.patch(path, { Name: null, Email: '' })).text('Email'), 'a@acme.example');
  const cleared = await shop.patch(path, {
    Clear: ['Name', 'Email', 'ReferenceAffiliation', 'Metadata'],
    StateCustomer: 'Suspended',
  });
  assert.deepEqual(cleared.pick('Name', 'Email', 'ReferenceAffiliation', 'Metadata', 'Status'), {
    Name: '',
    Email: '',
    Metadata: {},
    Status: 'Suspended',
  });
  assert.equal((await shop.patch(path, { Status: 'Enabled' })).text('StateCustomer'), 'Enabled');
});

test('each filter keeps what it names', async () => {
  const shop = await server.open();
  const swiss = await shop.addSegment({ reference: 'swiss', name: 'Swiss', currency: 'CHF' });
  const a = await add(shop, { ReferenceCustomer: 'a', Name: 'Alpha 50 %', Email: 'alice@one.example' });
  const b = await add(shop, {
    ReferenceCustomer: 'b',
    Name: 'Beta',
    Email: 'bob@two.example',
    Language: 'de',
  });
  const c = await add(shop, { ReferenceCustomer: 'c', Name: 'Gamma', ReferenceSegment: 'swiss' });
  await shop.patch(`${a.path}/AddressBilling`, {
    Company: 'Alpha SA',
    FirstName: 'Alice',
    LastName: 'Martin',
    AddressLine1: '12 rue des Lilas',
    AddressLine2: 'Bâtiment C',
    ZipCode: '75011',
    City: 'Paris',
    Country: 'fr',
    Region: 'FR-75',
  });
  await shop.patch(`${b.path}/SettingsPayment`, { TypePayment: 'ExternalBank', IsGreyListed: true });
  await shop.post(`${c.path}/Suspend`, {}, 200);
  const permissionId = await shop.run(opening, (context) =>
    registerPaymentPermission(context, c.id, {
      gateway: 'simulator',
      typePayment: 'Card',
      gatewayToken: 'tok',
      displayName: '**** 4242',
    }),
  );
  const found = async (query: string) =>
    (await shop.get(`${customers}?${query}`)).items.map((item) => item.text('ReferenceCustomer')).join();
  const creator = (await shop.get(a.path)).number('IdUserCreation');
  const expected: Readonly<Record<string, string>> = {
    '': 'a,b,c',
    [`IdCustomer=${b.id}`]: 'b',
    'ReferenceCustomer=c': 'c',
    'StateCustomer=Ok': 'a,b',
    'StateCustomer=Enabled': 'a,b',
    'StateCustomer=DisabledUser': 'c',
    'StateCustomer=DisabledSystem': 'c',
    'StateCustomer=DisabledModeration': 'c',
    'StateCustomer=Suspended': 'c',
    'StateCustomer=ToModerate': '',
    'StateCustomer=Deleted': '',
    'name=50 %25': 'a',
    'Name=%25%25': '',
    'Email=TWO': 'b',
    'Language=de': 'b',
    'FirstName=ali': 'a',
    'LastName=martin': 'a',
    'AddressLine1=lilas': 'a',
    'AddressLine2=ment C': 'a',
    'Country=fr': 'a',
    'Country=DE': '',
    'Region=fr-75': 'a',
    'City=par': 'a',
    'BillingZipCode=75011': 'a',
    'BillingZipCode=7501': '',
    'Company=alpha sa': 'a',
    'Company=alpha&City=Lyon': '',
    [`IdSegment=${swiss.id}`]: 'c',
    'ReferenceSegment=swiss': 'c',
    [`IdUserCreation=${creator}`]: 'a,b,c',
    'IdUserCreation=999999': '',
    'DateCreationMin=2026-01-01T09:00:00Z&DateCreationMax=2026-01-01T09:00:00Z': 'a,b,c',
    'DateCreationMin=2026-01-01T09:00:01Z': '',
    'DateCreationMax=2026-01-01T08:59:59Z': '',
    [`IdUserUpdate=${creator}`]: 'b,c',
    'DateUpdateMin=2026-01-01T09:00:01Z': '',
    'DateUpdateMax=2026-01-01T09:00:00Z': 'a,b,c',
    [`IdGatewayPermission=${permissionId}`]: 'c',
    'IdGatewayPermission=999999': '',
    'TypePayment=ExternalBank': 'b',
    'TypePayment=Card': 'c',
    'IsGreyListed=true': 'b',
    'IsGreyListed=False': 'a,c',
    'SizePage=2&Page=2': 'c',
    'SizePage=0': '',
  };
  const actual = await Promise.all(
    Object.keys(expected).map(async (query) => [query, await found(query)] as const),
  );
  assert.deepEqual(Object.fromEntries(actual), expected);
  assert.equal((await shop.get(`${customers}?SizePage=0`)).number('TotalItems'), 3);
  assert.equal(await shop.refusal('GET', `${customers}?ReferenceSegment=none`), '404 Error.Segment.NotFound');
  assert.equal(await shop.refusal('GET', `${customers}?IdSegment=999999`), '404 Error.Segment.NotFound');
});

test('each extra shows what it names, and none shows nothing more', async () => {
  const shop = await server.open();
  const { path } = await add(shop, { ReferenceCustomer: 'acme', Name: 'Acme' });
  await shop.patch(`${path}/AddressBilling`, { City: 'Paris' });
  await shop.patch(`${path}/SettingsPayment`, { TypePayment: 'ExternalCheck' });
  const extras = [
    'AddressBilling',
    'CustomerBalance',
    'CustomerBilling',
    'CustomerSubscription',
    'Segment',
    'SettingsPayment',
    'UserCreation',
  ];
  const plain = await shop.get(path);
  for (const extra of extras) {
    assert.equal(plain.has(extra), false, extra);
    const shown = await shop.get(`${path}?extra=${extra}`);
    assert.deepEqual(
      extras.filter((one) => shown.has(one)),
      [extra],
    );
  }
  const all = await shop.get(`${path}?extra=all`);
  assert.deepEqual(all.at('AddressBilling'), { City: 'Paris' });
  assert.deepEqual(all.at('CustomerBalance'), { CountLines: 0, Amount: 0, Currency: 'EUR' });
  assert.deepEqual(all.at('CustomerBilling'), {
    IsBillable: true,
    IsPaymentCappingReached: false,
    CountInvoicesUnpaid: 0,
    AmountUnpaid: 0,
    Currency: 'EUR',
  });
  assert.deepEqual(all.at('CustomerSubscription'), []);
  assert.equal(all.text('SettingsPayment.TypePayment'), 'ExternalCheck');
  assert.equal(all.text('UserUpdate.Name'), 'Owner');
  const [listed] = (await shop.get(`${customers}?extra=all`)).items;
  assert.deepEqual(listed?.body, all.body);
});

test('both addresses are read, changed field by field and emptied', async () => {
  const shop = await server.open();
  const { path } = await add(shop, { Name: 'Acme' });
  for (const kind of ['AddressBilling', 'AddressShipping']) {
    const url = `${path}/${kind}`;
    assert.deepEqual((await shop.get(url)).body, {});
    const written = await shop.patch(url, { Company: 'Acme', Country: 'rs', Region: 'RS-00', Phone: '+381' });
    assert.deepEqual(written.body, { Company: 'Acme', Country: 'RS', Region: 'RS-00', Phone: '+381' });
    await shop.patch(url, { City: 'Beograd', Clear: ['Phone', 'Region'] });
    assert.deepEqual((await shop.get(url)).body, { Company: 'Acme', City: 'Beograd', Country: 'RS' });
    assert.equal(await shop.refusal('PATCH', url, { Country: '12' }), '422 Error.Input.Invalid');
    assert.equal(await shop.refusal('PATCH', url, { Clear: ['Id'] }), '422 Error.Input.Invalid');
    assert.equal(await shop.refusal('GET', `${customers}/999999/${kind}`), '404 Error.Customer.NotFound');
    assert.equal(
      await shop.refusal('PATCH', `${customers}/999999/${kind}`, { City: 'x' }),
      '404 Error.Customer.NotFound',
    );
  }
});

test('how a customer pays is read and changed; what was read may be sent back', async () => {
  const shop = await server.open();
  const { id, path } = await add(shop, { Name: 'Acme' });
  const url = `${path}/SettingsPayment`;
  assert.deepEqual((await shop.get(url)).pick('Id', 'TypePayment', 'IsAutoBilling', 'IsGreyListed'), {
    Id: id,
    TypePayment: 'Free',
    IsAutoBilling: true,
    IsGreyListed: false,
  });
  const changed = await shop.patch(url, {
    TypePayment: 'ExternalBank',
    DateNextBilling: '2026-02-01T00:00:00Z',
    NoteInvoice: 'PO 12',
    PrenotificationDays: 2,
  });
  assert.equal(changed.at('PrenotificationDays'), 2);
  assert.equal(changed.text('DateNextBilling'), '2026-02-01T00:00:00.00Z');
  assert.deepEqual((await shop.patch(url, { ...Object(changed.body) })).body, changed.body);
  const cleared = await shop.patch(url, { Clear: ['NoteInvoice', 'DateNextBilling', 'PrenotificationDays'] });
  for (const name of ['NoteInvoice', 'DateNextBilling', 'PrenotificationDays'])
    assert.equal(cleared.has(name), false);
  assert.equal((await shop.patch(url, { IsAutoBilling: false })).at('IsAutoBilling'), false);
  assert.equal(await shop.refusal('PATCH', url, { TypePayment: 'Card' }), '422 Error.Input.Invalid');
  assert.equal(
    await shop.refusal('PATCH', url, { DateNextBilling: '0001-01-01T00:00:00Z' }),
    '422 Error.Input.Date.OutOfRange',
  );
  assert.equal(
    await shop.refusal('PATCH', url, { IdGatewayPermission: 999_999 }),
    '404 Error.PaymentPermission.NotFound',
  );
  assert.equal(
    await shop.refusal('GET', `${customers}/999999/SettingsPayment`),
    '404 Error.Customer.NotFound',
  );
  assert.equal(
    await shop.refusal('PATCH', `${customers}/999999/SettingsPayment`, { IsAutoBilling: true }),
    '404 Error.Customer.NotFound',
  );
});

test('what cannot be is refused, and nothing is half-written', async () => {
  const shop = await server.open();
  await shop.addSegment({ reference: 'swiss', name: 'Swiss', currency: 'CHF' });
  const { path } = await add(shop, { ReferenceCustomer: 'acme', Name: 'Acme' });
  await add(shop, { ReferenceCustomer: 'other', Name: 'Other' });
  // References are unique within a segment only.
  await add(shop, { ReferenceCustomer: 'acme', ReferenceSegment: 'swiss' });
  const refusals: readonly (readonly [Promise<string>, string])[] = [
    [
      shop.refusal('POST', customers, { ReferenceCustomer: 'acme', Name: 'Thief' }),
      '409 Error.Customer.Reference.Taken',
    ],
    [shop.refusal('POST', customers, { Email: 'nobody' }), '422 Error.Input.Invalid'],
    [shop.refusal('POST', customers, { ReferenceCustomer: 'a=b' }), '422 Error.Input.Invalid'],
    [shop.refusal('POST', customers, { ReferenceSegment: 'none' }), '404 Error.Segment.NotFound'],
    [
      shop.refusal('PATCH', path, { Name: 'Renamed', ReferenceCustomer: 'other' }),
      '409 Error.Customer.Reference.Taken',
    ],
    [
      shop.refusal('PATCH', path, { Name: 'Moved', ReferenceSegment: 'swiss' }),
      '403 Error.Customer.Segment.Fixed',
    ],
    [shop.refusal('PATCH', path, { Name: 'New', Email: 'nobody' }), '422 Error.Input.Invalid'],
    [shop.refusal('PATCH', path, { StateCustomer: 'Deleted' }), '422 Error.Input.Invalid'],
  ];
  for (const [actual, wanted] of refusals) assert.equal(await actual, wanted);
  const after = await shop.get(path);
  assert.deepEqual(after.pick('Name', 'ReferenceCustomer'), { Name: 'Acme', ReferenceCustomer: 'acme' });
});

test('a role does what it may', async () => {
  const shop = await server.open();
  const { path } = await add(shop, { Name: 'Acme' });
  for (const role of ['Finance', 'Support'] as const) {
    const client = await shop.as(role);
    assert.equal((await client.patch(path, { Name: role })).text('Name'), role);
  }
  for (const role of ['Developer', 'ReadOnly'] as const) {
    const client = await shop.as(role);
    assert.equal((await client.get(path)).text('Name'), 'Support');
    assert.equal(await client.refusal('POST', customers, {}), '403 Error.Api.Permission.Missing');
    assert.equal(await client.refusal('DELETE', path), '403 Error.Api.Permission.Missing');
    assert.equal(await client.refusal('POST', `${path}/Anonymize`), '403 Error.Api.Permission.Missing');
  }
});
