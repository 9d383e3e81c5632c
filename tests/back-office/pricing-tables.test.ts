import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addOffer } from '../support/sales.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const tables = '/Sub/PricingTables';
const shown = '/Sub/PricingTableOffers';

test('a pricing table is created, filled, put in order, changed and deleted; its offers stay', async () => {
  const shop = await server.open();
  const offers = [await addOffer(shop, 'a'), await addOffer(shop, 'b'), await addOffer(shop, 'c')];
  const table = await shop.post(tables, { ReferencePricingTable: 'plans', Name: 'Plans', IsDefault: true });
  const id = table.number('Id');
  assert.deepEqual(
    table.pick('ReferencePricingTable', 'Name', 'IsVisible', 'IsDefault', 'Order', 'StateLife'),
    {
      ReferencePricingTable: 'plans',
      Name: 'Plans',
      IsVisible: true,
      IsDefault: true,
      Order: 0,
      StateLife: 'Ok',
    },
  );
  for (const IdOffer of offers) await shop.post(shown, { IdPricingTable: id, IdOffer });
  const order = async () =>
    (await shop.get(`${shown}?IdPricingTable=${id}`)).items
      .map((item) => item.text('ReferenceOffer'))
      .join('');
  assert.equal(await order(), 'abc');
  await shop.post(`${tables}/${id}/Order`, { Offers: offers.toReversed() }, 200);
  assert.equal(await order(), 'cba');
  const [first] = (await shop.get(shown)).items;
  const one = `${shown}/${first?.number('Id')}`;
  assert.equal((await shop.get(one)).text('ReferenceOffer'), first?.text('ReferenceOffer'));
  await shop.patch(one, { Order: 9 });
  assert.equal(await order(), 'bac');
  await shop.remove(one);
  assert.equal(await order(), 'ba');
  const second = await shop.post(tables, {
    ReferencePricingTable: 'other',
    Name: 'Other',
    IsDefault: true,
    Order: 5,
  });
  assert.equal((await shop.get(`${tables}/${id}`)).at('IsDefault'), false);
  const changed = await shop.patch(`${tables}/${second.number('Id')}`, {
    ReferencePricingTable: 'more',
    Name: 'More',
    IsVisible: false,
    Title: { fr: 'Encore', en: 'More' },
  });
  assert.deepEqual(changed.pick('ReferencePricingTable', 'Name', 'IsVisible', 'Order', 'Title'), {
    ReferencePricingTable: 'more',
    Name: 'More',
    IsVisible: false,
    Order: 5,
    Title: { fr: 'Encore', en: 'More' },
  });
  await shop.remove(`${tables}/${id}`);
  assert.equal((await shop.get(shown)).number('TotalItems'), 0);
  assert.equal((await shop.get('/Sub/Offers')).number('TotalItems'), 3);
});

test('each filter keeps what it names', async () => {
  const shop = await server.open();
  const other = await shop.addSegment({ reference: 'other' });
  const [a, b] = [await addOffer(shop, 'a'), await addOffer(shop, 'b')];
  const first = await shop.post(tables, { ReferencePricingTable: 'first', Name: 'First', Order: 2 });
  await shop.post(tables, { ReferencePricingTable: 'second', Name: 'Second', IsVisible: false, Order: 1 });
  await shop.post(tables, { ReferencePricingTable: 'third', Name: 'Third', IdSegment: other.id });
  const found = async (query: string) =>
    (await shop.get(`${tables}?${query}`)).items.map((item) => item.text('ReferencePricingTable')).join();
  for (const [query, wanted] of [
    ['', 'second,first,third'],
    ['IsVisible=true', 'first,third'],
    ['ReferencePricingTable=first', 'first'],
    ['ReferenceSegment=other', 'third'],
    [`IdSegment=${shop.segment.id}&SizePage=1&Page=2`, 'first'],
    ['DateCreationMin=2026-01-01T09:00:01Z', ''],
    ['IdUserUpdate=999999', ''],
    [`IdUserCreation=${first.number('IdUserCreation')}`, 'second,first,third'],
  ] as const)
    assert.equal(await found(query), wanted, query);
  const [listed] = (await shop.get(`${tables}?extra=Segment&extra=UserCreation`)).items;
  assert.deepEqual([listed?.text('Segment.Name') !== '', listed?.text('UserCreation.Name')], [true, 'Owner']);

  for (const IdOffer of [a, b]) await shop.post(shown, { IdPricingTable: first.number('Id'), IdOffer });
  const offersOf = async (query: string) =>
    (await shop.get(`${shown}?${query}`)).items.map((item) => item.text('ReferenceOffer')).join();
  for (const [query, wanted] of [
    ['', 'a,b'],
    [`IdOffer=${b}`, 'b'],
    ['ReferenceSegment=other', ''],
    ['DateUpdateMin=2026-01-01T09:00:00Z&DateUpdateMax=2026-01-01T09:00:00Z', 'a,b'],
    ['IdUserUpdate=999999', ''],
  ] as const)
    assert.equal(await offersOf(query), wanted, query);
});

