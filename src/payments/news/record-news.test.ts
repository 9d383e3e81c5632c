/** What gateways tell, however often, late and out of order, leads to one end. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { collectingOf } from '../../../tests/support/collecting.ts';
import { addCustomers, addOffer, sell } from '../../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../../tests/support/shop.ts';
import { verifyBusiness } from '../../billing/verify/verify-business.ts';
import { registerPaymentPermission } from '../../customers/register-payment-permission.ts';
import { openTestDatabase } from '../../database/testing.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import type { GatewayNews } from '../gateways/gateway-news.ts';
import { recordNews } from './record-news.ts';
import { retryUnmatched } from './retry-unmatched.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

const day = at('2026-01-02T00:00Z');

/** One customer whose invoice of 12.00 was charged: paid by card, pending by debit. */
async function openCharged(typePayment: 'Card' | 'DirectDebit' = 'Card', token = 'ok-1') {
  const shop = await openShop(undefined, { database, segment: { chargeDelayDays: 0 } });
  const offerId = await addOffer(shop, 'pro');
  const [customerId = 0] = await addCustomers(shop, ['ada']);
  const method = { gateway: 'simulator', typePayment, gatewayToken: token, displayName: token };
  await shop.run(opening, (context) => registerPaymentPermission(context, customerId, method));
  await sell(shop, opening, { offerId, customerIds: [customerId] });
  await shop.tick(opening, day);
  const { rows } = await sql<{ idempotency_key: string }>`select idempotency_key from charge
    where business_id = ${shop.businessId}`.execute(shop.kysely);
  return { shop, customerId, key: rows[0]?.idempotency_key ?? '' };
}

async function tell(shop: Shop, news: readonly GatewayNews[]): Promise<void> {
  const segments = await shop.segments();
  await shop.run(day, async (context) => accept(await recordNews(context, segments, 'simulator', news)));
}

async function endOf(shop: Shop): Promise<string> {
  const { rows } = await sql<Record<string, unknown>>`
    select i.state, i.amount_paid as paid,
      (select string_agg(h.state::text, ' ') from charge h where h.business_id = i.business_id and h.invoice_id = i.id) as charges,
      (select string_agg(p.state || ' ' || p.amount_reversed, ' ' order by p.id) from payment p
        where p.business_id = i.business_id and p.invoice_id = i.id) as payments,
      (select count(*) from gateway_news_unmatched u where u.business_id = i.business_id) as unmatched
    from invoice i where i.business_id = ${shop.businessId} order by i.id`.execute(shop.kysely);
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, []);
  return rows.map((row) => Object.values(row).join(' | ')).join(' / ');
}

function storyOf(key: string): Readonly<Record<'paid' | 'failed' | 'reversed' | 'withdrawn', GatewayNews>> {
  return {
    paid: { kind: 'ChargeSettled', idempotencyKey: key, answer: { kind: 'Succeeded', reference: 'c1' } },
    failed: { kind: 'ChargeSettled', idempotencyKey: key, answer: { kind: 'Declined', reason: 'Rejected' } },
    reversed: {
      kind: 'ChargeReversed',
      reversalReference: 'r1',
      idempotencyKey: key,
      cause: 'Dispute',
      code: 'fraudulent',
      reason: 'Rejected',
      amount: 1_200,
    },
    withdrawn: { kind: 'ReversalWithdrawn', reversalReference: 'r1' },
  };
}

async function retryNow(shop: Shop): Promise<void> {
  await sql`update gateway_news_unmatched set next_try_at = now() where business_id = ${shop.businessId}`.execute(
    shop.kysely,
  );
  await retryUnmatched(await collectingOf(shop, day));
}

test('a dispute takes the payment back, and the invoice is a problem', async () => {
  const { shop, key } = await openCharged();
  assert.equal(await endOf(shop), 'Paid | 1200 | Succeeded | Completed 0 | 0');
  await tell(shop, [storyOf(key).reversed]);
  assert.equal(await endOf(shop), 'ProblemDisputed | 0 | Succeeded | Disputed 1200 | 0');
  await tell(shop, [storyOf(key).withdrawn]);
  assert.equal(await endOf(shop), 'Paid | 1200 | Succeeded | Completed 0 | 0');
});

