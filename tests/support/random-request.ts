/** Requests made up from the schemas of an operation: what could be sent, with values that exist where names tell. */
import {
  type ApiField,
  type ApiOperation,
  asSchema,
  listOf,
  requiredOf,
  type Schema,
} from './api-operations.ts';
import type { Dice } from './dice.ts';

export interface MadeRequest {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

/** What a field is worth; undefined leaves it to chance. */
export type Proposal = (name: string, schema: Schema) => unknown;

interface Making {
  readonly dice: Dice;
  readonly resolve: (schema: Schema) => Schema;
  readonly propose: Proposal;
  /** How often a field that need not be sent is. */
  readonly optional: number;
}

const WORDS = ['alpha', 'Ünïcode', 'a b', 'x', 'FR', 'EUR', 'fr', 'en', 'Europe/Paris', 'ann@example.org'];

export function makeRequest(operation: ApiOperation, making: Making): MadeRequest {
  const { dice, optional } = making;
  const sent = operation.fields.filter(({ isRequired }) => isRequired || dice.happens(optional));
  const valueFor = ({ name, schema }: ApiField) => makeValue(name, schema, making);
  const inPlace = (place: ApiField['place']) => sent.filter((field) => field.place === place);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const field = operation.fields.find((one) => one.name === name);
    return encodeURIComponent(textOf(field ? valueFor(field) : 1));
  });
  const query = inPlace('query').map(
    (field) => `${field.name}=${encodeURIComponent(textOf(valueFor(field)))}`,
  );
  const members = inPlace('body').map((field) => [field.name, valueFor(field)] as const);
  const hasBody = operation.fields.some(({ place }) => place === 'body');
  const body = operation.arrayBody
    ? makeValue('', operation.arrayBody, making)
    : hasBody
      ? Object.fromEntries(members)
      : undefined;
  return { method: operation.method, url: query.length > 0 ? `${path}?${query.join('&')}` : path, body };
}

function textOf(value: unknown): string {
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed();
}

export function makeValue(name: string, unresolved: Schema, making: Making): unknown {
  const schema = making.resolve(unresolved);
  const proposed = making.propose(name, schema);
  if (proposed !== undefined) return proposed;
  const { dice } = making;
  const options = [...listOf(schema.anyOf), ...listOf(schema.oneOf)];
  if (options.length > 0) return makeValue(name, dice.pick(options), making);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return dice.pick(schema.enum);
  switch (Array.isArray(schema.type) ? dice.pick(schema.type) : schema.type) {
    case 'integer':
    case 'number':
      return makeNumber(schema, dice);
    case 'boolean':
      return dice.happens(0.5);
    case 'array':
      return Array.from({ length: dice.between(Number(schema.minItems ?? 0), 3) }, () =>
        makeValue(name, asSchema(schema.items), making),
      );
    case 'object':
      return makeObject(schema, making);
    case 'null':
      return null;
    default:
      return makeText(schema, dice);
  }
}

function makeNumber(schema: Schema, dice: Dice): number {
  const least = Number(schema.minimum ?? -1000);
  return dice.between(least, Math.min(Number(schema.maximum ?? 100_000), Math.max(least, 0) + 40));
}

function makeText(schema: Schema, dice: Dice): string {
  if (schema.format === 'date-time')
    return new Date(
      Date.UTC(2025, dice.between(0, 30), dice.between(1, 28), dice.between(0, 23)),
    ).toISOString();
  return dice.pick(WORDS).slice(0, Number(schema.maxLength ?? 50));
}

function makeObject(schema: Schema, making: Making): unknown {
  const required = requiredOf(schema);
  const members = Object.entries(asSchema(schema.properties)).filter(
    ([name]) => required.includes(name) || making.dice.happens(making.optional),
  );
  const values = members.map(([name, member]) => [name, makeValue(name, asSchema(member), making)] as const);
  const others = asSchema(schema.additionalProperties);
  if (Object.keys(others).length > 0 && making.dice.happens(0.5))
    values.push(['key', makeValue('key', others, making)]);
  return Object.fromEntries(values);
}
