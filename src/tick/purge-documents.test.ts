/** Ten years after, and not a day before: documents of anonymised customers lose who bought, and nothing else. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { addCustomers } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { addBalanceLine } from '../billing/add-balance-line.ts';
import { billCustomer } from '../billing/bill-customer.ts';
import { issueCreditNote } from '../billing/issue-credit-note.ts';
import { purgeDocuments } from '../billing/purge-documents.ts';
import { verifyBusiness } from '../billing/verify/verify-business.ts';
import { anonymiseCustomer } from '../customers/anonymise-customer.ts';
import { openTestDatabase } from '../database/testing.ts';
import { endOfRetention } from '../domain/billing/retention.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { loadEventFacts } from '../events/load-event-facts.ts';
import { recordPayment } from '../payments/record-payment.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

const term = at('2036-12-31T23:00Z');
const justBefore = at('2036-12-31T22:59:59Z');

/** Bills 10.00 to a customer, and takes the money. */
async function sellTo(shop: Shop, now: Instant, customerId: number): Promise<number> {
  const segments = await shop.segments();
  const line = { customerId, segmentId: shop.segment.id, amount: 1_000, label: 'Work' };
  await shop.run(now, (context) => addBalanceLine(context, line));
  const wanted = { customerId, ensuresBillable: false, isForcedOffline: true };
  const invoiceId = await shop.run(now, (context) => billCustomer(context, segments, wanted));
  assert.ok(invoiceId);
  const payment = { invoiceId, typePayment: 'ExternalBank', paidAt: now, amount: 1_200 } as const;
  await shop.run(now, (context) => recordPayment(context, payment));
  return invoiceId;
}

/** Ann is anonymised and Bob is not; both bought in 2026, Ann in 2027 too. */
async function openAnonymised() {
  const shop = await openShop(undefined, {
    database,
    segment: { timeZone: 'Europe/Paris' },
    business: { kind: 'Sandbox' },
  });
  const [ann = 0, bob = 0] = await addCustomers(shop, ['ann', 'bob']);
  const invoices = [
    await sellTo(shop, opening, ann),
    await sellTo(shop, opening, bob),
    await sellTo(shop, at('2027-05-01T00:00Z'), ann),
  ];
  const anonymisedAt = at('2028-01-01T00:00Z');
  await shop.run(anonymisedAt, (context) => anonymiseCustomer(context, ann));
  return { shop, ann, bob, invoices, anonymisedAt };
}

/** `F-2026-000001 whole`, `F-2026-000002 purged`. */
async function statesOf(shop: Shop): Promise<readonly string[]> {
  const { rows } = await sql<{ full_number: string; state: string }>`
    select full_number, case when purged_at is null and buyer is not null then 'whole'
      when purged_at is not null and num_nonnulls(buyer, note, reason) = 0 then 'purged' else 'half' end as state
    from invoice where business_id = ${shop.businessId} order by id`.execute(shop.kysely);
  return rows.map(({ full_number, state }) => `${full_number} ${state}`);
}

async function faultsOf(shop: Shop): Promise<readonly string[]> {
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code, id }) => faults.push(`${code} ${id}`));
  return faults;
}

function purgeByHand(shop: Shop, invoiceId: number, purgedAt: Instant, more = sql``) {
  return sql`update invoice set buyer = null, note = null, reason = null,
    purged_at = ${toTimestamp(purgedAt)}::timestamptz ${more}
    where business_id = ${shop.businessId} and id = ${invoiceId}`.execute(shop.kysely);
}

test('the tick purges ten years after the end of the year of issue, and the books still verify', async () => {
  const { shop, ann, anonymisedAt } = await openAnonymised();
  await shop.tick(anonymisedAt, justBefore);
  assert.deepEqual(await statesOf(shop), [
    'F-2026-000001 whole',
    'F-2026-000002 whole',
    'F-2027-000003 whole',
  ]);
  const figures = () =>
    sql`select i.number, i.hash, i.previous_hash, i.amount_total, i.issued_at, l.label, t.tax_amount from invoice i
      join invoice_line l on l.business_id = i.business_id and l.invoice_id = i.id
      join invoice_tax t on t.business_id = i.business_id and t.invoice_id = i.id
      where i.business_id = ${shop.businessId} order by i.id`
      .execute(shop.kysely)
      .then(({ rows }) => rows);
  const before = await figures();
  await shop.tick(justBefore, term);
  assert.deepEqual(await statesOf(shop), [
    'F-2026-000001 purged',
    'F-2026-000002 whole',
    'F-2027-000003 whole',
  ]);
  assert.deepEqual(await figures(), before);
  assert.deepEqual(await faultsOf(shop), []);
  await shop.tick(term, at('2040-01-01T00:00Z'));
  assert.deepEqual(await statesOf(shop), [
    'F-2026-000001 purged',
    'F-2026-000002 whole',
    'F-2027-000003 purged',
  ]);
  assert.deepEqual(await faultsOf(shop), []);
  const { rows } = await sql<{
    data: unknown;
  }>`select data from audit_entry where business_id = ${shop.businessId}
    and action = 'Customer.DocumentsPurged' and subject_id = ${ann} order by id`.execute(shop.kysely);
  assert.deepEqual(
    rows.map(({ data }) => data),
    [{ documents: ['F-2026-000001'] }, { documents: ['F-2027-000003'] }],
  );
});

test('two workers purge each document once, and a second run finds nothing', async () => {
  const { shop, invoices } = await openAnonymised();
  const purge = () => shop.do(term, (context) => purgeDocuments(context, term, 10));
  const done = await Promise.all([purge(), purge()]);
  assert.equal(done[0] + done[1], 1);
  assert.equal(await purge(), 0);
  const { rows } = await sql<{ count: number }>`select count(*) as count from audit_entry
    where business_id = ${shop.businessId} and action = 'Customer.DocumentsPurged'`.execute(shop.kysely);
  assert.equal(rows[0]?.count, 1);
  assert.equal(invoices.length, 3);
});

