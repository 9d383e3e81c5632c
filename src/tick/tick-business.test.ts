import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type LedgerDocument, readBalance, readLedger, readPeriods } from '../../tests/support/ledger.ts';
import { addCustomers, addDiscount, addFeature, addOffer, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop, type ShopOptions } from '../../tests/support/shop.ts';
import { openTestDatabase } from '../database/testing.ts';
import { updateUsages } from '../usage/update-usages.ts';
import { tickAt } from './tick-business.ts';

const database = await openTestDatabase();
after(() => database.close());
const open = (options: ShopOptions = {}) => openShop(undefined, { database, ...options });

/** `2026-01-01 F-2026-000001 1000+200`, then the lines. */
function told({ issuedAt, fullNumber, subtotal, tax, lines }: LedgerDocument): string[] {
  return [`${issuedAt} ${fullNumber} ${subtotal}+${tax}`, ...lines];
}

async function ledgerOf(shop: Shop): Promise<string[][]> {
  return (await readLedger(shop.kysely, shop.businessId)).map(told);
}

const perUnit = (amount: number) => [
  { quantityMax: null, increment: 1, amountPerIncrement: amount, amountCeiling: null },
];

test('a small catalogue over three months: fees in advance, usage in arrears, discounts while they last', async () => {
  const shop = await open();
  await addFeature(shop, 'seats', 'Limitation');
  await addFeature(shop, 'mails', 'Consumption');
  const offerId = await addOffer(shop, 'pro', {
    amountRecurrence: 2_990,
    amountUpFront: 5_000,
    features: [
      { reference: 'seats', quantityIncluded: 1, quantityCurrent: 2, steps: perUnit(500) },
      { reference: 'mails', quantityIncluded: 100, steps: perUnit(3) },
    ],
  });
  const quarter = {
    typeOff: 'PerTenThousand',
    valueOff: 2_500,
    targetFee: 'FlatFee',
    countPeriods: 1,
  } as const;
  const discountIds = [await addDiscount(shop, 'welcome', quarter)];
  await sell(shop, opening, { offerId, customerIds: await addCustomers(shop, ['ada']), discountIds });
  await shop.tick(opening, at('2026-01-16T21:00Z'));
  const use = (featureReference: string, increment: number) =>
    ({ featureReference, customerReference: 'ada', change: { kind: 'Increment', increment } }) as const;
  // Half of January is left: a third seat is half a seat's price until the renewal.
  await shop.run(at('2026-01-16T21:00Z'), (context) =>
    updateUsages(context, [use('mails', 141), use('seats', 1)]),
  );
  const counts = await shop.tick(at('2026-01-16T21:00Z'), at('2026-03-01T09:00Z'));
  assert.deepEqual(counts, { renewed: 2, invoiced: 2, finalised: 0, charged: 0, overdue: 0 });
  const january = '2026-01-01T09:00:00.000Z … 2026-02-01T09:00:00.000Z';
  const february = '2026-02-01T09:00:00.000Z … 2026-03-01T09:00:00.000Z';
  const march = '2026-03-01T09:00:00.000Z … 2026-04-01T08:00:00.000Z';
  assert.deepEqual(await ledgerOf(shop), [
    [
      '2026-01-01T09:00:00.000Z F-2026-000001 7742+1548',
      `pro | 2990 | ${january}`,
      `pro: discount “welcome” | -748 | ${january}`,
      'pro: set-up fee | 5000 | 2026-01-01T09:00:00.000Z',
      `seats | 500 | ${january}`,
    ],
    [
      '2026-02-01T09:00:00.000Z F-2026-000002 4363+873',
      `mails: usage | 123 | ${january}`,
      `pro | 2990 | ${february}`,
      `seats | 1000 | ${february}`,
      'seats: change during the period | 250 | 2026-01-16T21:00:00.000Z … 2026-02-01T09:00:00.000Z',
    ],
    ['2026-03-01T09:00:00.000Z F-2026-000003 3990+798', `pro | 2990 | ${march}`, `seats | 1000 | ${march}`],
  ]);
});

