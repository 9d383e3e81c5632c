/** Turns a schema of OpenAPI 3.0 into JSON Schema that knows every member: `nullable` spelled out, `allOf` merged. */

export type Json = Record<string, unknown>;

export interface Surroundings {
  readonly components: Json;
  /** Members to accept besides the contract's, by the name of the schema. */
  readonly addedMembers: Readonly<Record<string, Readonly<Record<string, { readonly schema: object }>>>>;
  /** Of the component being turned; undefined for a schema inside an operation. */
  readonly name: string | undefined;
  /** Members that it does not know are allowed. */
  readonly isOpen?: boolean;
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asClosedSchema(schema: unknown, surroundings: Surroundings): Json {
  if (!isRecord(schema)) return {};
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref };
  const merged = Array.isArray(schema.allOf) ? mergeAll(schema.allOf, surroundings) : schema;
  const { nullable, properties, items, ...rest } = merged;
  const inside = { ...surroundings, name: undefined };
  const closed: Json = {
    ...rest,
    ...(isRecord(properties) && closeObject(properties, surroundings)),
    ...(items !== undefined && { items: asClosedSchema(items, inside) }),
  };
  return nullable === true ? orNull(closed) : closed;
}

function orNull(schema: Json): Json {
  const words = Array.isArray(schema.enum) ? { enum: [...schema.enum, null] } : {};
  return { ...schema, ...words, type: [schema.type, 'null'] };
}

function closeObject(properties: Json, surroundings: Surroundings): Json {
  const added = surroundings.name === undefined ? {} : surroundings.addedMembers[surroundings.name];
  const known = Object.entries(properties).map(([name, member]) => [
    name,
    asClosedSchema(member, { ...surroundings, name: undefined }),
  ]);
  const extra = Object.entries(added ?? {}).map(([name, { schema }]) => [name, schema]);
  return {
    properties: Object.fromEntries([...known, ...extra]),
    ...(surroundings.isOpen !== true && { additionalProperties: false }),
  };
}

/** One object with the members of all parts, so that it can be closed as a whole. */
function mergeAll(parts: readonly unknown[], surroundings: Surroundings): Json {
  const properties: Json = {};
  const required: unknown[] = [];
  for (const part of parts) {
    const name = referredName(part);
    const resolved = name === undefined ? part : surroundings.components[name];
    if (!isRecord(resolved)) continue;
    if (isRecord(resolved.properties)) Object.assign(properties, resolved.properties);
    if (Array.isArray(resolved.required)) required.push(...resolved.required);
    for (const [added, { schema }] of Object.entries(surroundings.addedMembers[name ?? ''] ?? {})) {
      properties[added] = schema;
    }
  }
  return { type: 'object', properties, ...(required.length > 0 && { required }) };
}

function referredName(part: unknown): string | undefined {
  if (!isRecord(part) || typeof part.$ref !== 'string') return undefined;
  return part.$ref.split('/').at(-1);
}
