import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers, addOffer, sell } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Sub/Discounts';
const welcome = {
  ReferenceDiscount: 'welcome',
  Name: 'Welcome',
  TypeOff: 'PerTenThousand',
  ValueOff: 1_000,
  TargetFee: 'FlatFee',
  CountPeriods: 3,
};

test('a discount is created, read, changed, emptied of its end, and deleted', async () => {
  const shop = await server.open();
  const created = await shop.post(path, { ...welcome, Title: { fr: 'Bienvenue', en: 'Welcome' } });
  assert.deepEqual(created.pick(...Object.keys(welcome), 'StateDiscount', 'IdSegment'), {
    ...welcome,
    StateDiscount: 'Enabled',
    IdSegment: shop.segment.id,
  });
  const one = `${path}/${created.number('Id')}`;
  const changed = await shop.patch(one, {
    ReferenceDiscount: 'hello',
    ValueOff: 2_000,
    StateDiscount: 'Draft',
  });
  assert.deepEqual(changed.pick('ReferenceDiscount', 'ValueOff', 'StateDiscount', 'CountPeriods'), {
    ReferenceDiscount: 'hello',
    ValueOff: 2_000,
    StateDiscount: 'Draft',
    CountPeriods: 3,
  });
  const endless = await shop.patch(one, { Clear: ['CountPeriods'] });
  assert.equal(endless.has('CountPeriods'), false);
  assert.deepEqual((await shop.get(one)).body, endless.body);
  await shop.remove(one);
  for (const method of ['GET', 'PATCH', 'DELETE'] as const)
    assert.equal(
      await shop.refusal(method, one, method === 'PATCH' ? {} : undefined),
      '404 Error.Discount.NotFound',
    );
});

test('each filter keeps what it names', async () => {
  const shop = await server.open();
  const other = await shop.addSegment({ reference: 'other' });
  await shop.post(path, welcome);
  await shop.post(path, {
    ...welcome,
    ReferenceDiscount: 'flat',
    Name: 'Ten off',
    TypeOff: 'Flat',
    TargetFee: 'All',
    StateDiscount: 'Draft',
  });
  await shop.post(path, {
    ...welcome,
    ReferenceDiscount: 'there',
    ReferenceSegment: 'other',
    ValueOff: 5,
    CountPeriods: 1,
  });
  const found = async (query: string) =>
    (await shop.get(`${path}?${query}`)).items.map((item) => item.text('ReferenceDiscount')).join();
  const expected: Readonly<Record<string, string>> = {
    '': 'welcome,flat,there',
    'ReferenceDiscount=flat': 'flat',
    'StateDiscount=Draft': 'flat',
    'Name=ten': 'flat',
    'TargetFee=All': 'flat',
    'ValueOff=5': 'there',
    'countPeriods=1': 'there',
    [`IdSegment=${other.id}`]: 'there',
    'ReferenceSegment=other': 'there',
    'IdUserUpdate=1&DateUpdateMin=2026-01-01T09:00:01Z': '',
    'DateCreationMin=2026-01-01T09:00:00Z&DateCreationMax=2026-01-01T09:00:00Z': 'welcome,flat,there',
    'SizePage=1&Page=3': 'there',
  };
  for (const [query, wanted] of Object.entries(expected)) assert.equal(await found(query), wanted, query);
  assert.equal(await shop.refusal('GET', `${path}?ReferenceSegment=nowhere`), '404 Error.Segment.NotFound');
  const [first] = (await shop.get(`${path}?extra=all`)).items;
  assert.equal(first?.text('Segment.ReferenceSegment'), shop.segment.reference);
  assert.equal(first?.text('UserCreation.Name'), 'Owner');
});

test('what cannot be is refused; one that was given is kept; a draft is given to nobody', async () => {
  const shop = await server.open();
  const given = await shop.post(path, welcome);
  const one = `${path}/${given.number('Id')}`;
  const draft = await shop.post(path, { ...welcome, ReferenceDiscount: 'draft', StateDiscount: 'Draft' });
  const customerIds = await addCustomers(shop, ['ann']);
  const offerId = await addOffer(shop, 'pro');
  const [subscriptionId] = await sell(shop, opening, {
    offerId,
    customerIds,
    discountIds: [given.number('Id')],
  });
  const refusals: readonly (readonly [Promise<string>, string])[] = [
    [shop.refusal('DELETE', one), '403 Error.Discount.InUse'],
    [
      shop.refusal('POST', '/sub/subscriptions', {
        IdCustomer: customerIds[0],
        IdOffer: offerId,
        Discounts: [{ ReferenceDiscount: 'draft' }],
      }),
      '403 Error.Discount.Draft',
    ],
    [shop.refusal('POST', path, welcome), '409 Error.Discount.Reference.Taken'],
    [shop.refusal('PATCH', one, { ReferenceDiscount: 'draft' }), '409 Error.Discount.Reference.Taken'],
    [
      shop.refusal('POST', path, { ...welcome, ReferenceDiscount: 'x', ValueOff: 10_001 }),
      '422 Error.Input.Invalid',
    ],
    [shop.refusal('PATCH', one, { ValueOff: 10_001, Name: 'No' }), '422 Error.Input.Invalid'],
    [shop.refusal('POST', path, { Name: 'x' }), '422 Error.Input.Missing'],
    [
      shop.refusal('POST', '/Sub/SubscriptionDiscounts', {
        IdSubscription: subscriptionId,
        IdDiscount: draft.number('Id'),
      }),
      '403 Error.Discount.Draft',
    ],
    [
      shop.refusal('POST', '/Sub/SubscriptionDiscounts', {
        IdSubscription: subscriptionId,
        IdDiscount: 999_999,
      }),
      '404 Error.Discount.NotFound',
    ],
    [(await shop.as('Finance')).refusal('POST', path, welcome), '403 Error.Api.Permission.Missing'],
  ];
  for (const [actual, wanted] of refusals) assert.equal(await actual, wanted);
  assert.equal((await shop.get(one)).text('Name'), 'Welcome');
});
