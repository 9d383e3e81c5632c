import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';
import { accept } from '../domain/refusal/outcome.ts';
import { collectionOf } from './collection.ts';
import { identifier, instantInput, pagingFields, reference, wireInstant } from './fields.ts';
import { openApiDocument } from './openapi.ts';
import type { RecordedExample } from './recorded-examples.ts';
import { defineSample } from './testing.ts';

const link = z.object({ rel: z.string() }).meta({ id: 'Link' });
const thing = z
  .object({
    Id: z.int(),
    At: wireInstant.nullish(),
    Links: z.array(link),
    get Next() {
      return thing.optional();
    },
  })
  .meta({ id: 'Thing' });
const nothing = () => accept({ status: 204, body: null } as const);

const operations = [
  defineSample({
    id: 'read-thing',
    method: 'GET',
    path: '/v1/Thing/{id}',
    aliases: ['/v1/TheThing/{id}'],
    summary: 'Reads a thing',
    tag: 'Things',
    input: z.object({ Id: identifier, Html: z.boolean().default(true) }),
    responses: { 200: thing, 204: null },
    handle: nothing,
  }),
  defineSample({
    id: 'list-things',
    method: 'GET',
    path: '/v1/Things',
    summary: 'Lists things',
    input: z.object({ ...pagingFields }),
    responses: { 200: collectionOf(thing).meta({ id: 'ThingList' }), 204: null },
    handle: nothing,
  }),
  defineSample({
    id: 'write-thing',
    method: 'POST',
    path: '/v1/Thing/{id}',
    summary: 'Writes a thing',
    input: z.object({
      Id: identifier,
      ReferenceCustomer: reference,
      TryStart: z.boolean().optional(),
      DateStart: instantInput.optional(),
    }),
    inQuery: ['TryStart'],
    responses: { 201: thing, 204: null },
    handle: nothing,
  }),
  defineSample({
    id: 'stop-thing',
    method: 'POST',
    path: '/v1/Thing/{id}/Stop',
    summary: 'Stops a thing',
    input: z.object({ Id: identifier }),
    responses: { 204: null },
    handle: nothing,
  }),
  defineSample({
    id: 'write-things',
    method: 'POST',
    path: '/v1/Things',
    summary: 'Writes things',
    input: z.object({ Entries: z.array(z.object({ ReferenceFeature: reference })).max(50) }),
    arrayBody: 'Entries',
    responses: { 204: null },
    handle: nothing,
  }),
];
const document = openApiDocument(
  operations,
  {
    title: 'Sample',
    version: '1.2.3',
    tags: [
      {
        name: 'Things',
        title: { en: 'Things', fr: 'Choses' },
        description: { en: 'All things.', fr: 'Toutes.' },
      },
    ],
    fieldTexts: (name) => (name === 'Html' || name === 'At' ? { en: `About ${name}.`, fr: '' } : undefined),
    examples: new Map<string, readonly RecordedExample[]>([
      [
        'write-thing',
        [
          {
            status: 201,
            request: { method: 'POST', url: '/v1/Thing/7', body: { ReferenceCustomer: 'ann' } },
            answer: { Id: 7, Links: [] },
          },
          {
            status: 404,
            request: { method: 'POST', url: '/v1/Thing/8', body: {} },
            answer: { Code: 'Error.Thing.NotFound', Message: 'No.' },
          },
        ],
      ],
    ]),
  },
  { errorStyle: 'Named', keptOperations: new Set(['write-thing']) },
);
const paths = Object(document).paths;

test('an operation says its identifier, tag, aliases and answers', () => {
  const { operationId, tags, description, responses } = paths['/v1/Thing/{id}'].get;
  assert.deepEqual(
    [operationId, tags, description],
    ['read-thing', ['Things'], 'Also answers at /v1/TheThing/{id}.'],
  );
  const errors = ['400', '401', '403', '404', '409', '422', '429', 'default'];
  assert.deepEqual(Object.keys(responses), ['200', '204', ...errors]);
  assert.equal(responses['204'].content, undefined);
  assert.deepEqual(responses['422'].content['application/json'].schema, {
    type: 'array',
    items: { $ref: '#/components/schemas/Error' },
  });
});

test('parameters are in the path, the query or the body, required or with their default', () => {
  const places = ({ parameters }: { parameters: { name: string; in: string; required: boolean }[] }) =>
    parameters.map(({ name, in: place, required }) => `${place} ${name}${required ? '!' : ''}`);
  assert.deepEqual(places(paths['/v1/Thing/{id}'].get), ['path id!', 'query Html']);
  assert.equal(paths['/v1/Thing/{id}'].get.parameters[1].schema.default, true);
  assert.deepEqual(places(paths['/v1/Thing/{id}'].post).slice(0, 2), ['path id!', 'query TryStart']);
  const { required, content } = paths['/v1/Thing/{id}'].post.requestBody;
  assert.equal(required, true);
  assert.deepEqual(content['application/json'].schema, {
    type: 'object',
    properties: {
      ReferenceCustomer: { type: 'string', maxLength: 50, pattern: '^[^<>;"=?&]*$' },
      DateStart: { type: 'string', format: 'date-time' },
    },
    required: ['ReferenceCustomer'],
  });
  assert.equal(paths['/v1/Thing/{id}/Stop'].post.requestBody, undefined);
  const list = paths['/v1/Things'].post.requestBody.content['application/json'].schema;
  assert.equal(list.type, 'array');
  assert.equal(list.maxItems, 50);
});