test('ticking again changes nothing', async () => {
  const shop = await open();
  await sell(shop, opening, {
    offerId: await addOffer(shop, 'pro'),
    customerIds: await addCustomers(shop, ['ada', 'bob']),
  });
  const until = at('2026-03-05T00:00Z');
  await shop.tick(opening, until);
  const read = async () => [
    await readLedger(shop.kysely, shop.businessId),
    await readPeriods(shop.kysely, shop.businessId),
    await readBalance(shop.kysely, shop.businessId),
  ];
  const before = await read();
  const nothing = { renewed: 0, invoiced: 0, finalised: 0, charged: 0, overdue: 0 };
  assert.deepEqual(await shop.tick(opening, until), nothing);
  assert.deepEqual(await shop.tick(until, until), nothing);
  assert.deepEqual(await tickAt(shop.kysely, shop.businessId, until), nothing);
  assert.deepEqual(await read(), before);
});

test('what is late is done now, and dated now: one invoice for what fell due meanwhile', async () => {
  const shop = await open();
  await sell(shop, opening, {
    offerId: await addOffer(shop, 'pro'),
    customerIds: await addCustomers(shop, ['ada']),
  });
  const counts = await tickAt(shop.kysely, shop.businessId, at('2026-03-10T12:00Z'));
  assert.deepEqual(counts, { renewed: 2, invoiced: 1, finalised: 0, charged: 0, overdue: 0 });
  assert.deepEqual(await ledgerOf(shop), [
    [
      '2026-03-10T12:00:00.000Z F-2026-000001 3000+600',
      'pro | 1000 | 2026-01-01T09:00:00.000Z … 2026-02-01T09:00:00.000Z',
      'pro | 1000 | 2026-02-01T09:00:00.000Z … 2026-03-01T09:00:00.000Z',
      'pro | 1000 | 2026-03-01T09:00:00.000Z … 2026-04-01T08:00:00.000Z',
    ],
  ]);
  const { rows } = await shop.pool.query('select next_billing_at from customer where business_id = $1', [
    shop.businessId,
  ]);
  assert.deepEqual(rows, [{ next_billing_at: at('2026-04-01T08:00Z') }]);
});

test('a month that is too short does not shift the day of the next ones', async () => {
  const shop = await open();
  await sell(shop, at('2026-01-31T09:00Z'), {
    offerId: await addOffer(shop, 'pro'),
    customerIds: await addCustomers(shop, ['ada']),
  });
  await shop.tick(at('2026-01-31T09:00Z'), at('2026-05-01T00:00Z'));
  const dates = (await readLedger(shop.kysely, shop.businessId)).map(({ issuedAt }) => issuedAt);
  // 09:00 in winter and 08:00 in summer are the same 10 o'clock in Paris.
  assert.deepEqual(dates, [
    '2026-01-31T09:00:00.000Z',
    '2026-02-28T09:00:00.000Z',
    '2026-03-31T08:00:00.000Z',
    '2026-04-30T08:00:00.000Z',
  ]);
});

