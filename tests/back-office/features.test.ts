import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { declareOffer } from '../../src/catalogue/declare-offer.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

test('a feature is created, read, changed, listed and deleted', async () => {
  const shop = await server.open();
  const created = await shop.post('/Organization/Features', {
    ReferenceFeature: 'sites',
    Name: 'Sites',
    TypeFeature: 'Limitation',
    Title: { fr: 'Sites', en: 'Websites' },
    Order: 3,
    Metadata: { colour: 'blue' },
  });
  const path = `/Organization/Features/${created.number('Id')}`;
  assert.deepEqual(
    created.pick('ReferenceFeature', 'Name', 'TypeFeature', 'IsVisible', 'Order', 'StateLife'),
    {
      ReferenceFeature: 'sites',
      Name: 'Sites',
      TypeFeature: 'Limitation',
      IsVisible: true,
      Order: 3,
      StateLife: 'Ok',
    },
  );
  assert.ok(created.number('IdUserCreation') > 0);
  const changed = await shop.patch(path, {
    Name: 'Web sites',
    IsVisible: false,
    ReferenceFeature: 'web-sites',
  });
  assert.deepEqual(changed.pick('ReferenceFeature', 'Name', 'IsVisible', 'Order', 'Metadata'), {
    ReferenceFeature: 'web-sites',
    Name: 'Web sites',
    IsVisible: false,
    Order: 3,
    Metadata: { colour: 'blue' },
  });
  assert.deepEqual((await shop.get(path)).body, changed.body);
  const { Code, Message } = (await shop.remove(path)).pick('Code', 'Message');
  assert.deepEqual([Code, Message], [200, 'Deleted.']);
  assert.equal(await shop.refusal('GET', path), '404 Error.Feature.NotFound');
  assert.equal(await shop.refusal('PATCH', path, { Name: 'Gone' }), '404 Error.Feature.NotFound');
  assert.equal(await shop.refusal('DELETE', path), '404 Error.Feature.NotFound');
});

test('an empty list is 200 with an empty page under both names', async () => {
  const shop = await server.open();
  const none = await shop.get('/organization/features?SizePage=0');
  assert.deepEqual(none.pick('Count', 'TotalItems', 'Items', 'items'), {
    Count: 0,
    TotalItems: 0,
    Items: [],
    items: [],
  });
});

test('each filter keeps what it names', async () => {
  const shop = await server.open();
  const add = (body: object) => shop.post('/Organization/Features', body);
  await add({ ReferenceFeature: 'a', Name: 'Alpha', TypeFeature: 'OnOff', IsVisible: false });
  await add({ ReferenceFeature: 'b', Name: 'Beta 50 %', TypeFeature: 'Limitation' });
  const gamma = await add({
    ReferenceFeature: 'c',
    Name: 'Gamma',
    TypeFeature: 'Consumption',
    StateLife: 'DisabledUser',
  });
  const found = async (query: string) =>
    (await shop.get(`/Organization/Features?${query}`)).items
      .map((item) => item.text('ReferenceFeature'))
      .join();
  const expected: Readonly<Record<string, string>> = {
    'TypeFeature=OnOff': 'a',
    'IsVisible=False': 'a',
    'featurename=50 %25': 'b',
    'FeatureName=_': '',
    'ReferenceFeature=c': 'c',
    'StateLife=DisabledUser': 'c',
    [`IdFeature=${gamma.number('Id')}`]: 'c',
    [`IdUserCreation=${gamma.number('IdUserCreation')}`]: 'a,b,c',
    'IdUserCreation=999999': '',
    'IdUserUpdate=999999': '',
    'DateCreationMin=2026-01-01T09:00:00Z': 'a,b,c',
    'DateCreationMin=2026-01-01T09:00:01Z': '',
    'DateCreationMax=2026-01-01T08:59:59Z': '',
    'DateUpdateMin=2026-01-01T09:00:00Z&DateUpdateMax=2026-01-01T09:00:00Z': 'a,b,c',
    'SizePage=2&Page=2': 'c',
    'WithQuantity=true&IdBusiness=&Links=false': 'b,c',
  };
  const actual = await Promise.all(
    Object.keys(expected).map(async (query) => [query, await found(query)] as const),
  );
  assert.deepEqual(Object.fromEntries(actual), expected);
});

