/** Names, values and places of parameters: each tolerance of shared/wire.md (decisions 1, 2, 5, 7; section a). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaults, received, send } from './echo.testing.ts';

const at = Date.UTC(2026, 0, 31, 10);

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

test('a list in a query may carry brackets, with or without their indices', async () => {
  for (const query of [
    'Extra[0]=a&Extra[1]=b',
    'Extra[]=a&Extra[]=b',
    'extra%5B0%5D=a&extra%5B1%5D=b',
    'Extra[0]=a&Extra=b',
  ])
    assert.deepEqual(Object(await received({ url: `/v1/Things?${query}` })).Extra, ['a', 'b'], query);
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
