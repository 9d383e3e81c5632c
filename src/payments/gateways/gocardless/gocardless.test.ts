import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { callWith } from '../call.testing.ts';
import { connectThrough } from './connect.ts';
import { gocardless } from './gocardless.ts';
import { accessToken, openGoCardlessServer, signedWebhook, webhookSecret } from './server.testing.ts';

const server = await openGoCardlessServer();
after(() => server.close());

const gateway = gocardless(connectThrough(server.agent));
const settings = new Map([
  ['AccessToken', accessToken],
  ['WebhookSecret', webhookSecret],
  ['Environment', 'sandbox'],
]);
const call = callWith(settings);
const { now } = call;

const charge = (idempotencyKey: string, token: string, amount = 1_200) => ({
  idempotencyKey,
  token,
  typePayment: 'DirectDebit' as const,
  amount,
  currency: 'EUR',
});

async function tell(events: readonly object[]) {
  return gateway.receive?.(call, { ...signedWebhook(events), receivedAt: now });
}

const event = (resource_type: string, action: string, links: object, details: object = {}) => ({
  id: 'EV1',
  created_at: '2026-01-10T09:00:00Z',
  resource_type,
  action,
  links,
  details: { origin: 'gocardless', ...details },
});

/** A payment that was asked for and answered, and its reference with GoCardless. */
async function charged(key: string) {
  const mandate = server.addMandate();
  const [answer] = await gateway.charge(call, [charge(key, mandate.id)]);
  assert.ok(answer?.reference);
  return { reference: answer.reference, token: mandate.id };
}

test('settings are tried on their server', async () => {
  assert.equal(await gateway.checkSettings?.(call), null);
  const wrong = { ...call, settings: new Map([...settings, ['AccessToken', 'another_token_that_is_wrong']]) };
  assert.match((await gateway.checkSettings?.(wrong)) ?? '', /access_token_not_found/);
});

test('a charge is pending under its mandate; one that is inactive is revoked, one more cannot be', async () => {
  const active = server.addMandate();
  const dead = server.addMandate('cancelled');
  const answers = await gateway.charge(call, [charge('k-1', active.id), charge('k-2', dead.id)]);
  assert.deepEqual(
    answers.map((one) => one?.kind),
    ['Pending', 'Declined'],
  );
  assert.deepEqual(answers[1], { kind: 'Declined', reason: 'MethodRevoked' });
  const [payment] = server.payments().filter(({ metadata }) => JSON.stringify(metadata).includes('"k-1"'));
  assert.deepEqual([payment?.amount, payment?.currency], [1_200, 'EUR']);
  const again = await gateway.charge(call, [charge('k-1', active.id)]);
  assert.deepEqual(again[0], answers[0]);
  const yen = await gateway.charge(call, [{ ...charge('k-3', active.id), currency: 'JPY' }]);
  assert.deepEqual(yen, [{ kind: 'Declined', reason: 'Rejected' }]);
});

test('an answer that was lost, and an outage, are unknown; asked for later, what was done is found once', async () => {
  const mandate = server.addMandate();
  const request = charge('lost-1', mandate.id);
  server.meetNext('lost');
  await assert.rejects(gateway.charge(call, [request]));
  const known = await gateway.lookUp(call, [request, charge('never', mandate.id)]);
  assert.deepEqual([...known.keys()], ['lost-1']);
  assert.equal(known.get('lost-1')?.kind, 'Pending');
  for (const trouble of [429, 500] as const) {
    server.meetNext(trouble);
    await assert.rejects(gateway.charge(call, [charge(`trouble-${trouble}`, mandate.id)]));
    assert.equal((await gateway.lookUp(call, [charge(`trouble-${trouble}`, mandate.id)])).size, 0);
  }
  const count = server.payments().length;
  await gateway.charge(call, [request]);
  assert.equal(server.payments().length, count);
});

