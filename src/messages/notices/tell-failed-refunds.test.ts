import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addCustomers, addOffer, sell } from '../../../tests/support/sales.ts';
import { at, opening, openShop } from '../../../tests/support/shop.ts';
import { correctInvoice } from '../../billing/correct-invoice.ts';
import { registerPaymentPermission } from '../../customers/register-payment-permission.ts';
import { simulatorAlone } from '../../payments/accounts/gateway-access.ts';
import { simulator } from '../../payments/gateways/simulator/simulator.ts';
import { requestRefund } from '../../payments/refunding/request-refund.ts';

test('agents of finance are told once, each in their language, of a refund that no gateway gives', async (t) => {
  const shop = await openShop(t, { segment: { language: 'fr', chargeDelayDays: 0 } });
  const { kysely, businessId } = shop;
  const agent = (name: string, role: 'Owner' | 'Finance' | 'Developer', language: string) => {
    const stamps = {
      created_at: new Date(opening).toISOString(),
      updated_at: new Date(opening).toISOString(),
    };
    const email = `${name}@example.com`;
    const row = {
      business_id: businessId,
      name,
      role,
      email,
      language,
      status: 'Enabled',
      ...stamps,
    } as const;
    return kysely.insertInto('agent').values(row).execute();
  };
  await agent('olga', 'Owner', 'fr');
  await agent('finn', 'Finance', 'en');
  await agent('dev', 'Developer', 'en');
  const [customerId = 0] = await addCustomers(shop, ['ada']);
  const method = {
    gateway: 'simulator',
    typePayment: 'Card',
    gatewayToken: 'ok-1',
    displayName: 'Card',
  } as const;
  await shop.run(opening, (context) => registerPaymentPermission(context, customerId, method));
  await sell(shop, opening, { offerId: await addOffer(shop, 'pro'), customerIds: [customerId] });
  await shop.tick(opening, opening);
  const { id: invoiceId } = await kysely
    .selectFrom('invoice')
    .select('id')
    .where('business_id', '=', businessId)
    .executeTakeFirstOrThrow();
  const segments = await shop.segments();
  await shop.run(opening, async (context) => {
    const note = await correctInvoice(context, segments, { invoiceId, reason: null });
    return note.ok ? requestRefund(context, note.value) : note;
  });
  const { refund: _none, ...givingNothing } = simulator;
  const access = { ...simulatorAlone, gateways: new Map([['simulator', givingNothing]]) };
  const now = at('2026-01-02T00:00Z');
  await shop.tick(opening, now, { access });
  await shop.tick(now, now, { access });
  const { rows } = await sql<{ recipient: string; subject: string; body_text: string }>`
    select recipient, subject, body_text from message where business_id = ${businessId} and kind = 'RefundFailed'
    order by recipient`.execute(kysely);
  assert.deepEqual(
    rows.map(({ recipient }) => recipient),
    ['finn@example.com', 'olga@example.com'],
  );
  assert.match(rows[0]?.subject ?? '', /a refund of €12\.00 failed$/);
  assert.match(
    rows[0]?.body_text ?? '',
    /customer ada \(credit note .*\)\. It says: La passerelle ne rembourse rien\./,
  );
  assert.match(rows[1]?.subject ?? '', /un remboursement de 12,00\s€ a échoué$/);
  assert.match(rows[1]?.body_text ?? '', /n’a pas rendu 12,00\s€ au client ada \(avoir .*\)/);
});
