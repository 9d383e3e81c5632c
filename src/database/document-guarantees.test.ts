/**
 * What the database itself refuses, tried in SQL as a buggy or malicious program would; beside each kind of
 * refusal, what must stay possible.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Faults, nextDocument, seriesOf } from '../../tests/support/raw-documents.ts';
import { attempt, changesOfColumns, copyRows } from '../../tests/support/raw-sql.ts';
import { addCustomers, addOffer, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop } from '../../tests/support/shop.ts';
import { issueCreditNote } from '../billing/issue-credit-note.ts';
import { openTestDatabase } from './testing.ts';

const ISSUED_AT = '2026-01-01T09:00:00Z';

/** What happens to the payment of an issued document. */
const paymentColumns = [
  'state',
  'amount_paid',
  'amount_credited',
  'payment_scheduled_at',
  'paid_at',
  'updated_at',
  'updated_by',
  // How far dunning got, and from when it counts.
  'dunned_days',
  'dunning_from_at',
];

const database = await openTestDatabase(undefined, { maxConnections: 2 });
after(() => database.close());
const shop = await openShop(undefined, { database });
const customerIds = await addCustomers(shop, ['ada', 'bob', 'cid']);
await sell(shop, opening, { offerId: await addOffer(shop, 'pro'), customerIds });
const drafting = await shop.addSegment({ reference: 'drafting', draftHours: 48 });
await sell(shop, opening, {
  offerId: await addOffer(shop, 'slow', {}, drafting.id),
  customerIds: await addCustomers(shop, ['slow'], drafting),
  segmentId: drafting.id,
});
await shop.tick(opening, opening);
/** Numbers 1 to 3, of one line and one tax each. */
const [one, two, three] = await documentIds('number is not null');
const [draft] = await documentIds('number is null');
/** Of half of number 1. */
const credit = await creditHalfOf(one);

async function documentIds(condition: string): Promise<number[]> {
  const { rows } = await shop.pool.query<{ id: number }>(
    `select id from invoice where ${condition} order by number`,
  );
  return rows.map(({ id }) => id);
}

async function creditHalfOf(invoiceId: number | undefined): Promise<number> {
  assert.ok(invoiceId !== undefined);
  const segments = await shop.segments();
  const issued = await shop.run(at('2026-01-02T09:00Z'), (context) =>
    issueCreditNote(context, segments, {
      invoiceId,
      credit: { kind: 'Amount', amountTotal: 600 },
      typeCredit: 'Voiding',
      reason: null,
    }),
  );
  return issued.id;
}

async function isRefused(sqlState: string, ...statements: readonly string[]): Promise<void> {
  assert.equal(await attempt(shop.pool, statements), sqlState, statements.join(';\n'));
}

async function isAllowed(...statements: readonly string[]): Promise<void> {
  assert.equal(await attempt(shop.pool, statements), undefined, statements.join(';\n'));
}

/** The invoice after number 3, as the program would write it but for its faults. */
function nextInvoice(faults: Faults): string[] {
  return nextDocument(three, { number: 4, full_number: 'F-2026-000004' }, faults);
}

/** A second credit note like the first: together they make up the whole of number 1. */
function nextCredit(faults: Faults): string[] {
  return nextDocument(credit, { number: 2, full_number: 'A-2026-000002' }, faults);
}

test('no column of an issued document changes, but those of its payment', async () => {
  const changes = [...(await changesOfColumns(shop.pool, 'invoice'))];
  const immutable = changes.filter(([name]) => !paymentColumns.includes(name));
  assert.equal(immutable.length, changes.length - paymentColumns.length);
  for (const id of [two, credit])
    for (const [, change] of immutable)
      await isRefused('TC001', `update invoice set ${change} where id = ${id}`);
  await isRefused('TC001', `update invoice set state = 'Draft' where id = ${two}`);
});

test('the payment of an issued document moves through all its states', async () => {
  const { rows } = await shop.pool.query<{ state: string }>(
    `select unnest(enum_range(null::invoice_state)) as state`,
  );
  const states = rows.map(({ state }) => state).filter((state) => !state.startsWith('Draft'));
  assert.equal(states.length, 11);
  await isAllowed(...states.map((state) => `update invoice set state = '${state}' where id = ${two}`));
  await isAllowed(`update invoice set amount_paid = amount_total, amount_credited = 10, paid_at = now(),
    payment_scheduled_at = now(), updated_at = now() where id = ${two}`);
});

test('an issued document is not deleted, nor its parts, nor what it stands on', async () => {
  await isRefused('TC001', `delete from invoice where id = ${two}`);
  await isRefused('TC001', `delete from invoice_line where invoice_id = ${two}`);
  await isRefused('TC001', `delete from invoice_tax where invoice_id = ${two}`);
  await isRefused('TC001', 'delete from seller_snapshot');
  await isRefused('TC001', `update seller_snapshot set content = '{}'`);
  await isRefused('23503', `delete from customer where reference = 'bob'`);
  await isRefused('23503', `delete from segment where id = ${shop.segment.id}`);
});

