/** The server around the operations: health, headers, log, document, connections. */
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { instant } from '../domain/calendar/instant.ts';
import { accept } from '../domain/refusal/outcome.ts';
import { collection, collectionOf } from './collection.ts';
import { pagingFields, reference } from './fields.ts';
import { closeServer } from './server.ts';
import { agentHeaders, buildSample, defineSample } from './testing.ts';

const names = ['a', 'b', 'c'];
const operations = [
  defineSample({
    id: 'write-name',
    method: 'POST',
    path: '/v1/Names',
    summary: 'Writes',
    input: z.object({ Name: z.string() }),
    responses: { 204: null },
    handle: () => accept({ status: 204, body: null }),
  }),
  defineSample({
    id: 'list-names',
    method: 'GET',
    path: '/v1/Names',
    summary: 'Lists',
    input: z.object({ ReferenceCustomer: reference.optional(), ...pagingFields }),
    responses: { 200: collectionOf(z.string()), 204: null },
    handle: ({ now }, { Page, SizePage }) => {
      const items = names.slice((Page - 1) * SizePage, Page * SizePage);
      return accept(collection({ Page, SizePage }, { items, totalItems: names.length }, now));
    },
  }),
];

test('a page comes in its envelope; a page of nothing is 204 without a byte', async () => {
  const { app } = buildSample(operations);
  const get = (query: string) => app.inject({ url: `/v1/Names${query}`, headers: agentHeaders });
  assert.deepEqual((await get('?SizePage=2')).json(), {
    Page: 1,
    SizePage: 2,
    Count: 2,
    TotalItems: 3,
    DateGenerated: '2026-01-31T00:00:00.00Z',
    Items: ['a', 'b'],
  });
  for (const query of ['?SizePage=0', '?Page=5']) {
    const response = await get(query);
    assert.equal(response.statusCode, 204);
    assert.equal(response.rawPayload.length, 0);
  }
  assert.equal((await get('?SizePage=1001')).statusCode, 422);
  assert.equal((await get('?SizePage=-1')).statusCode, 422);
});

test('an empty page says nothing about the total', () => {
  const answer = collection({ Page: 1, SizePage: 0 }, { items: [], totalItems: 3 }, instant(0));
  assert.deepEqual(answer, { status: 204, body: null });
});

test('the process is healthy whatever its surroundings; readiness names what is missing', async () => {
  const { app } = buildSample(operations, {
    health: {
      database: async () => true,
      migrations: async () => false,
      tick: async () => {
        throw new Error('postgres://user:secret@host');
      },
      slow: () => new Promise(() => {}),
    },
    readinessTimeoutMs: 20,
  });
  const health = await app.inject('/healthz');
  assert.equal(health.statusCode, 200);
  assert.deepEqual(health.json(), { status: 'ok' });
  const readiness = await app.inject('/readyz');
  assert.equal(readiness.statusCode, 503);
  assert.deepEqual(readiness.json(), {
    status: 'unready',
    checks: { database: 'ok', migrations: 'failed', tick: 'failed', slow: 'timeout' },
  });
  const ready = await buildSample(operations, { health: { database: async () => true } }).app.inject(
    '/readyz',
  );
  assert.equal(ready.statusCode, 200);
  assert.deepEqual(ready.json(), { status: 'ready', checks: { database: 'ok' } });
});

test('answers cannot be sniffed, framed or kept', async () => {
  const { app } = buildSample(operations);
  for (const [url, headers] of [
    ['/v1/Names', agentHeaders],
    ['/v1/Names', {}],
    ['/nowhere', {}],
  ] as const) {
    const response = await app.inject({ url, headers });
    assert.equal(response.headers['x-content-type-options'], 'nosniff');
    assert.equal(response.headers['referrer-policy'], 'no-referrer');
    assert.equal(response.headers['cache-control'], 'no-store');
    assert.match(String(response.headers['content-security-policy']), /default-src 'none'/);
    assert.equal(response.headers['content-type'], 'application/json; charset=utf-8');
    assert.equal(response.headers['access-control-allow-origin'], undefined);
  }
});

test('the log has one line an answer, and nothing of what was sent', async () => {
  const { app, lines } = buildSample(operations);
  await app.inject({ url: '/v1/Names?ReferenceCustomer=alice', headers: agentHeaders });
  await app.inject({ url: '/nowhere?token=alice', headers: agentHeaders });
  await app.inject('/healthz');
  await app.inject('/readyz');
  assert.equal(lines.length, 2);
  assert.doesNotMatch(lines.join('\n'), /alice/);
  assert.match(lines[0] ?? '', /"operation":"list-names","method":"GET","status":200/);
});

test('a careless line of the log still holds no key and no query', () => {
  const { app, lines } = buildSample(operations);
  const request = { method: 'GET', url: '/v1/Names?alice', headers: agentHeaders };
  app.log.info({ req: request, headers: agentHeaders, call: { headers: agentHeaders }, ...agentHeaders });
  assert.match(lines[0] ?? '', /Redacted/);
  assert.doesNotMatch(lines[0] ?? '', /alice/);
  assert.ok(!lines[0]?.includes(agentHeaders.authorization));
});

