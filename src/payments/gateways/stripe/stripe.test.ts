import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { callWith } from '../call.testing.ts';
import { type Behaviour, openStripeServer, secretKey, signedEvent, webhookSecret } from './server.testing.ts';
import { stripe } from './stripe.ts';
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts';

const server = await openStripeServer();
after(() => server.close());

const gateway = stripe(server.address);
const settings = new Map([
  ['SecretKey', secretKey],
  ['WebhookSecret', webhookSecret],
]);
const call = callWith(settings);
const { now } = call;

const charge = (idempotencyKey: string, token: string, typePayment: 'Card' | 'DirectDebit' = 'Card') => ({
  idempotencyKey,
  token,
  typePayment,
  amount: 1_200,
  currency: 'EUR',
});

async function tell(type: string, object: object, more: object = {}) {
  return gateway.receive?.(call, { ...signedEvent(type, object, now, more), receivedAt: now });
}

/** A payment that was asked for and answered, as Stripe has it. */
async function charged(key: string, behaviour: Behaviour = 'pays', type: 'card' | 'sepa_debit' = 'card') {
  const { token } = server.addMethod(behaviour, type);
  const [answer] = await gateway.charge(call, [charge(key, token, type === 'card' ? 'Card' : 'DirectDebit')]);
  assert.ok(answer?.reference);
  return { intent: server.thing('payment_intents', answer.reference), answer, token };
}

const intentsOf = (key: string) =>
  server.all('payment_intents').filter((one) => JSON.stringify(one.metadata).includes(`"${key}"`));

test('settings are tried on its server, and refused in its words', async () => {
  assert.equal(await gateway.checkSettings?.(call), null);
  const wrong = { ...call, settings: new Map([...settings, ['SecretKey', 'sk_test_another_key']]) };
  assert.match((await gateway.checkSettings?.(wrong)) ?? '', /Invalid API Key/);
});

test('charges are answered in their order: paid, pending, declined in our words', async () => {
  const cases: [Behaviour, string, string?][] = [
    ['pays', 'Succeeded'],
    ['processing', 'Pending'],
    ['insufficient_funds', 'Declined', 'InsufficientFunds'],
    ['generic_decline', 'Declined', 'Rejected'],
    ['expired_card', 'Declined', 'MethodExpired'],
    ['lost_card', 'Declined', 'MethodRevoked'],
    ['stolen_card', 'Declined', 'MethodRevoked'],
    ['authentication_required', 'Declined', 'AuthenticationRequired'],
  ];
  const requests = cases.map(([behaviour], index) => charge(`k-${index}`, server.addMethod(behaviour).token));
  const answers = await gateway.charge(call, requests);
  assert.deepEqual(
    answers.map((one) => [one?.kind, one?.kind === 'Declined' ? one.reason : undefined]),
    cases.map(([, kind, reason]) => [kind, reason]),
  );
  assert.ok(answers.every((one) => one?.reference?.startsWith('pi_')));
  const [intent] = intentsOf('k-0');
  assert.deepEqual([intent?.amount, intent?.currency], [1_200, 'eur']);
  assert.deepEqual(await gateway.charge(call, requests), answers);
  assert.equal(intentsOf('k-0').length, 1);
  assert.deepEqual(
    await gateway.lookUp(call, requests),
    new Map(requests.map((one, i) => [one.idempotencyKey, answers[i]])),
  );
});

test('a method that Stripe does not have, or that is not of its customer, is revoked', async () => {
  const mine = server.addMethod();
  const [customer] = server.addMethod().token.split('/');
  assert.deepEqual(
    await gateway.charge(call, [
      charge('m-1', 'no token'),
      charge('m-2', 'cus_1/pm_1'),
      charge('m-3', `${customer}/${mine.id}`),
    ]),
    Array.from({ length: 3 }, () => ({ kind: 'Declined', reason: 'MethodRevoked' })),
  );
});

