/** The OpenAPI 3.1 document of an API, written from its operations: it cannot say anything else than they do. */
import { z } from 'zod';
import type { Operation } from './operation.ts';
import { parameterNames } from './route-path.ts';

export interface DocumentInfo {
  readonly title: string;
  readonly version: string;
}

type Json = Record<string, unknown>;
type AnyOperation = Operation<never>;

const errorSchema: Json = {
  type: 'object',
  required: ['Code', 'Message'],
  properties: {
    Code: { type: 'string', description: 'What to branch on.' },
    Message: { type: 'string', description: 'For people, in the language of the request.' },
    Target: { type: 'string', description: 'The field at fault: Features[0].ReferenceFeature.' },
  },
};
const errorRef: Json = { $ref: '#/components/schemas/Error' };
const errorAnswers: Json = {
  401: answer('The keys are missing or wrong.', errorRef),
  403: answer('Refused by a rule of the business.', errorRef),
  404: answer('What is named does not exist.', errorRef),
  422: answer('What was sent is wrong, field by field.', { type: 'array', items: errorRef }),
  default: answer('Any other refusal or failure.', errorRef),
};

export function openApiDocument(operations: readonly AnyOperation[], info: DocumentInfo): Json {
  const schemas: Json = { Error: errorSchema };
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const described = { [operation.method.toLowerCase()]: describeOperation(operation, schemas) };
    paths[operation.path] = { ...paths[operation.path], ...described };
  }
  return {
    openapi: '3.1.1',
    info: { title: info.title, version: info.version },
    security: [{ basicAuth: [] }],
    paths,
    components: { schemas, securitySchemes: { basicAuth: { type: 'http', scheme: 'basic' } } },
  };
}

function describeOperation(operation: AnyOperation, schemas: Json): Json {
  const { id, summary, tag, aliases } = operation;
  const input = schemaOf(operation.input, 'input', schemas);
  const properties = asObject(input.properties);
  const required = Array.isArray(input.required) ? input.required : [];
  const body = bodySchema(operation, properties, required);
  return {
    operationId: id,
    summary,
    ...(tag && { tags: [tag] }),
    ...(aliases.length > 0 && { description: `Also answers at ${aliases.join(', ')}.` }),
    parameters: parametersOf(operation, properties, required),
    ...(body && { requestBody: { required: body.isRequired, content: json(body.schema) } }),
    responses: { ...successAnswers(operation, schemas), ...errorAnswers },
  };
}

function parametersOf(operation: AnyOperation, properties: Json, required: readonly unknown[]): Json[] {
  const inPath = parameterNames(operation.path);
  const isInPath = (name: string) => inPath.some((other) => other.toLowerCase() === name.toLowerCase());
  return Object.keys(properties)
    .filter((name) => isInPath(name) || isInQuery(operation, name))
    .map((name) => ({
      name: inPath.find((other) => other.toLowerCase() === name.toLowerCase()) ?? name,
      in: isInPath(name) ? 'path' : 'query',
      required: isInPath(name) || required.includes(name),
      schema: properties[name],
    }));
}

function isInQuery(operation: AnyOperation, name: string): boolean {
  return operation.method === 'GET' || operation.inQuery.includes(name);
}

function bodySchema(
  operation: AnyOperation,
  properties: Json,
  required: readonly unknown[],
): { readonly schema: unknown; readonly isRequired: boolean } | undefined {
  if (operation.arrayBody !== undefined) return { schema: properties[operation.arrayBody], isRequired: true };
  const inPath = parameterNames(operation.path).map((name) => name.toLowerCase());
  const names = Object.keys(properties).filter(
    (name) => !isInQuery(operation, name) && !inPath.includes(name.toLowerCase()),
  );
  if (names.length === 0) return undefined;
  const needed = names.filter((name) => required.includes(name));
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
      ...(needed.length > 0 && { required: needed }),
    },
    isRequired: needed.length > 0,
  };
}

function successAnswers(operation: AnyOperation, schemas: Json): Json {
  return Object.fromEntries(
    Object.entries(operation.responses).map(([status, schema]) => [
      status,
      schema
        ? answer('Done.', schemaOf(schema, 'output', schemas))
        : { description: 'Nothing to show: an empty body.' },
    ]),
  );
}

function answer(description: string, schema: Json): Json {
  return { description, content: json(schema) };
}

function json(schema: unknown): Json {
  return { 'application/json': { schema } };
}

/** Schemas with an `id` in their `meta` become components, put into `schemas` and referred to by name. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const written = withComponentRefs(z.toJSONSchema(schema, { io, override: simplify }));
  const { $schema: _dialect, $defs, ...root } = asObject(written);
  for (const [name, definition] of Object.entries(asObject($defs))) addComponent(name, definition, schemas);
  return root;
}

/** @throws RangeError when two different schemas have one name. */
function addComponent(name: string, definition: unknown, schemas: Json): void {
  const { id: _id, ...component } = asObject(definition);
  const known = schemas[name];
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(component)) {
    throw new RangeError(`two schemas are named ${name}`);
  }
  schemas[name] = component;
}

/** Limits of the number type itself are no news, and answers may gain members. */
function simplify({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

function withComponentRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withComponentRefs);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [
        key,
        key === '$ref' && typeof member === 'string'
          ? member.replace(/^#\/\$defs\//, '#/components/schemas/')
          : withComponentRefs(member),
      ]),
  );
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
