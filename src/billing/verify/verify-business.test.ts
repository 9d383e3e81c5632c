import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openBusyShop } from '../../../tests/support/busy-shop.ts';
import { corrupt, keepCopies, putBack } from '../../../tests/support/corruption.ts';
import { addCustomers, addOffer, numberedReferences, sell } from '../../../tests/support/sales.ts';
import { opening, openShop, type Shop } from '../../../tests/support/shop.ts';
import { openTestDatabase } from '../../database/testing.ts';
import type { Fault } from './fault.ts';
import { verifyBusiness } from './verify-business.ts';

const database = await openTestDatabase();
after(() => database.close());
const shop = await openBusyShop(undefined, { database });
await keepCopies(shop.pool);

async function verify(
  of: Shop,
): Promise<{ faults: Fault[]; counts: Awaited<ReturnType<typeof verifyBusiness>> }> {
  const faults: Fault[] = [];
  const counts = await verifyBusiness(of.kysely, of.businessId, (fault) => faults.push(fault));
  assert.equal(counts.faults, faults.length);
  return { faults, counts };
}

async function idOf(query: string): Promise<number> {
  const { rows } = await shop.pool.query<{ id: number }>(query);
  const [row] = rows;
  assert.ok(row, query);
  return row.id;
}

const inMain = `segment_id = ${shop.segment.id}`;
const invoiceId = (number: number) =>
  idOf(`select id from invoice where ${inMain} and kind = 'Debit' and number = ${number}`);
const lineOf = (id: number) =>
  idOf(`select balance_line_id as id from invoice_line where invoice_id = ${id} limit 1`);
const subscriptionId = (customer: string, offer: string) =>
  idOf(`select s.id from subscription s join customer c on c.id = s.customer_id join offer o on o.id = s.offer_id
    where c.reference = '${customer}' and o.reference = '${offer}'`);

const third = await invoiceId(3);
const fourth = await invoiceId(4);
const last = await idOf(
  `select id from invoice where ${inMain} and kind = 'Debit' order by number desc limit 1`,
);
/** Credited in part, in two rates, by two notes. */
const credited = await idOf(
  `select min(corrected_invoice_id) as id from invoice where number = 1 and kind = 'Credit' and ${inMain}`,
);
const creditNote = await idOf(`select id from invoice where number = 1 and kind = 'Credit' and ${inMain}`);
const paid = await idOf(`select invoice_id as id from payment order by id limit 1`);
const running = await subscriptionId('payer', 'pro');
const suspended = await subscriptionId('suspended', 'pro');
const trial = await subscriptionId('tried', 'trial');
const draftLine = await idOf(
  `select id from balance_line where state = 'Due' and invoice_id is null limit 1`,
);

/** What is corrupted, the codes that it is told by, and on which rows. */
interface Corruption {
  readonly what: string;
  readonly statement: string;
  readonly codes: readonly string[];
  readonly ids: readonly number[];
}

