/**
 * What a schema expects where, worked out once per operation: the tolerant reading of names and values follows
 * this plan instead of walking the schema, or the unknown parts of a body, at each request.
 */
import { z } from 'zod';
import { fieldKinds, otherNames } from './fields.ts';

export type Plan =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'instant' | 'identifier' }
  | { readonly kind: 'choice'; readonly byLowerCase: ReadonlyMap<string, string> }
  | { readonly kind: 'array'; readonly element: Plan }
  | { readonly kind: 'record'; readonly value: Plan }
  | ObjectPlan;

export interface ObjectPlan {
  readonly kind: 'object';
  /** By name in lower case, other names included. */
  readonly members: ReadonlyMap<string, Member>;
}

export interface Member {
  /** The contract's spelling. */
  readonly name: string;
  readonly isOtherName: boolean;
  readonly plan: Plan;
}

export function planOfObject(schema: z.core.$ZodObject): ObjectPlan {
  const members = new Map<string, Member>();
  const add = (spelling: string, member: Member): void => {
    const key = spelling.toLowerCase();
    if (members.has(key)) throw new RangeError(`two fields of an input share the name ${spelling}`);
    members.set(key, member);
  };
  for (const [name, field] of Object.entries(schema._zod.def.shape)) {
    const plan = planOf(field);
    add(name, { name, isOtherName: false, plan });
    for (const other of otherNamesOf(field)) add(other, { name, isOtherName: true, plan });
  }
  return { kind: 'object', members };
}

/** @throws RangeError for a schema that the tolerant reading has no rule for: a mistake of the definition. */
function planOf(schema: z.core.$ZodType): Plan {
  const kind = fieldKinds.get(schema)?.kind;
  if (kind) return { kind };
  const inner = innerOf(schema);
  if (inner) return planOf(inner);
  if (schema instanceof z.core.$ZodString) return { kind: 'text' };
  if (schema instanceof z.core.$ZodNumber) return { kind: 'number' };
  if (schema instanceof z.core.$ZodBoolean) return { kind: 'boolean' };
  if (schema instanceof z.core.$ZodEnum) return choice(Object.values(schema._zod.def.entries));
  if (schema instanceof z.core.$ZodLiteral) return choice(schema._zod.def.values);
  if (schema instanceof z.core.$ZodArray) return { kind: 'array', element: planOf(schema._zod.def.element) };
  if (schema instanceof z.core.$ZodRecord)
    return { kind: 'record', value: planOf(schema._zod.def.valueType) };
  if (schema instanceof z.core.$ZodObject) return planOfObject(schema);
  throw new RangeError(`no tolerant reading for a field of type ${schema._zod.def.type}`);
}

/** What `optional()`, `nullable()`, `default()`… are around. */
function innerOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema instanceof z.core.$ZodPipe) return schema._zod.def.in;
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodPrefault ||
    schema instanceof z.core.$ZodReadonly
  ) {
    return schema._zod.def.innerType;
  }
  return undefined;
}

function otherNamesOf(schema: z.core.$ZodType): readonly string[] {
  const names = otherNames.get(schema)?.names;
  if (names) return names;
  const inner = innerOf(schema);
  return inner ? otherNamesOf(inner) : [];
}

function choice(values: readonly unknown[]): Plan {
  const words = values.filter((value) => typeof value === 'string');
  return { kind: 'choice', byLowerCase: new Map(words.map((word) => [word.toLowerCase(), word])) };
}
