/** Pages of batches, the newest first, each with how far the bank has answered; and the file of one. */
import { type Selectable, sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../../accounts/paging.ts';
import { allOf, equals } from '../../database/conditions.ts';
import type { SepaBatchTable } from '../../database/table-types.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';

export interface ListedBatch extends Omit<Selectable<SepaBatchTable>, 'content'> {
  readonly count_open: number;
  readonly count_settled: number;
  readonly count_rejected: number;
  readonly count_returned: number;
}

export async function listBatches(
  { transaction, businessId }: Context,
  filter: { readonly id?: number },
  paging: Paging,
): Promise<PageOf<ListedBatch>> {
  const query = transaction
    .selectFrom('sepa_batch as b')
    .where('b.business_id', '=', businessId)
    .where(allOf([equals('b.id', filter.id)]));
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (total === 0 || paging.sizePage === 0) return { items: [], totalItems: total };
  const countOf = (state: string) =>
    sql<number>`(select count(*) from sepa_debit d where d.business_id = b.business_id and d.batch_id = b.id
      and d.state = ${state})`;
  const items = await query
    .select([
      'b.business_id',
      'b.id',
      'b.message_id',
      'b.collected_on',
      'b.count_debits',
      'b.amount',
      'b.made_at',
      'b.settled_at',
      countOf('Sent').as('count_open'),
      countOf('Settled').as('count_settled'),
      countOf('Rejected').as('count_rejected'),
      countOf('Returned').as('count_returned'),
    ])
    .orderBy('b.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}

export async function findBatchFile(
  { transaction, businessId }: Context,
  id: number,
): Promise<Outcome<{ readonly messageId: string; readonly content: string }>> {
  const row = await transaction
    .selectFrom('sepa_batch')
    .select(['message_id', 'content'])
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return refuse('Error.SepaBatch.NotFound', 'sepaBatchId');
  if (row.content === null) return refuse('Error.SepaBatch.NoFile');
  return accept({ messageId: row.message_id, content: row.content });
}
