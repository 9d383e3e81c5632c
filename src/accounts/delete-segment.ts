/** Deletes a segment that holds nothing; the default one stays. */
import { sql } from 'kysely';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { recordAudit } from './record-audit.ts';

export async function deleteSegment(context: Context, segmentId: number): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const locked = await transaction
    .selectFrom('segment')
    .select(['reference', 'is_default'])
    .where('business_id', '=', businessId)
    .where('id', '=', segmentId)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return refuse('Error.Segment.NotFound', 'segmentId');
  if (locked.is_default) return refuse('Error.Segment.IsDefault', 'segmentId');
  if (await holdsAnything(context, segmentId)) return refuse('Error.Segment.NotEmpty', 'segmentId');
  for (const table of ['number_series', 'segment'] as const)
    await transaction
      .deleteFrom(table)
      .where('business_id', '=', businessId)
      .where(table === 'segment' ? 'id' : 'segment_id', '=', segmentId)
      .execute();
  await recordAudit(context, {
    action: 'Segment.Deleted',
    subjectKind: 'segment',
    subjectId: segmentId,
    data: { reference: locked.reference },
  });
  return accept(undefined);
}

/** Subscriptions, documents and balance lines have a customer of the segment. */
async function holdsAnything({ transaction, businessId }: Context, segmentId: number): Promise<boolean> {
  const owned = ['customer', 'offer', 'pricing_table', 'discount', 'invoice'].map(
    (table) => sql`exists (select from ${sql.table(table)} x
      where x.business_id = ${businessId} and x.segment_id = ${segmentId})`,
  );
  const { rows } = await sql<{ holds: boolean }>`select ${sql.join(owned, sql` or `)} as holds`.execute(
    transaction,
  );
  return rows[0]?.holds === true;
}
