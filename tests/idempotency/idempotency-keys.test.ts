/** Writes of the Live API with an Idempotency-Key, on the whole stack: done once, answered alike. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createApiKey } from '../../src/accounts/create-api-key.ts';
import { liveApi } from '../../src/api/live/live-api.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer, served } from '../../src/http/server.ts';
import { withHosted } from '../support/hosted.ts';
import { opening, openShop } from '../support/shop.ts';

const database = await openTestDatabase(undefined, { maxConnections: 6 });
const unlimited = { burst: 1e6, tokensPerSecond: 1e6 };
const app = buildServer({
  apis: [served(liveApi(withHosted(database)), '/openapi/live.json', { title: 'Test', version: '1' })],
  limits: new RequestLimits({ requests: unlimited, failures: unlimited }),
  log: { level: 'silent' },
  health: {},
});
after(async () => {
  await app.close();
  await database.close();
});

async function openClient() {
  const shop = await openShop(undefined, { database });
  const keys = await shop.run(opening, (context) => createApiKey(context, { name: 'test' }));
  const authorization = `Basic ${btoa(`${keys.agentKey}:${keys.apiKey}`)}`;
  const send = (url: string, body: object | undefined, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { authorization, 'content-type': 'application/json', ...headers },
      ...(body && { payload: JSON.stringify(body) }),
    });
  const count = async (table: string) => {
    const { rows } = await shop.pool.query(`select 1 from ${table} where business_id = $1`, [
      shop.businessId,
    ]);
    return rows.length;
  };
  const addCustomer = async (reference: string) => {
    const answer = await send('/v1/Customer', { ReferenceCustomer: reference, Name: reference });
    assert.equal(answer.statusCode, 201, answer.body);
  };
  return { ...shop, send, count, addCustomer };
}

const keyed = (key: string) => ({ 'idempotency-key': key });
const line = { ReferenceCustomer: 'ada', Amount: 500, Label: 'Once' };

test('the same request again gives the first answer, byte for byte, and does nothing', async () => {
  const { send, count, addCustomer } = await openClient();
  await addCustomer('ada');
  const first = await send('/v1/BalanceLine?Language=fr&Unknown=1', line, keyed('k'));
  assert.equal(first.statusCode, 201, first.body);
  assert.equal(first.headers['idempotency-replayed'], undefined);
  const reordered = { Label: 'Once', Amount: 500, ReferenceCustomer: 'ada' };
  const again = await send('/v1/balanceline?Unknown=1&Language=fr', reordered, keyed('k'));
  assert.equal(again.statusCode, 201);
  assert.equal(again.headers['idempotency-replayed'], 'true');
  assert.equal(again.body, first.body);
  for (const name of ['content-type', 'warning', 'cache-control']) {
    assert.equal(again.headers[name], first.headers[name], name);
  }
  assert.equal(await count('balance_line'), 1);
  await send('/v1/BalanceLine', line);
  assert.equal(await count('balance_line'), 2, 'without the key it is a new request');
});

test('the same key with another request is refused', async () => {
  const { send, count, addCustomer } = await openClient();
  await addCustomer('ada');
  await send('/v1/BalanceLine', line, keyed('k'));
  const others = [
    ['/v1/BalanceLine', { ...line, Amount: 501 }],
    ['/v1/BalanceLine?EnsureBillable=false', line],
    ['/v1/Customer', line],
  ] as const;
  for (const [url, body] of others) {
    const refused = await send(url, body, keyed('k'));
    assert.equal(refused.statusCode, 409, url);
    assert.equal(refused.json().Code, 'Error.Api.Idempotency.Mismatch');
  }
  assert.equal(await count('balance_line'), 1);
});

test('a key is of its business', async () => {
  const [one, other] = [await openClient(), await openClient()];
  for (const { send } of [one, other]) {
    const answer = await send('/v1/Customer', { ReferenceCustomer: 'ada', Name: 'Ada' }, keyed('k'));
    assert.equal(answer.statusCode, 201, answer.body);
    assert.equal(answer.headers['idempotency-replayed'], undefined);
  }
});

test('refusals are kept, those of the schema too', async () => {
  const { send, count, addCustomer } = await openClient();
  const early = await send('/v1/BalanceLine', line, keyed('k'));
  assert.equal(early.statusCode, 404, early.body);
  const invalid = await send('/v1/BalanceLine', { Amount: 'much' }, keyed('invalid'));
  assert.equal(invalid.statusCode, 422);
  await addCustomer('ada');
  const again = await send('/v1/BalanceLine', line, keyed('k'));
  assert.deepEqual([again.statusCode, again.body], [404, early.body]);
  assert.equal(again.headers['idempotency-replayed'], 'true');
  const invalidAgain = await send('/v1/BalanceLine', { Amount: 'much' }, keyed('invalid'));
  assert.deepEqual([invalidAgain.statusCode, invalidAgain.body], [422, invalid.body]);
  assert.equal(invalidAgain.headers['idempotency-replayed'], 'true');
  assert.equal((await send('/v1/BalanceLine', line, keyed('new'))).statusCode, 201);
  assert.equal(await count('balance_line'), 1);
});

test('a failure of ours is not kept: the same key does the work when it comes again', async () => {
  const { send, count, addCustomer, pool } = await openClient();
  await addCustomer('ada');
  // The line is written, then the commit fails: the answer must go with it.
  await pool.query(`
    create function fail() returns trigger language plpgsql as $$ begin raise 'out of order'; end $$;
    create constraint trigger fails after insert on balance_line deferrable initially deferred
      for each row execute function fail()`);
  try {
    assert.equal((await send('/v1/BalanceLine', line, keyed('k'))).statusCode, 500);
  } finally {
    await pool.query('drop trigger fails on balance_line; drop function fail');
  }
  assert.deepEqual([await count('balance_line'), await count('idempotency_key')], [0, 0]);
  const again = await send('/v1/BalanceLine', line, keyed('k'));
  assert.deepEqual([again.statusCode, again.headers['idempotency-replayed']], [201, undefined]);
});

test('many at once do the work once, with more of them than connections', async () => {
  const { send, count, addCustomer } = await openClient();
  await addCustomer('ada');
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => send('/v1/BalanceLine', line, keyed('k'))),
  );
  const [done, refused] = [201, 409].map((status) =>
    answers.filter(({ statusCode }) => statusCode === status),
  );
  assert.equal((done?.length ?? 0) + (refused?.length ?? 0), 30, 'nothing else is answered');
  assert.equal(new Set(done?.map(({ body }) => body)).size, 1);
  assert.equal(done?.filter(({ headers }) => headers['idempotency-replayed'] === undefined).length, 1);
  for (const answer of refused ?? []) assert.equal(answer.json().Code, 'Error.Api.Idempotency.InProgress');
  assert.equal(await count('balance_line'), 1);
});

test('a key must be printable and not too long; reads and quotes ignore it', async () => {
  const { send, count, addCustomer } = await openClient();
  for (const key of ['', 'x'.repeat(256)]) {
    const refused = await send('/v1/Customer', { ReferenceCustomer: 'ada', Name: 'Ada' }, keyed(key));
    assert.equal(refused.statusCode, 400, refused.body);
    assert.equal(refused.json().Code, 'Error.Api.Idempotency.Invalid');
  }
  await addCustomer('ada');
  for (const quoted of ['/v1/Quoting/BalanceLine', '/v1/Quoting/BalanceLine']) {
    const answer = await send(quoted, line, keyed('quote'));
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(answer.headers['idempotency-replayed'], undefined);
  }
  assert.equal(await count('idempotency_key'), 0);
});
