/** Fields of a schema as a list: name, type, limits, meaning; what is inside folds open. */

import { type Html, html } from '../html.ts';
import { asObject, type Json } from '../openapi-schemas.ts';
import type { PageLanguage, PageTexts } from './page-texts.ts';
import { listOf, meaningOf, type Reference } from './reference.ts';

export interface SchemaReader {
  readonly reference: Reference;
  readonly language: PageLanguage;
  readonly texts: PageTexts;
}

/** Deeper fields repeat what has its own page. */
const MOST_DEPTH = 4;

/** The members of an object, or of the entries of an array. */
export function fieldsView(
  reader: SchemaReader,
  schema: Json,
  seen: readonly string[] = [],
): Html | undefined {
  const { members, required, names } = membersOf(reader, schema, seen);
  if (members.length === 0) return undefined;
  return html`<ul class="fields">${members.map(([name, member]) =>
    fieldView(reader, { name, schema: asObject(member), isRequired: required.includes(name) }, names),
  )}</ul>`;
}

export interface Field {
  readonly name: string;
  readonly schema: Json;
  readonly isRequired: boolean;
  readonly place?: string;
}

export function fieldView(reader: SchemaReader, field: Field, seen: readonly string[] = []): Html {
  const { reference, language, texts } = reader;
  const { name, schema, isRequired, place } = field;
  const inside = seen.length < MOST_DEPTH ? fieldsView(reader, schema, seen) : undefined;
  const meaning = meaningOf(reference, name, schema, language);
  return html`<li>
  <div class="field"><code class="field-name">${name}</code> <span class="field-type">${typeOf(reader, schema)}</span>${
    place !== undefined && html` <span class="field-place">${place}</span>`
  }${isRequired && html` <span class="field-required">${texts.required}</span>`}</div>
  ${meaning !== undefined && html`<p>${meaning}</p>`}${limitsView(reader, schema)}
  ${inside && html`<details><summary>${nameOfInside(schema) ?? '{ }'}</summary>${inside}</details>`}
</li>`;
}

function membersOf({ reference }: SchemaReader, schema: Json, seen: readonly string[]) {
  const flat = flatten(schema);
  const target = flat.type === 'array' ? flatten(asObject(flat.items)) : flat;
  const ref = typeof target.$ref === 'string' ? target.$ref : undefined;
  const isKnown = ref !== undefined && seen.includes(ref);
  const object = ref === undefined ? target : isKnown ? {} : reference.resolve(ref);
  return {
    members: Object.entries(asObject(object.properties)),
    required: Array.isArray(object.required) ? object.required : [],
    names: [...seen, ref ?? ''],
  };
}

/** `anyOf` of something and null is that something, which may be null. */
function flatten(schema: Json): Json {
  const [only, ...others] = listOf(schema.anyOf).filter(({ type }) => type !== 'null');
  return only && others.length === 0 ? { ...schema, ...only } : schema;
}

function typeOf({ texts }: SchemaReader, schema: Json): string {
  const flat = flatten(schema);
  const types = Array.isArray(flat.type) ? flat.type.map(String) : [String(flat.type ?? '')];
  const isNullable = types.includes('null') || listOf(schema.anyOf).some(({ type }) => type === 'null');
  const [type = ''] = types.filter((one) => one !== 'null');
  return `${nameOfType(flat, type)}${isNullable ? ` ${texts.mayBeNull}` : ''}`;
}

function nameOfType(flat: Json, type: string): string {
  if (typeof flat.$ref === 'string') return flat.$ref.replace(/^.*\//, '');
  if (type === 'array') {
    const items = asObject(flat.items);
    return `${nameOfType(items, typeof items.type === 'string' ? items.type : 'object')}[]`;
  }
  if (flat.format === 'date-time') return 'date-time';
  if (Array.isArray(flat.enum) || flat.const !== undefined) return 'enum';
  return type === '' ? 'any' : type;
}

function nameOfInside(schema: Json): string | undefined {
  const flat = flatten(schema);
  const target = flat.type === 'array' ? flatten(asObject(flat.items)) : flat;
  return typeof target.$ref === 'string' ? target.$ref.replace(/^.*\//, '') : undefined;
}

function limitsView({ texts }: SchemaReader, schema: Json): Html | undefined {
  const flat = flatten(schema);
  const target = flat.type === 'array' ? asObject(flat.items) : flat;
  const values = Array.isArray(target.enum) ? target.enum.map(String) : [];
  const limits = [
    typeof flat.minimum === 'number' && `${texts.atLeast} ${flat.minimum}`,
    typeof flat.maximum === 'number' && `${texts.atMost} ${flat.maximum}`,
    typeof flat.maxLength === 'number' && `${texts.atMost} ${flat.maxLength} ${texts.characters}`,
    typeof flat.maxItems === 'number' && `${texts.atMost} ${flat.maxItems} ${texts.items}`,
  ].filter((limit) => limit !== false);
  const hasDefault = flat.default !== undefined && JSON.stringify(flat.default) !== '[]';
  if (values.length === 0 && limits.length === 0 && !hasDefault) return undefined;
  return html`<p class="limits">${
    values.length > 0 &&
    html`${texts.values} ${values.map((value, index) => html`${index > 0 && ', '}<code>${value}</code>`)}. `
  }${limits.length > 0 && `${limits.join(', ')}. `}${
    hasDefault && html`${texts.default} <code>${JSON.stringify(flat.default)}</code>.`
  }</p>`;
}
