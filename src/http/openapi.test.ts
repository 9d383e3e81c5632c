import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';
import { accept } from '../domain/refusal/outcome.ts';
import { collectionOf } from './collection.ts';
import { identifier, instantInput, pagingFields, reference, wireInstant } from './fields.ts';
import { openApiDocument } from './openapi.ts';
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
const document = openApiDocument(operations, { title: 'Sample', version: '1.2.3' });
const paths = Object(document).paths;

test('an operation says its identifier, tag, aliases and answers', () => {
  const { operationId, tags, description, responses } = paths['/v1/Thing/{id}'].get;
  assert.deepEqual(
    [operationId, tags, description],
    ['read-thing', ['Things'], 'Also answers at /v1/TheThing/{id}.'],
  );
  assert.deepEqual(Object.keys(responses), ['200', '204', '401', '403', '404', '422', 'default']);
  assert.equal(responses['204'].content, undefined);
  const errors = responses['422'].content['application/json'].schema;
  assert.deepEqual(errors, { type: 'array', items: { $ref: '#/components/schemas/Error' } });
});

test('parameters are in the path, the query or the body, required or with their default', () => {
  const places = ({ parameters }: { parameters: { name: string; in: string; required: boolean }[] }) =>
    parameters.map(({ name, in: place, required }) => `${place} ${name}${required ? '!' : ''}`);
  assert.deepEqual(places(paths['/v1/Thing/{id}'].get), ['path id!', 'query Html']);
  assert.equal(paths['/v1/Thing/{id}'].get.parameters[1].schema.default, true);
  assert.deepEqual(places(paths['/v1/Thing/{id}'].post), ['path id!', 'query TryStart']);
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
  const refs = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref));
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