test('the database refuses a purge too early, of a customer that is not anonymised, or of anything more', async () => {
  const { shop, invoices } = await openAnonymised();
  const [ofAnn = 0, ofBob = 0] = invoices;
  const refused = { code: 'TC001' };
  await assert.rejects(purgeByHand(shop, ofAnn, justBefore), refused);
  await assert.rejects(purgeByHand(shop, ofBob, term), refused);
  await assert.rejects(purgeByHand(shop, ofAnn, term, sql`, amount_tax = 0`), refused);
  await assert.rejects(purgeByHand(shop, ofAnn, term, sql`, hash = repeat('a', 64)`), refused);
  await assert.rejects(
    sql`update invoice set buyer = '{}', purged_at = ${toTimestamp(term)}::timestamptz
      where business_id = ${shop.businessId} and id = ${ofAnn}`.execute(shop.kysely),
    refused,
  );
  await purgeByHand(shop, ofAnn, term);
  await assert.rejects(purgeByHand(shop, ofAnn, at('2037-02-01T00:00Z')), refused);
  await assert.rejects(
    sql`delete from invoice where business_id = ${shop.businessId} and id = ${ofAnn}`.execute(shop.kysely),
    refused,
  );
});

test('where books are real, the time is the database’s own, whatever a statement says', async () => {
  const { shop, invoices } = await openAnonymised();
  await sql`update business set kind = 'Live', clock_mode = 'Real', clock_at = null, clock_set_at = null
    where business_id = ${shop.businessId}`.execute(shop.kysely);
  await assert.rejects(purgeByHand(shop, invoices[0] ?? 0, term), { code: 'TC001' });
});

test('after a purge, a neighbour that was tampered with is found, and so is a purge that nobody was allowed', async () => {
  const { shop, invoices, anonymisedAt } = await openAnonymised();
  const [first = 0, second = 0, third = 0] = invoices;
  await shop.tick(anonymisedAt, term);
  const tamper = async (statement: ReturnType<typeof sql>) => {
    await shop.kysely.transaction().execute(async (transaction) => {
      await sql`set local session_replication_role = replica`.execute(transaction);
      await statement.execute(transaction);
    });
  };
  await tamper(sql`update invoice set buyer = jsonb_set(buyer, '{name}', '"Else"') where id = ${second}`);
  assert.deepEqual(await faultsOf(shop), [`Document.Seal ${second}`]);
  await tamper(sql`update invoice_line set amount_subtotal = 900 where invoice_id = ${first}`);
  assert.ok((await faultsOf(shop)).includes(`Document.Lines ${first}`));
  await tamper(sql`update invoice set buyer = null, purged_at = now() where id = ${third}`);
  assert.ok((await faultsOf(shop)).includes(`Document.Seal ${third}`));
});

test('why a document was credited is told to no webhook once its customer is anonymised', async () => {
  const shop = await openShop(undefined, { database });
  const [ann = 0] = await addCustomers(shop, ['ann']);
  const invoiceId = await sellTo(shop, opening, ann);
  const segments = await shop.segments();
  const credit = { kind: 'Rest' } as const;
  const request = { invoiceId, typeCredit: 'Refund', credit, reason: 'Ann moved to Lyon' } as const;
  await shop.run(opening, (context) => issueCreditNote(context, segments, request));
  const { rows } = await sql<{ id: number }>`select id from event
    where business_id = ${shop.businessId} and type = 'InvoiceCreditIssued'`.execute(shop.kysely);
  const ids = rows.map(({ id }) => id);
  const told = async () => {
    const facts = await shop.do(opening, (context) => loadEventFacts(context, ids));
    return facts.map(({ invoice }) => [invoice?.full_number, invoice?.reason]);
  };
  const [[number] = []] = await told();
  assert.deepEqual(await told(), [[number, 'Ann moved to Lyon']]);
  await shop.run(opening, (context) => anonymiseCustomer(context, ann));
  assert.deepEqual(await told(), [[number, null]]);
});

test('what is purged is not credited any more', async () => {
  const { shop, invoices, anonymisedAt } = await openAnonymised();
  await shop.tick(anonymisedAt, term);
  const segments = await shop.segments();
  const request = {
    invoiceId: invoices[0] ?? 0,
    typeCredit: 'Refund',
    credit: { kind: 'Rest' },
    reason: null,
  } as const;
  assert.deepEqual(await shop.refusals(term, (context) => issueCreditNote(context, segments, request)), [
    'Error.Invoice.Purged',
  ]);
});

test('the database and the code agree on the end of retention, in every time zone and season', async () => {
  const zones = [
    'Europe/Paris',
    'America/New_York',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'Pacific/Kiritimati',
    'UTC',
  ];
  const instants = [
    '2026-12-31T22:59:59Z',
    '2026-12-31T23:00Z',
    '2027-01-01T00:00Z',
    '2026-07-14T10:00Z',
  ].map(at);
  for (const zone of zones)
    for (const issuedAt of instants) {
      const { rows } = await sql<{ end: Instant }>`
        select end_of_retention(${toTimestamp(issuedAt)}::timestamptz, ${zone}) as end`.execute(
        database.kysely,
      );
      assert.equal(rows[0]?.end, endOfRetention(issuedAt, zone), `${toTimestamp(issuedAt)} ${zone}`);
    }
  assert.equal(endOfRetention(opening, 'Europe/Paris'), term);
});
