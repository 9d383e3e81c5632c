/** What is sent to break something: it is refused, or does no harm. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { accept } from '../domain/refusal/outcome.ts';
import { identifier, pagingFields, reference } from './fields.ts';
import { agentHeaders, buildSample, defineSample } from './testing.ts';

let seen: unknown;
const operations = [
  defineSample({
    id: 'write-thing',
    method: 'POST',
    path: '/v1/Thing',
    summary: 'Writes',
    input: z.object({
      ReferenceCustomer: reference,
      Name: z.string().max(5).optional(),
      Features: z.array(z.object({ ReferenceFeature: reference })).optional(),
      Metadata: z.record(z.string(), z.string()).optional(),
      ...pagingFields,
    }),
    responses: { 200: z.object({ Done: z.boolean() }) },
    handle: (_call, received) => {
      seen = received;
      return accept({ status: 200, body: { Done: true } });
    },
  }),
  defineSample({
    id: 'read-thing',
    method: 'GET',
    path: '/v1/Thing/{id}',
    summary: 'Reads',
    input: z.object({ Id: identifier }),
    responses: { 204: null },
    handle: () => accept({ status: 204, body: null }),
  }),
];
const { app } = buildSample(operations);

async function post(body: unknown, url = '/v1/Thing', headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: { ...agentHeaders, 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

test('broken JSON is 400, another type 415, more than the limit 413', async () => {
  const broken = await post('{"ReferenceCustomer":');
  assert.equal(broken.statusCode, 400);
  assert.equal(broken.json().Code, 'Error.Api.Body.Malformed');
  for (const type of [
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'nonsense',
  ]) {
    const wrong = await post('ReferenceCustomer=a', '/v1/Thing', { 'content-type': type });
    assert.equal(wrong.statusCode, 415, type);
    assert.equal(wrong.json().Code, 'Error.Api.Body.UnsupportedType');
  }
  const large = await post({ ReferenceCustomer: 'a', Name: 'x'.repeat(1_048_577) });
  assert.equal(large.statusCode, 413);
  assert.deepEqual(large.json(), {
    Code: 'Error.Api.Body.TooLarge',
    Message: 'The body of the request is larger than 1048576 bytes.',
  });
});

test('JSON nested deeper than any input is 400, even where nothing is declared', async () => {
  const nested = (depth: number) => `{"ReferenceCustomer":"a","x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  assert.equal((await post(nested(19))).statusCode, 200);
  assert.equal((await post(nested(20))).statusCode, 400);
  assert.equal((await post(nested(400_000))).statusCode, 400);
  assert.equal((await post({ ReferenceCustomer: 'a', Name: '[[[{\\"' })).statusCode, 422);
});

test('no key can reach a prototype', async () => {
  const response = await post(
    `{"ReferenceCustomer":"a","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},
      "Features":[{"ReferenceFeature":"f","__proto__":{"polluted":true}}],
      "Metadata":{"__proto__":"x","constructor":"y","prototype":"z","kept":"1"}}`,
    '/v1/Thing?__proto__=x&constructor=y&__proto__[polluted]=true',
  );
  assert.equal(response.statusCode, 200);
  assert.equal(Reflect.get({}, 'polluted'), undefined);
  assert.deepEqual(Object(seen).Metadata, { kept: '1' });
  assert.deepEqual(Object.keys(Object(seen)).sort(), [
    'Features',
    'Metadata',
    'Page',
    'ReferenceCustomer',
    'SizePage',
  ]);
  assert.equal(Reflect.get(Object(seen), 'polluted'), undefined);
});

test('a text that no database stores is refused where it stands', async () => {
  const body = '{"ReferenceCustomer":"a","Name":"x\\u0000","Metadata":{"k":"\\ud800"}}';
  const response = await post(body);
  assert.equal(response.statusCode, 422);
  assert.deepEqual(
    response.json().map(({ Target }: { Target: string }) => Target),
    ['Name', 'Metadata.k'],
  );
});

test('what a caller names cannot break out of a header', async () => {
  const response = await post(
    { ReferenceCustomer: 'a', 'x"\r\nSet-Cookie: a=b': 1, 'é,;\\': 1, ['y'.repeat(500)]: 1 },
    '/v1/Thing?z%0d%0aX-Evil:1=2',
  );
  assert.equal(response.statusCode, 200);
  assert.match(String(response.headers.warning), /^299 tacite "Unknown parameters ignored: [\w.[\], -]+"$/);
  assert.equal(response.headers['set-cookie'], undefined);
  assert.equal(response.headers['x-evil'], undefined);
});

test('the Warning header is well formed and short whatever is sent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.integer(), { maxKeys: 40 }), async (extra) => {
      const { warning } = (await post({ ...extra, ReferenceCustomer: 'a' })).headers;
      assert.ok(warning === undefined || /^299 tacite "[ -!#-~]*"$/.test(String(warning)));
      assert.ok(String(warning).length < 1500);
    }),
    { numRuns: 50 },
  );
});

test('an address that cannot be decoded, or is endless, is 400 in the same shape', async () => {
  for (const url of ['/v1/%zz', `/v1/Thing/${'9'.repeat(501)}`]) {
    const response = await app.inject({ method: 'GET', url, headers: agentHeaders });
    assert.equal(response.statusCode, 400);
    assert.equal(response.json().Code, 'Error.Api.Request.Malformed');
    assert.ok(response.headers['x-request-id']);
  }
});

test('keys come before the body: without them nothing is parsed', async () => {
  const response = await app.inject({
    method: 'POST',
    url: '/v1/Thing',
    headers: { 'content-type': 'application/json' },
    payload: '{',
  });
  assert.equal(response.statusCode, 401);
});
