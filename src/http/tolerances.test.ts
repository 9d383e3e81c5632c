/** Each tolerance of shared/wire.md (decisions 1, 2, 5, 7; a: "Names, case, types" and "Tolerances"), through the server. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { accept } from '../domain/refusal/outcome.ts';
import { alsoNamed, identifier, instantInput, pagingFields, reference } from './fields.ts';
import { agentHeaders, buildSample, defineSample } from './testing.ts';

const echo = z.object({ Input: z.string() });
const entry = z.object({
  ReferenceFeature: reference,
  Increment: z.int().optional(),
  IsEnabled: z.boolean().optional(),
  DateStamp: alsoNamed(instantInput, 'DateTime').optional(),
});
const input = z.object({
  ReferenceCustomer: reference.optional(),
  Language: alsoNamed(z.string(), 'lang').optional(),
  IdSegment: identifier.optional(),
  Html: z.boolean().default(true),
  Immediate: z.boolean().optional(),
  DateStart: instantInput.optional(),
  Amount: z.int().optional(),
  Unit: z.enum(['Day', 'Month']).optional(),
  Extra: z.array(z.string()).optional(),
  Features: z.array(entry).optional(),
  Metadata: z.record(z.string(), z.string()).optional(),
  ...pagingFields,
});

function answer(received: unknown) {
  return accept({ status: 200, body: { Input: JSON.stringify(received) } } as const);
}

const operations = [
  defineSample({
    id: 'read-things',
    method: 'GET',
    path: '/v1/Things',
    aliases: ['/v1/ListOfThings'],
    summary: 'Reads',
    input,
    responses: { 200: echo },
    handle: (_call, received) => answer(received),
  }),
  defineSample({
    id: 'write-thing',
    method: 'POST',
    path: '/v1/Thing',
    summary: 'Writes',
    input,
    responses: { 200: echo },
    handle: (_call, received) => answer(received),
  }),
  defineSample({
    id: 'read-thing',
    method: 'GET',
    path: '/v1/Thing/{id}',
    summary: 'Reads one',
    input: z.object({ Id: identifier, ReferenceCustomer: reference.optional() }),
    responses: { 200: echo },
    handle: (_call, received) => answer(received),
  }),
  defineSample({
    id: 'read-reference',
    method: 'GET',
    path: '/v1/ByReference/{ReferenceCustomer}',
    summary: 'Reads by reference',
    input: z.object({ ReferenceCustomer: reference }),
    responses: { 200: echo },
    handle: (_call, received) => answer(received),
  }),
  defineSample({
    id: 'write-usages',
    method: 'POST',
    path: '/v1/Usages',
    summary: 'Writes many',
    input: z.object({ Entries: z.array(entry).min(1).max(50), TryStart: z.boolean().optional() }),
    arrayBody: 'Entries',
    responses: { 200: echo },
    handle: (_call, received) => answer(received),
  }),
];
const { app } = buildSample(operations);
const defaults = { Html: true, Page: 1, SizePage: 10 };
const at = Date.UTC(2026, 0, 31, 10);

interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Record<string, string>;
}

async function send({ method = 'GET', url, body, raw, headers }: Sent) {
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return app.inject({
    method,
    url,
    headers: { ...agentHeaders, 'content-type': 'application/json', ...headers },
    ...(payload !== undefined && { payload }),
  });
}

/** What the use case was given. */
async function received(sent: Sent): Promise<unknown> {
  const response = await send(sent);
  assert.equal(response.statusCode, 200, response.body);
  return JSON.parse(response.json().Input);
}

test('paths are case-insensitive, their values are not; a slash at the end or twice does no harm', async () => {
  assert.deepEqual(await received({ url: '/V1/THINGS' }), defaults);
  assert.deepEqual(await received({ url: '/v1/things/' }), defaults);
  assert.deepEqual(await received({ url: '//v1//Things' }), defaults);
  assert.deepEqual(await received({ url: '/v1/BYREFERENCE/AbC' }), { ReferenceCustomer: 'AbC' });
});

