/** An API as its pages show it: read from its OpenAPI document, so that pages and document cannot differ. */

import type { DocumentInfo, PageText } from '../document-info.ts';
import type { OpenApiDocument } from '../openapi.ts';
import { asObject, type Json } from '../openapi-schemas.ts';
import type { Method, Operation } from '../operation.ts';
import type { RecordedExample } from '../recorded-examples.ts';
import type { PageLanguage } from './page-texts.ts';

export interface ReferenceParameter {
  readonly name: string;
  readonly place: 'path' | 'query';
  readonly isRequired: boolean;
  readonly schema: Json;
}

export interface ReferenceAnswer {
  readonly status: string;
  readonly description: string;
  readonly schema: Json | undefined;
}

export interface ReferenceOperation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly aliases: readonly string[];
  readonly tag: string;
  readonly summary: PageText;
  readonly isKept: boolean;
  readonly parameters: readonly ReferenceParameter[];
  readonly body: Json | undefined;
  /** Of success. */
  readonly answers: readonly ReferenceAnswer[];
  readonly examples: readonly RecordedExample[];
}

export interface Reference {
  /** As it stands in addresses: `live`. */
  readonly name: string;
  readonly info: DocumentInfo;
  readonly operations: readonly ReferenceOperation[];
  /** The schema that is referred to: `#/components/schemas/Customer`. */
  readonly resolve: (ref: string) => Json;
}

export function referenceOf(
  name: string,
  operations: readonly Operation<never>[],
  info: DocumentInfo,
  { paths, components }: OpenApiDocument,
): Reference {
  return {
    name,
    info,
    operations: operations.map((operation) =>
      operationOf(operation, asObject(asObject(paths[operation.path])[operation.method.toLowerCase()]), info),
    ),
    resolve: (ref) => asObject(components.schemas[ref.replace(/^.*\//, '')]),
  };
}

function operationOf(
  { id, method, path, aliases, tag, summary }: Operation<never>,
  described: Json,
  info: DocumentInfo,
): ReferenceOperation {
  const parameters = listOf(described.parameters);
  return {
    id,
    method,
    path,
    aliases,
    tag: tag ?? '',
    summary: { en: summary, fr: info.frenchSummaries?.[id] ?? summary },
    isKept: parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey'),
    parameters: parameters
      .filter((parameter) => typeof parameter.name === 'string')
      .map((parameter) => ({
        name: String(parameter.name),
        place: parameter.in === 'path' ? 'path' : 'query',
        isRequired: parameter.required === true,
        schema: { description: parameter.description, ...asObject(parameter.schema) },
      })),
    body: schemaIn(described.requestBody),
    answers: Object.entries(asObject(described.responses))
      .filter(([status]) => status.startsWith('2'))
      .map(([status, answer]) => ({
        status,
        description: String(asObject(answer).description),
        schema: schemaIn(answer),
      })),
    examples: info.examples?.get(id) ?? [],
  };
}

function schemaIn(holder: unknown): Json | undefined {
  const { schema } = asObject(asObject(asObject(holder).content)['application/json']);
  return schema === undefined ? undefined : asObject(schema);
}

export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}

/** By its name, or by what the definition says; undefined when there is no word about it. */
export function meaningOf(
  { info }: Reference,
  name: string,
  schema: Json,
  language: PageLanguage,
): string | undefined {
  const said = typeof schema.description === 'string' ? schema.description : undefined;
  const text = info.fieldTexts?.(name);
  return text && (said === undefined || said === text.en) ? text[language] : said;
}