const corruptions: readonly Corruption[] = [
  {
    what: 'a hash',
    statement: `update invoice set hash = repeat('a', 64) where id = ${third}`,
    codes: ['Document.Chain', 'Document.Seal'],
    ids: [third, fourth],
  },
  {
    what: 'the name of a buyer',
    statement: `update invoice set buyer = jsonb_set(buyer, '{name}', '"Else"') where id = ${third}`,
    codes: ['Document.Seal'],
    ids: [third],
  },
  {
    what: 'something added to a buyer',
    statement: `update invoice set buyer = buyer || '{"hidden": 1}' where id = ${third}`,
    codes: ['Document.Seal'],
    ids: [third],
  },
  {
    what: 'a buyer that is none',
    statement: `update invoice set buyer = '{}' where id = ${third}`,
    codes: ['Document.Unreadable'],
    ids: [third],
  },
  {
    what: 'a label',
    statement: `update invoice_line set label = 'Else' where invoice_id = ${third} and position = 1`,
    codes: ['Document.Seal'],
    ids: [third],
  },
  {
    what: 'a limit of payment',
    statement: `update invoice set payment_limit_at = payment_limit_at + interval '1 day' where id = ${third}`,
    codes: ['Document.Seal'],
    ids: [third],
  },
  {
    what: 'a document that is gone',
    statement: `delete from invoice where id = ${third}`,
    codes: ['BalanceLine.Unbilled', 'Document.Chain', 'Series.Gap'],
    ids: [fourth],
  },
  {
    what: 'the last document gone',
    statement: `with gone as (delete from invoice where id = ${last} returning id),
      lines as (delete from invoice_line where invoice_id in (table gone)),
      taxes as (delete from invoice_tax where invoice_id in (table gone))
      update balance_line set invoice_id = null, state = 'Due' where invoice_id in (table gone)`,
    codes: ['Series.Counter'],
    ids: [shop.segment.id],
  },
  {
    what: 'the order of issue',
    statement: `update invoice set issued_at = issued_at + interval '1 hour' where id = ${third}`,
    codes: ['Document.Order', 'Document.Seal'],
    ids: [third, fourth],
  },
  {
    what: 'a line that is gone',
    statement: `delete from invoice_line where invoice_id = ${third} and position = 1`,
    codes: ['BalanceLine.NotOnInvoice', 'Document.Lines', 'Document.Seal', 'Document.TaxOfLines'],
    ids: [third],
  },
  {
    what: 'the amount of a line',
    statement: `update invoice_line set amount_subtotal = amount_subtotal + 1 where invoice_id = ${third} and position = 1`,
    codes: ['BalanceLine.Amount', 'Document.Lines', 'Document.Seal', 'Document.TaxOfLines'],
    ids: [third],
  },
  {
    what: 'the tax of a line',
    statement: `update invoice_line set amount_tax = amount_tax + 1 where invoice_id = ${third} and position = 1`,
    codes: ['Document.Lines', 'Document.Seal', 'Document.TaxOfLines'],
    ids: [third],
  },
  {
    what: 'a tax that is gone',
    statement: `delete from invoice_tax where invoice_id = ${third} and position = 2`,
    codes: ['Document.Seal', 'Document.TaxOfLines', 'Document.Taxes'],
    ids: [third],
  },
  {
    what: 'a tax of nothing',
    statement: `insert into invoice_tax select business_id, invoice_id, 3, category, 0, country, mention, 0, 0
      from invoice_tax where invoice_id = ${third} and position = 1`,
    codes: ['Document.Seal', 'Document.TaxOfLines'],
    ids: [third],
  },
  {
    what: 'a rounding, everywhere alike',
    statement: `with a as (update invoice_tax set tax_amount = tax_amount + 1 where invoice_id = ${third} and position = 1),
      b as (update invoice_line set amount_tax = amount_tax + 1 where invoice_id = ${third} and position = 1)
      update invoice set amount_tax = amount_tax + 1, amount_total = amount_total + 1 where id = ${third}`,
    codes: ['Document.Seal', 'Document.TaxRounding'],
    ids: [third],
  },
  {
    what: 'more credited than there was at a rate',
    statement: `with a as (update invoice_tax set base_amount = base_amount + 5000 where invoice_id = ${creditNote} and position = 2),
      b as (update invoice_tax set base_amount = base_amount - 5000 where invoice_id = ${creditNote} and position = 1)
      select 1`,
    codes: ['CreditNote.Excess', 'Document.Seal', 'Document.TaxOfLines'],
    ids: [credited, creditNote],
  },
  {
    what: 'the sum of the credit notes',
    statement: `update invoice set amount_credited = amount_credited - 1 where id = ${credited}`,
    codes: ['Invoice.Credited'],
    ids: [credited],
  },
  {
    what: 'a payment that is gone',
    statement: `delete from payment where invoice_id = ${paid}`,
    codes: ['Invoice.Paid'],
    ids: [paid],
  },
  {
    what: 'a payment twice',
    statement: `with a as (insert into payment select (jsonb_populate_record(null::payment, to_jsonb(p) || '{"id": 99}')).*
      from payment p where invoice_id = ${paid}) update invoice set amount_paid = 2 * amount_paid where id = ${paid}`,
    codes: ['Invoice.Overpaid'],
    ids: [paid],
  },
  {
    what: 'a billed line without invoice',
    statement: `update balance_line set invoice_id = null where id = ${await lineOf(third)}`,
    codes: ['BalanceLine.Unbilled', 'InvoiceLine.Stray'],
    ids: [await lineOf(third), third],
  },
  {
    what: 'a line billed nowhere',
    statement: `update balance_line set state = 'Billed' where id = ${draftLine}`,
    codes: ['BalanceLine.Unbilled'],
    ids: [draftLine],
  },
  {
    what: 'a billed line that is due again',
    statement: `update balance_line set state = 'Due' where id = ${await lineOf(third)}`,
    codes: ['BalanceLine.StillDue'],
    ids: [await lineOf(third)],
  },
  {
    what: 'the amount of a billed line',
    statement: `update balance_line set amount = amount + 1 where id = ${await lineOf(third)}`,
    codes: ['BalanceLine.Amount'],
    ids: [await lineOf(third)],
  },
  {
    what: 'a billed line that points to another invoice',
    statement: `update balance_line b set invoice_id = (select max(i.id) from invoice i
      where i.customer_id = b.customer_id and i.number is not null) where id = ${await lineOf(third)}`,
    codes: ['BalanceLine.NotOnInvoice', 'InvoiceLine.Stray'],
    ids: [await lineOf(third), third],
  },
  {
    what: 'a line billed to somebody else',
    statement: `update balance_line set customer_id = (select customer_id from invoice where id = ${fourth})
      where id = ${await lineOf(third)}`,
    codes: ['BalanceLine.Unbilled'],
    ids: [await lineOf(third)],
  },
  {
    what: 'a period that is gone',
    statement: `delete from subscription_period where subscription_id = ${running} and number = 2`,
    codes: ['Period.Missing'],
    ids: [running],
  },
  {
    what: 'a first period that is gone',
    statement: `delete from subscription_period where subscription_id = ${trial} and number in (0, 1)`,
    codes: ['Period.Missing'],
    ids: [trial],
  },
  {
    what: 'periods that overlap',
    statement: `update subscription_period set end_at = end_at + interval '1 hour'
      where subscription_id = ${running} and number = 1`,
    codes: ['Period.Overlap'],
    ids: [running],
  },
  {
    what: 'a gap between periods',
    statement: `update subscription_period set end_at = end_at - interval '1 hour'
      where subscription_id = ${running} and number = 1`,
    codes: ['Period.Gap'],
    ids: [running],
  },
  {
    what: 'a gap whose restart never was',
    statement: `delete from event where subscription_id = ${suspended} and type = 'SubscriptionRestarted'`,
    codes: ['Period.Gap'],
    ids: [suspended],
  },
  {
    what: 'the running period',
    statement: `update subscription set period_end_at = period_end_at + interval '1 hour' where id = ${running}`,
    codes: ['Subscription.Period'],
    ids: [running],
  },
  {
    what: 'a subscription that is never looked at again',
    statement: `update subscription set next_renewal_at = null where id = ${running}`,
    codes: ['Subscription.Unscheduled'],
    ids: [running],
  },
  {
    what: 'a counter set back',
    statement: `update number_series set last_number = last_number - 1 where ${inMain} and kind = 'Debit'`,
    codes: ['Series.Counter'],
    ids: [shop.segment.id],
  },
];