test('what cannot be is refused', async () => {
  const shop = await server.open();
  const other = await shop.addSegment({ reference: 'other' });
  const offer = await addOffer(shop, 'a');
  const foreign = await addOffer(shop, 'b', {}, other.id);
  const table = await shop.post(tables, { ReferencePricingTable: 'plans', Name: 'Plans' });
  const second = await shop.post(tables, { ReferencePricingTable: 'more', Name: 'More' });
  const id = table.number('Id');
  const inIt = await shop.post(shown, { IdPricingTable: id, IdOffer: offer });
  const refusals: readonly (readonly [Promise<string>, string])[] = [
    [
      shop.refusal('POST', tables, { ReferencePricingTable: 'plans', Name: 'x' }),
      '409 Error.PricingTable.Reference.Taken',
    ],
    [
      shop.refusal('PATCH', `${tables}/${second.number('Id')}`, { ReferencePricingTable: 'plans' }),
      '409 Error.PricingTable.Reference.Taken',
    ],
    [shop.refusal('GET', `${tables}/999999`), '404 Error.PricingTable.NotFound'],
    [shop.refusal('PATCH', `${tables}/999999`, {}), '404 Error.PricingTable.NotFound'],
    [shop.refusal('DELETE', `${tables}/999999`), '404 Error.PricingTable.NotFound'],
    [shop.refusal('POST', `${tables}/999999/Order`, { Offers: [] }), '404 Error.PricingTable.NotFound'],
    [shop.refusal('POST', `${tables}/${id}/Order`, { Offers: [offer, foreign] }), '422 Error.Input.Invalid'],
    [
      shop.refusal('POST', shown, { IdPricingTable: id, IdOffer: offer }),
      '409 Error.PricingTableOffer.Taken',
    ],
    [shop.refusal('POST', shown, { IdPricingTable: id, IdOffer: foreign }), '404 Error.Offer.NotFound'],
    [
      shop.refusal('POST', shown, { IdPricingTable: 999_999, IdOffer: offer }),
      '404 Error.PricingTable.NotFound',
    ],
    [
      shop.refusal('PATCH', `${shown}/${inIt.number('Id')}`, { IdOffer: foreign }),
      '404 Error.Offer.NotFound',
    ],
    [shop.refusal('GET', `${shown}/999999`), '404 Error.PricingTableOffer.NotFound'],
    [shop.refusal('PATCH', `${shown}/999999`, {}), '404 Error.PricingTableOffer.NotFound'],
    [shop.refusal('DELETE', `${shown}/999999`), '404 Error.PricingTableOffer.NotFound'],
    [(await shop.as('Support')).refusal('POST', tables, { Name: 'x' }), '403 Error.Api.Permission.Missing'],
  ];
  for (const [actual, wanted] of refusals) assert.equal(await actual, wanted);
});
