/**
 * Puts the parameters of a request together: the path wins over the query, the query over the JSON body. Names
 * match whatever their case. Only declared names are ever copied, so nothing sent can reach a prototype.
 */
import type { Member, ObjectPlan, Plan } from './input-plan.ts';
import { readScalar } from './read-field.ts';

/** The three places that parameters come from, as the server parsed them. */
export interface Gathered {
  readonly path: unknown;
  readonly query: unknown;
  /** Undefined when the request has none, or is of a method whose body is not read. */
  readonly body: unknown;
}

export interface ReadInput {
  readonly values: Record<string, unknown>;
  /** Where something was sent that is not declared. */
  readonly ignored: readonly string[];
  /** Where a text holds what no database can store: U+0000 or half a character. */
  readonly unstorable: readonly string[];
}

interface Notes {
  readonly ignored: string[];
  readonly unstorable: string[];
}

/** More names than this would not fit a header. */
const MOST_IGNORED = 20;
/** They name the language of the answer on every operation, declared or not: see language.ts. */
const LANGUAGE_PARAMETERS = new Set(['language', 'lang']);
const NEVER_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export function readInput(plan: ObjectPlan, gathered: Gathered, arrayBody: string | undefined): ReadInput {
  const notes: Notes = { ignored: [], unstorable: [] };
  const values = readBody(plan, gathered.body, arrayBody, notes);
  if (isObject(gathered.query)) Object.assign(values, readQuery(plan, gathered.query, notes));
  if (isObject(gathered.path)) Object.assign(values, readPath(plan, gathered.path, notes));
  return { values, ...notes };
}

/** A body that is neither an object nor, where it belongs, an array stays under '' for the schema's refusal. */
function readBody(
  plan: ObjectPlan,
  body: unknown,
  arrayBody: string | undefined,
  notes: Notes,
): Record<string, unknown> {
  if (body === undefined || body === null) return {};
  if (arrayBody !== undefined) {
    const member = plan.members.get(arrayBody.toLowerCase());
    return member ? { [member.name]: readValue(member.plan, body, '', notes) } : {};
  }
  const read = readValue(plan, body, '', notes);
  return isObject(read) ? read : { [WRONG_BODY]: true };
}

/** Marks, in the values read, that the body was no object. No parameter has an empty name. */
export const WRONG_BODY = '';

function readQuery(plan: ObjectPlan, query: object, notes: Notes): Record<string, unknown> {
  return collect(plan, withoutIndices(query), '', notes, (member, raw, path) => {
    const texts = Array.isArray(raw) ? raw : [raw];
    if (member.plan.kind === 'array') return readList(member.plan, texts, path, notes);
    // The same key twice (n8n): one value is taken, never the two joined.
    for (const text of texts) {
      const value = readValue(member.plan, text, path, notes);
      if (value !== undefined) return value;
    }
    return undefined;
  });
}

/** Lists as JavaScript and PHP write them, `TypeTrigger[0]=A&TypeTrigger[1]=B` or `TypeTrigger[]=A`: repeated keys. */
function withoutIndices(query: object): object {
  const keys = Object.keys(query);
  if (!keys.some((key) => key.endsWith(']'))) return query;
  const plain: Record<string, unknown> = Object.create(null);
  for (const key of keys) {
    const name = key.replace(/\[\d{0,4}\]$/, '');
    const value: unknown = Reflect.get(query, key);
    plain[name] = Object.hasOwn(plain, name) ? [plain[name], value].flat() : value;
  }
  return plain;
}

/** A list in a query: repeated keys, commas, or both. */
function readList(
  plan: Plan & { readonly kind: 'array' },
  texts: readonly unknown[],
  path: string,
  notes: Notes,
): unknown {
  const parts = texts.flatMap((part) => (typeof part === 'string' ? part.split(',') : []));
  const values = parts
    .map((part) => readValue(plan.element, part.trim(), path, notes))
    .filter((value) => value !== undefined);
  return values.length === 0 ? undefined : values;
}

function readPath(plan: ObjectPlan, parameters: object, notes: Notes): Record<string, unknown> {
  return collect(plan, parameters, '', notes, (member, raw, path) =>
    // An identifier of 0 was really asked for here: there is no such thing, but it was not left out.
    readValue(member.plan.kind === 'identifier' ? { kind: 'number' } : member.plan, raw, path, notes),
  );
}

/** Runs over what was sent, matches names, and keeps for each declared field the value of its best spelling. */
function collect(
  plan: ObjectPlan,
  sent: object,
  path: string,
  notes: Notes,
  read: (member: Member, raw: unknown, path: string) => unknown,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const ranks = new Map<string, number>();
  for (const [key, raw] of Object.entries(sent)) {
    const member = plan.members.get(key.toLowerCase());
    const place = path === '' ? key : `${path}.${key}`;
    if (!member) {
      noteIgnored(place, notes);
      continue;
    }
    const rank = rankOf(key, member);
    if (rank >= (ranks.get(member.name) ?? Number.POSITIVE_INFINITY)) continue;
    const value = read(member, raw, path === '' ? member.name : `${path}.${member.name}`);
    if (value === undefined) continue;
    values[member.name] = value;
    ranks.set(member.name, rank);
  }
  return values;
}

/** The contract's own spelling is better than another case of it, and both are better than another name. */
function rankOf(key: string, member: Member): number {
  if (key === member.name) return 0;
  return member.isOtherName ? 2 : 1;
}

function noteIgnored(place: string, notes: Notes): void {
  if (notes.ignored.length < MOST_IGNORED && !LANGUAGE_PARAMETERS.has(place.toLowerCase())) {
    notes.ignored.push(place);
  }
}

function readValue(plan: Plan, raw: unknown, path: string, notes: Notes): unknown {
  switch (plan.kind) {
    case 'object':
      if (isEmptyList(raw)) return {};
      if (!isObject(raw)) return readScalar(plan, raw);
      return collect(plan, raw, path, notes, (member, value, place) =>
        readValue(member.plan, value, place, notes),
      );
    case 'record':
      if (isEmptyList(raw)) return {};
      return isObject(raw) ? readRecord(plan.value, raw, path, notes) : readScalar(plan, raw);
    case 'array':
      if (!Array.isArray(raw)) return readScalar(plan, raw);
      // An element keeps its place, even one that holds nothing: the schema says which one is wrong.
      return raw.map(
        (element, index) => readValue(plan.element, element, `${path}[${index}]`, notes) ?? null,
      );
    default: {
      const value = readScalar(plan, raw);
      if (typeof value === 'string' && !isStorable(value)) notes.unstorable.push(path);
      return value;
    }
  }
}

/** PHP writes an empty object as `[]`. */
function isEmptyList(raw: unknown): boolean {
  return Array.isArray(raw) && raw.length === 0;
}

function readRecord(plan: Plan, raw: object, path: string, notes: Notes): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, element] of Object.entries(raw)) {
    if (NEVER_KEYS.has(key)) continue;
    const place = `${path}.${key}`;
    if (!isStorable(key)) notes.unstorable.push(path);
    const value = readValue(plan, element, place, notes);
    if (value !== undefined) values[key] = value;
  }
  return values;
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
