/**
 * Holds real answers against the public contracts: operation, status, and every member of the body. The contracts
 * leave all members optional and open; here a member that the Live API's does not know is a mistake, unless it is
 * listed. What the Back Office shows besides its contract is ours to choose.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import {
  addedMembers,
  addedOperations,
  addedStatuses,
  replacedBackOfficeMembers,
  replacedBackOfficeSchemas,
  replacedSchemas,
  unrequiredBackOfficeMembers,
} from './contract-departures.testing.ts';
import { asClosedSchema, isRecord, type Json } from './contract-schema.testing.ts';

export interface Exchange {
  readonly method: string;
  /** As sent, or the contract's template; the query is left out. */
  readonly path: string;
  readonly status: number;
  /** As received: a zero-byte body is ''. */
  readonly body: string;
}

export interface Contract {
  /** What is wrong with an answer; empty when nothing is. */
  check(exchange: Exchange): readonly string[];
  /** Every operation as `POST /v1/Usage`, to see which ones are covered. */
  readonly operations: readonly string[];
}

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'contracts');

/** @throws Error when the file cannot be read. */
export function loadContract(name: 'api-live' | 'back-office', folder = FOLDER): Contract {
  const document: unknown = JSON.parse(readFileSync(join(folder, `${name}.openapi.json`), 'utf8'));
  const paths = memberOf(document, 'paths');
  const published = memberOf(memberOf(document, 'components'), 'schemas');
  const isOpen = name === 'back-office';
  const components = isOpen ? mended(published) : published;
  const validate = validatorOf(components, isOpen);
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(isRecord(item) ? item : {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
  return {
    operations,
    check(exchange) {
      const operation = findOperation(operations, exchange);
      const added = isOpen ? undefined : findOperation(ours, exchange);
      if (operation === undefined && added !== undefined) return checkAdded(added, exchange, validate);
      if (operation === undefined) return [`${exchange.method} ${exchange.path} is not in the contract`];
      const [method = '', path = ''] = operation.split(' ');
      const responses = memberOf(memberOf(memberOf(paths, path), method.toLowerCase()), 'responses');
      return checkAnswer(operation, responses, exchange, validate);
    },
  };
}

const ours = addedOperations.map(({ operation }) => operation);

function checkAdded(
  operation: string,
  { status, body }: Exchange,
  validate: (schema: Json, body: unknown) => readonly string[],
): readonly string[] {
  const schema = addedOperations.find((one) => one.operation === operation)?.schema;
  if (status === 204) return body === '' ? [] : [`${operation} answers 204 with a body`];
  const shape = status >= 400 ? errorSchema(status) : { $ref: `#/components/schemas/${schema}` };
  return validate(shape, JSON.parse(body)).map((problem) => `${operation} ${status}: ${problem}`);
}

function checkAnswer(
  operation: string,
  responses: Json,
  { status, body }: Exchange,
  validate: (schema: Json, body: unknown) => readonly string[],
): readonly string[] {
  const response = responses[String(status)];
  if (response === undefined && status < 400 && !isAddedStatus(operation, status, responses)) {
    return [`${operation} does not declare the status ${status}`];
  }
  if (status === 204) return body === '' ? [] : [`${operation} answers 204 with a body`];
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return [`${operation} answers ${status} with a body that is not JSON`];
  }
  const declared = replacedSchema(operation, status) ?? declaredSchema(response);
  const schema = declared ?? (status >= 400 ? errorSchema(status) : {});
  return validate(schema, parsed).map((problem) => `${operation} ${status}: ${problem}`);
}

function replacedSchema(operation: string, status: number): Json | undefined {
  const list = replacedSchemas.find((one) => one.operation === operation && one.status === status);
  if (list) return listOf(list.listOf);
  const other = status < 300 && replacedBackOfficeSchemas.find((one) => one.operation === operation);
  return other ? { $ref: `#/components/schemas/${other.schema}` } : undefined;
}

/** The Back Office's schemas without their evident mistakes, and with the list of balance lines that they forget. */
function mended(schemas: Json): Json {
  const entries = Object.entries(schemas).map(([name, schema]): [string, unknown] => {
    if (!isRecord(schema)) return [name, schema];
    const unrequired = unrequiredBackOfficeMembers[name] ?? [];
    const members = Object.entries(replacedBackOfficeMembers[name] ?? {});
    const replaced = Object.fromEntries(members.map(([member, one]) => [member, one.schema]));
    const required = Array.isArray(schema.required) ? schema.required : [];
    return [
      name,
      {
        ...schema,
        required: required.filter((member) => !unrequired.includes(member)),
        properties: { ...memberOf(schema, 'properties'), ...replaced },
      },
    ];
  });
  const items = { type: 'array', items: { $ref: '#/components/schemas/BalanceLine' } };
  const pagination = { $ref: '#/components/schemas/PaginationAttributes' };
  const BalanceLines = { allOf: [pagination], type: 'object', properties: { items } };
  return { ...Object.fromEntries(entries), BalanceLines };
}

function isAddedStatus(operation: string, status: number, responses: Json): boolean {
  const isList = JSON.stringify(declaredSchema(responses['200']) ?? {}).match(/List"|"array"/) !== null;
  const names = isList ? [operation, `${operation.split(' ')[0]} *`] : [operation];
  return addedStatuses.some((one) => one.status === status && names.includes(one.operation));
}

function declaredSchema(response: unknown): Json | undefined {
  if (!isRecord(response)) return undefined;
  const media = memberOf(memberOf(response, 'content'), 'application/json');
  return isRecord(media.schema) ? media.schema : undefined;
}

function errorSchema(status: number): Json {
  const one = { $ref: '#/components/schemas/Error' };
  return status === 422 ? { type: 'array', items: one, minItems: 1 } : one;
}

function listOf(item: string): Json {
  const items = { type: 'array', items: { $ref: `#/components/schemas/${item}` } };
  return {
    allOf: [
      { $ref: '#/components/schemas/PaginatedList' },
      { type: 'object', properties: { Items: items }, required: ['Items'] },
    ],
  };
}

function validatorOf(components: Json, isOpen: boolean): (schema: Json, body: unknown) => readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: false });
  formats.default(ajv);
  // The Back Office's contract marks its identifiers with it.
  ajv.addFormat('int', true);
  const closed = Object.entries(components).map(([name, schema]) => [
    name,
    asClosedSchema(schema, { components, addedMembers: isOpen ? {} : addedMembers, name, isOpen }),
  ]);
  const definitions = { components: { schemas: Object.fromEntries(closed) } };
  const compiled = new Map<string, ValidateFunction>();
  const compile = (schema: Json): ValidateFunction => {
    const root = asClosedSchema(schema, { components, addedMembers, name: undefined, isOpen });
    return ajv.compile({ allOf: [root], ...definitions });
  };
  return (schema, body) => {
    const key = JSON.stringify(schema);
    const validate = compiled.get(key) ?? compile(schema);
    compiled.set(key, validate);
    return validate(body) ? [] : (validate.errors ?? []).map(problemOf);
  };
}

function problemOf({ instancePath, message = 'is wrong', params }: ErrorObject): string {
  const extra = 'additionalProperty' in params ? `: ${String(params.additionalProperty)}` : '';
  return `${instancePath === '' ? 'body' : instancePath} ${message}${extra}`;
}

/** The template that a path fits, whatever its case; a template without parameters is preferred. */
function findOperation(operations: readonly string[], { method, path }: Exchange): string | undefined {
  const plain = path.split('?')[0]?.toLowerCase() ?? '';
  const fitting = operations.filter((operation) => {
    const [operationMethod, template = ''] = operation.split(' ');
    if (operationMethod !== method.toUpperCase()) return false;
    if (template.toLowerCase() === plain) return true;
    const pattern = template.toLowerCase().replace(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(plain);
  });
  return fitting.sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

function memberOf(value: unknown, name: string): Json {
  const member = isRecord(value) ? value[name] : undefined;
  return isRecord(member) ? member : {};
}
