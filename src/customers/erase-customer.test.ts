import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { accepted, openTestBusiness, refusalCodes, testNow } from '../accounts/testing.ts';
import type { SubscriptionState } from '../database/table-types.ts';
import { openTestDatabase } from '../database/testing.ts';
import type { InvoiceState } from '../domain/billing/invoice-state.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { anonymiseCustomer } from './anonymise-customer.ts';
import { deleteCustomer } from './delete-customer.ts';
import { findCustomerById } from './find-customer.ts';
import { greyListCustomer } from './grey-list-customer.ts';
import { registerPaymentPermission } from './register-payment-permission.ts';
import {
  addTestBalanceLine,
  addTestCustomer,
  addTestInvoice,
  addTestSubscription,
  auditOf,
  eventsOf,
} from './testing.ts';
import { updateBillingAddress } from './update-address.ts';
import { updatePaymentSettings } from './update-payment-settings.ts';
import { writeNote } from './write-note.ts';

const database = await openTestDatabase();
after(() => database.close());
const { kysely } = database;
const business = await openTestBusiness(kysely);
const stranger = await openTestBusiness(kysely);

const anonymise = (customerId: number) => business.run((context) => anonymiseCustomer(context, customerId));
const remove = (customerId: number) => business.run((context) => deleteCustomer(context, customerId));
const find = (customerId: number) => business.do((context) => findCustomerById(context, customerId));