test('an answer that is dropped once is fetched by the same key; dropped for good, it is found, charged once', async () => {
  const { token } = server.addMethod();
  server.meetNext('lost');
  assert.equal((await gateway.charge(call, [charge('lost-1', token)]))[0]?.kind, 'Succeeded');
  assert.equal(intentsOf('lost-1').length, 1);
  server.meetNext('lost', 'lost', 'lost');
  await assert.rejects(gateway.charge(call, [charge('lost-2', token)]));
  const known = await gateway.lookUp(call, [charge('lost-2', token), charge('never', token)]);
  assert.deepEqual([...known.keys()], ['lost-2']);
  await gateway.charge(call, [charge('lost-2', token)]);
  assert.equal(intentsOf('lost-2').length, 1);
});

test('an outage is unknown and made nothing; one failure among others loses none of them', async () => {
  const { token } = server.addMethod();
  for (const trouble of [429, 500] as const) {
    server.meetNext(trouble);
    await assert.rejects(gateway.charge(call, [charge(`t-${trouble}`, token)]), (error) => {
      assert.doesNotMatch(String(error), /cus_|pm_|sk_test/);
      return true;
    });
    assert.equal((await gateway.lookUp(call, [charge(`t-${trouble}`, token)])).size, 0);
  }
  server.meetNext(409);
  assert.equal((await gateway.charge(call, [charge('t-409', token)]))[0]?.kind, 'Succeeded');
  server.meetNext(500);
  const answers = await gateway.charge(
    call,
    ['t-1', 't-2', 't-3'].map((key) => charge(key, token)),
  );
  assert.equal(answers.filter((one) => one === null).length, 1);
  assert.equal(answers.filter((one) => one?.kind === 'Succeeded').length, 2);
});

test('a key that is used again for something else is refused, and blamed on no method', async () => {
  const { token } = server.addMethod();
  await gateway.charge(call, [charge('same', token)]);
  await assert.rejects(gateway.charge(call, [{ ...charge('same', token), amount: 1_300 }]), /idempotency/i);
});

test('charges are found beyond the first page of their customer', async () => {
  const { token } = server.addMethod();
  const [customer] = token.split('/');
  const request = charge('old-1', token);
  await gateway.charge(call, [request]);
  for (let made = 0; made < 120; made += 1)
    server.keep('payment_intents', { customer, status: 'succeeded', metadata: {} });
  assert.equal((await gateway.lookUp(call, [request])).size, 1);
});

test('amounts are in the units of Stripe; one that it cannot take is declined, never rounded', async () => {
  const table: [string, number, number | undefined][] = [
    ['EUR', 1_200, 1_200],
    ['JPY', 1_200, 1_200],
    ['ISK', 1_200, 120_000],
    ['UGX', 1_200, 120_000],
    ['HUF', 1_201, 1_201],
    ['TWD', 1_201, 1_201],
    ['KWD', 1_230, 1_230],
    ['KWD', 1_234, undefined],
  ];
  for (const [currency, ours, theirs] of table) {
    assert.equal(toStripeAmount(ours, currency), theirs, currency);
    if (theirs !== undefined) assert.equal(fromStripeAmount(theirs, currency), ours, currency);
  }
  const { token } = server.addMethod();
  const odd = { ...charge('odd', token), amount: 1_234, currency: 'KWD' };
  assert.deepEqual(await gateway.charge(call, [odd]), [{ kind: 'Declined', reason: 'Rejected' }]);
});

