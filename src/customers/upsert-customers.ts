/**
 * Creates or updates customers in sets, idempotent by their reference in the segment: a handful of statements
 * whatever the number, and rows are written only where something changes.
 */
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { type Metadata, parseMetadata } from '../accounts/metadata.ts';
import type { Segment } from '../accounts/segment.ts';
import { updateRows } from '../database/bulk.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { recordEvents } from '../events/record-events.ts';
import type { CustomerFields } from './customer-fields.ts';

export interface CustomerRow extends CustomerFields {
  readonly reference: string;
}

export type CustomerChange = 'created' | 'changed' | 'unchanged';

export interface UpsertedCustomers {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly byReference: ReadonlyMap<string, { readonly id: number; readonly change: CustomerChange }>;
}

/**
 * @param rows checked before with `checkReference` and `checkCustomerFields`. One reference may come several
 * times: its later fields win.
 */
export async function upsertCustomers(
  context: Context,
  segment: Pick<Segment, 'id' | 'language'>,
  rows: readonly CustomerRow[],
): Promise<UpsertedCustomers> {
  const wanted = mergeByReference(rows);
  const found = await lockByReference(context, segment.id, [...wanted.keys()]);
  const missing = [...wanted.values()].filter((row) => !found.has(row.reference));
  const created = await insertMissing(context, segment, missing);
  // Those that another transaction created since the first read: they are locked, read and updated like the rest.
  const raced = missing.filter((row) => !created.has(row.reference)).map((row) => row.reference);
  for (const [reference, customer] of await lockByReference(context, segment.id, raced))
    found.set(reference, customer);
  const changed = await updateChanged(context, wanted, found);
  const byReference = new Map<string, { id: number; change: CustomerChange }>();
  for (const [reference, id] of created) byReference.set(reference, { id, change: 'created' });
  for (const [reference, { id }] of found)
    byReference.set(reference, { id, change: changed.has(id) ? 'changed' : 'unchanged' });
  return {
    created: created.size,
    changed: changed.size,
    unchanged: found.size - changed.size,
    byReference,
  };
}

/** In the order of the references: every transaction locks and inserts in that order, so that none deadlock. */
function mergeByReference(rows: readonly CustomerRow[]): Map<string, CustomerRow> {
  const merged = new Map<string, CustomerRow>();
  for (const row of rows) {
    const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
    merged.set(row.reference, { ...merged.get(row.reference), ...given, reference: row.reference });
  }
  return new Map([...merged].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

interface FoundCustomer {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly referenceAffiliation: string | null;
  readonly affiliatedAt: Instant | null;
  readonly metadata: Metadata;
}

/** By the unique index on business, segment and reference; `collate "C"` is the order of `mergeByReference`. */
async function lockByReference(
  context: Context,
  segmentId: number,
  references: readonly string[],
): Promise<Map<string, FoundCustomer>> {
  if (references.length === 0) return new Map();
  const rows = await context.transaction
    .selectFrom('customer')
    .select(['id', 'reference', 'name', 'email', 'language', 'reference_affiliation', 'affiliated_at'])
    .select('metadata')
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('reference', '=', ({ fn, val }) => fn<string>('any', [val(references)]))
    .orderBy(sql`reference collate "C"`)
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      row.reference,
      {
        id: row.id,
        name: row.name,
        email: row.email,
        language: row.language,
        referenceAffiliation: row.reference_affiliation,
        affiliatedAt: row.affiliated_at,
        metadata: parseMetadata(row.metadata),
      },
    ]),
  );
}

/** Answers the ids of those that this transaction created; a reference that is taken meanwhile is left out. */
async function insertMissing(
  context: Context,
  segment: Pick<Segment, 'id' | 'language'>,
  rows: readonly CustomerRow[],
): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const now = toTimestamp(context.now);
  const affiliations = rows.map((row) => row.referenceAffiliation ?? null);
  const result = await sql<{ id: number; reference: string }>`
    insert into customer (business_id, segment_id, reference, name, email, language, reference_affiliation,
      affiliated_at, metadata, created_at, updated_at)
    select ${context.businessId}, ${segment.id}, v.reference, v.name, v.email, v.language, v.affiliation,
      case when v.affiliation is not null then ${now}::timestamptz end, v.metadata,
      ${now}::timestamptz, ${now}::timestamptz
    from unnest(${rows.map((row) => row.reference)}::text[], ${rows.map((row) => row.name ?? '')}::text[],
      ${rows.map((row) => row.email ?? '')}::text[],
      ${rows.map((row) => row.language ?? segment.language)}::text[], ${affiliations}::text[],
      ${rows.map((row) => JSON.stringify(row.metadata ?? {}))}::jsonb[])
      as v(reference, name, email, language, affiliation, metadata)
    on conflict (business_id, segment_id, reference) do nothing
    returning id, reference
  `.execute(context.transaction);
  const events = result.rows.map(({ id }) => ({ type: 'CustomerAdded', customerId: id }) as const);
  await recordEvents(context, events);
  return new Map(result.rows.map((row) => [row.reference, row.id]));
}

const updatedColumns = {
  business_id: 'bigint',
  id: 'bigint',
  name: 'text',
  email: 'text',
  language: 'text',
  reference_affiliation: 'text',
  affiliated_at: 'timestamptz',
  metadata: 'jsonb',
  updated_at: 'timestamptz',
} as const;

/** Answers the ids of the customers that differ from what is wanted. */
async function updateChanged(
  context: Context,
  wanted: ReadonlyMap<string, CustomerRow>,
  found: ReadonlyMap<string, FoundCustomer>,
): Promise<Set<number>> {
  const rows = [...found].flatMap(([reference, current]) => {
    const row = wanted.get(reference);
    if (!row || !isDifferent(current, row)) return [];
    const isAffiliationNew =
      row.referenceAffiliation !== undefined && row.referenceAffiliation !== current.referenceAffiliation;
    const affiliatedAt = row.referenceAffiliation === null ? null : context.now;
    return [
      {
        business_id: context.businessId,
        id: current.id,
        name: row.name ?? current.name,
        email: row.email ?? current.email,
        language: row.language ?? current.language,
        reference_affiliation: isAffiliationNew
          ? (row.referenceAffiliation ?? null)
          : current.referenceAffiliation,
        affiliated_at: isAffiliationNew ? affiliatedAt : current.affiliatedAt,
        metadata: row.metadata ?? current.metadata,
        updated_at: context.now,
      },
    ];
  });
  await updateRows(context.transaction, 'customer', ['business_id', 'id'], updatedColumns, rows);
  return new Set(rows.map((row) => row.id));
}

function isDifferent(current: FoundCustomer, row: CustomerRow): boolean {
  const differs = (given: unknown, now: unknown) => given !== undefined && given !== now;
  return (
    differs(row.name, current.name) ||
    differs(row.email, current.email) ||
    differs(row.language, current.language) ||
    differs(row.referenceAffiliation, current.referenceAffiliation) ||
    (row.metadata !== undefined && !isDeepStrictEqual({ ...row.metadata }, current.metadata))
  );
}
