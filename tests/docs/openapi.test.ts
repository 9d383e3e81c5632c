/** The served documents: valid OpenAPI 3.1, and nothing in them is left without a word. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { asSchema, listOf, type Schema } from '../support/api-operations.ts';
import { openDocumentedServer } from './documented-server.ts';

const server = await openDocumentedServer();
after(() => server.close());

const methods = ['get', 'post', 'patch', 'put', 'delete'];

for (const name of ['live', 'back-office']) {
  const response = await server.app.inject(`/openapi/${name}.json`);
  const document = asSchema(response.json());
  const operations = Object.values(asSchema(document.paths)).flatMap((path) =>
    Object.entries(asSchema(path))
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => ({ method, operation: asSchema(operation) })),
  );

  test(`the document of ${name} is valid OpenAPI 3.1`, async () => {
    const { valid, errors } = await new Validator().validate({ ...document });
    assert.ok(valid, JSON.stringify(errors));
    assert.ok(operations.length >= 39);
  });

  test(`every field and parameter of ${name} says what it means`, () => {
    assert.deepEqual([...new Set(undescribed(document, ''))].sort(), []);
  });

  test(`every operation of ${name} has a summary and a tag that is described`, () => {
    const tags = listOf(document.tags);
    const described = new Set(tags.filter(({ description }) => description !== '').map(({ name }) => name));
    const used = operations.map(({ operation }) => String(Object(operation.tags)[0]));
    assert.deepEqual(
      [...new Set(used)].filter((tag) => !described.has(tag)),
      [],
    );
    assert.deepEqual(
      [...described].filter((tag) => !used.includes(String(tag))),
      [],
    );
    for (const { operation } of operations) assert.ok(operation.summary, String(operation.operationId));
  });

  test(`every answer of ${name} tells of the limits, and 429 when to come back`, () => {
    for (const { operation } of operations)
      for (const [status, answer] of Object.entries(asSchema(operation.responses))) {
        const headers = Object.keys(asSchema(asSchema(answer).headers));
        assert.ok(headers.includes('RateLimit-Remaining'), `${operation.operationId} ${status}`);
        assert.equal(headers.includes('Retry-After'), status === '429');
      }
  });

  test(`only writes of ${name} read an Idempotency-Key`, () => {
    const reads = operations.filter(({ method }) => method === 'get');
    assert.ok(!JSON.stringify(reads).includes('IdempotencyKey'));
    const writes = operations.filter(({ method }) => method !== 'get');
    assert.ok(
      writes.some(({ operation }) => JSON.stringify(operation.parameters).includes('IdempotencyKey')),
    );
  });
}

/** The names of properties and parameters without a description. */
function undescribed(value: unknown, key: string): string[] {
  if (Array.isArray(value)) {
    const own =
      key === 'parameters'
        ? listOf(value)
            .filter(lacksText)
            .map(({ name }) => String(name))
        : [];
    return [...own, ...value.flatMap((member) => undescribed(member, ''))];
  }
  if (typeof value !== 'object' || value === null || key === 'examples') return [];
  const members = Object.entries(value);
  const own = key === 'properties' ? members.filter(([, schema]) => lacksText(asSchema(schema))) : [];
  return [...own.map(([name]) => name), ...members.flatMap(([name, member]) => undescribed(member, name))];
}

function lacksText(schema: Schema): boolean {
  return schema.description === undefined && schema.$ref !== '#/components/parameters/IdempotencyKey';
}
