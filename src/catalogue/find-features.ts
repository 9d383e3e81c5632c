/** Reads the features of a business: one, or pages of them in the order in which they are shown. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { type Metadata, parseMetadata } from '../accounts/metadata.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import type { FeatureTable } from '../database/table-types.ts';
import { type LocalizedText, parseLocalizedText } from '../domain/localized-text.ts';
import type { FeatureType } from '../domain/subscription/terms.ts';

export interface Feature {
  readonly id: number;
  readonly reference: string;
  readonly type: FeatureType;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly isVisible: boolean;
  readonly position: number;
  readonly metadata: Metadata;
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
}

export async function findFeatures(
  context: Context,
  filter: FeatureFilter,
  paging: Paging,
): Promise<PageOf<Feature>> {
  const { segmentId, isVisible } = filter;
  let query = featuresOf(context);
  if (isVisible !== undefined) query = query.where('is_visible', '=', isVisible);
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
    title: parseLocalizedText(row.title),
    description: parseLocalizedText(row.description),
    isVisible: row.is_visible,
    position: row.position,
    metadata: parseMetadata(row.metadata),
  };
}