test('a field says what its name means, wherever it stands', () => {
  assert.equal(paths['/v1/Thing/{id}'].get.parameters[1].description, 'About Html.');
  assert.equal(paths['/v1/Thing/{id}'].get.parameters[1].schema.description, undefined);
  assert.equal(Object(document).components.schemas.Thing.properties.At.description, 'About At.');
  assert.deepEqual(document.tags, [{ name: 'Things', description: 'All things.' }]);
});

test('only writes whose answer is kept read an Idempotency-Key', () => {
  const key = { $ref: '#/components/parameters/IdempotencyKey' };
  assert.deepEqual(paths['/v1/Thing/{id}'].post.parameters.at(-1), key);
  assert.ok(!JSON.stringify(paths['/v1/Things']).includes('IdempotencyKey'));
  const replayed = (operation: { responses: Record<string, { headers: object }> }) =>
    'Idempotency-Replayed' in Object(operation.responses['204']).headers;
  assert.deepEqual(
    [replayed(paths['/v1/Thing/{id}'].post), replayed(paths['/v1/Things'].post)],
    [true, false],
  );
});

test('recorded requests and answers stand beside their schemas, errors under their name', () => {
  const { requestBody, responses } = paths['/v1/Thing/{id}'].post;
  const { examples } = requestBody.content['application/json'];
  assert.deepEqual(examples.request.value, { ReferenceCustomer: 'ann' });
  assert.deepEqual(responses['201'].content['application/json'].examples, {
    'answer-201': { summary: 'POST /v1/Thing/7', value: { Id: 7, Links: [] } },
  });
  const refused = responses['404'].content['application/json'].examples;
  assert.deepEqual(Object.keys(refused), ['Error.Thing.NotFound']);
  assert.equal(responses['403'].content['application/json'].examples, undefined);
});

test('errors have the form of their API', () => {
  const numbered = openApiDocument(
    [],
    { title: 'x', version: '1' },
    { errorStyle: 'Numbered', keptOperations: new Set() },
  );
  assert.equal(Object(numbered.components.schemas.Error).properties.Code.type, 'integer');
  assert.equal(Object(document.components.schemas.Error).properties.Code.type, 'string');
});

test('named schemas are components, whole and open, also when they hold themselves', () => {
  const { schemas } = Object(document).components;
  assert.deepEqual(Object.keys(schemas).sort(), ['Error', 'Link', 'Thing', 'ThingList']);
  assert.deepEqual(schemas.Thing.properties.Next, { $ref: '#/components/schemas/Thing' });
  assert.deepEqual(schemas.Thing.required, ['Id', 'Links']);
  assert.equal(schemas.Thing.additionalProperties, undefined);
  assert.deepEqual(schemas.Thing.properties.Id, { type: 'integer' });
});

test('every schema is valid JSON Schema 2020-12 and every reference leads somewhere', () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false });
  formats.default(ajv);
  ajv.addKeyword('components');
  ajv.addSchema({ $id: 'document', components: Object(document).components });
  const text = JSON.stringify(document);
  const refs = new Set(
    [...text.matchAll(/"\$ref":"(#\/components\/schemas\/[^"]+)"/g)].map(([, ref]) => ref),
  );
  assert.ok(refs.size >= 4);
  for (const ref of refs) assert.ok(ajv.compile({ $ref: `document${ref}` }), ref);
  const validate = ajv.compile({ $ref: 'document#/components/schemas/Thing' });
  assert.ok(validate({ Id: 1, At: '2026-01-31T10:00:00.00Z', Links: [], Next: { Id: 2, Links: [] } }));
  assert.ok(!validate({ Id: 1, Links: [], Next: { Id: 'x' } }));
});

test('two different schemas under one name are a mistake', () => {
  const other = z.object({ Other: z.string() }).meta({ id: 'Thing' });
  const clash = defineSample({
    id: 'read-other',
    method: 'GET',
    path: '/v1/Other',
    summary: 'Reads another',
    input: z.object({}),
    responses: { 200: other, 204: null },
    handle: nothing,
  });
  assert.throws(
    () => openApiDocument([...operations, clash], { title: 'x', version: '1' }),
    /two schemas are named Thing/,
  );
});
