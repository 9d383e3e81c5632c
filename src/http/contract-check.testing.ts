/**
 * Holds real answers against the public contracts: operation, status, and every member of the body. The contracts
 * leave all members optional and open; here a member that they do not know is a mistake, unless it is listed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import { addedMembers, addedStatuses, replacedSchemas } from './contract-departures.testing.ts';
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
  const components = memberOf(memberOf(document, 'components'), 'schemas');
  const validate = validatorOf(components);
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(isRecord(item) ? item : {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
  return {
    operations,
    check(exchange) {
      const operation = findOperation(operations, exchange);
      if (operation === undefined) return [`${exchange.method} ${exchange.path} is not in the contract`];
      const [method = '', path = ''] = operation.split(' ');
      const responses = memberOf(memberOf(memberOf(paths, path), method.toLowerCase()), 'responses');
      return checkAnswer(operation, responses, exchange, validate);
    },
  };
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
  const replaced = replacedSchemas.find((one) => one.operation === operation && one.status === status);
  const declared = replaced ? listOf(replaced.listOf) : declaredSchema(response);
  const schema = declared ?? (status >= 400 ? errorSchema(status) : {});
  return validate(schema, parsed).map((problem) => `${operation} ${status}: ${problem}`);
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

function validatorOf(components: Json): (schema: Json, body: unknown) => readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: false });
  formats.default(ajv);
  const closed = Object.entries(components).map(([name, schema]) => [
    name,
    asClosedSchema(schema, { components, addedMembers, name }),
  ]);
  const definitions = { components: { schemas: Object.fromEntries(closed) } };
  return (schema, body) => {
    const root = asClosedSchema(schema, { components, addedMembers, name: undefined });
    const validate = ajv.compile({ allOf: [root], ...definitions });
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
