import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { addCustomers, addOffer, sell, setPaymentType } from '../../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../../tests/support/shop.ts';
import type { NewSegment } from '../../accounts/create-segment.ts';
import { replaceDunningSteps } from '../../accounts/dunning-steps.ts';
import { openTestDatabase } from '../../database/testing.ts';
import type { DunningStep } from '../../domain/collecting/dunning-steps.ts';
import { applyDunning } from './apply-dunning.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

const lateFee = (days: number): DunningStep => ({ days, action: 'LateFee', level: null });
const charging = { chargesRecoveryFee: true, chargesLateInterest: true };

/** Acme, a company, and Ada, a consumer, who each owe 1,200.00 since the opening, payable on 31 January. */
async function openUnpaid(segment: Partial<NewSegment>, unitRecurrence: 'Month' | 'Year' = 'Year') {
  const shop = await openShop(undefined, { database, segment: { dunningSteps: [lateFee(30)], ...segment } });
  const offerId = await addOffer(shop, 'big', { unitRecurrence, amountRecurrence: 100_000 });
  const customerIds = await addCustomers(shop, ['acme', 'ada']);
  await sql`insert into customer_address (business_id, customer_id, kind, company)
    select business_id, id, 'Billing', 'Acme SAS' from customer
    where business_id = ${shop.businessId} and reference = 'acme'
    on conflict (business_id, customer_id, kind) do update set company = 'Acme SAS'`.execute(shop.kysely);
  await setPaymentType(shop, opening, customerIds, 'ExternalBank');
  await sell(shop, opening, { offerId, customerIds });
  await shop.tick(opening, opening);
  return shop;
}

async function feesOf(shop: Shop): Promise<readonly string[]> {
  const { rows } = await sql<{ told: string }>`
    select c.reference || ' ' || l.amount || ' ' || l.label as told
    from balance_line l join customer c on c.business_id = l.business_id and c.id = l.customer_id
    where l.business_id = ${shop.businessId} and l.key_charge = 'LatePayment' order by l.id`.execute(
    shop.kysely,
  );
  return rows.map(({ told }) => told);
}

const number = 'F-2026-000001';
const recovery = `acme 4000 Flat compensation for recovery costs, invoice ${number}`;
const interest = `acme 1184 Late-payment interest, invoice ${number}: 30 days at 12% a year`;

test('a business bears what its invoice announced, once, whatever steps and workers there are', async () => {
  const shop = await openUnpaid({ ...charging, dunningSteps: [lateFee(30), lateFee(40)] });
  const now = at('2026-03-02T09:00Z');
  const segments = await shop.segments();
  await Promise.all([1, 2].map(() => shop.do(now, (c) => applyDunning(c, segments, now, 100))));
  await shop.tick(now, at('2026-04-20T00:00Z'));
  assert.deepEqual(await feesOf(shop), [recovery, interest]);
  const { rows } = await sql<{ told: string }>`select action || ' ' || days as told from dunning_measure
    where business_id = ${shop.businessId}`.execute(shop.kysely);
  assert.deepEqual(
    rows.map(({ told }) => told),
    ['LateFee 30'],
    'what was not charged was not done',
  );
  await shop.run(now, (context) => replaceDunningSteps(context, shop.segment.id, [lateFee(60)]));
  await shop.tick(at('2026-04-20T00:00Z'), at('2026-05-20T00:00Z'));
  assert.equal((await feesOf(shop)).length, 2);
});

test('nothing is charged unless the segment says so, each of the two apart, consumers only when it names them', async () => {
  const march = at('2026-03-02T09:00Z');
  const charged = async (segment: Partial<NewSegment>) => {
    const shop = await openUnpaid(segment);
    await shop.tick(opening, march);
    return feesOf(shop);
  };
  assert.deepEqual(await charged({}), []);
  assert.deepEqual(await charged({ chargesRecoveryFee: true }), [recovery]);
  assert.deepEqual(await charged({ chargesLateInterest: true }), [interest]);
  const everybody = await charged({ ...charging, chargesConsumersLateFees: true });
  assert.deepEqual(
    everybody.map((line) => line.split(' ', 2).join(' ')),
    ['acme 4000', 'acme 1184', 'ada 4000', 'ada 1184'],
  );
});

test('fees are billed with what comes next, without tax, and bear none themselves', async () => {
  const shop = await openUnpaid({ chargesRecoveryFee: true, chargesLateInterest: true }, 'Month');
  await shop.tick(opening, at('2026-06-15T00:00Z'));
  const { rows } = await sql<{ total: number; tax: number; fees: number }>`
    select i.amount_total as total, i.amount_tax as tax, coalesce(sum(l.amount_subtotal), 0)::bigint as fees
    from invoice i join customer c on c.business_id = i.business_id and c.id = i.customer_id and c.reference = 'acme'
    left join (invoice_line l join balance_line b on b.business_id = l.business_id and b.id = l.balance_line_id
      and b.key_charge = 'LatePayment') on l.business_id = i.business_id and l.invoice_id = i.id
    where i.business_id = ${shop.businessId} group by i.id, i.amount_total, i.amount_tax order by i.id`.execute(
    shop.kysely,
  );
  assert.deepEqual(rows.slice(0, 4), [
    { total: 120_000, tax: 20_000, fees: 0 },
    { total: 120_000, tax: 20_000, fees: 0 },
    { total: 120_000, tax: 20_000, fees: 0 },
    { total: 125_184, tax: 20_000, fees: 5_184 },
  ]);
  // The fourth is late on 1 May: thirty days later it bears interest on its 1,200.00 alone.
  const own = (await feesOf(shop)).filter((line) => line.includes('interest'));
  assert.ok(own.length >= 3);
  assert.ok(own.every((line) => line.startsWith('acme 1184 ')));
});
