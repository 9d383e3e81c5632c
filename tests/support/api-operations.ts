/** The operations of our APIs as their OpenAPI documents tell them, so that tests that try all of them miss none. */

import { openApiDocument } from '../../src/http/openapi.ts';
import type { Operation } from '../../src/http/operation.ts';

export type Schema = Readonly<Record<string, unknown>>;
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface ApiField {
  readonly name: string;
  readonly place: 'path' | 'query' | 'body';
  readonly schema: Schema;
  readonly isRequired: boolean;
}

export interface ApiOperation {
  readonly id: string;
  readonly method: Method;
  /** The contract's: `/v1/Feature/{id}`. */
  readonly path: string;
  readonly fields: readonly ApiField[];
  /** Of a body that is a bare array. */
  readonly arrayBody: Schema | undefined;
  /** The statuses of success that the document knows. */
  readonly successes: ReadonlySet<number>;
}

export interface DescribedApi {
  readonly operations: readonly ApiOperation[];
  /** The schema itself, where a field only refers to it. */
  resolve(schema: Schema): Schema;
}

export function describeApi(operations: readonly Operation<never>[]): DescribedApi {
  const document = asSchema(openApiDocument(operations, { title: 'Tests', version: '1' }));
  const components = asSchema(asSchema(document.components).schemas);
  const resolve = (schema: Schema): Schema =>
    typeof schema.$ref === 'string' ? asSchema(components[schema.$ref.replace(/^.*\//, '')]) : schema;
  const described = operations.map((operation) => {
    const { id, method, path } = operation;
    const written = asSchema(asSchema(asSchema(document.paths)[path])[method.toLowerCase()]);
    const content = asSchema(asSchema(asSchema(written.requestBody).content)['application/json']);
    const body = resolve(asSchema(content.schema));
    return {
      id,
      method,
      path,
      fields: [...parametersOf(written), ...membersOf(body)],
      arrayBody: body.type === 'array' ? body : undefined,
      successes: new Set(
        Object.keys(asSchema(written.responses))
          .map(Number)
          .filter((status) => status < 300),
      ),
    };
  });
  return { operations: described, resolve };
}

function parametersOf(written: Schema): ApiField[] {
  return listOf(written.parameters).map((parameter) => ({
    name: String(parameter.name),
    place: parameter.in === 'path' ? 'path' : 'query',
    schema: asSchema(parameter.schema),
    isRequired: parameter.required === true,
  }));
}

function membersOf(body: Schema): ApiField[] {
  return Object.entries(asSchema(body.properties)).map(([name, schema]) => ({
    name,
    place: 'body',
    schema: asSchema(schema),
    isRequired: requiredOf(body).includes(name),
  }));
}

export function requiredOf(schema: Schema): readonly unknown[] {
  return Array.isArray(schema.required) ? schema.required : [];
}

export function listOf(value: unknown): Schema[] {
  return Array.isArray(value) ? value.map(asSchema) : [];
}

export function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