/** Every row of the database that holds the text, as `table: row`. */
async function rowsWith(text: string): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(kysely);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await sql<{ row: string }>`
      select t::text as row from ${sql.table(name)} t where t::text like ${`%${text}%`}`.execute(kysely);
    found.push(...rows.rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

/** A customer whose every personal field holds the text. */
async function addPerson(text: string) {
  const { id } = await addTestCustomer(business, {
    name: text,
    email: `${text}@example.com`,
    metadata: { note: text },
    referenceAffiliation: text,
  });
  await business.run((context) => updateBillingAddress(context, id, { lastName: text, phone: text }));
  await business.run((context) => updatePaymentSettings(context, id, { noteInvoice: text }));
  await business.run((context) =>
    registerPaymentPermission(context, id, {
      gateway: 'simulator',
      typePayment: 'Card',
      gatewayToken: text,
      displayName: text,
    }),
  );
  await business.run((context) => writeNote(context, id, text));
  await business.run((context) => greyListCustomer(context, id, { isGreyListed: true, reason: text }));
  await tellWebhook(id, text);
  await kysely
    .updateTable('event')
    .set({ data: JSON.stringify({ Name: text }) })
    .where('customer_id', '=', id)
    .execute();
  return id;
}

/** A webhook that was told of the customer's creation. */
async function tellWebhook(customerId: number, text: string): Promise<void> {
  const scope = { business_id: business.businessId, created_at: '2026-01-01' };
  const webhook = await kysely
    .insertInto('webhook')
    .values({ ...scope, url: 'https://hook.example', key: 'k', salt: 's', updated_at: '2026-01-01' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const event = await kysely
    .selectFrom('event')
    .select('id')
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  const notification = await kysely
    .insertInto('webhook_notification')
    .values({
      ...scope,
      webhook_id: webhook.id,
      event_id: event.id,
      customer_id: customerId,
      type: 'CustomerAdded',
      triggered_at: '2026-01-01',
      body: text,
      state: 'Succeeded',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await kysely
    .insertInto('webhook_attempt')
    .values({
      business_id: business.businessId,
      notification_id: notification.id,
      attempted_at: '2026-01-01',
      duration_ms: 1,
      request_url: 'https://hook.example',
      request_headers: '{}',
      answer_body: text,
    })
    .execute();
}

test('after an anonymisation, nothing in the database holds what was personal', async () => {
  const id = await addPerson('Perrine-Anonyme');
  await addTestInvoice(business, { customerId: id, state: 'Paid', amount: 100 });
  await addTestSubscription(business, { customerId: id, state: 'EndedTerminated' });
  const before = await find(id);
  const tables = (await rowsWith('Perrine-Anonyme')).map((row) => row.split(':')[0]);
  assert.deepEqual([...new Set(tables)].sort(), [
    'customer',
    'customer_address',
    'customer_note',
    'customer_words',
    'event',
    'grey_listing',
    'payment_permission',
    'webhook_attempt',
    'webhook_notification',
  ]);
  const customer = accepted(await anonymise(id));
  assert.deepEqual(await rowsWith('Perrine-Anonyme'), []);
  assert.deepEqual(customer, {
    ...before,
    name: 'Client anonymisé',
    email: '',
    metadata: {},
    referenceAffiliation: null,
    affiliatedAt: null,
    linkGeneration: (before?.linkGeneration ?? 0) + 1,
  });
  const row = await kysely
    .selectFrom('customer')
    .select(['type_payment', 'is_billed_automatically', 'next_billing_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.deepEqual(row, { type_payment: 'Free', is_billed_automatically: false, next_billing_at: null });
  const subscription = await kysely
    .selectFrom('subscription')
    .select('metadata')
    .where('customer_id', '=', id)
    .executeTakeFirstOrThrow();
  assert.deepEqual(subscription.metadata, {});
  assert.deepEqual(await auditOf(business, 'customer', id), [
    { action: 'Customer.GreyListed', data: { cause: 'Agent' } },
    { action: 'Customer.Anonymised', data: {} },
  ]);
});

for (const [what, reference, email, isReplaced] of [
  ['the e-mail address of the customer', 'Perrine@mail.example', 'perrine@mail.example', true],
  ['another e-mail address with something before it', 'user: p@mail.example', 'other@mail.example', true],
  ['a number of the integrator', 'user-4711', 'perrine@mail.example', false],
] as const)
  test(`a reference that is ${what} ${isReplaced ? 'is replaced by one that says nothing' : 'stays'}`, async () => {
    const { id } = await addTestCustomer(business, { email });
    await kysely.updateTable('customer').set({ reference }).where('id', '=', id).execute();
    const customer = accepted(await anonymise(id));
    if (isReplaced) assert.match(customer.reference, /^[0-9a-f-]{36}$/);
    else assert.equal(customer.reference, reference);
    assert.deepEqual(await rowsWith('mail.example'), []);
    const entry = (await auditOf(business, 'customer', id)).at(-1);
    assert.deepEqual(entry?.data, isReplaced ? { isReferenceReplaced: true } : {});
  });

const invoiceStates: readonly [InvoiceState, boolean][] = [
  ['Draft', false],
  ['DraftCharging', false],
  ['DueAuto', false],
  ['DueOffline', false],
  ['DuePending', false],
  ['ProblemOverdue', false],
  ['Paid', true],
  ['Void', true],
  ['Uncollectible', true],
];
for (const [state, isAccepted] of invoiceStates)
  test(`with an invoice that is ${state}, an anonymisation is ${isAccepted ? 'done' : 'refused'}`, async () => {
    const customer = await addTestCustomer(business, { name: 'Somebody' });
    await addTestInvoice(business, { customerId: customer.id, state, amount: 100 });
    const outcome = await anonymise(customer.id);
    assert.equal(outcome.ok, isAccepted);
    if (isAccepted) return;
    assert.deepEqual(refusalCodes(outcome), ['Error.Customer.Anonymize.HasDueInvoices']);
    assert.deepEqual(await find(customer.id), customer);
  });

const subscriptionStates: readonly [SubscriptionState, boolean][] = [
  ['ActiveRunning', false],
  ['ActiveDelayedTermination', false],
  ['DraftDelayedStart', false],
  ['DraftAgent', true],
  ['SuspendedAgent', true],
  ['EndedTerminated', true],
];
for (const [state, isAccepted] of subscriptionStates)
  test(`with a subscription ${state}, an anonymisation is ${isAccepted ? 'done' : 'refused'}`, async () => {
    const [recipient, buyer] = [await addTestCustomer(business), await addTestCustomer(business)];
    await addTestSubscription(business, { customerId: recipient.id, buyerId: buyer.id, state });
    for (const { id } of [recipient, buyer]) {
      const outcome = await anonymise(id);
      assert.equal(outcome.ok, isAccepted);
      if (!isAccepted)
        assert.deepEqual(refusalCodes(outcome), ['Error.Customer.Anonymize.HasRunningSubscription']);
    }
  });

test('a deletion takes drafts, balance and subscriptions along, and leaves an audit entry without a name', async () => {
  const id = await addPerson('Perrine-Effacée');
  const subscriptionId = await addTestSubscription(business, { customerId: id, state: 'ActiveRunning' });
  const invoiceId = await addTestInvoice(business, { customerId: id, state: 'Draft', amount: 100 });
  await addTestBalanceLine(business, { customerId: id, subscriptionId, invoiceId });
  accepted(await remove(id));
  assert.equal(await find(id), undefined);
  assert.deepEqual(await rowsWith('Perrine-Effacée'), []);
  assert.deepEqual(await eventsOf(business, id), []);
  assert.deepEqual(await auditOf(business, 'customer', id), [
    { action: 'Customer.GreyListed', data: { cause: 'Agent' } },
    { action: 'Customer.Deleted', data: {} },
  ]);
  const left = await kysely
    .selectFrom('subscription')
    .select('id')
    .where('id', '=', subscriptionId)
    .execute();
  assert.deepEqual(left, []);
});

test('a customer with an issued invoice is kept whole', async () => {
  const id = await addPerson('Perrine-Gardée');
  await addTestInvoice(business, { customerId: id, state: 'Paid', amount: 100 });
  const before = await rowsWith('Perrine-Gardée');
  assert.ok(before.length >= 4);
  assert.deepEqual(refusalCodes(await remove(id)), ['Error.Customer.Delete.HasInvoice']);
  assert.deepEqual(await rowsWith('Perrine-Gardée'), before);
});

test('a customer with a payment for a draft is kept', async () => {
  const { id } = await addTestCustomer(business);
  const invoiceId = await addTestInvoice(business, { customerId: id, state: 'DraftCharging', amount: 100 });
  await kysely
    .insertInto('payment')
    .values({
      business_id: business.businessId,
      customer_id: id,
      invoice_id: invoiceId,
      type_payment: 'Card',
      state: 'Pending',
      amount: 100,
      paid_at: toTimestamp(testNow),
      created_at: toTimestamp(testNow),
    })
    .execute();
  assert.deepEqual(refusalCodes(await remove(id)), ['Error.Customer.Delete.HasInvoice']);
});

test('neither side of a shared subscription is deleted, nor one whose subscription another has paid', async () => {
  const [recipient, buyer] = [await addTestCustomer(business), await addTestCustomer(business)];
  await addTestSubscription(business, {
    customerId: recipient.id,
    buyerId: buyer.id,
    state: 'EndedTerminated',
  });
  for (const { id } of [recipient, buyer])
    assert.deepEqual(refusalCodes(await remove(id)), ['Error.Customer.Delete.SharesSubscription']);
  const own = await addTestCustomer(business);
  const subscriptionId = await addTestSubscription(business, { customerId: own.id, state: 'ActiveRunning' });
  await addTestBalanceLine(business, { customerId: buyer.id, subscriptionId });
  assert.deepEqual(refusalCodes(await remove(own.id)), ['Error.Customer.Delete.SharesSubscription']);
});

test('a customer of another business is neither anonymised nor deleted', async () => {
  const customer = await addTestCustomer(business, { name: 'Somebody' });
  for (const useCase of [anonymiseCustomer, deleteCustomer]) {
    const outcome = await stranger.run<unknown>((context) => useCase(context, customer.id));
    assert.deepEqual(refusalCodes(outcome), ['Error.Customer.NotFound']);
  }
  assert.deepEqual(await find(customer.id), customer);
});
