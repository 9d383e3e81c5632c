import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Contract, loadContract } from './contract-check.testing.ts';

const live = loadContract('api-live');
const customer = {
  Id: 1,
  ReferenceCustomer: 'a',
  Status: 'Enabled',
  ReferenceAffiliation: null,
  DateAffiliation: '2025-03-29T21:54:19.51Z',
  Metadata: { Seats: '12' },
  Links: [{ rel: 'insite-home', href: 'https://example.org' }],
};

function check(operation: string, status: number, body: unknown, contract: Contract = live) {
  const [method = '', path = ''] = operation.split(' ');
  return contract.check({ method, path, status, body: body === '' ? '' : JSON.stringify(body) });
}

test('the contracts are read whole', () => {
  assert.equal(live.operations.length, 39);
  assert.equal(loadContract('back-office').operations.length, 61);
});

test('what the contract says passes: objects, lists, errors, nulls', () => {
  assert.deepEqual(check('GET /v1/Customer?ReferenceCustomer=a', 200, customer), []);
  assert.deepEqual(check('get /V1/customer', 200, customer), []);
  const page = { Page: 1, SizePage: 10, Count: 1, TotalItems: 1, DateGenerated: '2025-03-29T21:54:19.51Z' };
  assert.deepEqual(check('GET /v1/Customers', 200, { ...page, Items: [customer] }), []);
  const computed = { ...page, Computations: { AmountSubtotal: 1, AmountTotal: 2 }, Items: [] };
  assert.deepEqual(check('GET /v1/Balance', 200, computed), []);
  const error = { Code: 'Error.Customer.NotFound', Message: 'None' };
  assert.deepEqual(check('GET /v1/Customer', 404, error), []);
  assert.deepEqual(check('POST /v1/Customer', 422, [error]), []);
  assert.deepEqual(check('GET /v1/Customer', 500, error), []);
  const quote = { AmountTotal: 1, Details: [], NextTerm: { AmountTotal: 2, Details: [{ IdFeature: null }] } };
  assert.deepEqual(check('POST /v1/Quoting/Subscription/12/Start', 200, quote), []);
});

for (const [what, body, problem] of [
  ['a wrong type', { ...customer, Id: '1' }, /Id must be integer/],
  ['an unknown word', { ...customer, Status: 'Gone' }, /Status must be equal/],
  ['null where it may not be', { ...customer, Name: null }, /Name must be string/],
  ['a member the contract does not know', { ...customer, Refrence: 'a' }, /additional properties: Refrence/],
  ['an unknown member further in', { ...customer, Links: [{ Rel: 'x' }] }, /Links\/0 .*Rel/],
  ['a date in another form', { ...customer, DateAffiliation: '29/03/2025' }, /date-time/],
  ['a list for an object', [customer], /body must be object/],
] as const) {
  test(`${what} is found`, () => {
    const problems = check('GET /v1/Customer', 200, body);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', problem);
  });
}

test('statuses, shapes of errors and empty bodies are held too', () => {
  assert.match(check('GET /v1/Customer', 201, customer)[0] ?? '', /does not declare the status 201/);
  assert.match(check('GET /v1/Customer', 204, '')[0] ?? '', /does not declare the status 204/);
  assert.match(check('GET /v1/Invoices', 204, {})[0] ?? '', /204 with a body/);
  assert.match(check('GET /v1/Customer', 200, '')[0] ?? '', /not JSON/);
  const error = { Code: 'Error.X', Message: 'x' };
  assert.match(check('POST /v1/Customer', 422, error)[0] ?? '', /must be array/);
  assert.match(check('GET /v1/Customer', 422, error)[0] ?? '', /must be array/);
  assert.match(check('GET /v1/Customer', 404, [error])[0] ?? '', /must be object/);
  assert.match(check('GET /v1/Nothing', 200, {})[0] ?? '', /not in the contract/);
});

test('a member inside a page is closed as well, and null is held to nullable', () => {
  const invoice = { Id: 1, FullNumber: null, DateIssue: null };
  assert.deepEqual(check('GET /v1/Invoices', 200, { Items: [invoice] }), []);
  assert.equal(check('GET /v1/Invoices', 200, { Items: [{ ...invoice, Currency: null }] }).length, 1);
  assert.equal(check('GET /v1/Invoices', 200, { Items: [{ ...invoice, Extra: 1 }] }).length, 1);
  const subscription = { StatusAfterTerm: null, StateSubscriptionAfterTerm: 'EndedComplete' };
  assert.deepEqual(check('GET /v1/Subscription', 200, subscription), []);
});

test('the known departures pass: empty lists, the envelope of usages, nothing to bill, members that were added', () => {
  assert.deepEqual(check('GET /v1/Customers', 204, ''), []);
  assert.deepEqual(check('GET /v1/Usages', 204, ''), []);
  assert.deepEqual(check('GET /v1/Usages', 200, { Page: 1, Items: [{ IdFeature: 1 }] }), []);
  assert.equal(check('GET /v1/Usages', 200, [{ IdFeature: 1 }]).length > 0, true);
  assert.deepEqual(check('POST /v1/Usages', 200, [{ IdFeature: 1 }]), []);
  assert.match(check('POST /v1/Usages', 204, '')[0] ?? '', /does not declare/);
  assert.deepEqual(check('POST /v1/Billing/Customer', 204, ''), []);
  const links = [{ rel: 'related-invoice', href: 'x', type: 'application/pdf' }];
  assert.deepEqual(check('GET /v1/Invoice/3', 200, { TypeCredit: 'Refund', Reason: 'x', Links: links }), []);
});
