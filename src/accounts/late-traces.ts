/** Traces of rows that remember no change until somebody changes them (migration 0009): before, they are as made. */
import { type SqlBool, sql } from 'kysely';
import { allOf, equals, isWithin } from '../database/conditions.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { type TraceFilter, type TraceRow, type Traces, tracesOf } from './traces.ts';

type LateTraceRow = Omit<TraceRow, 'updated_at'> & { readonly updated_at: Instant | null };

export function lateTracesOf(row: LateTraceRow): Traces {
  return tracesOf({ ...row, updated_at: row.updated_at ?? row.created_at });
}

/** @param table the alias of the table in the statement */
export function tracedLateAs(table: string, filter: TraceFilter) {
  return allOf([
    equals(`${table}.created_by`, filter.createdBy),
    isWithin(`${table}.created_at`, filter.createdFrom, filter.createdTo),
    equals(`${table}.updated_by`, filter.updatedBy),
    isChangedWithin(`${table}.updated_at`, `${table}.created_at`, filter.updatedFrom, filter.updatedTo),
  ]);
}

/** @param made the column that tells when the row was made, in its own or another table */
export function isChangedWithin(
  changed: string,
  made: string,
  from: Instant | undefined,
  to: Instant | undefined,
) {
  const ofChanged = isWithin(changed, from, to);
  const ofMade = isWithin(made, from, to);
  if (!ofChanged || !ofMade) return undefined;
  return sql<SqlBool>`case when ${sql.ref(changed)} is null then ${ofMade} else ${ofChanged} end`;
}