for (const typePayment of ['Card', 'DirectDebit'] as const)
  test(`a ${typePayment} is given on its pages, and known by what its payer recognises`, async () => {
    const registrationKey = `reg-${typePayment}`;
    const url = `https://billing.example.com/portal-method/${registrationKey}`;
    const customer = {
      id: 7,
      reference: 'ada',
      name: 'Ada',
      email: 'ada@example.com',
      language: 'fr',
      country: 'FR',
    };
    const request = {
      registrationKey,
      typePayment,
      customer,
      currency: 'EUR',
      returnUrl: url,
      cancelUrl: url,
    };
    const begun = await gateway.registration?.begin(call, request);
    assert.ok(begun);
    assert.match(begun.url, /^https:\/\/checkout\.stripe\.com\//);
    assert.deepEqual(await gateway.registration?.begin(call, request), begun);
    assert.deepEqual(await gateway.registration?.finish(call, begun), { kind: 'Pending' });
    const token = server.complete(begun.reference);
    const finished = await gateway.registration?.finish(call, begun);
    assert.ok(finished?.kind === 'Registered');
    const { method } = finished;
    assert.deepEqual([method.token, method.typePayment], [token, typePayment]);
    if (typePayment === 'Card') {
      assert.deepEqual([method.displayName, method.country, method.mandate], ['Visa •••• 4242', 'FR', null]);
      assert.equal(method.expiresAt, Date.parse('2031-01-01T00:00:00Z'));
    } else {
      assert.deepEqual(
        [method.displayName, method.country, method.expiresAt],
        ['SEPA •••• 3000', 'DE', null],
      );
      assert.deepEqual(method.mandate, {
        reference: 'TESTRUM1',
        signedAt: 1_767_225_600_000,
        scheme: 'Core',
      });
    }
    const session = server.thing('checkout/sessions', begun.reference);
    const news = [{ kind: 'MethodRegistered', registrationKey, method }];
    assert.deepEqual(await tell('checkout.session.completed', session), news);
    assert.deepEqual(
      await tell('setup_intent.succeeded', server.thing('setup_intents', String(session.setup_intent))),
      news,
    );
    assert.equal(
      server.all('customers').filter((one) => JSON.stringify(one.metadata).includes('"1-7"')).length,
      1,
    );
    assert.equal(
      (await gateway.charge(call, [charge(`on-${typePayment}`, token, typePayment)]))[0]?.kind,
      'Succeeded',
    );
  });

test('a webhook that is not signed with the secret, or was signed long ago, tells nothing', async () => {
  const { intent } = await charged('signed-1');
  const type = 'payment_intent.succeeded';
  const good = signedEvent(type, intent, now);
  for (const delivery of [
    signedEvent(type, intent, now, {}, 'whsec_another_secret'),
    signedEvent(type, intent, now - 600_000),
    { ...good, body: `${good.body} ` },
    { ...good, headers: new Map([['stripe-signature', 'zz']]) },
    { ...good, headers: new Map() },
  ])
    assert.equal(await gateway.receive?.(call, { ...delivery, receivedAt: now }), null);
});

test('a debit is settled later; events tell what is so now, whatever they carry', async () => {
  const { intent, answer } = await charged('told-1', 'processing', 'sepa_debit');
  assert.equal(answer.kind, 'Pending');
  assert.deepEqual(await tell('payment_intent.payment_failed', intent), []);
  intent.status = 'succeeded';
  const reference = intent.id;
  const settled = {
    kind: 'ChargeSettled',
    idempotencyKey: 'told-1',
    answer: { kind: 'Succeeded', reference },
  };
  assert.deepEqual(await tell('payment_intent.succeeded', intent), [settled]);
  assert.deepEqual(await tell('payment_intent.payment_failed', intent), [settled]);
  assert.deepEqual(await tell('payment_intent.succeeded', { ...intent, metadata: {} }), []);
  assert.deepEqual(
    await tell('payment_intent.succeeded', { ...intent, metadata: { tacite_business: '2' } }),
    [],
  );
  assert.deepEqual(await tell('payment_intent.succeeded', { ...intent, id: 'pi_deleted' }), []);
});

test('a dispute takes the money and, won, gives it back; an inquiry does neither', async () => {
  const { intent } = await charged('told-2');
  const dispute = server.keep('disputes', {
    payment_intent: intent.id,
    amount: 1_200,
    currency: 'eur',
    reason: 'fraudulent',
    network_reason_code: '10.4',
    status: 'warning_needs_response',
    balance_transactions: [],
  });
  assert.deepEqual(await tell('charge.dispute.created', dispute), []);
  dispute.status = 'needs_response';
  const reversed = {
    kind: 'ChargeReversed',
    reversalReference: dispute.id,
    idempotencyKey: 'told-2',
    cause: 'Dispute',
    code: '10.4',
    reason: 'MethodRevoked',
    amount: 1_200,
  };
  assert.deepEqual(await tell('charge.dispute.created', dispute), [reversed]);
  Object.assign(dispute, { status: 'won', balance_transactions: [{}, {}] });
  assert.deepEqual(await tell('charge.dispute.closed', dispute), [
    reversed,
    { kind: 'ReversalWithdrawn', reversalReference: dispute.id },
  ]);
});

test('a debit that its bank returns after success is a return', async () => {
  const { intent } = await charged('told-3', 'pays', 'sepa_debit');
  const dispute = server.keep('disputes', {
    payment_intent: intent.id,
    amount: 1_200,
    currency: 'eur',
    reason: 'insufficient_funds',
    status: 'lost',
    balance_transactions: [{}],
  });
  const [news] = (await tell('charge.dispute.created', dispute)) ?? [];
  assert.ok(news?.kind === 'ChargeReversed');
  assert.deepEqual(
    [news.cause, news.reason, news.code],
    ['Return', 'InsufficientFunds', 'insufficient_funds'],
  );
});

test('methods that are renewed, removed or revoked are told of; forgetting twice is no failure', async () => {
  const { token, id } = server.addMethod();
  const [customer] = token.split('/');
  const method = server.thing('payment_methods', id);
  method.card = { brand: 'visa', last4: '1111', country: 'FR', exp_month: 1, exp_year: 2032 };
  assert.deepEqual(await tell('payment_method.automatically_updated', method), [
    {
      kind: 'MethodChanged',
      token,
      state: 'Valid',
      displayName: 'Visa •••• 1111',
      expiresAt: Date.parse('2032-02-01T00:00:00Z'),
    },
  ]);
  const mandate = server.keep('mandates', { status: 'inactive', payment_method: id });
  const defective = [{ kind: 'MethodChanged', token, state: 'Defective' }];
  assert.deepEqual(await tell('mandate.updated', mandate), defective);
  await gateway.forget?.(call, token);
  assert.equal(method.customer, null);
  await gateway.forget?.(call, token);
  await gateway.forget?.(call, 'cus_1/pm_none');
  const previous = { previous_attributes: { customer } };
  assert.deepEqual(await tell('payment_method.detached', method, previous), defective);
});

test('a refund is done once, never above the payment, and told of when it fails', async () => {
  const { intent } = await charged('refunded-1');
  const request = { idempotencyKey: 'r-1', chargeReference: intent.id, amount: 500, currency: 'EUR' };
  server.meetNext('lost', 'lost', 'lost');
  await assert.rejects(gateway.refund?.(call, [request]) ?? Promise.resolve());
  const known = await gateway.lookUpRefunds?.(call, [request]);
  const [answer] = (await gateway.refund?.(call, [request])) ?? [];
  assert.deepEqual(known?.get('r-1'), answer);
  assert.ok(answer?.kind === 'Succeeded');
  assert.equal(server.all('refunds').length, 1);
  const [more] = (await gateway.refund?.(call, [{ ...request, idempotencyKey: 'r-2', amount: 701 }])) ?? [];
  assert.ok(more?.kind === 'Failed' && /greater than unrefunded/.test(more.reason));
  const refund = server.thing('refunds', answer.reference);
  Object.assign(refund, { status: 'failed', failure_reason: 'expired_or_canceled_card' });
  assert.deepEqual(await tell('refund.failed', refund), [
    {
      kind: 'RefundSettled',
      idempotencyKey: 'r-1',
      answer: { kind: 'Failed', reason: 'expired_or_canceled_card' },
    },
  ]);
});
