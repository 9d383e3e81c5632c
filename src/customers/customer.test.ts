import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createSegment } from '../accounts/create-segment.ts';
import { accepted, openTestBusiness, refusalCodes, testSegment } from '../accounts/testing.ts';
import { declareFeature } from '../catalogue/declare-feature.ts';
import type { SubscriptionState } from '../database/table-types.ts';
import { openTestDatabase } from '../database/testing.ts';
import { type CustomerInput, createOrUpdateCustomer } from './create-or-update-customer.ts';
import { enableCustomer } from './enable-customer.ts';
import { findCustomer, findCustomerById } from './find-customer.ts';
import { invalidateCustomer } from './invalidate-customer.ts';
import { type CustomerFilter, listCustomers } from './list-customers.ts';
import { revokeLinks } from './revoke-links.ts';
import { suspendCustomer } from './suspend-customer.ts';
import { addTestCustomer, addTestSubscription, auditOf, eventsOf } from './testing.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());
const { kysely } = database;
const business = await openTestBusiness(kysely);
const stranger = await openTestBusiness(kysely);
const { segment } = business;

const write = (input: CustomerInput) =>
  business.run((context) => createOrUpdateCustomer(context, segment, input));

test('a customer is created in the language of the segment, then only given fields change', async () => {
  const created = accepted(
    await write({ reference: 'jeanne', name: 'Jeanne', email: 'jeanne@example.com', metadata: { a: '1' } }),
  );
  assert.equal(created.isNew, true);
  assert.deepEqual([created.customer.language, created.customer.status], ['fr', 'Enabled']);
  const changed = accepted(await write({ reference: 'jeanne', email: 'j@example.com' }));
  assert.equal(changed.isNew, false);
  assert.deepEqual(changed.customer, { ...created.customer, email: 'j@example.com' });
  const emptied = accepted(await write({ reference: 'jeanne', name: '', metadata: {} }));
  assert.deepEqual([emptied.customer.name, emptied.customer.metadata], ['', {}]);
  assert.deepEqual(await eventsOf(business, created.customer.id), ['CustomerAdded']);
});

test('without a reference the customer gets a random one', async () => {
  const { customer, isNew } = accepted(await write({ name: 'Somebody' }));
  assert.equal(isNew, true);
  assert.match(customer.reference, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

const wrongInputs: readonly [CustomerInput, string, string][] = [
  [{ reference: 'a=b' }, 'Error.Input.Invalid', 'ReferenceCustomer'],
  [{ reference: '' }, 'Error.Input.Missing', 'ReferenceCustomer'],
  [{ reference: 'x'.repeat(51) }, 'Error.Input.Invalid', 'ReferenceCustomer'],
  [{ email: 'nobody' }, 'Error.Input.Invalid', 'Email'],
  [{ email: 'two words@example.com' }, 'Error.Input.Invalid', 'Email'],
  [{ language: 'french' }, 'Error.Input.Invalid', 'Language'],
  [{ name: 'x'.repeat(256) }, 'Error.Input.Invalid', 'Name'],
  [{ name: 'zero\u0000' }, 'Error.Input.Invalid', 'Name'],
  [{ referenceAffiliation: '<b>' }, 'Error.Input.Invalid', 'ReferenceAffiliation'],
  [{ metadata: { key: 'x'.repeat(451) } }, 'Error.Input.Invalid', 'Metadata.key'],
];
for (const [input, code, target] of wrongInputs) {
  test(`a customer is refused for its ${target}: ${JSON.stringify(input).slice(0, 40)}`, async () => {
    const outcome = await write({ reference: 'refused', ...input });
    assert.ok(!outcome.ok);
    assert.deepEqual([outcome.refusals[0].code, outcome.refusals[0].target], [code, target]);
    assert.equal(await business.do((context) => findCustomer(context, segment.id, 'refused')), undefined);
  });
}

test('created many times at once, a customer exists once and every caller gets it', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, index) => write({ reference: 'raced', name: `Name ${index}` })),
  );
  const written = outcomes.map((outcome) => accepted(outcome));
  assert.equal(written.filter(({ isNew }) => isNew).length, 1);
  assert.equal(new Set(written.map(({ customer }) => customer.id)).size, 1);
});

test('a suspension and its end are told and audited once', async () => {
  const { id } = await addTestCustomer(business);
  const suspend = () => business.run((context) => suspendCustomer(context, id));
  const enable = () => business.run((context) => enableCustomer(context, id));
  assert.equal(accepted(await suspend()).status, 'Suspended');
  assert.equal(accepted(await suspend()).status, 'Suspended');
  assert.equal(accepted(await enable()).status, 'Enabled');
  assert.equal(accepted(await enable()).status, 'Enabled');
  assert.deepEqual(await eventsOf(business, id), ['CustomerAdded', 'CustomerSuspended', 'CustomerEnabled']);
  assert.deepEqual(
    (await auditOf(business, 'customer', id)).map((entry) => entry.action),
    ['Customer.Suspended', 'Customer.Enabled'],
  );
});

