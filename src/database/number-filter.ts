/** What a list asks of a number: to be equal to one, or from one to another, both of which belong to it. */
import type { RawBuilder, SqlBool } from 'kysely';
import { allOf, equals, isBetween } from './conditions.ts';

export interface NumberFilter {
  readonly equal?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

export function isNumber(column: string, filter: NumberFilter = {}): RawBuilder<SqlBool> | undefined {
  const { equal, min, max } = filter;
  if (equal === undefined && min === undefined && max === undefined) return undefined;
  return allOf([equals(column, equal), isBetween(column, min, max)]);
}
