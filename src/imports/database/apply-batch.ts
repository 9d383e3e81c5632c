/** Writes a batch of planned rows and the progress it brings in one transaction, or answers which rows cannot be. */
import type { Kysely } from 'kysely';
import type { Agent } from '../../accounts/context.ts';
import type { Tables } from '../../database/table-types.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import type { BatchOutcome, PlannedBatch, RowRefusal } from '../import-port.ts';
import { type BatchContext, openBatchContext } from './batch-context.ts';
import { changeSubscriptions } from './change-subscriptions.ts';
import { announceBatch } from './import-lock.ts';
import { saveProgress } from './import-progress.ts';
import { terminateRows } from './terminate-rows.ts';
import { writeCustomers } from './write-customers.ts';
import { writeNewSubscriptions } from './write-new-subscriptions.ts';

export interface BatchTarget {
  readonly businessId: number;
  readonly businessName: string;
  readonly segmentId: number;
  readonly agent: Agent;
}

export async function applyBatch(
  kysely: Kysely<Tables>,
  target: BatchTarget,
  batch: PlannedBatch,
  realNow: Instant,
): Promise<BatchOutcome> {
  let refused: readonly RowRefusal[] = [];
  const outcome = await inTransaction(kysely, async (transaction) => {
    await announceBatch(transaction, target.businessName);
    const context = await openBatchContext(transaction, target, target.agent, realNow);
    refused = await writeRows(context, batch);
    if (refused[0]) return { ok: false, refusals: [refused[0].refusal] };
    await saveProgress(transaction, target.businessId, batch.key, batch.progress, realNow);
    return accept(null);
  });
  if (outcome.ok) return { ok: true };
  const [first, ...others] = refused;
  if (!first) throw new Error('a batch was refused without a refused row');
  return { ok: false, refused: [first, ...others] };
}

/** Stops at the first step that refuses rows: what follows stands on what it would have written. */
async function writeRows(context: BatchContext, batch: PlannedBatch): Promise<readonly RowRefusal[]> {
  const { rows, termination } = batch;
  const terminated = rows.filter((row) => row.kind === 'terminations');
  if (terminated.length > 0) {
    if (!termination) throw new Error('rows of terminations without when they are to be');
    return terminateRows(context, terminated, termination);
  }
  const withCustomer = rows.filter((row) => row.kind !== 'terminations');
  const customers = await writeCustomers(context, withCustomer);
  if (!customers.ok) return customers.refused;
  const subscribed = withCustomer.filter((row) => row.kind === 'subscriptions');
  const created = subscribed.filter(({ subscription }) => subscription === 'create');
  const refused = await writeNewSubscriptions(context, created, customers.ids);
  if (refused.length > 0) return refused;
  const changed = subscribed.filter(({ subscription }) => subscription === 'change');
  return changeSubscriptions(context, changed);
}
