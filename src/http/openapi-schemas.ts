/** Schemas of the OpenAPI document: those with an `id` in their `meta` become components, each field says what it is. */
import { z } from 'zod';
import type { FieldTexts } from './document-info.ts';

export type Json = Readonly<Record<string, unknown>>;

export class DocumentSchemas {
  readonly components: Record<string, unknown> = {};
  readonly #fieldTexts: FieldTexts;

  constructor(fieldTexts: FieldTexts = () => undefined) {
    this.#fieldTexts = fieldTexts;
  }

  /** The schema itself, or a reference to the component that it became. */
  write(schema: z.ZodType, io: 'input' | 'output'): Json {
    const written = withComponentRefs(z.toJSONSchema(schema, { io, override: simplify }));
    const { $schema: _dialect, $defs, ...root } = asObject(this.#withDescriptions(written));
    for (const [name, definition] of Object.entries(asObject($defs))) this.add(name, definition);
    return root;
  }

  /** @throws RangeError when two different schemas have one name. */
  add(name: string, definition: unknown): void {
    const { id: _id, ...component } = asObject(definition);
    const known = this.components[name];
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(component)) {
      throw new RangeError(`two schemas are named ${name}`);
    }
    this.components[name] = component;
  }

  /** What a definition says itself wins over what its name says. */
  #withDescriptions(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((member) => this.#withDescriptions(member));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        key,
        key === 'properties' ? this.#describeAll(asObject(member)) : this.#withDescriptions(member),
      ]),
    );
  }

  #describeAll(properties: Json): Json {
    return Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => {
        const description = this.#fieldTexts(name)?.en;
        return [
          name,
          { ...(description !== undefined && { description }), ...asObject(this.#withDescriptions(schema)) },
        ];
      }),
    );
  }
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

export function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
