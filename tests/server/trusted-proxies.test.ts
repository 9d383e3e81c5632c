/** Where a request comes from, for its limits: the peer, or what a proxy says that the operator trusts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { keylessRoutes } from '../../src/api/keyless/keyless-routes.ts';
import { accept } from '../../src/domain/refusal/outcome.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer } from '../../src/http/server.ts';
import { basic, buildSample, defineSample } from '../../src/http/testing.ts';

const proxy = '10.1.2.3';
const stranger = '203.0.113.7';

/** A page without a key that an address may see twice. */
function openPage(trustedProxies?: readonly string[]) {
  const app = buildServer({
    apis: [
      keylessRoutes({
        name: 'page',
        serve: (own) => own.get('/page', (request, reply) => reply.send({ address: request.ip })),
      }),
    ],
    ...(trustedProxies && { trustedProxies }),
    limits: new RequestLimits({ requests: { burst: 2, tokensPerSecond: 1e-9 }, clock: () => 0 }),
    log: { level: 'silent' },
    health: {},
  });
  return async (remoteAddress: string, forwarded?: string) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    const answer = await app.inject({ url: '/page', headers, remoteAddress });
    return answer.statusCode === 200 ? answer.json().address : answer.statusCode;
  };
}

test('without a trusted proxy, X-Forwarded-For is ignored', async () => {
  const ask = openPage();
  assert.deepEqual(
    [await ask(proxy, '192.0.2.1'), await ask(proxy, '192.0.2.2'), await ask(proxy, '192.0.2.3')],
    [proxy, proxy, 429],
  );
});

test('behind a trusted proxy, each visitor has a limit of its own', async () => {
  const ask = openPage(['127.0.0.1', '10.0.0.0/8']);
  assert.deepEqual(
    [await ask(proxy, '192.0.2.1'), await ask(proxy, '192.0.2.1'), await ask(proxy, '192.0.2.1')],
    ['192.0.2.1', '192.0.2.1', 429],
  );
  assert.equal(await ask(proxy, '192.0.2.2'), '192.0.2.2');
  assert.equal(await ask(`::ffff:${proxy}`, '2001:db8::5'), '2001:db8::5');
  assert.equal(await ask('127.0.0.1', `192.0.2.9, ${proxy}`), '192.0.2.9', 'through two of them');
});

test('who is no trusted proxy is not believed, nor what a visitor wrote before the proxy added the truth', async () => {
  const ask = openPage(['10.0.0.0/8']);
  assert.deepEqual(
    [await ask(stranger, '192.0.2.1'), await ask(stranger, '192.0.2.2'), await ask(stranger, '192.0.2.3')],
    [stranger, stranger, 429],
  );
  const other = '203.0.113.8';
  assert.deepEqual(
    [
      await ask(proxy, `192.0.2.4, ${other}`),
      await ask(proxy, `192.0.2.5, ${other}`),
      await ask(proxy, `not an address, ${other}`),
    ],
    [other, other, 429],
  );
});

test('keys that fail are counted by the visitor behind the proxy', async () => {
  const read = defineSample({
    id: 'read',
    method: 'GET',
    path: '/v1/Thing',
    summary: 'Reads',
    input: z.object({}),
    responses: { 204: null },
    handle: () => accept({ status: 204, body: null }),
  });
  const failures = { burst: 1, tokensPerSecond: 1e-9 };
  const { app } = buildSample([read], {
    trustedProxies: ['10.0.0.0/8'],
    limits: new RequestLimits({ failures, clock: () => 0 }),
  });
  const fail = async (visitor: string) => {
    const headers = { authorization: basic('agent', 'bad'), 'x-forwarded-for': visitor };
    return (await app.inject({ url: '/v1/Thing', headers, remoteAddress: proxy })).statusCode;
  };
  assert.deepEqual(
    [await fail('192.0.2.1'), await fail('192.0.2.1'), await fail('192.0.2.2')],
    [401, 429, 401],
  );
});