test('no line and no tax of an issued document changes, comes or goes', async () => {
  for (const table of ['invoice_line', 'invoice_tax']) {
    for (const change of (await changesOfColumns(shop.pool, table)).values())
      await isRefused('TC001', `update ${table} set ${change} where invoice_id = ${two}`);
    // Out of a draft into what is issued, and the other way.
    const moveTo = (id: number | undefined) => `update ${table} set invoice_id = ${id}, position = 9`;
    await isRefused('TC001', `${moveTo(two)} where invoice_id = ${draft}`);
    await isRefused('TC001', `${moveTo(draft)} where invoice_id = ${two}`);
  }
  const ofIt = `o.invoice_id = ${two}`;
  const line = { position: 2, balance_line_id: null };
  await isRefused('TC004', copyRows('invoice_line', ofIt, line));
  await isRefused('TC004', copyRows('invoice_line', ofIt, { ...line, amount_subtotal: 0, amount_tax: 0 }));
  await isRefused('TC004', copyRows('invoice_tax', ofIt, { position: 2 }));
  await isRefused('TC004', copyRows('invoice_tax', ofIt, { position: 2, base_amount: 0, tax_amount: 0 }));
});

test('nothing of it is truncated, directly or by cascade', async () => {
  for (const table of ['invoice_line', 'invoice_tax']) await isRefused('TC001', `truncate ${table}`);
  for (const table of ['invoice', 'number_series', 'seller_snapshot', 'customer', 'segment', 'business'])
    await isRefused('TC001', `truncate ${table} cascade`);
});

test('the next document of a series is written by its counter, itself, its lines, its taxes', async () => {
  await isAllowed(...nextInvoice({}));
  await isAllowed(...nextCredit({}));
});

test('a number continues its series, once', async () => {
  await isRefused('TC003', ...nextInvoice({ document: { number: 5 }, counter: { last_number: 5 } }));
  await isRefused('TC003', ...nextInvoice({ counter: null }));
  await isRefused('23505', ...nextInvoice({ document: { number: 1 } }));
  await isRefused('23505', ...nextInvoice({ document: { number: 1 }, counter: null }));
  await isRefused('23514', ...nextInvoice({ document: { number: 0 } }));
  const first = { number: 1, full_number: 'F-2026-000001' };
  await isRefused('TC003', ...nextInvoice({ document: { ...first, segment_id: drafting.id } }));
});

test('a document is chained to its predecessor and not issued before it', async () => {
  const { rows } = await shop.pool.query<{ hash: string }>('select hash from invoice where id = $1', [one]);
  for (const previous_hash of ['0'.repeat(64), rows[0]?.hash, 'f'.repeat(64)])
    await isRefused('TC003', ...nextInvoice({ document: { previous_hash } }));
  const earlier = '2026-01-01T08:59:59.999Z';
  await isRefused('TC003', ...nextInvoice({ document: { issued_at: earlier } }));
  const counter = { last_issued_at: earlier };
  await isRefused('TC002', ...nextInvoice({ document: { issued_at: earlier }, counter }));
  const later = '2026-01-01T09:00:00.001Z';
  await isRefused('TC002', ...nextInvoice({ document: { issued_at: later } }));
  await isAllowed(...nextInvoice({ document: { issued_at: later }, counter: { last_issued_at: later } }));
});

test('the lines and taxes of a document add up to it', async () => {
  await isRefused('TC004', ...nextInvoice({ lines: { amount_subtotal: 999 } }));
  await isRefused('TC004', ...nextInvoice({ lines: { amount_tax: 199 } }));
  await isRefused('TC004', ...nextInvoice({ lines: { tax_position: 2 } }));
  await isRefused('TC004', ...nextInvoice({ document: { line_count: 2 } }));
  await isRefused('TC004', ...nextInvoice({ taxes: { base_amount: 999 } }));
  await isRefused('TC004', ...nextInvoice({ taxes: { tax_amount: 199 } }));
  await isRefused('TC004', ...nextInvoice({ taxes: { position: 2 } }));
  await isRefused('TC004', ...nextInvoice({ lines: null }));
  await isRefused('TC002', ...nextInvoice({ taxes: null }));
  await isRefused('TC002', ...nextInvoice({ lines: null, taxes: null }));
  await isRefused('23514', ...nextInvoice({ document: { amount_total: 1_201 } }));
  await isRefused('23514', ...nextInvoice({ document: { hash: null } }));
});

test('a balance line is billed once', async () => {
  const { rows } = await shop.pool.query<{ balance_line_id: number }>(
    'select balance_line_id from invoice_line where invoice_id = $1',
    [three],
  );
  await isRefused('23505', ...nextInvoice({ lines: { ...rows[0] } }));
});

