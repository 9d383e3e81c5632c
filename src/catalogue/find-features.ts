/** Reads the features of a business: one, or pages of them in the order in which they are shown. */
import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { type Metadata, parseMetadata } from '../accounts/metadata.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { type TraceFilter, type Traces, tracedAs, tracesOf } from '../accounts/traces.ts';
import { allOf, anyOf, equals, includesText, includesTranslation } from '../database/conditions.ts';
import type { FeatureTable, LifeState } from '../database/table-types.ts';
import { type LocalizedText, parseLocalizedText } from '../domain/localized-text.ts';
import type { FeatureType } from '../domain/subscription/terms.ts';

export interface Feature {
  readonly id: number;
  readonly reference: string;
  readonly type: FeatureType;
  /** For the staff; empty when only the title names it. */
  readonly name: string;
  readonly lifeState: LifeState;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly isVisible: boolean;
  readonly position: number;
  readonly metadata: Metadata;
  readonly traces: Traces;
}

export async function findFeature(context: Context, reference: string): Promise<Feature | undefined> {
  const row = await featuresOf(context).selectAll().where('reference', '=', reference).executeTakeFirst();
  return row && featureOf(row);
}

export async function findFeatureById(context: Context, featureId: number): Promise<Feature | undefined> {
  const row = await featuresOf(context).selectAll().where('id', '=', featureId).executeTakeFirst();
  return row && featureOf(row);
}

/** Those that exist, by reference. */
export async function findFeaturesByReference(
  context: Context,
  references: readonly string[],
): Promise<ReadonlyMap<string, Feature>> {
  if (references.length === 0) return new Map();
  const rows = await featuresOf(context)
    .selectAll()
    .where('reference', '=', ({ fn, val }) => fn<string>('any', [val(references)]))
    .execute();
  return new Map(rows.map((row) => [row.reference, featureOf(row)]));
}

export interface FeatureFilter {
  /** Only those that an offer of this segment carries. */
  readonly segmentId?: number | undefined;
  readonly isVisible?: boolean | undefined;
  readonly id?: number | undefined;
  readonly reference?: string | undefined;
  readonly type?: FeatureType | undefined;
  readonly lifeState?: LifeState | undefined;
  /** Whether it is a limitation or a consumption, and no switch. */
  readonly isCounted?: boolean | undefined;
  /** Somewhere in the name or in a title. */
  readonly name?: string | undefined;
  readonly traces?: TraceFilter | undefined;
}

export async function findFeatures(
  context: Context,
  filter: FeatureFilter,
  paging: Paging,
): Promise<PageOf<Feature>> {
  const { segmentId, isVisible } = filter;
  let query = featuresOf(context);
  query = query.where(
    allOf([
      equals('feature.is_visible', isVisible),
      equals('feature.id', filter.id),
      equals('feature.reference', filter.reference),
      equals('feature.type', filter.type),
      equals('feature.life_state', filter.lifeState),
      filter.isCounted === undefined
        ? undefined
        : sql<SqlBool>`(feature.type <> 'OnOff') = ${filter.isCounted}`,
      filter.name === undefined
        ? undefined
        : anyOf([
            includesText('feature.name', filter.name),
            includesTranslation('feature.title', filter.name),
          ]),
      filter.traces && tracedAs('feature', filter.traces),
    ]),
  );
  if (segmentId !== undefined)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('offer_feature as x')
          .innerJoin('offer as o', (join) =>
            join.onRef('o.business_id', '=', 'x.business_id').onRef('o.id', '=', 'x.offer_id'),
          )
          .select('x.feature_id')
          .whereRef('x.business_id', '=', 'feature.business_id')
          .whereRef('x.feature_id', '=', 'feature.id')
          .where('o.segment_id', '=', segmentId),
      ),
    );
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await query
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items: rows.map(featureOf), totalItems: total };
}

function featuresOf({ transaction, businessId }: Context) {
  return transaction.selectFrom('feature').where('feature.business_id', '=', businessId);
}

function featureOf(row: Selectable<FeatureTable>): Feature {
  return {
    id: row.id,
    reference: row.reference,
    type: row.type,
    name: row.name,
    lifeState: row.life_state,
    title: parseLocalizedText(row.title),
    description: parseLocalizedText(row.description),
    isVisible: row.is_visible,
    position: row.position,
    metadata: parseMetadata(row.metadata),
    traces: tracesOf(row),
  };
}
