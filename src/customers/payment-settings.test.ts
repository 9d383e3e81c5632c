import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { NewSegment } from '../accounts/create-segment.ts';
import { accepted, openTestBusiness, refusalCodes, type TestBusiness, testNow } from '../accounts/testing.ts';
import { openTestDatabase } from '../database/testing.ts';
import { instant } from '../domain/calendar/instant.ts';
import { loadPaymentSettings } from './load-payment-settings.ts';
import { registerPaymentPermission } from './register-payment-permission.ts';
import { type NewPaymentPermission, registerPaymentPermissions } from './register-payment-permissions.ts';
import { addTestCustomer, addTestSubscription, auditOf, eventsOf } from './testing.ts';
import { type PaymentSettingsInput, updatePaymentSettings } from './update-payment-settings.ts';
import { upsertPaymentSettings } from './upsert-payment-settings.ts';

const database = await openTestDatabase();
after(() => database.close());
const { kysely } = database;
const business = await openTestBusiness(kysely);
const stranger = await openTestBusiness(kysely);

const tryUpdate = (customerId: number, input: PaymentSettingsInput, owner: TestBusiness = business) =>
  owner.run((context) => updatePaymentSettings(context, customerId, input));
const update = async (customerId: number, input: PaymentSettingsInput, owner?: TestBusiness) =>
  accepted(await tryUpdate(customerId, input, owner));

const card: NewPaymentPermission = {
  gateway: 'simulator',
  typePayment: 'Card',
  gatewayToken: 'tok_1',
  displayName: '**** 4242',
};
const register = async (customerId: number, permission: NewPaymentPermission) =>
  accepted(await business.run((context) => registerPaymentPermission(context, customerId, permission)));

const permissionsOf = (customerId: number) =>
  kysely
    .selectFrom('payment_permission')
    .select(['id', 'state', 'gateway_token', 'display_name'])
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .execute();

const renewalOf = async (subscriptionId: number) =>
  (
    await kysely
      .selectFrom('subscription')
      .select('next_renewal_at')
      .where('id', '=', subscriptionId)
      .executeTakeFirstOrThrow()
  ).next_renewal_at;

test('settings change one by one, and are read back', async () => {
  const { id } = await addTestCustomer(business);
  const fresh = accepted(await business.run((context) => loadPaymentSettings(context, id)));
  assert.deepEqual(fresh, {
    typePayment: 'Free',
    isBilledAutomatically: true,
    isGreyListed: false,
    prenotificationDays: null,
    noteInvoice: null,
    nextBillingAt: null,
  });
  await update(id, { noteInvoice: 'Bon de commande 42' });
  const changed = await update(id, { typePayment: 'externalbank' });
  assert.deepEqual(changed, { ...fresh, typePayment: 'ExternalBank', noteInvoice: 'Bon de commande 42' });
  assert.equal((await update(id, { noteInvoice: null })).noteInvoice, null);
  assert.deepEqual(accepted(await business.run((context) => loadPaymentSettings(context, id))), {
    ...changed,
    noteInvoice: null,
  });
});

test('a new payment method is told once', async () => {
  const { id } = await addTestCustomer(business);
  await update(id, { typePayment: 'ExternalBank' });
  await update(id, { typePayment: 'ExternalBank' });
  await update(id, { typePayment: 'ExternalCash' });
  assert.deepEqual(await eventsOf(business, id), [
    'CustomerAdded',
    'CustomerPaymentMethodUpdated',
    'CustomerPaymentMethodUpdated',
  ]);
});

for (const typePayment of ['Card', 'DirectDebit', 'Free', 'Bitcoin', ''])
  test(`the payment type ${typePayment || 'empty'} is not set by hand`, async () => {
    const { id } = await addTestCustomer(business);
    assert.deepEqual(refusalCodes(await tryUpdate(id, { typePayment })), ['Error.Input.Invalid']);
  });

const modes: readonly [string | boolean, boolean][] = [
  ['Auto', true],
  ['auto', true],
  ['True', true],
  [true, true],
  ['MANUAL', false],
  ['false', false],
  [false, false],
];
for (const [modeBilling, isAutomatic] of modes)
  test(`the mode ${typeof modeBilling} ${modeBilling} bills ${isAutomatic ? 'automatically' : 'by hand'}`, async () => {
    const { id } = await addTestCustomer(business);
    await update(id, { modeBilling: !isAutomatic });
    assert.equal((await update(id, { modeBilling })).isBilledAutomatically, isAutomatic);
  });