test('revoking links ends their generation; invalidating also takes the reference away', async () => {
  const customer = await addTestCustomer(business);
  const revoked = accepted(await business.run((context) => revokeLinks(context, customer.id)));
  assert.equal(revoked.linkGeneration, customer.linkGeneration + 1);
  assert.equal(revoked.reference, customer.reference);
  const invalidated = accepted(await business.run((context) => invalidateCustomer(context, customer.id)));
  assert.equal(invalidated.linkGeneration, customer.linkGeneration + 2);
  assert.notEqual(invalidated.reference, customer.reference);
  const found = await business.do((context) => findCustomer(context, segment.id, customer.reference));
  assert.equal(found, undefined);
  const byId = await business.do((context) => findCustomerById(context, customer.id));
  assert.deepEqual(byId, invalidated);
});

test('what is done to a customer of another business is refused and does nothing', async () => {
  const customer = await addTestCustomer(business);
  for (const useCase of [suspendCustomer, enableCustomer, revokeLinks, invalidateCustomer])
    assert.deepEqual(refusalCodes(await stranger.run((context) => useCase(context, customer.id))), [
      'Error.Customer.NotFound',
    ]);
  assert.equal(await stranger.do((context) => findCustomerById(context, customer.id)), undefined);
  assert.deepEqual(await business.do((context) => findCustomerById(context, customer.id)), customer);
});

test('lists: by segment, by page, in the order of arrival, with the whole count', async () => {
  const owner = await openTestBusiness(kysely);
  const secondId = accepted(
    await owner.run((context) => createSegment(context, { ...testSegment, reference: 'second' })),
  );
  const names: string[] = [];
  for (let index = 0; index < 5; index += 1) names.push((await addTestCustomer(owner)).reference);
  await owner.run((context) =>
    createOrUpdateCustomer(context, { id: secondId, language: 'en' }, { reference: 'elsewhere' }),
  );
  const list = async (filter: CustomerFilter, page: number, sizePage: number) => {
    const found = await owner.do((context) => listCustomers(context, filter, { page, sizePage }));
    return [found.items.map((customer) => customer.reference), found.totalItems];
  };
  assert.deepEqual(await list({}, 1, 10), [[...names, 'elsewhere'], 6]);
  assert.deepEqual(await list({ segmentId: owner.segment.id }, 2, 2), [names.slice(2, 4), 5]);
  assert.deepEqual(await list({ segmentId: secondId }, 1, 10), [['elsewhere'], 1]);
  assert.deepEqual(await list({ segmentId: secondId }, 1, 0), [[], 1]);
  assert.deepEqual(await list({ segmentId: segment.id }, 1, 10), [[], 0]);
});

test('by feature: only those whose running subscription carries it', async () => {
  const declare = (reference: string) =>
    business.run((context) => declareFeature(context, { reference, type: 'OnOff', title: { en: 'API' } }));
  const [api, other] = [accepted(await declare('api')).id, accepted(await declare('other')).id];
  const subscribe = async (state: SubscriptionState, featureId: number) => {
    const { id, reference } = await addTestCustomer(business);
    await addTestSubscription(business, { customerId: id, state, featureId });
    return reference;
  };
  const running = await subscribe('ActiveRunning', api);
  const ending = await subscribe('ActiveDelayedTermination', api);
  await subscribe('SuspendedAgent', api);
  await subscribe('EndedTerminated', api);
  await subscribe('ActiveRunning', other);
  const found = await business.do((context) =>
    listCustomers(context, { featureReference: 'api' }, { page: 1, sizePage: 10 }),
  );
  assert.deepEqual(
    found.items.map((customer) => customer.reference),
    [running, ending],
  );
  assert.equal(found.totalItems, 2);
});

test('a payer is not a recipient: it is not found by the feature that it pays for', async () => {
  const feature = accepted(
    await business.run((context) =>
      declareFeature(context, { reference: 'paid', type: 'OnOff', title: { en: 'Paid' } }),
    ),
  );
  const [payer, recipient] = [await addTestCustomer(business), await addTestCustomer(business)];
  await addTestSubscription(business, {
    customerId: recipient.id,
    buyerId: payer.id,
    state: 'ActiveRunning',
    featureId: feature.id,
  });
  const found = await business.do((context) =>
    listCustomers(context, { featureReference: 'paid' }, { page: 1, sizePage: 10 }),
  );
  assert.deepEqual(found.items, [recipient]);
});
