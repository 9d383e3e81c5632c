import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Organization/TaxProfiles';
const fixed = { Kind: 'FixedRate', RatePerTenThousand: 550 };

test('a tax profile of each kind is created and read as it was sent', async () => {
  const shop = await server.open();
  const mention = { en: 'Exempt', fr: 'Exonéré' };
  const kinds = [
    { ...fixed, Mention: mention },
    { Kind: 'EuropeanVat', IsUnderDistanceThreshold: true, RatesByKeyCharge: { book: { FR: 550 } } },
    { Kind: 'EuropeanVat', IsUnderDistanceThreshold: false, Exemption: mention, IsSmallBusiness: false },
    {
      Kind: 'Table',
      Rows: [
        {
          BuyerCountry: 'CA',
          BuyerRegion: 'CA-QC',
          BuyerKind: 'Consumer',
          KeyCharge: 'book',
          DayFrom: '2026-01-01',
          DayTo: '2027-01-01',
          RatePerTenThousand: 1_497,
          Mention: mention,
        },
        { RatePerTenThousand: 0 },
      ],
    },
  ];
  for (const [index, rules] of kinds.entries()) {
    const created = await shop.post(path, {
      ReferenceTaxProfile: `p${index}`,
      Name: `P${index}`,
      Rules: rules,
    });
    assert.deepEqual(created.at('Rules'), rules);
    assert.deepEqual((await shop.get(`${path}/${created.number('Id')}`)).body, created.body);
  }
});

test('a small business of France gets the mention of its law', async () => {
  const shop = await server.open();
  const created = await shop.post(path, {
    Name: 'Micro',
    Rules: { Kind: 'EuropeanVat', IsSmallBusiness: true },
  });
  assert.equal(created.text('Rules.Exemption.fr'), 'TVA non applicable, art. 293 B du CGI');
  assert.equal(created.at('Rules.IsSmallBusiness'), true);
});

test('a tax profile is changed, given to a segment and, once free, deleted', async () => {
  const shop = await server.open();
  const created = await shop.post(path, { Name: 'Reduced', Rules: fixed });
  const own = `${path}/${created.number('Id')}`;
  const changed = await shop.patch(own, { ReferenceTaxProfile: 'reduced', Name: 'Books' });
  assert.deepEqual(changed.pick('ReferenceTaxProfile', 'Name', 'Rules'), {
    ReferenceTaxProfile: 'reduced',
    Name: 'Books',
    Rules: fixed,
  });
  assert.deepEqual((await shop.patch(own, { Rules: { Kind: 'Table', Rows: [] } })).at('Rules'), {
    Kind: 'Table',
    Rows: [],
  });
  const segment = `/Organization/Segments/${shop.segment.id}`;
  const before = (await shop.get(segment)).number('IdTaxProfile');
  await shop.patch(segment, { IdTaxProfile: created.number('Id') });
  assert.equal((await shop.get(segment)).text('ReferenceTaxProfile'), 'reduced');
  assert.equal(await shop.refusal('DELETE', own), '403 Error.TaxProfile.InUse');
  await shop.patch(segment, { IdTaxProfile: before });
  await shop.remove(own);
  for (const method of ['GET', 'PATCH', 'DELETE'] as const)
    assert.equal(await shop.refusal(method, own), '404 Error.TaxProfile.NotFound');
});

test('each filter keeps what it names', async () => {
  const shop = await server.open();
  const books = await shop.post(path, { ReferenceTaxProfile: 'books', Name: 'Books', Rules: fixed });
  await shop.post(path, { ReferenceTaxProfile: 'eu', Name: 'Union', Rules: { Kind: 'EuropeanVat' } });
  const creator = books.number('IdUserCreation');
  const expected: Readonly<Record<string, string>> = {
    '': 'flat,books,eu',
    [`IdTaxProfile=${books.number('Id')}`]: 'books',
    'ReferenceTaxProfile=eu': 'eu',
    'TaxProfileName=ook': 'books',
    'Kind=europeanvat': 'eu',
    [`IdUserCreation=${creator}`]: 'books,eu',
    'IdUserUpdate=999999': '',
    'DateCreationMax=2026-01-01T08:59:59Z': '',
    'DateCreationMin=2026-01-01T09:00:00Z&IdUserCreation=999999': '',
    'DateUpdateMin=2999-01-01T00:00:00Z': '',
    'DateUpdateMax=2026-01-01T09:00:00Z': 'books,eu',
    'SizePage=2&Page=2': 'eu',
  };
  for (const [query, references] of Object.entries(expected)) {
    const { items } = await shop.get(`${path}?${query}`);
    assert.equal(items.map((item) => item.text('ReferenceTaxProfile')).join(), references, query);
  }
  assert.equal((await shop.get(`${path}?SizePage=0`)).number('TotalItems'), 3);
  const shown = await shop.get(`${path}/${books.number('Id')}?extra=UserCreation`);
  assert.equal(shown.text('UserCreation.Name'), 'Owner');
});

test('what cannot be is refused, and nothing is half-written', async () => {
  const shop = await server.open();
  const created = await shop.post(path, { ReferenceTaxProfile: 'books', Name: 'Books', Rules: fixed });
  const own = `${path}/${created.number('Id')}`;
  const post = (body: object) => shop.refusal('POST', path, { Name: 'A', ...body });
  const refusals: readonly (readonly [Promise<string>, string])[] = [
    [post({}), '422 Error.Input.Missing'],
    [post({ Rules: { Kind: 'FixedRate' } }), '422 Error.Input.Missing'],
    [post({ Rules: { Kind: 'FixedRate', RatePerTenThousand: 10_001 } }), '422 Error.Input.Invalid'],
    [post({ Rules: { ...fixed, Rows: [] } }), '422 Error.Input.Invalid'],
    [
      post({ Rules: { Kind: 'Table', Rows: [{ BuyerCountry: 'fr', RatePerTenThousand: 1 }] } }),
      '422 Error.Input.Invalid',
    ],
    [post({ Rules: fixed, ReferenceTaxProfile: 'flat' }), '409 Error.TaxProfile.Reference.Taken'],
    [
      shop.refusal('PATCH', own, { Name: 'B', ReferenceTaxProfile: 'flat' }),
      '409 Error.TaxProfile.Reference.Taken',
    ],
    [
      shop.refusal('PATCH', own, { ReferenceTaxProfile: 'b', Rules: { Kind: 'FixedRate' } }),
      '422 Error.Input.Missing',
    ],
  ];
  for (const [actual, wanted] of refusals) assert.equal(await actual, wanted);
  assert.deepEqual((await shop.get(own)).body, created.body);
  assert.equal((await shop.get(path)).number('TotalItems'), 2);
});

test('owners and admins change tax profiles, the others read them', async () => {
  const shop = await server.open();
  const finance = await shop.as('Finance');
  assert.equal((await finance.get(path)).number('TotalItems'), 1);
  assert.equal(
    await finance.refusal('POST', path, { Name: 'A', Rules: fixed }),
    '403 Error.Api.Permission.Missing',
  );
  await (await shop.as('Admin')).post(path, { Name: 'A', Rules: fixed });
});