test('an alias of a path answers like the path', async () => {
  assert.deepEqual(await received({ url: '/v1/listofthings?html=false' }), { ...defaults, Html: false });
});

test('names in a query are case-insensitive', async () => {
  for (const name of ['ReferenceCustomer', 'referenceCustomer', 'REFERENCECUSTOMER', 'referencecustomer']) {
    assert.deepEqual(await received({ url: `/v1/Things?${name}=A` }), {
      ...defaults,
      ReferenceCustomer: 'A',
    });
  }
  assert.deepEqual(await received({ url: '/v1/Things?page=2&sizepage=5' }), {
    ...defaults,
    Page: 2,
    SizePage: 5,
  });
});

test('names in a body are case-insensitive, at the top and inside', async () => {
  const body = { referenceCustomer: 'A', FEATURES: [{ referencefeature: 'F', increment: 2 }] };
  assert.deepEqual(await received({ method: 'POST', url: '/v1/Thing', body }), {
    ...defaults,
    ReferenceCustomer: 'A',
    Features: [{ ReferenceFeature: 'F', Increment: 2 }],
  });
});

test('the contract’s spelling wins over another, and both over another name, in any order', async () => {
  const read = async (body: unknown) => Object(await received({ method: 'POST', url: '/v1/Thing', body }));
  assert.equal((await read({ referencecustomer: 'b', ReferenceCustomer: 'a' })).ReferenceCustomer, 'a');
  assert.equal((await read({ ReferenceCustomer: 'a', referencecustomer: 'b' })).ReferenceCustomer, 'a');
  assert.equal((await read({ lang: 'de', LANGUAGE: 'fr' })).Language, 'fr');
  assert.equal((await read({ lang: 'de' })).Language, 'de');
  assert.equal((await read({ Language: '', lang: 'de' })).Language, 'de');
});

test('booleans are read in every spelling, from query and body', async () => {
  for (const [text, value] of [
    ['True', true],
    ['TRUE', true],
    ['true', true],
    ['1', true],
    ['False', false],
    ['FALSE', false],
    ['0', false],
  ] as const) {
    assert.equal(Object(await received({ url: `/v1/Things?immediate=${text}` })).Immediate, value);
    const body = { Immediate: text };
    assert.equal(Object(await received({ method: 'POST', url: '/v1/Thing', body })).Immediate, value);
  }
  const body = { Immediate: 1 };
  assert.equal(Object(await received({ method: 'POST', url: '/v1/Thing', body })).Immediate, true);
  assert.equal((await send({ url: '/v1/Things?Immediate=yes' })).statusCode, 422);
});

test('a parameter is read from the query or from the body, and the query wins', async () => {
  const body = { ReferenceCustomer: 'body', Amount: 3 };
  assert.deepEqual(await received({ method: 'POST', url: '/v1/Thing?referencecustomer=query', body }), {
    ...defaults,
    ReferenceCustomer: 'query',
    Amount: 3,
  });
  assert.equal(
    Object(await received({ method: 'POST', url: '/v1/Thing?ReferenceCustomer=', body })).ReferenceCustomer,
    'body',
  );
  assert.equal(
    Object(await received({ method: 'POST', url: '/v1/Thing?lang=fr', body: { Language: 'de' } })).Language,
    'fr',
  );
});

test('the path wins over the query', async () => {
  assert.deepEqual(await received({ url: '/v1/Thing/5?id=6' }), { Id: 5 });
});

test('null and empty text are not provided; false is no date', async () => {
  const body = {
    ReferenceCustomer: null,
    Html: null,
    Immediate: '',
    DateStart: false,
    Amount: '',
    Unit: '',
    Features: null,
    Metadata: null,
    Page: null,
  };
  assert.deepEqual(await received({ method: 'POST', url: '/v1/Thing', body }), defaults);
  assert.deepEqual(
    await received({ url: '/v1/Things?html=&amount=&DateStart=false&datestart=False&unit=&page=' }),
    defaults,
  );
});

