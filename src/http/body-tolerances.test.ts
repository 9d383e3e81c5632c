/** Bodies: each tolerance of shared/wire.md (decision 2; a: "Tolerances"). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaults, received, send } from './echo.testing.ts';

const at = Date.UTC(2026, 0, 31, 10);

test('names in a body are case-insensitive, at the top and inside', async () => {
  const body = { referenceCustomer: 'A', FEATURES: [{ referencefeature: 'F', increment: 2 }] };
  assert.deepEqual(await received({ method: 'POST', url: '/v1/Thing', body }), {
    ...defaults,
    ReferenceCustomer: 'A',
    Features: [{ ReferenceFeature: 'F', Increment: 2 }],
  });
});

test('metadata take numbers as texts and drop what is empty', async () => {
  const body = { Metadata: { Seats: 12, Plan: 'a', None: null, Empty: '' } };
  assert.deepEqual(Object(await received({ method: 'POST', url: '/v1/Thing', body })).Metadata, {
    Seats: '12',
    Plan: 'a',
  });
});

test('a body that is empty is fine on every method, whatever its content type', async () => {
  for (const type of ['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON']) {
    const headers = { 'content-type': type, 'content-length': '0' };
    assert.deepEqual(await received({ method: 'POST', url: '/v1/Thing', headers }), defaults);
    assert.deepEqual(await received({ method: 'GET', url: '/v1/Things', headers }), defaults);
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '0' };
  assert.deepEqual(await received({ method: 'POST', url: '/v1/Thing', headers: form }), defaults);
  assert.deepEqual(await received({ method: 'POST', url: '/v1/Thing', raw: ' \n' }), defaults);
  assert.deepEqual(await received({ method: 'POST', url: '/v1/Thing', raw: 'null' }), defaults);
});

test('PHP’s empty list stands for an empty object', async () => {
  assert.deepEqual(await received({ method: 'POST', url: '/v1/Thing', raw: '[]' }), defaults);
  const body = { Metadata: [] };
  assert.deepEqual(Object(await received({ method: 'POST', url: '/v1/Thing', body })).Metadata, {});
});

test('JSON may begin with a byte order mark and be named by its other types', async () => {
  assert.equal(
    Object(await received({ method: 'POST', url: '/v1/Thing', raw: '\ufeff{"Amount":1}' })).Amount,
    1,
  );
  for (const type of ['text/json', 'application/vnd.api+json']) {
    const headers = { 'content-type': type };
    assert.equal(
      Object(await received({ method: 'POST', url: '/v1/Thing', body: { Amount: 1 }, headers })).Amount,
      1,
    );
  }
});

test('the body of a GET is ignored, even a broken one', async () => {
  assert.deepEqual(await received({ url: '/v1/Things', body: { ReferenceCustomer: 'A' } }), defaults);
  assert.deepEqual(await received({ url: '/v1/Things', raw: '{' }), defaults);
});

test('a list body is read entry by entry, with the parameters of the query beside it', async () => {
  const body = [
    { referenceFeature: 'F', DateTime: '2026-01-31T10:00:00Z' },
    { ReferenceFeature: 'G', Increment: '2' },
  ];
  assert.deepEqual(await received({ method: 'POST', url: '/v1/usages?trystart=True', body }), {
    Entries: [
      { ReferenceFeature: 'F', DateStamp: at },
      { ReferenceFeature: 'G', Increment: 2 },
    ],
    TryStart: true,
  });
});

test('HEAD answers like GET, without the body', async () => {
  const response = await send({ method: 'HEAD', url: '/v1/Things' });
  assert.equal(response.statusCode, 200);
  assert.equal(response.body, '');
});
