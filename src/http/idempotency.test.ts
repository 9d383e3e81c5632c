import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashRequest, readIdempotencyKey } from './idempotency.ts';

test('a key is 1 to 255 printable characters', () => {
  assert.deepEqual(readIdempotencyKey(undefined), { ok: true, value: undefined });
  for (const key of ['a', '8e03978e-40d5-43dd-bc93-6894a57f9324', '"quoted" ~', 'x'.repeat(255)]) {
    assert.deepEqual(readIdempotencyKey(key), { ok: true, value: key });
  }
  for (const key of ['', 'x'.repeat(256), 'tab\there', 'clé', ['a', 'b']]) {
    const read = readIdempotencyKey(key);
    assert.equal(!read.ok && read.refusals[0].code, 'Error.Api.Idempotency.Invalid', String(key));
  }
});

const request = {
  method: 'POST',
  operationId: 'write',
  path: { id: '1' },
  query: { a: '1', b: ['2', '3'] },
  body: { X: { c: 1, d: [{ e: 2, f: null }] } },
};

test('the order of names does not make another request', () => {
  const same = {
    ...request,
    query: { b: ['2', '3'], a: '1' },
    body: { X: { d: [{ f: null, e: 2 }], c: 1 } },
  };
  assert.equal(hashRequest(same), hashRequest(request));
});

test('every part makes another request', () => {
  const others = [
    { ...request, method: 'DELETE' },
    { ...request, operationId: 'other' },
    { ...request, path: { id: '2' } },
    { ...request, query: { ...request.query, a: '2' } },
    { ...request, query: { ...request.query, b: ['3', '2'] } },
    { ...request, body: { X: { c: 1, d: [{ e: 2 }] } } },
    { ...request, body: { X: { c: '1', d: [{ e: 2, f: null }] } } },
    { ...request, body: {} },
    { ...request, body: [] },
    { ...request, body: undefined },
  ];
  const hashes = [request, ...others].map(hashRequest);
  assert.equal(new Set(hashes).size, hashes.length);
});
