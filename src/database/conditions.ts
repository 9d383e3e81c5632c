/**
 * Conditions of a list, each left out when its value is: what a caller may filter by, in one row a filter instead of
 * an `if` each. Columns are given as they stand in the statement: `f.created_at`.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Instant } from '../domain/calendar/instant.ts';
import { at } from './bulk.ts';

type Condition = RawBuilder<SqlBool>;
type Scalar = string | number | boolean;

export function equals(column: string, value: Scalar | null | undefined): Condition | undefined {
  if (value === undefined) return undefined;
  return value === null ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${value}`;
}

export function isOneOf(column: string, values: readonly string[] | undefined): Condition | undefined {
  return values && sql`${sql.ref(column)}::text = any(${values})`;
}

/** Both ends belong to it. */
export function isBetween(
  column: string,
  min: number | undefined,
  max: number | undefined,
): Condition | undefined {
  const ends = [
    min === undefined ? undefined : sql<SqlBool>`${sql.ref(column)} >= ${min}`,
    max === undefined ? undefined : sql<SqlBool>`${sql.ref(column)} <= ${max}`,
  ];
  return ends.every((end) => end === undefined) ? undefined : allOf(ends);
}

/** Both ends belong to it. */
export function isWithin(
  column: string,
  min: Instant | undefined,
  max: Instant | undefined,
): Condition | undefined {
  const ends = [
    min === undefined ? undefined : sql<SqlBool>`${sql.ref(column)} >= ${at(min)}`,
    max === undefined ? undefined : sql<SqlBool>`${sql.ref(column)} <= ${at(max)}`,
  ];
  return ends.every((end) => end === undefined) ? undefined : allOf(ends);
}

/** The text somewhere in the column, whatever its case. */
export function includesText(column: string, text: string | undefined): Condition | undefined {
  if (text === undefined) return undefined;
  return sql`${sql.ref(column)}::text ilike ${patternOf(text)}`;
}

/** What `like` finds a text by, wherever it stands. */
export function patternOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** The text somewhere in one of the column's translations, whatever its case. */
export function includesTranslation(column: string, text: string | undefined): Condition | undefined {
  if (text === undefined) return undefined;
  const translation = includesText('translation.value', text);
  return sql`exists (select from jsonb_each_text(${sql.ref(column)}) as translation where ${translation})`;
}

/** True for every row when nothing is asked. */
export function allOf(conditions: readonly (Condition | undefined)[]): Condition {
  const given = conditions.filter((one) => one !== undefined);
  return given.length === 0 ? sql`true` : sql`(${sql.join(given, sql` and `)})`;
}

/** Undefined when nothing is asked. */
export function anyOf(conditions: readonly (Condition | undefined)[]): Condition | undefined {
  const given = conditions.filter((one) => one !== undefined);
  return given.length === 0 ? undefined : sql`(${sql.join(given, sql` or `)})`;
}
