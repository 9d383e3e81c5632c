/** Every operation of both contracts is there with every parameter and body member that the contract declares. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { backOfficeApi } from '../../src/api/back-office/back-office-api.ts';
import { liveApi } from '../../src/api/live/live-api.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { asObject, type Json } from '../../src/http/openapi-schemas.ts';
import { withHosted } from '../support/hosted.ts';

const database = await openTestDatabase(undefined, { maxConnections: 1 });
after(() => database.close());

const apis = {
  'api-live': liveApi(withHosted(database)),
  'back-office': backOfficeApi(withHosted(database), { serverSecret: 'x'.repeat(32), allowsPrivate: false }),
};

function contractOf(name: string): Json {
  const file = join(import.meta.dirname, '../../../shared/contracts', `${name}.openapi.json`);
  return asObject(JSON.parse(readFileSync(file, 'utf8')));
}

function resolve(contract: Json, value: unknown): Json {
  const object = asObject(value);
  if (typeof object.$ref !== 'string') return object;
  const path = object.$ref.split('/').slice(1);
  return resolve(
    contract,
    path.reduce<unknown>((place, part) => asObject(place)[part], contract),
  );
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function membersOf(contract: Json, schema: unknown): readonly string[] {
  const { properties, allOf } = resolve(contract, schema);
  return [
    ...Object.keys(asObject(properties)),
    ...listOf(allOf).flatMap((part) => membersOf(contract, part)),
  ];
}

function namesOf(contract: Json, item: Json, operation: Json): readonly string[] {
  const parameters = [...listOf(item.parameters), ...listOf(operation.parameters)].map((one) =>
    resolve(contract, one),
  );
  const contents = asObject(resolve(contract, operation.requestBody).content);
  const body = Object.values(contents).flatMap((one) => membersOf(contract, asObject(one).schema));
  const sent = parameters.filter(({ in: place }) => place !== 'header').map(({ name }) => String(name));
  return [...sent, ...body].map((name) => name.toLowerCase());
}

const withoutNames = (path: string) => path.toLowerCase().replace(/\{\w+\}/g, '{}');

/** Where the contract gives a whole resource as the body, what only we write is read over (shared/wire.md, a). */
const ours = ['id', 'links', 'idusercreation', 'datecreation', 'iduserupdate', 'dateupdate'];

/** The same of one operation; and a feature on what grants a discount, which has none. */
const departures: Readonly<Record<string, readonly string[]>> = {
  'POST /distribution/customers': ['status', 'statecustomer', 'dateaffiliation'],
  'POST /sub/subscriptiondiscounts': ['idfeature'],
};

for (const [name, { operations }] of Object.entries(apis)) {
  test(`${name}: each operation declares what its contract does`, () => {
    const contract = contractOf(name);
    const declared = new Map(
      operations.flatMap(({ method, path, aliases, input }) =>
        [path, ...aliases].map((one) => [
          `${method} ${withoutNames(one)}`,
          new Set(Object.keys(input.shape).map((each) => each.toLowerCase())),
        ]),
      ),
    );
    const missing: string[] = [];
    let checked = 0;
    for (const [path, item] of Object.entries(asObject(contract.paths)))
      for (const [method, operation] of Object.entries(asObject(item))) {
        if (!['get', 'post', 'put', 'patch', 'delete'].includes(method)) continue;
        checked += 1;
        const key = `${method.toUpperCase()} ${withoutNames(path)}`;
        const known = declared.get(key);
        if (!known) missing.push(key);
        for (const one of known ? namesOf(contract, asObject(item), asObject(operation)) : []) {
          const isInPath = path.toLowerCase().includes(`{${one}}`);
          if (!isInPath && !known?.has(one) && !ours.includes(one) && !departures[key]?.includes(one))
            missing.push(`${key} ${one}`);
        }
      }
    assert.ok(checked >= 39, `${checked} operations`);
    assert.deepEqual(missing, []);
  });
}
