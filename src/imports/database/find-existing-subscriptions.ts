/** Reads subscriptions as an import compares them: two statements whatever the number. Deleted ones are left out. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { termsOf } from '../../catalogue/terms.ts';
import { parseLocalizedText } from '../../domain/localized-text.ts';
import type { ExistingFeature, ExistingSubscription } from '../import-port.ts';
import type { TermsRow } from '../import-row.ts';

/** Those of these customers, and those known by these references. */
export async function findExistingSubscriptions(
  context: Context,
  segment: Segment,
  customerIds: readonly number[],
  externalReferences: readonly string[],
): Promise<ExistingSubscription[]> {
  if (customerIds.length === 0 && externalReferences.length === 0) return [];
  const ids = await findIds(context, segment.id, customerIds, externalReferences);
  if (ids.length === 0) return [];
  const rows = await selectSubscriptions(context, ids);
  const features = await loadFeatures(context, ids);
  return rows.map((row) => {
    const title = parseLocalizedText(row.title)[segment.language];
    const { countRecurrences, ...terms } = termsOf(row);
    const counted: TermsRow = { ...terms, ...(countRecurrences !== null && { countRecurrences }) };
    return {
      id: row.id,
      referenceCustomer: row.customer_reference,
      externalReference: row.reference,
      referenceOffer: row.offer_reference,
      startAt: row.started_at ?? row.wanted_start_at,
      state: row.state,
      termAt: row.term_at,
      ...(title !== undefined && { title }),
      terms: counted,
      features: features.get(row.id) ?? [],
    };
  });
}

/** Each half on its index, `subscription_of_customer` and the unique one on business, segment and reference. */
async function findIds(
  { transaction, businessId }: Context,
  segmentId: number,
  customerIds: readonly number[],
  externalReferences: readonly string[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from subscription
    where business_id = ${businessId} and customer_id = any(${customerIds}::bigint[])
      and segment_id = ${segmentId} and state <> 'Deleted'
    union
    select id from subscription
    where business_id = ${businessId} and segment_id = ${segmentId}
      and reference = any(${externalReferences}::text[]) and state <> 'Deleted'
  `.execute(transaction);
  return rows.map(({ id }) => id);
}

function selectSubscriptions({ transaction, businessId }: Context, ids: readonly number[]) {
  return transaction
    .selectFrom('subscription as s')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 's.business_id').onRef('c.id', '=', 's.customer_id'),
    )
    .innerJoin('offer as o', (join) =>
      join.onRef('o.business_id', '=', 's.business_id').onRef('o.id', '=', 's.offer_id'),
    )
    .selectAll('s')
    .select(['c.reference as customer_reference', 'o.reference as offer_reference'])
    .where('s.business_id', '=', businessId)
    .where('s.id', '=', ({ fn, val }) => fn<number>('any', [val(ids)]))
    .orderBy('s.id')
    .execute();
}

async function loadFeatures(
  { transaction, businessId }: Context,
  ids: readonly number[],
): Promise<Map<number, ExistingFeature[]>> {
  const rows = await transaction
    .selectFrom('subscription_feature as sf')
    .innerJoin('feature as f', (join) =>
      join.onRef('f.business_id', '=', 'sf.business_id').onRef('f.id', '=', 'sf.feature_id'),
    )
    .select(['sf.subscription_id', 'sf.is_enabled', 'sf.quantity_current', 'sf.quantity_included'])
    .select(['f.reference', 'f.type'])
    .where('sf.business_id', '=', businessId)
    .where('sf.subscription_id', '=', ({ fn, val }) => fn<number>('any', [val(ids)]))
    .execute();
  const bySubscription = new Map<number, ExistingFeature[]>();
  for (const row of rows) {
    const features = bySubscription.get(row.subscription_id) ?? [];
    bySubscription.set(row.subscription_id, features);
    features.push({
      referenceFeature: row.reference,
      type: row.type,
      ...(row.type === 'OnOff'
        ? { isEnabled: row.is_enabled }
        : {
            quantityCurrent: row.quantity_current,
            ...(row.quantity_included !== null && { quantityIncluded: row.quantity_included }),
          }),
    });
  }
  return bySubscription;
}
