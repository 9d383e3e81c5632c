/** Lists the tax profiles of a business with their rules. */
import { type Selectable, type SqlBool, sql } from 'kysely';
import { allOf, equals, includesText } from '../database/conditions.ts';
import type { TaxProfileTable } from '../database/table-types.ts';
import { type TaxProfile, taxProfileSchema } from '../domain/tax/profile.ts';
import type { Context } from './context.ts';
import { offsetOf, type PageOf, type Paging } from './paging.ts';
import { type TraceFilter, type Traces, tracedAs, tracesOf } from './traces.ts';

export interface StoredTaxProfile {
  readonly id: number;
  readonly reference: string;
  readonly name: string;
  readonly rules: TaxProfile;
  readonly traces: Traces;
}

export interface TaxProfileFilter {
  readonly id?: number | undefined;
  readonly reference?: string | undefined;
  readonly name?: string | undefined;
  readonly kind?: TaxProfile['kind'] | undefined;
  readonly traces?: TraceFilter | undefined;
}

export async function findTaxProfiles(
  { transaction, businessId }: Context,
  filter: TaxProfileFilter,
  paging: Paging,
): Promise<PageOf<StoredTaxProfile>> {
  const query = transaction
    .selectFrom('tax_profile as t')
    .where('t.business_id', '=', businessId)
    .where(
      allOf([
        equals('t.id', filter.id),
        equals('t.reference', filter.reference),
        includesText('t.name', filter.name),
        filter.kind === undefined ? undefined : sql<SqlBool>`t.rules ->> 'kind' = ${filter.kind}`,
        filter.traces && tracedAs('t', filter.traces),
      ]),
    );
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await query
    .selectAll('t')
    .orderBy('t.id')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items: rows.map(taxProfileOf), totalItems: total };
}

export async function findTaxProfileById(
  context: Context,
  id: number,
): Promise<StoredTaxProfile | undefined> {
  const { items } = await findTaxProfiles(context, { id }, { page: 1, sizePage: 1 });
  return items[0];
}

export async function findTaxProfileByReference(
  context: Context,
  reference: string,
): Promise<StoredTaxProfile | undefined> {
  const { items } = await findTaxProfiles(context, { reference }, { page: 1, sizePage: 1 });
  return items[0];
}

function taxProfileOf(row: Selectable<TaxProfileTable>): StoredTaxProfile {
  return {
    id: row.id,
    reference: row.reference,
    name: row.name,
    rules: taxProfileSchema.parse(row.rules),
    traces: tracesOf(row),
  };
}