test('the values of a database error stay out of the log', async () => {
  const failing = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(alice@a.fr)',
  });
  const { app, lines } = buildSample(operations, {
    makeContext: () => {
      throw failing;
    },
  });
  const response = await app.inject({ url: '/v1/Names', headers: agentHeaders });
  assert.equal(response.statusCode, 500);
  const text = lines.join('\n');
  assert.match(text, /duplicate key/);
  assert.match(text, /23505/);
  assert.doesNotMatch(text, /alice/);
});

test('the document is served without keys', async () => {
  const response = await buildSample(operations).app.inject('/openapi/live.json');
  assert.equal(response.statusCode, 200);
  assert.equal(response.json().paths['/v1/Names'].get.operationId, 'list-names');
});

test('a connection is kept for the next request, also after a GET with a body', async () => {
  const { app } = buildSample(operations);
  await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    const head = `Host: x\r\nAuthorization: ${agentHeaders.authorization}\r\nContent-Type: application/json\r\n`;
    const withBody = `GET /v1/Names HTTP/1.1\r\n${head}Content-Length: 7\r\n\r\n{"a":1}`;
    const last = `GET /v1/Names HTTP/1.1\r\n${head}Connection: close\r\n\r\n`;
    const text = await exchange(app, withBody + last);
    assert.equal(text.match(/HTTP\/1\.1 200 OK/g)?.length, 2, text);
  } finally {
    await closeServer(app);
  }
});

test('a caller who leaves in the middle of its body is no failure of ours', async () => {
  const arrived = Promise.withResolvers<void>();
  const noticed = Promise.withResolvers<void>();
  const write = (line: string): void => {
    if (line.includes('the caller left')) noticed.resolve();
    if (line.includes('a request failed')) noticed.reject(new Error(line));
  };
  const { app } = buildSample(operations, {
    log: { level: 'info', stream: { write } },
    authenticate: async () => {
      arrived.resolve();
      return { businessId: 7 };
    },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const head = `Host: x\r\nAuthorization: ${agentHeaders.authorization}\r\nContent-Type: application/json\r\n`;
  const { socket } = open(app, `POST /v1/Names HTTP/1.1\r\n${head}Content-Length: 100\r\n\r\n{"a":`);
  await arrived.promise;
  socket.destroy();
  await noticed.promise;
  await closeServer(app);
});

test('what is not HTTP is answered in our shape', async () => {
  const { app } = buildSample(operations);
  await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    const text = await exchange(app, 'NONSENSE\r\n\r\n');
    assert.match(text, /^HTTP\/1\.1 400 /);
    assert.match(text, /\{"Code":"Error\.Api\.Request\.Malformed","Message":"[^"]+"\}$/);
    const huge = await exchange(app, `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`);
    assert.match(huge, /^HTTP\/1\.1 431 /);
  } finally {
    await closeServer(app);
  }
});

test('closing waits for the running request, and serves what still comes on its connection', async () => {
  const check = heldCheck();
  const { app } = buildSample(operations, {
    health: { held: check.run },
    readinessTimeoutMs: 60_000,
    // The second request has arrived: now the first may end.
    authenticate: async () => {
      check.release();
      return { businessId: 7 };
    },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const head = `Host: x\r\nAuthorization: ${agentHeaders.authorization}\r\n\r\n`;
  const { socket, text } = open(app, `GET /readyz HTTP/1.1\r\n${head}`);
  await check.started;
  const closed = closeServer(app, 60_000);
  socket.write(`GET /v1/Names HTTP/1.1\r\n${head}`);
  await closed;
  assert.match(await text, /200 OK.*"ready".*200 OK.*"TotalItems":3/s);
});

test('closing does not wait for ever', async () => {
  const check = heldCheck();
  const { app } = buildSample(operations, { health: { held: check.run }, readinessTimeoutMs: 1_000 });
  const answer = fetch(`${await app.listen({ host: '127.0.0.1', port: 0 })}/readyz`);
  await check.started;
  const [cut] = await Promise.allSettled([answer, closeServer(app, 10)]);
  assert.equal(cut.status, 'rejected');
  check.release();
});

/** A readiness check that begins when it is asked and ends when it is released. */
function heldCheck() {
  const started = Promise.withResolvers<void>();
  const released = Promise.withResolvers<boolean>();
  const run = (): Promise<boolean> => {
    started.resolve();
    return released.promise;
  };
  return { run, started: started.promise, release: () => released.resolve(true) };
}

/** Sends raw bytes and reads until the server closes. */
function exchange(app: FastifyInstance, request: string): Promise<string> {
  return open(app, request).text;
}

function open(app: FastifyInstance, request: string): { socket: Socket; text: Promise<string> } {
  const [address] = app.addresses();
  const received = Promise.withResolvers<string>();
  let text = '';
  const socket = connect(typeof address === 'object' ? address.port : 0, '127.0.0.1', () =>
    socket.write(request),
  );
  socket.setEncoding('utf8');
  socket.on('data', (part) => {
    text += part;
  });
  socket.on('close', () => received.resolve(text));
  socket.on('error', received.reject);
  return { socket, text: received.promise };
}