test('a counter goes up only, and stands on its last document', async () => {
  const used = `update number_series set updated where ${seriesOf(one)}`;
  for (const change of [
    'last_number = 2',
    'last_number = 4',
    `last_hash = repeat('a', 64)`,
    'last_issued_at = now()',
    `last_issued_at = '${ISSUED_AT}'::timestamptz - interval '1 second'`,
    'last_issued_at = null',
  ])
    await isRefused('TC002', used.replace('updated', change));
  await isRefused('TC002', `delete from number_series where ${seriesOf(one)}`);
  await isAllowed(used.replace('updated', `pattern = 'INV-{N}'`));
  const unused = `segment_id = ${drafting.id} and kind = 'Credit'`;
  await isAllowed(`delete from number_series where ${unused}`);
  await isRefused('TC002', `update number_series set last_number = 1 where ${unused}`);
  const withNumbers = { segment_id: drafting.id, kind: 'Credit' };
  await isRefused(
    'TC002',
    `delete from number_series where ${unused}`,
    copyRows('number_series', seriesOf(one).replace('segment_id', 'o.segment_id'), withNumbers),
  );
});

test('credit notes stay within the invoice that they correct', async () => {
  await isRefused('23514', `update invoice set amount_credited = amount_total + 1 where id = ${one}`);
  const excess = {
    document: { amount_subtotal: 501, amount_total: 601 },
    lines: { amount_subtotal: 501 },
    taxes: { base_amount: 501 },
  };
  await isRefused('TC006', ...nextCredit(excess));
  const ofBob = { corrected_invoice_id: two, customer_id: customerIds[1] };
  await isAllowed(...nextCredit({ ...excess, document: { ...excess.document, ...ofBob } }));
  await isRefused('TC006', ...nextCredit({ document: { corrected_invoice_id: two } }));
  await isRefused('TC006', ...nextCredit({ document: { corrected_invoice_id: credit } }));
  await isRefused('TC006', ...nextCredit({ document: { corrected_invoice_id: draft } }));
  await isRefused('23514', ...nextCredit({ document: { corrected_invoice_id: null } }));
});

test('the currency of a segment with documents is fixed', async () => {
  for (const id of [shop.segment.id, drafting.id])
    await isRefused('TC005', `update segment set currency = 'USD' where id = ${id}`);
  const empty = await shop.addSegment({ reference: 'empty' });
  await isAllowed(`update segment set currency = 'USD' where id = ${empty.id}`);
});

test('a subscription has one period of a number', async () => {
  const first = `o.subscription_id = (select min(subscription_id) from subscription_period)`;
  await isRefused('23505', copyRows('subscription_period', first, { start_at: '2026-02-01T09:00:00Z' }));
  await isAllowed(copyRows('subscription_period', first, { number: 2 }));
});

const finalise = `update invoice set number = 1, full_number = 'F-2026-000001', state = 'DueOffline',
  issued_at = '${ISSUED_AT}', seller_snapshot_id = (select max(id) from seller_snapshot), buyer = '{}',
  previous_hash = repeat('0', 64), hash = repeat('f', 64) where id = ${draft}`;
const moveCounter = `update number_series set last_number = 1, last_hash = repeat('f', 64),
  last_issued_at = '${ISSUED_AT}' where ${seriesOf(draft)}`;

test('a draft is edited and deleted freely', async () => {
  await isAllowed(
    `update invoice set note = 'x', amount_subtotal = 5, amount_tax = 1, amount_total = 6 where id = ${draft}`,
    `update invoice_line set label = 'y', amount_subtotal = 7 where invoice_id = ${draft}`,
    copyRows('invoice_line', `o.invoice_id = ${draft}`, { position: 2, balance_line_id: null }),
    `update balance_line set invoice_id = null where invoice_id = ${draft}`,
    `delete from invoice_line where invoice_id = ${draft}`,
    `delete from invoice_tax where invoice_id = ${draft}`,
    `delete from invoice where id = ${draft}`,
  );
});

test('a draft is issued only complete, and with its counter', async () => {
  await isAllowed(moveCounter, finalise);
  await isRefused('TC003', finalise);
  await isRefused('TC002', moveCounter);
  for (const spoil of [
    `update invoice_line set amount_subtotal = 999`,
    `update invoice_line set amount_tax = 199`,
    `update invoice_line set tax_position = 2`,
    `update invoice_tax set base_amount = 999`,
    `update invoice_tax set tax_amount = 199`,
    `delete from invoice_line`,
    `delete from invoice_tax`,
  ])
    await isRefused('TC004', `${spoil} where invoice_id = ${draft}`, moveCounter, finalise);
  const line = copyRows('invoice_line', `o.invoice_id = ${draft}`, { position: 2, balance_line_id: null });
  await isRefused('TC004', line, moveCounter, finalise);
  await isRefused('TC003', moveCounter, finalise.replace(`repeat('0', 64)`, `repeat('1', 64)`));
});
