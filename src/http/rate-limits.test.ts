/** What a key may ask and how often an address may fail, over HTTP and with a clock that only the tests move. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { accept } from '../domain/refusal/outcome.ts';
import { RequestLimits } from './request-limits.ts';
import { agentHeaders, basic, buildSample, defineSample } from './testing.ts';

const operations = [
  defineSample({
    id: 'read',
    method: 'GET',
    path: '/v1/Thing',
    summary: 'Reads',
    input: z.object({}),
    responses: { 204: null },
    handle: () => accept({ status: 204, body: null }),
  }),
];

function openServer() {
  let milliseconds = 0;
  let verifications = 0;
  const { app } = buildSample(operations, {
    limits: new RequestLimits({ clock: () => milliseconds }),
    authenticate: async (_agentKey, apiKey) => {
      verifications += 1;
      return /^good\d$/.test(apiKey) ? { businessId: Number(apiKey.slice(4)) } : undefined;
    },
  });
  return {
    wait: (seconds: number) => {
      milliseconds += seconds * 1000;
    },
    verifications: () => verifications,
    ask: (headers: Record<string, string>, remoteAddress = '192.0.2.1') =>
      app.inject({ url: '/v1/Thing?Language=en', headers, remoteAddress }),
  };
}

const good = (business: number) => ({ authorization: basic('agent', `good${business}`) });
const bad = { authorization: basic('agent', 'bad') };

test('every answer to a key says what is left, and past the burst the answer is 429', async () => {
  const { ask, wait } = openServer();
  const first = await ask(good(1));
  assert.equal(first.statusCode, 204);
  assert.equal(first.headers['ratelimit-limit'], '200');
  assert.equal(first.headers['ratelimit-remaining'], '199');
  assert.equal(first.headers['ratelimit-reset'], '1');
  assert.equal(first.headers['retry-after'], undefined);
  for (let count = 0; count < 199; count += 1) assert.equal((await ask(good(1))).statusCode, 204);

  const refused = await ask(good(1));
  assert.equal(refused.statusCode, 429);
  assert.deepEqual(refused.json(), {
    Code: 'Error.Api.RateLimit.Exceeded',
    Message: 'Too many requests: wait 1 s, as the Retry-After header says.',
  });
  assert.equal(refused.headers['retry-after'], '1');
  assert.equal(refused.headers['ratelimit-remaining'], '0');
  assert.equal(refused.headers['ratelimit-reset'], '2');
  assert.equal((await ask(good(2))).statusCode, 204, 'another caller has its own limit');

  wait(0.5);
  const later = await Promise.all(Array.from({ length: 51 }, () => ask(good(1))));
  assert.equal(later.filter(({ statusCode }) => statusCode === 204).length, 50);
});

test('an address that fails 20 times waits, without its further keys being verified', async () => {
  const { ask, wait, verifications } = openServer();
  for (let count = 0; count < 20; count += 1) {
    const answer = await ask(bad);
    assert.equal(answer.statusCode, 401);
    assert.equal(answer.headers['ratelimit-remaining'], String(19 - count));
  }
  const before = verifications();
  for (const headers of [bad, good(1)]) {
    const refused = await ask(headers);
    assert.equal(refused.statusCode, 429);
    assert.equal(refused.json().Code, 'Error.Api.RateLimit.Exceeded');
    assert.equal(refused.headers['retry-after'], '3');
  }
  assert.equal(verifications(), before);
  assert.equal((await ask(good(1), '192.0.2.2')).statusCode, 204, 'another address');
  wait(3);
  assert.equal((await ask(bad)).statusCode, 401);
  assert.equal((await ask(bad)).statusCode, 429);
});

test('a key that was good stays admitted where a stranger fails, until it fails itself', async () => {
  const { ask } = openServer();
  assert.equal((await ask(good(1))).statusCode, 204);
  for (let count = 0; count < 30; count += 1) await ask(bad);
  assert.equal((await ask(bad)).statusCode, 429);
  assert.equal((await ask(good(1))).statusCode, 204);
});

test('a revoked key is no longer admitted past the limit', async () => {
  let isRevoked = false;
  const { app } = buildSample(operations, {
    limits: new RequestLimits({ clock: () => 0 }),
    authenticate: async (_agentKey, apiKey) =>
      apiKey === 'clé d’API' && !isRevoked ? { businessId: 7 } : undefined,
  });
  const status = async (headers: Record<string, string>) =>
    (await app.inject({ url: '/v1/Thing', headers })).statusCode;
  assert.equal(await status(agentHeaders), 204);
  for (let count = 0; count < 20; count += 1) await status(bad);
  isRevoked = true;
  assert.deepEqual([await status(agentHeaders), await status(agentHeaders)], [401, 429]);
});

test('asking without credentials is answered 401 however often: some clients always begin so', async () => {
  const { ask } = openServer();
  for (let count = 0; count < 50; count += 1) assert.equal((await ask({})).statusCode, 401);
  assert.equal((await ask(good(1))).statusCode, 204);
});
