/** Schemas written as TypeScript. */
import { asObject, type Json } from '../../../src/http/openapi-schemas.ts';
import { type Member, membersOf, nameOfRef } from './read-apis.ts';

export const MOST_COLUMNS = 110;

/** Whether an optional member may also be given as undefined, as inputs may under exactOptionalPropertyTypes. */
export type Direction = 'input' | 'output';

/** @param indent of the line on which the type begins */
export function typeText(schema: Json, direction: Direction, indent = ''): string {
  const { $ref, anyOf, oneOf, const: constant, enum: values, type } = schema;
  if (typeof $ref === 'string') return nameOfRef($ref);
  const options = Array.isArray(anyOf) ? anyOf : oneOf;
  if (Array.isArray(options)) return union(options.map((one) => typeText(asObject(one), direction, indent)));
  if (constant !== undefined) return literal(constant);
  if (Array.isArray(values)) return union(values.map(literal));
  if (Array.isArray(type))
    return union(type.map((one) => typeText({ ...schema, type: one }, direction, indent)));
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `readonly ${asElement(typeText(asObject(schema.items), direction, indent))}[]`;
    case 'object':
      return objectText(schema, direction, indent);
    case undefined:
      return 'unknown';
    default:
      throw new Error(`a schema that the generator does not know: ${JSON.stringify(schema)}`);
  }
}

function objectText(schema: Json, direction: Direction, indent: string): string {
  const members = membersOf(schema);
  if (members.length > 0) return `{\n${membersText(members, direction, `${indent}  `)}${indent}}`;
  const values = schema.additionalProperties;
  return `Readonly<Record<string, ${values === undefined ? 'unknown' : typeText(asObject(values), direction, indent)}>>`;
}

export function membersText(members: readonly Member[], direction: Direction, indent: string): string {
  return members.map((member) => memberText(member, direction, indent)).join('');
}

function memberText({ name, schema, isRequired }: Member, direction: Direction, indent: string): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
  const declared = `${indent}readonly ${key}${isRequired ? '' : '?'}:`;
  const type = typeText(schema, direction, indent);
  const whole = isRequired || direction === 'output' || type === 'unknown' ? type : `${type} | undefined`;
  const line = `${declared} ${whole};`;
  const text =
    line.length <= MOST_COLUMNS || line.includes('\n') || !whole.includes(' | ') || whole.includes('(')
      ? line
      : `${declared}\n${whole
          .split(' | ')
          .map((one) => `${indent}  | ${one}`)
          .join('\n')};`;
  return `${comment(saidOf(schema), indent)}${text}\n`;
}

/** The description, and what counts when the member is left out. */
function saidOf(schema: Json): string {
  const { description, default: value } = schema;
  const text = typeof description === 'string' ? description : '';
  return value === undefined ? text : `${text} Default: ${literal(value)}.`.trim();
}

/** A documentation comment of as many lines as it needs; nothing for no text. */
export function comment(text: string, indent: string): string {
  if (text === '') return '';
  const safe = text.replaceAll('*/', '*\\/').replace(/\s+/g, ' ');
  if (indent.length + safe.length + 7 <= MOST_COLUMNS) return `${indent}/** ${safe} */\n`;
  const lines = [''];
  for (const word of safe.split(' ')) {
    const last = lines.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (indent.length + 3 + longer.length > MOST_COLUMNS) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

export function literal(value: unknown): string {
  return typeof value === 'string'
    ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    : JSON.stringify(value);
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}

function asElement(type: string): string {
  return / \| |^readonly /.test(type) && !type.startsWith('{') ? `(${type})` : type;
}