test('a mandate is given on their pages, and known by its bank and last digits', async () => {
  const customer = {
    id: 7,
    reference: 'ada',
    name: 'Ada',
    email: 'ada@example.com',
    language: 'fr',
    country: 'FR',
  };
  const request = {
    registrationKey: 'reg-1',
    typePayment: 'DirectDebit' as const,
    customer,
    currency: 'EUR',
    returnUrl: 'https://billing.example.com/portal-method/reg-1',
    cancelUrl: 'https://billing.example.com/portal-method/reg-1',
  };
  const begun = await gateway.registration?.begin(call, request);
  assert.ok(begun);
  assert.match(begun.url, /^https:\/\/pay\.gocardless\.com\//);
  assert.deepEqual(await gateway.registration?.begin(call, request), begun);
  assert.deepEqual(await gateway.registration?.finish(call, begun), { kind: 'Pending' });
  const mandate = server.fulfil(begun.reference);
  const finished = await gateway.registration?.finish(call, begun);
  assert.ok(finished?.kind === 'Registered');
  assert.deepEqual(
    [finished.method.token, finished.method.displayName, finished.method.country],
    [mandate.id, 'BANQUE DU NORD •••• 11', 'FR'],
  );
  assert.equal(finished.method.mandate?.reference, 'TEST-REF-1');
  const told = await tell([event('billing_requests', 'fulfilled', { billing_request: begun.reference })]);
  assert.deepEqual(told, [{ kind: 'MethodRegistered', registrationKey: 'reg-1', method: finished.method }]);
});

test('a webhook that is not signed with the secret tells nothing', async () => {
  const { reference } = await charged('signed-1');
  const events = [event('payments', 'confirmed', { payment: reference })];
  for (const delivery of [
    { ...signedWebhook(events, 'another secret'), receivedAt: now },
    { ...signedWebhook(events), headers: new Map([['webhook-signature', 'zz']]), receivedAt: now },
    { ...signedWebhook(events), headers: new Map(), receivedAt: now },
  ])
    assert.equal(await gateway.receive?.(call, delivery), null);
});

test('payments are settled, failed, charged back and won again, in our words', async () => {
  const { reference } = await charged('told-1');
  const links = { payment: reference };
  const succeeded = { kind: 'Succeeded', reference };
  assert.deepEqual(
    await tell([event('payments', 'confirmed', links), event('payments', 'submitted', links)]),
    [{ kind: 'ChargeSettled', idempotencyKey: 'told-1', answer: succeeded }],
  );
  const reversalReference = `${reference}-chargeback`;
  const details = { cause: 'authorisation_disputed', reason_code: 'MD06' };
  assert.deepEqual(
    await tell([
      event('payments', 'charged_back', links, details),
      event('payments', 'chargeback_cancelled', links),
    ]),
    [
      {
        kind: 'ChargeReversed',
        reversalReference,
        idempotencyKey: 'told-1',
        cause: 'Return',
        code: 'MD06',
        reason: 'MethodRevoked',
        amount: 1_200,
      },
      { kind: 'ReversalWithdrawn', reversalReference },
    ],
  );
  server.resource('payments', reference).status = 'failed';
  assert.deepEqual(await tell([event('payments', 'failed', links, { cause: 'insufficient_funds' })]), [
    {
      kind: 'ChargeSettled',
      idempotencyKey: 'told-1',
      answer: { kind: 'Declined', reason: 'InsufficientFunds', reference },
    },
  ]);
});

test('mandates that end or move are told of', async () => {
  const { id: token } = server.addMandate();
  const links = { mandate: token };
  assert.deepEqual(
    await tell([event('mandates', 'cancelled', links), event('mandates', 'reinstated', links)]),
    [
      { kind: 'MethodChanged', token, state: 'Defective' },
      { kind: 'MethodChanged', token, state: 'Valid' },
    ],
  );
  assert.deepEqual(await tell([event('mandates', 'transferred', links)]), [
    { kind: 'MethodChanged', token, state: 'Valid', displayName: 'BANQUE DU NORD •••• 11' },
  ]);
  await gateway.forget?.(call, token);
  assert.equal(server.resource('mandates', token).status, 'cancelled');
  await gateway.forget?.(call, token);
});

test('a refund is done once, never above the payment, and told of when it is paid', async () => {
  const { reference } = await charged('refunded-1');
  const request = { idempotencyKey: 'r-1', chargeReference: reference, amount: 500, currency: 'EUR' };
  server.meetNext('lost');
  await assert.rejects(gateway.refund?.(call, [request]) ?? Promise.resolve());
  const [answer] = (await gateway.refund?.(call, [request])) ?? [];
  assert.equal(answer?.kind, 'Pending');
  assert.equal(server.refunds().length, 1);
  const known = await gateway.lookUpRefunds?.(call, [request]);
  assert.deepEqual(known?.get('r-1'), answer);
  const [more] = (await gateway.refund?.(call, [{ ...request, idempotencyKey: 'r-2', amount: 701 }])) ?? [];
  assert.ok(more?.kind === 'Failed' && /amount_greater_than_payment/.test(more.reason));
  assert.ok(answer.kind === 'Pending');
  server.resource('refunds', answer.reference).status = 'paid';
  assert.deepEqual(await tell([event('refunds', 'paid', { refund: answer.reference })]), [
    {
      kind: 'RefundSettled',
      idempotencyKey: 'r-1',
      answer: { kind: 'Succeeded', reference: answer.reference },
    },
  ]);
});

test('what others made in their dashboard is not ours', async () => {
  const { reference } = await charged('ours');
  server.resource('payments', reference).metadata = {};
  assert.deepEqual(await tell([event('payments', 'confirmed', { payment: reference })]), []);
});