test('another mode, and a note that is too long, are refused', async () => {
  const { id } = await addTestCustomer(business);
  for (const wrong of [{ modeBilling: 'Sometimes' }, { noteInvoice: 'x'.repeat(2_001) }])
    assert.deepEqual(refusalCodes(await tryUpdate(id, wrong)), ['Error.Input.Invalid']);
});

/** Anchored on 10 January, 09:00 in Paris, five days before the test's now. */
const anchorAt = instant(Date.UTC(2026, 0, 10, 8));
const returns: readonly [string, Partial<NewSegment>, boolean, number | null][] = [
  ['on its own day', {}, true, Date.UTC(2026, 1, 10, 8)],
  [
    'on the fixed day of its segment',
    { billingMode: 'FixedDay', billingDay: 1 },
    true,
    Date.UTC(2026, 0, 31, 23),
  ],
  ['not at all when its segment bills by hand', { billingMode: 'Manual' }, true, null],
  ['not before it subscribes', {}, false, null],
];
for (const [when, segment, hasStarted, expected] of returns)
  test(`back to automatic billing, a customer is billed ${when}`, async () => {
    const owner = await openTestBusiness(kysely, { segment });
    const { id } = await addTestCustomer(owner);
    await update(id, { modeBilling: 'Manual' }, owner);
    if (hasStarted)
      await addTestSubscription(owner, { customerId: id, state: 'ActiveRunning', startedAt: anchorAt });
    assert.equal((await update(id, { modeBilling: 'Auto' }, owner)).nextBillingAt, expected);
  });

test('the date of the next billing is kept when given, and goes with billing by hand', async () => {
  const { id } = await addTestCustomer(business);
  const nextBillingAt = instant(testNow + 86_400_000);
  assert.equal((await update(id, { nextBillingAt })).nextBillingAt, nextBillingAt);
  assert.equal((await update(id, { noteInvoice: 'x' })).nextBillingAt, nextBillingAt);
  assert.equal((await update(id, { modeBilling: 'Manual', nextBillingAt })).nextBillingAt, null);
  assert.equal((await update(id, { modeBilling: 'Auto', nextBillingAt })).nextBillingAt, nextBillingAt);
  assert.equal((await update(id, { nextBillingAt: null })).nextBillingAt, null);
});

test('entering and leaving the grey list is audited with its reason; entering it is told', async () => {
  const { id } = await addTestCustomer(business);
  await update(id, { isGreyListed: true, greyListReason: 'too many attempts' });
  assert.equal((await update(id, { isGreyListed: true })).isGreyListed, true);
  assert.equal((await update(id, { isGreyListed: false })).isGreyListed, false);
  assert.deepEqual(await eventsOf(business, id), ['CustomerAdded', 'CustomerIsGreyListed']);
  assert.deepEqual(await auditOf(business, 'customer', id), [
    { action: 'Customer.GreyListed', data: { cause: 'Agent' } },
    { action: 'Customer.GreyListingEnded', data: { cause: 'Agent' } },
  ]);
});

test('a payment method makes what waits for one due, for the buyer only', async () => {
  const [buyer, other] = [await addTestCustomer(business), await addTestCustomer(business)];
  const add = (state: 'SuspendedNoPaymentInfo' | 'SuspendedAgent' | 'SuspendedPaymentDue', buyerId: number) =>
    addTestSubscription(business, { customerId: other.id, buyerId, state });
  const waiting = await add('SuspendedNoPaymentInfo', buyer.id);
  const byAgent = await add('SuspendedAgent', buyer.id);
  const unpaid = await add('SuspendedPaymentDue', buyer.id);
  const foreign = await add('SuspendedNoPaymentInfo', other.id);
  await update(buyer.id, { noteInvoice: 'no method yet' });
  assert.equal(await renewalOf(waiting), null);
  await update(buyer.id, { typePayment: 'ExternalBank' });
  assert.equal(await renewalOf(waiting), testNow);
  for (const id of [byAgent, unpaid, foreign]) assert.equal(await renewalOf(id), null);
  await register(other.id, card);
  assert.equal(await renewalOf(foreign), testNow);
});

