/** A customer as the rest of the program knows it. */
import type { Selectable } from 'kysely';
import { type Metadata, parseMetadata } from '../accounts/metadata.ts';
import { type Traces, tracesOf } from '../accounts/traces.ts';
import type { CustomerStatus, CustomerTable } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface Customer {
  readonly id: number;
  readonly segmentId: number;
  readonly reference: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly status: CustomerStatus;
  readonly referenceAffiliation: string | null;
  readonly affiliatedAt: Instant | null;
  readonly metadata: Metadata;
  readonly isGreyListed: boolean;
  /** Links and encrypted queries carry it: raising it revokes them all. */
  readonly linkGeneration: number;
  /** Of a duplicate: the customer that took over what it had. */
  readonly mergedIntoId: number | null;
  readonly traces: Traces;
}

export function customerOf(row: Selectable<CustomerTable>): Customer {
  return {
    id: row.id,
    segmentId: row.segment_id,
    reference: row.reference,
    name: row.name,
    email: row.email,
    language: row.language,
    status: row.status,
    referenceAffiliation: row.reference_affiliation,
    affiliatedAt: row.affiliated_at,
    metadata: parseMetadata(row.metadata),
    isGreyListed: row.is_grey_listed,
    linkGeneration: row.link_generation,
    mergedIntoId: row.merged_into_id,
    traces: tracesOf(row),
  };
}
