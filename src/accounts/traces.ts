/** Who made a resource, who changed it last, and when: read from its row, and asked for by lists. */

import { allOf, equals, isWithin } from '../database/conditions.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface Traces {
  /** The agent's id; null for the system. */
  readonly createdBy: number | null;
  readonly createdAt: Instant;
  readonly updatedBy: number | null;
  readonly updatedAt: Instant;
}

export interface TraceRow {
  readonly created_by: number | null;
  readonly created_at: Instant;
  readonly updated_by: number | null;
  readonly updated_at: Instant;
}

export function tracesOf(row: TraceRow): Traces {
  return {
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
  };
}

export interface TraceFilter {
  readonly createdBy?: number | undefined;
  readonly createdFrom?: Instant | undefined;
  readonly createdTo?: Instant | undefined;
  readonly updatedBy?: number | undefined;
  readonly updatedFrom?: Instant | undefined;
  readonly updatedTo?: Instant | undefined;
}

/** @param table the name or alias of the table in the statement */
export function tracedAs(table: string, filter: TraceFilter) {
  return allOf([
    equals(`${table}.created_by`, filter.createdBy),
    isWithin(`${table}.created_at`, filter.createdFrom, filter.createdTo),
    equals(`${table}.updated_by`, filter.updatedBy),
    isWithin(`${table}.updated_at`, filter.updatedFrom, filter.updatedTo),
  ]);
}