test('a permission sets the payment type; another one replaces it; the same one is only refreshed', async () => {
  const { id } = await addTestCustomer(business);
  const first = await register(id, card);
  const second = await register(id, {
    ...card,
    typePayment: 'DirectDebit',
    gatewayToken: 'mandate',
    displayName: 'FR76',
  });
  const settings = accepted(await business.run((context) => loadPaymentSettings(context, id)));
  assert.equal(settings.typePayment, 'DirectDebit');
  assert.deepEqual(
    (await permissionsOf(id)).map((row) => [row.id, row.state]),
    [
      [first, 'Removed'],
      [second, 'Valid'],
    ],
  );
  assert.equal(await register(id, { ...card, displayName: '**** 4243' }), first);
  assert.deepEqual(
    (await permissionsOf(id)).map((row) => [row.id, row.state, row.display_name]),
    [
      [first, 'Valid', '**** 4243'],
      [second, 'Removed', 'FR76'],
    ],
  );
});

test('permissions registered at the same time leave one that is valid', async () => {
  const { id } = await addTestCustomer(business);
  await Promise.all(['a', 'b', 'a'].map((gatewayToken) => register(id, { ...card, gatewayToken })));
  const permissions = await permissionsOf(id);
  assert.equal(permissions.length, 2);
  assert.equal(permissions.filter((row) => row.state === 'Valid').length, 1);
});

test('a permission without a token or a gateway is refused', async () => {
  const { id } = await addTestCustomer(business);
  for (const wrong of [{ gatewayToken: '' }, { gateway: '' }, { country: 'France' }]) {
    const outcome = await business.run((context) =>
      registerPaymentPermission(context, id, { ...card, ...wrong }),
    );
    assert.deepEqual(refusalCodes(outcome), ['Error.Input.Invalid']);
  }
});

test('settings in sets: methods and notes, only where they change', async () => {
  const customers = [await addTestCustomer(business), await addTestCustomer(business)];
  const rows = customers.map(({ id }) => ({ customerId: id, typePayment: 'ExternalCheck' as const }));
  const upsert = (wanted: Parameters<typeof upsertPaymentSettings>[1]) =>
    business.do((context) => upsertPaymentSettings(context, wanted));
  const waiting = await addTestSubscription(business, {
    customerId: customers[0]?.id ?? 0,
    state: 'SuspendedNoPaymentInfo',
  });
  assert.equal(await upsert(rows), 2);
  assert.equal(await upsert(rows), 0);
  assert.equal(await renewalOf(waiting), testNow);
  assert.equal(await upsert(rows.map((row) => ({ ...row, noteInvoice: 'Note' }))), 2);
  const foreign = rows.map((row) => ({ ...row, noteInvoice: 'Foreign' }));
  assert.equal(await stranger.do((context) => upsertPaymentSettings(context, foreign)), 0);
  const settings = accepted(
    await business.run((context) => loadPaymentSettings(context, customers[1]?.id ?? 0)),
  );
  assert.deepEqual([settings.typePayment, settings.noteInvoice], ['ExternalCheck', 'Note']);
});

test('permissions in sets: one for each customer', async () => {
  const ids = [(await addTestCustomer(business)).id, (await addTestCustomer(business)).id];
  const rows = ids.map((customerId) => ({ ...card, customerId }));
  const first = await business.do((context) => registerPaymentPermissions(context, rows));
  assert.deepEqual([...first.keys()], ids);
  assert.equal(new Set(first.values()).size, 2);
  const again = await business.do((context) => registerPaymentPermissions(context, rows));
  assert.deepEqual(again, first);
  assert.equal((await business.do((context) => registerPaymentPermissions(context, []))).size, 0);
});

test('the settings of a customer of another business are out of reach', async () => {
  const { id } = await addTestCustomer(business);
  const outcomes = [
    await tryUpdate(id, { typePayment: 'ExternalBank' }, stranger),
    await stranger.run((context) => loadPaymentSettings(context, id)),
    await stranger.run((context) => registerPaymentPermission(context, id, card)),
  ];
  for (const outcome of outcomes) assert.deepEqual(refusalCodes(outcome), ['Error.Customer.NotFound']);
  assert.equal((await permissionsOf(id)).length, 0);
  assert.equal(
    accepted(await business.run((context) => loadPaymentSettings(context, id))).typePayment,
    'Free',
  );
});
