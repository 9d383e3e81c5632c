/** The OpenAPI 3.1 document of an API, written from its operations: it cannot say anything else than they do. */
import type { DescribedBehaviour, DocumentInfo } from './document-info.ts';
import {
  describeErrors,
  describeSuccess,
  errorSchemas,
  headerComponents,
  idempotencyParameter,
  jsonContent,
} from './openapi-answers.ts';
import { asObject, DocumentSchemas, type Json } from './openapi-schemas.ts';
import type { Operation } from './operation.ts';
import type { RecordedExample } from './recorded-examples.ts';
import { parameterNames } from './route-path.ts';

type AnyOperation = Operation<never>;

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: Json;
  readonly servers: readonly Json[];
  readonly security: readonly Json[];
  readonly tags: readonly Json[];
  readonly paths: Readonly<Record<string, Json>>;
  readonly components: Json & { readonly schemas: Json };
}

const plain: DescribedBehaviour = { errorStyle: 'Named', keptOperations: new Set() };

export function openApiDocument(
  operations: readonly AnyOperation[],
  info: DocumentInfo,
  behaviour: DescribedBehaviour = plain,
): OpenApiDocument {
  const schemas = new DocumentSchemas(info.fieldTexts);
  schemas.add('Error', errorSchemas[behaviour.errorStyle]);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const described = describeOperation(operation, info, behaviour, schemas);
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: described };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: info.title,
      version: info.version,
      ...(info.description && { description: info.description.en }),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The server that serves this document.' }],
    security: [{ basicAuth: [] }],
    tags: (info.tags ?? []).map(({ name, description }) => ({ name, description: description.en })),
    paths,
    components: {
      schemas: schemas.components,
      headers: headerComponents,
      parameters: { IdempotencyKey: idempotencyParameter },
      securitySchemes: {
        basicAuth: {
          type: 'http',
          scheme: 'basic',
          description: 'The agent key as the user, the API key as the password; sent with every request.',
        },
      },
    },
  };
}

function describeOperation(
  operation: AnyOperation,
  info: DocumentInfo,
  behaviour: DescribedBehaviour,
  schemas: DocumentSchemas,
): Json {
  const { id, summary, tag, aliases } = operation;
  const input = schemas.write(operation.input, 'input');
  const properties = asObject(input.properties);
  const required = Array.isArray(input.required) ? input.required : [];
  const body = bodySchema(operation, properties, required);
  const examples = info.examples?.get(id) ?? [];
  const isKept = behaviour.keptOperations.has(id);
  return {
    operationId: id,
    summary,
    ...(tag && { tags: [tag] }),
    ...(aliases.length > 0 && { description: `Also answers at ${aliases.join(', ')}.` }),
    parameters: [
      ...parametersOf(operation, properties, required, info),
      ...(isKept ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...(body && {
      requestBody: { required: body.isRequired, content: jsonContent(body.schema, bodyExamples(examples)) },
    }),
    responses: { ...successAnswers(operation, isKept, examples, schemas), ...describeErrors(examples) },
  };
}

function parametersOf(
  operation: AnyOperation,
  properties: Json,
  required: readonly unknown[],
  info: DocumentInfo,
): Json[] {
  const inPath = parameterNames(operation.path);
  const isInPath = (name: string) => inPath.some((other) => other.toLowerCase() === name.toLowerCase());
  return Object.keys(properties)
    .filter((name) => isInPath(name) || isInQuery(operation, name))
    .map((name) => {
      const { description, ...schema } = asObject(properties[name]);
      // The identifier in a path says what it identifies by its place: /v1/Invoice/{id}.
      const said = isInPath(name) ? (info.fieldTexts?.(name)?.en ?? description) : description;
      return {
        name: inPath.find((other) => other.toLowerCase() === name.toLowerCase()) ?? name,
        in: isInPath(name) ? 'path' : 'query',
        required: isInPath(name) || required.includes(name),
        ...(said !== undefined && { description: said }),
        schema,
      };
    });
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

/** What was sent where it was accepted: the first of them. */
function bodyExamples(examples: readonly RecordedExample[]): Json {
  const [sent] = examples.filter(({ status, request }) => status < 300 && request.body !== undefined);
  return sent
    ? { request: { summary: `${sent.request.method} ${sent.request.url}`, value: sent.request.body } }
    : {};
}

function successAnswers(
  operation: AnyOperation,
  isKept: boolean,
  examples: readonly RecordedExample[],
  schemas: DocumentSchemas,
): Json {
  return Object.fromEntries(
    Object.entries(operation.responses).map(([status, schema]) => [
      status,
      describeSuccess(status, schema ? schemas.write(schema, 'output') : undefined, isKept, examples),
    ]),
  );
}
