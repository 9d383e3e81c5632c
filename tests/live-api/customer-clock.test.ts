import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { loadBusiness } from '../../src/accounts/business.ts';
import { declareOffer } from '../../src/catalogue/declare-offer.ts';
import { setCustomerClock } from '../../src/customers/set-customer-clock.ts';
import { accept } from '../../src/domain/refusal/outcome.ts';
import { at, opening } from '../support/shop.ts';
import { openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());

test('what is done for a customer with a clock of its own happens in its time, the rest in the business’s', async () => {
  const shop = await server.open({ segment: { allowsUnpaidStart: true } });
  await shop.run(opening, (context) =>
    declareOffer(context, shop.segment.id, {
      reference: 'pro',
      title: { en: 'Pro' },
      amountRecurrence: 1_000,
    }),
  );
  for (const ReferenceCustomer of ['ann', 'bob'])
    await shop.post('/v1/Customer', { ReferenceCustomer, Name: ReferenceCustomer }, 201);
  const business = await loadBusiness(shop.kysely, shop.businessId);
  assert.ok(business);
  await shop.run(opening, async (context) => {
    const ann = await context.transaction
      .selectFrom('customer')
      .select('id')
      .where('business_id', '=', shop.businessId)
      .where('reference', '=', 'ann')
      .executeTakeFirstOrThrow();
    const wanted = { mode: 'Frozen', at: at('2026-06-01T00:00Z') } as const;
    const set = await setCustomerClock(context, business, ann.id, wanted, opening);
    return set.ok ? accept(undefined) : set;
  });
  const start = async (ReferenceCustomer: string) => {
    const body = { ReferenceCustomer, ReferenceOffer: 'pro', TryStart: true };
    return (await shop.post('/v1/Subscription', body, 201)).text('DateStart');
  };
  assert.equal(await start('ann'), '2026-06-01T00:00:00.00Z');
  assert.equal(await start('bob'), '2026-01-01T09:00:00.00Z');
  const bought = await shop.post(
    '/v1/Subscription',
    { ReferenceCustomer: 'bob', ReferenceCustomerBuyer: 'ann', ReferenceOffer: 'pro', TryStart: true },
    201,
  );
  assert.equal(bought.text('DateStart'), '2026-06-01T00:00:00.00Z');
});