test('drafts wait for their hours, then take their numbers and the buyer as it is', async () => {
  const shop = await open({ segment: { draftHours: 48 } });
  await sell(shop, opening, {
    offerId: await addOffer(shop, 'pro'),
    customerIds: await addCustomers(shop, ['ada', 'bob']),
  });
  assert.deepEqual(await shop.tick(opening, at('2026-01-03T08:59Z')), {
    renewed: 0,
    invoiced: 2,
    finalised: 0,
    charged: 0,
    overdue: 0,
  });
  const drafts = await readLedger(shop.kysely, shop.businessId);
  assert.deepEqual(
    drafts.map(({ fullNumber, issuedAt, state, total }) => ({ fullNumber, issuedAt, state, total })),
    Array.from({ length: 2 }, () => ({ fullNumber: null, issuedAt: null, state: 'Draft', total: 1_200 })),
  );
  const waiting = await readBalance(shop.kysely, shop.businessId);
  assert.deepEqual(
    waiting.map(({ state, isOnInvoice }) => ({ state, isOnInvoice })),
    Array.from({ length: 2 }, () => ({ state: 'Due', isOnInvoice: true })),
  );
  await shop.pool.query(
    `update customer set name = 'Ada Lovelace' where business_id = $1 and reference = 'ada'`,
    [shop.businessId],
  );
  const counts = await shop.tick(at('2026-01-03T08:59Z'), at('2026-01-03T09:00Z'));
  assert.deepEqual(counts, { renewed: 0, invoiced: 0, finalised: 2, charged: 0, overdue: 0 });
  const issued = await readLedger(shop.kysely, shop.businessId);
  assert.deepEqual(
    issued.map(({ issuedAt, state, paymentLimitAt }) => ({ issuedAt, state, paymentLimitAt })),
    Array.from({ length: 2 }, () => ({
      issuedAt: '2026-01-03T09:00:00.000Z',
      state: 'DueOffline',
      paymentLimitAt: '2026-02-02T09:00:00.000Z',
    })),
  );
  assert.deepEqual(issued.map(({ fullNumber }) => fullNumber).sort(), ['F-2026-000001', 'F-2026-000002']);
  const { rows } = await shop.pool.query(
    `select buyer ->> 'name' as name from invoice where business_id = $1 order by number`,
    [shop.businessId],
  );
  assert.deepEqual(rows, [{ name: 'Ada Lovelace' }, { name: 'Customer bob' }]);
  const states = (await readBalance(shop.kysely, shop.businessId)).map(({ state }) => state);
  assert.deepEqual(states, ['Billed', 'Billed']);
});

test('an unpaid invoice becomes overdue so many days after its limit, once', async () => {
  const shop = await open({ segment: { paymentTermDays: 10, overdueAfterDays: 5 } });
  const offerId = await addOffer(shop, 'once', { countRecurrences: 1 });
  await sell(shop, opening, { offerId, customerIds: await addCustomers(shop, ['ada', 'bob']) });
  await shop.tick(opening, opening);
  await shop.pool.query(
    `update invoice set state = 'Paid' where business_id = $1 and customer_id = (select id from customer
       where business_id = $1 and reference = 'bob')`,
    [shop.businessId],
  );
  await shop.tick(opening, at('2026-01-16T08:59Z'));
  const stateOf = async () => (await readLedger(shop.kysely, shop.businessId)).map(({ state }) => state);
  assert.deepEqual(await stateOf(), ['DueOffline', 'Paid']);
  const counts = await shop.tick(at('2026-01-16T08:59Z'), at('2026-01-31T00:00Z'));
  assert.deepEqual(counts, { renewed: 0, invoiced: 0, finalised: 0, charged: 0, overdue: 1 });
  assert.deepEqual(await stateOf(), ['ProblemOverdue', 'Paid']);
  const { rows } = await shop.pool.query(
    `select type, occurred_at from event where business_id = $1 and type = 'InvoiceDebitOverdue'`,
    [shop.businessId],
  );
  assert.deepEqual(rows, [{ type: 'InvoiceDebitOverdue', occurred_at: at('2026-01-16T09:00Z') }]);
});

test('two businesses share the database and nothing else', async () => {
  const [one, other] = [await open(), await open()];
  for (const shop of [one, other])
    await sell(shop, opening, {
      offerId: await addOffer(shop, 'pro'),
      customerIds: await addCustomers(shop, ['ada']),
    });
  await one.tick(opening, at('2026-02-15T00:00Z'));
  assert.deepEqual(await readLedger(other.kysely, other.businessId), []);
  await other.tick(opening, at('2026-02-15T00:00Z'));
  const ledger = await readLedger(one.kysely, one.businessId);
  assert.deepEqual(
    ledger.map(({ fullNumber }) => fullNumber),
    ['F-2026-000001', 'F-2026-000002'],
  );
  assert.deepEqual(await readLedger(other.kysely, other.businessId), ledger);
});
