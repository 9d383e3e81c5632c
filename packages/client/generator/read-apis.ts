/** Both APIs as their OpenAPI documents describe them at this moment. No database is connected to. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { backOfficeApi } from '../../../src/api/back-office/back-office-api.ts';
import { backOfficeDocument } from '../../../src/api/back-office/back-office-document.ts';
import { liveApi } from '../../../src/api/live/live-api.ts';
import { liveDocument } from '../../../src/api/live/live-document.ts';
import type { Tables } from '../../../src/database/table-types.ts';
import { TenantReads } from '../../../src/database/tenant-reads.ts';
import { instant } from '../../../src/domain/calendar/instant.ts';
import { HostedLinks } from '../../../src/hosted/hosted-links.ts';
import { LinkKeys } from '../../../src/hosted/link-keys.ts';
import { methodName, resourceName } from '../../../src/http/docs/client-names.ts';
import { asObject, type Json } from '../../../src/http/openapi-schemas.ts';
import { documentOf } from '../../../src/http/server.ts';
import { methodNameOfAll, pascal } from './names.ts';

export interface Member {
  readonly name: string;
  readonly schema: Json;
  readonly isRequired: boolean;
}

export interface DescribedOperation {
  readonly resource: string;
  readonly methodName: string;
  readonly summary: string;
  readonly method: string;
  /** With its parameters named as the members of the input. */
  readonly path: string;
  readonly input: readonly Member[];
  /** Of a write: the members that belong in the query. */
  readonly query: readonly string[];
  readonly arrayBody: string | undefined;
  readonly isKept: boolean;
  /** Of its answers of success; undefined when none has a body. */
  readonly answer: Json | undefined;
  readonly mayBeEmpty: boolean;
  /** Of a list: the schema of what it holds, and the name of the method that reads all of it. */
  readonly all: { readonly item: Json; readonly methodName: string } | undefined;
}

export interface DescribedApi {
  readonly name: 'live' | 'back-office';
  readonly operations: readonly DescribedOperation[];
  readonly schemas: Json;
}

export function readApis(): readonly DescribedApi[] {
  const pool = new pg.Pool();
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const hosted = new HostedLinks({
    keys: new LinkKeys(['']),
    publicUrl: '',
    clock: () => instant(0),
  });
  const sources = { kysely, pool, tenantReads: new TenantReads({}, () => undefined), hosted };
  const live = liveApi(sources);
  const backOffice = backOfficeApi(sources, { serverSecret: '', allowsPrivate: false });
  return [
    describe('live', live.operations, documentOf(live, liveDocument)),
    describe('back-office', backOffice.operations, documentOf(backOffice, backOfficeDocument)),
  ];
}

interface NamedOperation {
  readonly id: string;
  readonly arrayBody: string | undefined;
}

function describe(
  name: DescribedApi['name'],
  operations: readonly NamedOperation[],
  document: { readonly paths: Json; readonly components: Json },
): DescribedApi {
  const schemas = asObject(document.components.schemas);
  const arrayBodies = new Map(operations.map(({ id, arrayBody }) => [id, arrayBody]));
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(asObject(item)).map(([method, written]) => {
      const operation = asObject(written);
      return describeOperation(
        method.toUpperCase(),
        path,
        operation,
        schemas,
        arrayBodies.get(String(operation.operationId)),
      );
    }),
  );
  return { name, operations: described, schemas };
}

function describeOperation(
  method: string,
  path: string,
  written: Json,
  schemas: Json,
  arrayBody: string | undefined,
): DescribedOperation {
  const id = String(written.operationId);
  const tag = Array.isArray(written.tags) ? String(written.tags[0]) : 'Other';
  const parameters = listOf(written.parameters);
  const inUrl = parameters
    .filter(({ in: place }) => place === 'path' || place === 'query')
    .map(memberOfParameter);
  const body = asObject(jsonOf(written.requestBody));
  const ofBody =
    arrayBody === undefined ? membersOf(body) : [{ name: arrayBody, schema: body, isRequired: true }];
  const input = [...inUrl, ...ofBody];
  const twice = input.find(({ name }, index) => input.findIndex((other) => other.name === name) !== index);
  if (twice) throw new Error(`${id}: ${twice.name} is named twice`);
  const answers = Object.entries(asObject(written.responses)).filter(([status]) => status.startsWith('2'));
  const schemasOfAnswers = answers.map(([, answer]) => jsonOf(answer));
  const [answer, ...others] = schemasOfAnswers.filter((schema) => schema !== undefined);
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(answer)))
    throw new Error(`${id}: its answers differ by their status`);
  return {
    resource: resourceName(tag),
    methodName: methodName(id, tag),
    summary: String(written.summary),
    method,
    path: path.replace(/\{(\w+)\}/g, (_, name: string) => `{${pascal(name)}}`),
    input,
    query:
      method === 'GET'
        ? []
        : parameters.filter(({ in: place }) => place === 'query').map(({ name }) => pascal(String(name))),
    arrayBody,
    isKept: parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey'),
    answer,
    mayBeEmpty: schemasOfAnswers.includes(undefined),
    all: method === 'GET' ? allOf(id, tag, input, answer, schemas) : undefined,
  };
}

/** A list is what has pages, and says how many items there are over all of them. */
function allOf(id: string, tag: string, input: readonly Member[], answer: Json | undefined, schemas: Json) {
  const list = asObject(resolve(answer, schemas).properties);
  const hasPages = ['Page', 'SizePage'].every((name) => input.some((member) => member.name === name));
  if (!hasPages || !('TotalItems' in list) || !('Items' in list)) return undefined;
  return { item: asObject(asObject(list.Items).items), methodName: methodNameOfAll(id, tag) };
}

function resolve(schema: Json | undefined, schemas: Json): Json {
  return typeof schema?.$ref === 'string' ? asObject(schemas[nameOfRef(schema.$ref)]) : asObject(schema);
}

export function nameOfRef(ref: string): string {
  return ref.replace(/^.*\//, '');
}

function memberOfParameter({ name, description, required, schema }: Json): Member {
  return {
    name: pascal(String(name)),
    schema: { ...(description !== undefined && { description }), ...asObject(schema) },
    isRequired: required === true,
  };
}

export function membersOf(schema: Json): readonly Member[] {
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(asObject(schema.properties)).map(([name, member]) => ({
    name,
    schema: asObject(member),
    isRequired: required.includes(name),
  }));
}

/** The schema of a request's or an answer's body. */
function jsonOf(described: unknown): Json | undefined {
  const { schema } = asObject(asObject(asObject(described).content)['application/json']);
  return schema === undefined ? undefined : asObject(schema);
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}