test('who made and who changed it is told when `extra` asks', async () => {
  const shop = await server.open();
  const developer = await shop.as('Developer');
  const created = await shop.post('/Organization/Features', { Name: 'Sites', TypeFeature: 'OnOff' });
  const path = `/Organization/Features/${created.number('Id')}`;
  assert.equal(created.has('UserCreation'), false);
  await developer.patch(path, { Name: 'Web sites' });
  const shown = await shop.get(`${path}?extra=UserCreation&extra=UserUpdate`);
  assert.deepEqual([shown.text('UserCreation.Name'), shown.text('UserUpdate.Name')], ['Owner', 'Developer']);
  const [listed] = (await shop.get('/Organization/Features?extra=all')).items;
  assert.equal(listed?.text('UserUpdate.Name'), 'Developer');
});

test('what cannot be is refused, and nothing is half-written', async () => {
  const shop = await server.open();
  const created = await shop.post('/Organization/Features', {
    ReferenceFeature: 'sites',
    Name: 'Sites',
    TypeFeature: 'OnOff',
  });
  const path = `/Organization/Features/${created.number('Id')}`;
  const other = await shop.post('/Organization/Features', {
    ReferenceFeature: 'b',
    Name: 'B',
    TypeFeature: 'OnOff',
  });
  await shop.run(opening, (context) =>
    declareOffer(context, shop.segment.id, {
      reference: 'pro',
      title: { en: 'Pro' },
      amountRecurrence: 1,
      features: [{ reference: 'sites' }],
    }),
  );
  const refusals: readonly (readonly [Promise<string>, string])[] = [
    [shop.refusal('POST', '/Organization/Features', { Name: 'A' }), '422 Error.Input.Missing'],
    [
      shop.refusal('POST', '/Organization/Features', { Name: 'A', TypeFeature: 'Sometimes' }),
      '422 Error.Input.Invalid',
    ],
    [
      shop.refusal('POST', '/Organization/Features', {
        ReferenceFeature: 'sites',
        Name: 'A',
        TypeFeature: 'OnOff',
      }),
      '409 Error.Feature.Reference.Taken',
    ],
    [shop.refusal('PATCH', path, { ReferenceFeature: 'b' }), '409 Error.Feature.Reference.Taken'],
    [shop.refusal('PATCH', path, { TypeFeature: 'Limitation' }), '403 Error.Feature.Type.Locked'],
    [shop.refusal('DELETE', path), '403 Error.Feature.InUse'],
    [
      shop.refusal('PATCH', path, { Title: { fr: 'x'.repeat(5_000) }, IsVisible: false }),
      '422 Error.Input.Invalid',
    ],
    [shop.refusal('GET', '/Organization/Features?IdBusiness=999999'), '403 Error.Api.Business.Unaccessible'],
    [
      shop.refusal('POST', '/Organization/Features', {
        IdBusiness: 999_999,
        Name: 'A',
        TypeFeature: 'OnOff',
      }),
      '403 Error.Api.Business.Unaccessible',
    ],
  ];
  for (const [actual, wanted] of refusals) assert.equal(await actual, wanted);
  assert.equal((await shop.get(path)).at('IsVisible'), true);
  assert.equal(
    (await shop.get(`/Organization/Features?IdBusiness=${shop.businessId}`)).number('TotalItems'),
    2,
  );
  assert.equal(other.text('ReferenceFeature'), 'b');
});

test('a role does what it may, a key no more than its scopes', async () => {
  const shop = await server.open();
  const feature = { Name: 'A', TypeFeature: 'OnOff' };
  const developer = await shop.as('Developer');
  await developer.post('/Organization/Features', feature);
  for (const role of ['Finance', 'Support', 'ReadOnly'] as const) {
    const client = await shop.as(role);
    assert.equal(
      await client.refusal('POST', '/Organization/Features', feature),
      '403 Error.Api.Permission.Missing',
    );
    assert.equal((await client.get('/Organization/Features')).number('TotalItems'), 1);
  }
  const reader = await shop.as('Owner', ['BackOfficeRead']);
  assert.equal(
    await reader.refusal('POST', '/Organization/Features', feature),
    '403 Error.Api.Permission.Missing',
  );
  const live = await shop.as('Owner', ['LiveRead', 'LiveWrite']);
  assert.equal(await live.refusal('GET', '/Organization/Features'), '403 Error.Api.Permission.Missing');
});