const clean = await verify(shop);

test('a database to which all that can happen has happened is clean', async () => {
  const { faults, counts } = clean;
  assert.deepEqual(faults, []);
  const { rows } = await shop.pool.query(
    `select (select count(*) from invoice where number is not null) as documents,
      (select count(*) from invoice_line l join invoice i on i.id = l.invoice_id and i.number is not null) as lines,
      (select count(*) from subscription) as subscriptions, (select count(*) from subscription_period) as periods`,
  );
  assert.deepEqual({ ...counts }, { ...rows[0], faults: 0 });
  assert.ok(counts.documents > 30 && counts.lines > 100 && counts.subscriptions > 20);
});

for (const { what, statement, codes, ids } of corruptions) {
  test(`found: ${what}`, async (t) => {
    t.after(() => putBack(shop.pool));
    await corrupt(shop.pool, statement);
    const { faults, counts } = await verify(shop);
    assert.deepEqual([...new Set(faults.map(({ code }) => code))].sort(), codes);
    for (const id of ids)
      assert.ok(
        faults.some((fault) => fault.id === id),
        `told of ${id}`,
      );
    for (const { message } of faults) assert.doesNotMatch(message.en + message.fr, /[{}]|undefined|NaN/);
    assert.equal(counts.subscriptions, clean.counts.subscriptions, 'the rest was looked at all the same');
  });
}

test('the printed seller is part of every seal', async (t) => {
  t.after(() => putBack(shop.pool));
  await corrupt(shop.pool, `update seller_snapshot set content = content || '{"iban": "FR76"}'`);
  const { faults, counts } = await verify(shop);
  assert.deepEqual(new Set(faults.map(({ code }) => code)), new Set(['Document.Seal']));
  assert.equal(faults.length, counts.documents);
});

test('another business is neither read nor blamed', async (t) => {
  const other = await openShop(undefined, { database });
  t.after(() => putBack(shop.pool));
  await corrupt(shop.pool, `update invoice set hash = repeat('a', 64)`);
  const { counts } = await verify(other);
  assert.deepEqual({ ...counts }, { documents: 0, lines: 0, subscriptions: 0, periods: 0, faults: 0 });
});

test('a series is followed from batch to batch', async (t) => {
  const large = await openShop(t);
  const offerId = await addOffer(large, 'pro');
  const customerIds = await addCustomers(large, numberedReferences(2_001));
  await sell(large, opening, { offerId, customerIds });
  await large.tick(opening, opening);
  const seen: number[] = [];
  const found: Fault[] = [];
  const run = () =>
    verifyBusiness(
      large.kysely,
      large.businessId,
      (fault) => found.push(fault),
      ({ documents }) => seen.push(documents),
    );
  assert.equal((await run()).documents, 2_001);
  assert.deepEqual(found, []);
  assert.deepEqual([...new Set(seen)], [1_000, 2_000, 2_001]);
  await corrupt(large.pool, `update invoice set previous_hash = repeat('b', 64) where number = 1001`);
  await run();
  assert.deepEqual(
    found.map(({ code }) => code),
    ['Document.Chain', 'Document.Seal'],
  );
});