test('an Id of 0 is what .NET sends for none; in a path it was asked for', async () => {
  assert.deepEqual(await received({ method: 'POST', url: '/v1/Thing', body: { IdSegment: 0 } }), defaults);
  assert.deepEqual(await received({ url: '/v1/Things?idsegment=0' }), defaults);
  assert.deepEqual(await received({ url: '/v1/Thing/0' }), { Id: 0 });
});

test('of the same key sent twice, the first value that holds something is taken', async () => {
  assert.deepEqual(await received({ url: '/v1/Things?ReferenceCustomer=A&ReferenceCustomer=B' }), {
    ...defaults,
    ReferenceCustomer: 'A',
  });
  assert.equal(Object(await received({ url: '/v1/Things?amount=&amount=7' })).Amount, 7);
});

test('numbers may come as text, in query and body; texts may come as whole numbers', async () => {
  assert.equal(Object(await received({ url: '/v1/Things?amount=-12' })).Amount, -12);
  const body = {
    Amount: ' 3500 ',
    ReferenceCustomer: 42,
    Features: [{ ReferenceFeature: 7, Increment: '1' }],
  };
  assert.deepEqual(await received({ method: 'POST', url: '/v1/Thing', body }), {
    ...defaults,
    Amount: 3500,
    ReferenceCustomer: '42',
    Features: [{ ReferenceFeature: '7', Increment: 1 }],
  });
  for (const text of ['1e3', '0x10', '12abc', '1,5', 'Infinity', '9007199254740993', '1.5']) {
    assert.equal((await send({ url: `/v1/Things?amount=${text}` })).statusCode, 422, text);
  }
});

test('metadata take numbers as texts and drop what is empty', async () => {
  const body = { Metadata: { Seats: 12, Plan: 'a', None: null, Empty: '' } };
  assert.deepEqual(Object(await received({ method: 'POST', url: '/v1/Thing', body })).Metadata, {
    Seats: '12',
    Plan: 'a',
  });
});

test('words of a vocabulary are case-insensitive and come out in the contract’s spelling', async () => {
  assert.equal(Object(await received({ url: '/v1/Things?unit=month' })).Unit, 'Month');
  assert.equal((await send({ url: '/v1/Things?unit=fortnight' })).statusCode, 422);
});

test('a list in a query is repeated keys or commas', async () => {
  assert.deepEqual(Object(await received({ url: '/v1/Things?extra=a,b&extra=c&extra=' })).Extra, [
    'a',
    'b',
    'c',
  ]);
});

test('a date encoded twice is read; a reference encoded twice is not decoded again', async () => {
  const once = encodeURIComponent('2026-01-31 10:00:00Z');
  const twice = encodeURIComponent(once);
  assert.equal(Object(await received({ url: `/v1/Things?DateStart=${once}` })).DateStart, at);
  assert.equal(Object(await received({ url: `/v1/Things?DateStart=${twice}` })).DateStart, at);
  assert.equal(
    Object(await received({ url: '/v1/Things?DateStart=2026-01-31T11:00:00+01:00' })).DateStart,
    at,
  );
  assert.equal(
    Object(await received({ url: '/v1/Things?ReferenceCustomer=a%2520b' })).ReferenceCustomer,
    'a%20b',
  );
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

test('what is not declared is ignored and named in a Warning, wherever it was', async () => {
  const body = { StateSubscription: 'InitiatedCustomer', Features: [{ ReferenceFeature: 'F', Typo: 1 }] };
  const response = await send({ method: 'POST', url: '/v1/Thing?tryStart=SuspendedAgent&lang=fr', body });
  assert.equal(response.statusCode, 200);
  assert.equal(
    response.headers.warning,
    '299 tacite "Unknown parameters ignored: StateSubscription, Features[0].Typo, tryStart"',
  );
  assert.equal((await send({ url: '/v1/Things?html=true' })).headers.warning, undefined);
  assert.equal((await send({ url: '/v1/Thing/5?Language=fr' })).headers.warning, undefined);
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
  const response = await app.inject({ method: 'HEAD', url: '/v1/Things', headers: agentHeaders });
  assert.equal(response.statusCode, 200);
  assert.equal(response.body, '');
});
