/** The demo business: all that a newcomer is to find in it, made by the use cases alone. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { authenticate } from '../accounts/authenticate.ts';
import { verifyBusiness } from '../billing/verify/verify-business.ts';
import { openTestDatabase } from '../database/testing.ts';
import { instant } from '../domain/calendar/instant.ts';
import { isVatNumberWellFormed } from '../domain/tax/vat-number.ts';
import { tickAt } from '../tick/tick-business.ts';
import { createDemo } from './create-demo.ts';
import { demoBusiness } from './demo-business.ts';
import { demoCustomers } from './demo-customers.ts';

const database = await openTestDatabase();
after(() => database.close());
const { kysely, pool } = database;
const now = instant(Date.UTC(2026, 10, 23, 8, 47));

/** Of one row and one column. */
async function ask(query: string): Promise<unknown> {
  const { rows } = await pool.query<Record<string, unknown>>(query);
  return Object.values(rows[0] ?? {})[0];
}

test('the demo has six months of history, in order, with every kind of feature and of trouble', async () => {
  const demo = await createDemo(kysely, { now, keys: { agentKey: 'demo-agent', apiKey: 'demo-key' } });
  assert.ok(demo);
  assert.equal((await authenticate(kysely, 'demo-agent', 'demo-key'))?.businessId, demo.businessId);
  assert.equal(await ask('select count(*) from customer'), 25);
  assert.equal(await ask('select count(distinct type) from feature'), 3);
  assert.equal(await ask('select count(*) from pricing_table_offer'), 3);
  assert.ok(Number(await ask('select count(*) from subscription_discount')) >= 3);
  assert.ok(Number(await ask(`select count(*) from invoice where kind = 'Debit'`)) > 80);
  assert.ok(
    Number(await ask(`select count(distinct date_trunc('month', issued_at)) from invoice`)) >= 6,
    'invoices in at least six months',
  );
  const gaps = `select sum(gap) from
    (select max(number) - count(*) as gap from invoice group by kind) as series`;
  assert.equal(Number(await ask(gaps)), 0);
  const disorder = `select count(*) from invoice i join invoice p
    on p.kind = i.kind and p.number = i.number - 1 and p.issued_at > i.issued_at`;
  assert.equal(await ask(disorder), 0);
  for (const trouble of [
    `select count(*) from invoice where state = 'ProblemOverdue'`,
    `select count(*) from invoice where state = 'DueOffline'`,
    // The list keeps a card from being charged: what its customer owes is asked for offline.
    `select count(*) from invoice i join customer c on c.business_id = i.business_id and c.id = i.customer_id
      where c.is_grey_listed and i.state = 'DueOffline'`,
    `select count(*) from invoice i join payment_permission p
      on p.business_id = i.business_id and p.customer_id = i.customer_id
      where p.state = 'Expired' and i.state = 'ProblemAuto'`,
    `select count(*) from payment where state = 'Completed' and charge_id is not null`,
    `select count(*) from charge where state = 'Failed'`,
    `select count(*) from invoice where kind = 'Credit'`,
    `select count(*) from customer where is_grey_listed`,
    `select count(*) from customer where type_payment = 'Free'`,
    `select count(*) from payment_permission where state = 'Expired'`,
    `select count(*) from subscription where state = 'SuspendedAgent'`,
    `select count(*) from subscription where state = 'EndedTerminated'`,
    `select count(*) from subscription where state = 'EndedUpgrade'`,
    `select count(*) from invoice_tax where category = 'ReverseCharge'`,
    `select count(*) from invoice_tax where category = 'Export'`,
  ])
    assert.ok(Number(await ask(trouble)) > 0, trouble);
});

test('its books are right, and life goes on from there', async () => {
  const businessId = Number(await ask('select business_id from business'));
  const faults: unknown[] = [];
  await verifyBusiness(kysely, businessId, (fault) => faults.push(fault));
  assert.deepEqual(faults, []);
  const before = Number(await ask('select count(*) from invoice'));
  await tickAt(kysely, businessId, now);
  assert.equal(await ask('select count(*) from invoice'), before, 'nothing was left to do');
  await tickAt(kysely, businessId, instant(now + 40 * 86_400_000));
  assert.ok(Number(await ask('select count(*) from invoice')) > before);
});

test('two first starts at once make one demo, and one that is cut short leaves nothing', async (t) => {
  const fresh = await openTestDatabase(t);
  const businesses = async () => (await fresh.pool.query('select 1 from business')).rowCount;
  const taken = { agentKey: 'not:allowed', apiKey: 'refused at the very end' };
  await assert.rejects(createDemo(fresh.kysely, { now, keys: taken }), /Error\.Input\.Invalid/);
  assert.equal(await businesses(), 0);
  const both = await Promise.all([createDemo(fresh.kysely, { now }), createDemo(fresh.kysely, { now })]);
  assert.equal(both.filter((demo) => demo !== undefined).length, 1);
  assert.equal(await businesses(), 1);
});

test('a second time nothing is created', async () => {
  assert.equal(await createDemo(kysely, { now }), undefined);
  assert.equal(await ask('select count(*) from business'), 1);
});

test('its identifiers are well formed', () => {
  const { seller } = demoBusiness.segment;
  assert.ok(isVatNumberWellFormed(seller.vatNumber ?? '', 'FR'));
  for (const { vatNumber, country } of demoCustomers)
    if (vatNumber !== undefined) assert.ok(isVatNumberWellFormed(vatNumber, country), vatNumber);
  assert.ok(hasLuhnKey((seller.registrationNumber ?? '').replaceAll(' ', '')));
  const iban = (seller.iban ?? '').replaceAll(' ', '');
  const digits = [...(iban.slice(4) + iban.slice(0, 4))].map((sign) => Number.parseInt(sign, 36)).join('');
  assert.equal(BigInt(digits) % 97n, 1n);
});

/** The check digit of a SIREN (ISO/IEC 7812-1, annex B). */
function hasLuhnKey(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, sign, index) => {
    const value = Number(sign) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return /^\d{9}$/.test(digits) && sum % 10 === 0;
}
