/** What is refused before a use case, and in which shape every refusal and failure reaches the caller. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { accept, refuse } from '../domain/refusal/outcome.ts';
import { identifier, instantInput, pagingFields, reference } from './fields.ts';
import { agentHeaders, basic, buildSample, defineSample } from './testing.ts';

const done = z.object({ Done: z.boolean() });
const input = z.object({
  ReferenceCustomer: reference,
  DateStart: instantInput.optional(),
  Amount: z.int().min(0).max(100).optional(),
  Immediate: z.boolean().optional(),
  Unit: z.enum(['Day', 'Month']).optional(),
  Name: z.string().max(5).optional(),
  Features: z.array(z.object({ ReferenceFeature: reference, Increment: z.int().optional() })).optional(),
  Metadata: z.record(z.string(), z.string()).optional(),
  ...pagingFields,
});

const operations = [
  defineSample({
    id: 'write-thing',
    method: 'POST',
    path: '/v1/Thing',
    summary: 'Writes',
    input,
    responses: { 200: done, 204: null },
    refusalStatuses: { 'Error.Api.Usage.NoneMatching': 404 },
    handle: (_call, received) => {
      switch (received.ReferenceCustomer) {
        case 'failure':
          throw new Error('password=hunter2 in the connection string');
        case 'forbidden':
          return refuse('Error.Customer.PaymentSettings.Missing');
        case 'none':
          return refuse('Error.Api.Usage.NoneMatching');
        case 'two':
          return {
            ok: false,
            refusals: [
              { code: 'Error.Input.Date.Future', target: 'DateStamp', params: { field: 'DateStamp' } },
              { code: 'Error.Usage.Negative' },
            ],
          };
        case 'mixed':
          return {
            ok: false,
            refusals: [{ code: 'Error.Usage.Negative' }, { code: 'Error.Customer.NotFound' }],
          };
        case 'empty':
          return accept({ status: 204, body: null });
        default:
          return accept({ status: 200, body: { Done: true } });
      }
    },
  }),
  defineSample({
    id: 'write-usages',
    method: 'POST',
    path: '/v1/Usages',
    summary: 'Writes many',
    input: z.object({
      Entries: z
        .array(z.object({ ReferenceFeature: reference }))
        .min(1)
        .max(2),
    }),
    arrayBody: 'Entries',
    responses: { 200: done },
    handle: () => accept({ status: 200, body: { Done: true } }),
  }),
  defineSample({
    id: 'read-thing',
    method: 'GET',
    path: '/v1/Thing/{id}',
    summary: 'Reads',
    input: z.object({ Id: identifier }),
    responses: { 200: done },
    handle: () => accept({ status: 200, body: { Done: true } }),
  }),
];
const { app, lines } = buildSample(operations);

async function post(body: unknown, url = '/v1/Thing', headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: { ...agentHeaders, 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

test('422 is an array, naming each field and why', async () => {
  const response = await post({
    DateStart: 'tomorrow',
    Amount: 101,
    Immediate: 'maybe',
    Unit: 'Century',
    Name: 'too long',
    Features: [{ ReferenceFeature: 'a' }, { Increment: 1.5 }, 'x'],
    Metadata: 3,
    Page: 0,
  });
  assert.equal(response.statusCode, 422);
  assert.deepEqual(response.json(), [
    missing('ReferenceCustomer'),
    invalid('DateStart', 'an ISO 8601 date with its offset is expected, such as 2026-01-31T10:00:00Z.'),
    invalid('Amount', 'at most 100.'),
    invalid('Immediate', 'true or false is expected.'),
    invalid('Unit', 'one of Day, Month is expected.'),
    invalid('Name', 'at most 5 characters.'),
    missing('Features[1].ReferenceFeature'),
    invalid('Features[1].Increment', 'a whole number is expected.'),
    invalid('Features[2]', 'an object is expected.'),
    invalid('Metadata', 'an object is expected.'),
    invalid('Page', 'at least 1.'),
  ]);
});

test('messages are in the language of the query, then of the header, then English', async () => {
  const messageOf = async (url: string, headers: Record<string, string>) =>
    (await post({ ReferenceCustomer: 'forbidden' }, url, headers)).json().Message;
  const [en, fr] = [
    'The customer has no valid payment method.',
    'Le client n’a pas de moyen de paiement valide.',
  ];
  assert.equal(await messageOf('/v1/Thing', {}), en);
  assert.equal(await messageOf('/v1/Thing?lang=fr', {}), fr);
  assert.equal(await messageOf('/v1/Thing?LANGUAGE=fr-CA', {}), fr);
  assert.equal(await messageOf('/v1/Thing', { 'accept-language': 'de, fr;q=0.8, en;q=0.7' }), fr);
  assert.equal(await messageOf('/v1/Thing?language=en', { 'accept-language': 'fr' }), en);
  assert.equal(await messageOf('/v1/Thing?lang=<script>', {}), en);
  const response = await post({ ReferenceCustomer: 'a', Amount: 'x' }, '/v1/Thing?lang=fr');
  assert.deepEqual(response.json(), [
    {
      Code: 'Error.Input.Invalid',
      Message: 'Amount n’est pas valide : un nombre est attendu.',
      Target: 'Amount',
    },
  ]);
});

test('any other status is one object', async () => {
  const response = await post({ ReferenceCustomer: 'forbidden' });
  assert.equal(response.statusCode, 403);
  assert.deepEqual(response.json(), {
    Code: 'Error.Customer.PaymentSettings.Missing',
    Message: 'The customer has no valid payment method.',
  });
});

test('several refusals of a use case are one array; one that is no 422 is answered alone', async () => {
  const two = await post({ ReferenceCustomer: 'two' });
  assert.equal(two.statusCode, 422);
  assert.deepEqual(
    two.json().map(({ Code, Target }: { Code: string; Target?: string }) => [Code, Target]),
    [
      ['Error.Input.Date.Future', 'DateStamp'],
      ['Error.Usage.Negative', undefined],
    ],
  );
  const mixed = await post({ ReferenceCustomer: 'mixed' });
  assert.equal(mixed.statusCode, 404);
  assert.equal(mixed.json().Code, 'Error.Customer.NotFound');
});

test('an operation may give a refusal another status', async () => {
  assert.equal((await post({ ReferenceCustomer: 'none' })).statusCode, 404);
});

test('204 has a body of no byte', async () => {
  const response = await post({ ReferenceCustomer: 'empty' });
  assert.equal(response.statusCode, 204);
  assert.equal(response.rawPayload.length, 0);
});

test('a reference of 50 characters passes; 51, or one of the excluded, does not', async () => {
  const status = async (reference: string) => (await post({ ReferenceCustomer: reference })).statusCode;
  assert.equal(await status('é'.repeat(50)), 200);
  assert.equal(await status('🙂'.repeat(50)), 200);
  assert.equal(await status('a'.repeat(51)), 422);
  for (const character of '<>;"=?&') assert.equal(await status(`a${character}b`), 422, character);
});

test('a list body must be a list, of a length that is said', async () => {
  const problems = async (body: unknown) => {
    const response = await post(body, '/v1/Usages');
    assert.equal(response.statusCode, 422);
    return response.json();
  };
  assert.deepEqual(await problems({ ReferenceFeature: 'a' }), [invalid('Body', 'a list is expected.')]);
  assert.deepEqual(await problems([]), [invalid('Body', 'at least 1 element.')]);
  assert.deepEqual(await problems([{ ReferenceFeature: 'a' }, {}]), [missing('[1].ReferenceFeature')]);
  assert.deepEqual(await problems([null]), [invalid('[0]', 'an object is expected.')]);
  assert.deepEqual(await problems([{}, {}, {}].map(() => ({ ReferenceFeature: 'a' }))), [
    invalid('Body', 'at most 2 elements.'),
  ]);
  assert.deepEqual(await problems(''), [missing('Body')]);
});

test('a body that is JSON but no object is 422', async () => {
  for (const body of ['"text"', '5', 'true', '[1]']) {
    const response = await post(body);
    assert.equal(response.statusCode, 422, body);
    assert.deepEqual(response.json(), [invalid('Body', 'an object is expected.')]);
  }
});

test('an unknown route is 404 with its method and path, without needing keys', async () => {
  for (const [method, url, path] of [
    ['GET', '/v1/Nothing?secret=1', '/v1/Nothing'],
    ['PATCH', '/v1/Thing', '/v1/Thing'],
    ['POST', '/', '/'],
  ] as const) {
    const response = await app.inject({ method, url });
    assert.equal(response.statusCode, 404);
    assert.deepEqual(response.json(), {
      Code: 'Error.Api.Route.NotFound',
      Message: `There is no such operation: ${method} ${path}.`,
    });
  }
});

test('a failure is 500 with an identifier and nothing else; the log has the stack under it', async () => {
  const response = await post({ ReferenceCustomer: 'failure' }, '/v1/Thing', { 'x-request-id': 'trace-1' });
  assert.equal(response.statusCode, 500);
  assert.deepEqual(response.json(), {
    Code: 'Error.Api.Internal',
    Message: 'An internal error occurred. Give this identifier to the support: trace-1.',
  });
  const line = lines.find((text) => text.includes('a request failed')) ?? '';
  assert.match(line, /"requestId":"trace-1"/);
  assert.match(line, /hunter2.*refusals\.test\.ts/);
});

test('every answer carries its identifier: the caller’s when harmless, else a new one', async () => {
  const idOf = async (sent: string) =>
    (await post({ ReferenceCustomer: 'a' }, '/v1/Thing', { 'x-request-id': sent })).headers['x-request-id'];
  assert.equal(await idOf('abc-123'), 'abc-123');
  for (const sent of ['a b', 'a"b', 'x'.repeat(65), ''])
    assert.match(String(await idOf(sent)), /^[0-9a-f-]{36}$/);
});

test('keys are asked for with the realm, and missing keys differ from wrong ones', async () => {
  const ask = (authorization?: string) =>
    app.inject({
      method: 'GET',
      url: '/v1/Thing/1',
      headers: authorization === undefined ? {} : { authorization },
    });
  const missingKeys = await ask();
  assert.equal(missingKeys.statusCode, 401);
  assert.equal(missingKeys.headers['www-authenticate'], 'Basic realm="Tacite"');
  assert.equal(missingKeys.json().Code, 'Error.Api.Authentication.Missing');
  for (const header of [basic('agent', 'wrong'), 'Basic !!!', 'Bearer abc', 'Basic', '']) {
    const response = await ask(header);
    assert.equal(response.statusCode, 401, header);
    assert.equal(response.json().Code, 'Error.Api.Authentication.Invalid');
  }
  assert.equal((await ask(agentHeaders.authorization.replace('Basic', 'basic'))).statusCode, 200);
});

function missing(field: string) {
  return { Code: 'Error.Input.Missing', Message: `${field} is required.`, Target: field };
}

function invalid(field: string, reason: string) {
  return { Code: 'Error.Input.Invalid', Message: `${field} is not valid: ${reason}`, Target: field };
}