test('told in any order and any number of times, payment, dispute and its withdrawal end the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(['paid', 'reversed', 'withdrawn', 'paid', 'reversed', 'withdrawn'] as const, {
        minLength: 6,
      }),
      fc.boolean(),
      async (order, isTogether) => {
        const { shop, key } = await openCharged('DirectDebit');
        const news = order.map((name) => storyOf(key)[name]);
        if (isTogether) await tell(shop, news);
        else for (const one of news) await tell(shop, [one]);
        await retryNow(shop);
        assert.equal(await endOf(shop), 'Paid | 1200 | Succeeded | Completed 0 | 0', order.join(' '));
      },
    ),
    { numRuns: 8 },
  );
});

test('success after a failure counts, of a card a failure after success does not, of a debit it is a return', async () => {
  const card = await openCharged('Card', 'authenticate-1');
  await tell(card.shop, [storyOf(card.key).paid]);
  assert.equal(await endOf(card.shop), 'Paid | 1200 | Succeeded | Completed 0 | 0');
  await tell(card.shop, [storyOf(card.key).failed]);
  assert.equal(await endOf(card.shop), 'Paid | 1200 | Succeeded | Completed 0 | 0');

  const debit = await openCharged('DirectDebit');
  const { paid, failed } = storyOf(debit.key);
  await tell(debit.shop, [paid, failed]);
  await tell(debit.shop, [failed]);
  const returned = 'ProblemAuto | 0 | Succeeded | Returned 1200 | 0';
  assert.equal(await endOf(debit.shop), returned);
});

test('news of nothing of ours are kept once, and given up in the end', async () => {
  const { shop } = await openCharged();
  const foreign = storyOf('of-another').paid;
  await tell(shop, [foreign, foreign]);
  await tell(shop, [foreign]);
  await retryNow(shop);
  assert.equal(await endOf(shop), 'Paid | 1200 | Succeeded | Completed 0 | 1');
  await sql`update gateway_news_unmatched set received_at = now() - interval '8 days'
    where business_id = ${shop.businessId}`.execute(shop.kysely);
  await retryNow(shop);
  const { rows } = await sql<{ next_try_at: string | null }>`select next_try_at from gateway_news_unmatched
    where business_id = ${shop.businessId}`.execute(shop.kysely);
  assert.deepEqual(rows, [{ next_try_at: null }]);
});

test('an account that is returned by its bank pays, and is a problem five days later', async () => {
  const { shop } = await openCharged('DirectDebit', 'returned-1');
  await shop.tick(day, at('2026-01-05T00:00Z'));
  assert.equal(await endOf(shop), 'Paid | 1200 | Succeeded | Completed 0 | 0');
  await shop.tick(at('2026-01-05T00:00Z'), at('2026-01-12T00:00Z'));
  assert.equal(await endOf(shop), 'ProblemAuto | 0 | Succeeded | Returned 1200 | 0');
});

test('money that came in when the invoice had been paid otherwise is given back', async () => {
  const { shop, key } = await openCharged('Card', 'authenticate-1');
  await sql`update invoice set state = 'Paid', amount_paid = amount_total, paid_at = now()
    where business_id = ${shop.businessId}`.execute(shop.kysely);
  await sql`insert into payment (business_id, customer_id, invoice_id, type_payment, state, amount, paid_at, created_at)
    select business_id, customer_id, id, 'ExternalBank', 'Completed', amount_total, now(), now() from invoice
    where business_id = ${shop.businessId}`.execute(shop.kysely);
  // The payer authenticated after all.
  await sql`update simulator_charge set decline_reason = null where business_id = ${shop.businessId}`.execute(
    shop.kysely,
  );
  const paid = { kind: 'Succeeded', reference: key } as const;
  await tell(shop, [{ kind: 'ChargeSettled', idempotencyKey: key, answer: paid }]);
  assert.equal(await endOf(shop), 'Paid | 1200 | Succeeded | Surplus 0 Completed 0 | 0');
  await shop.tick(day, day);
  const { rows } = await sql`select state, amount from refund where business_id = ${shop.businessId}`.execute(
    shop.kysely,
  );
  assert.deepEqual(rows, [{ state: 'Succeeded', amount: 1_200 }]);
});
