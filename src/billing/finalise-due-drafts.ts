/**
 * Issues drafts: in the tick those whose delay is over, and those whose charges are over. They take their numbers now,
 * and the buyer is copied as it is now (domain.md §6, §8).
 */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { asBatch, isNotSetAside } from '../accounts/tick-failures.ts';
import { livesInTimeOf } from '../customers/clock-scope.ts';
import { at, updateRows } from '../database/bulk.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { firstChargeAt, isChargedFirst, recordIssued, termsAtIssue } from './bill-buyers.ts';
import type { DraftResult, IssueTerms } from './document.ts';
import { type DocumentToIssue, type SealedDocument, sealDocuments } from './issue-documents.ts';
import { type Buyer, lockBuyers } from './load-buyers.ts';
import { contentOfDraft, type LoadedDocument, loadDocuments } from './load-documents.ts';
import { advanceSeries, lockSeries } from './number-series.ts';
import { ensureSellerSnapshot } from './seller-snapshot.ts';

/** Answers how many drafts were issued or are charged from now on; 0 when none is due or free. */
export async function finaliseDueDrafts(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  until: Instant,
  limit: number,
  buyerId?: number,
): Promise<number> {
  const claimed = await context.transaction
    .selectFrom('invoice')
    .select(['id', 'customer_id', 'segment_id'])
    .where('business_id', '=', context.businessId)
    .where('finalise_at', '<=', at(until))
    .where('state', '=', 'Draft')
    .where(livesInTimeOf('customer_id', { businessId: context.businessId, buyerId }))
    .where(isNotSetAside('Finalising', 'id', context.businessId))
    .orderBy('finalise_at')
    .orderBy('id')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  const ids = claimed.map(({ id }) => id);
  return asBatch(context, 'Finalising', ids, async () => {
    const charged = await chargeFirst(context, segments, claimed);
    const rest = ids.filter((id) => !charged.has(id));
    await finaliseDrafts(context, segments, rest);
    return ids.length;
  });
}

interface ClaimedDraft {
  readonly id: number;
  readonly customer_id: number;
  readonly segment_id: number;
}

/** Those that are to be paid before they are issued; answers which. */
async function chargeFirst(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  claimed: readonly ClaimedDraft[],
): Promise<ReadonlySet<number>> {
  const drafts = claimed.filter(({ segment_id }) => segments.get(segment_id)?.issuesOnlyIfPaid);
  if (drafts.length === 0) return new Set();
  const buyers = await lockBuyers(context, [...new Set(drafts.map((draft) => draft.customer_id))]);
  const byId = new Map(buyers.map((buyer) => [buyer.id, buyer]));
  const rows = drafts.flatMap(({ id, customer_id, segment_id }) => {
    const segment = segments.get(segment_id);
    const buyer = byId.get(customer_id);
    if (!segment || !buyer || !isChargedFirst(segment, buyer)) return [];
    return [
      {
        business_id: context.businessId,
        id,
        state: 'DraftCharging',
        finalise_at: null,
        payment_scheduled_at: firstChargeAt(segment, context.now),
        updated_at: context.now,
      },
    ];
  });
  await updateRows(context.transaction, 'invoice', ['business_id', 'id'], chargingColumns, rows);
  return new Set(rows.map(({ id }) => id));
}

const chargingColumns = {
  business_id: 'bigint',
  id: 'bigint',
  state: 'invoice_state',
  finalise_at: 'timestamptz',
  payment_scheduled_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const;

/** Issues the drafts named, whatever their delay. `results`: what became of those that were charged. */
export async function finaliseDrafts(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  ids: readonly number[],
  results: ReadonlyMap<number, DraftResult> = new Map(),
): Promise<number> {
  const drafts = await loadDocuments(context.transaction, context.businessId, ids);
  const buyers = await lockBuyers(context, [...new Set(drafts.map(({ row }) => row.customer_id))]);
  const byId = new Map(buyers.map((buyer) => [buyer.id, buyer]));
  const bySegment = Map.groupBy(drafts, ({ row }) => row.segment_id);
  for (const segmentId of [...bySegment.keys()].sort((a, b) => a - b)) {
    const segment = segments.get(segmentId);
    if (!segment) throw new Error(`segment ${segmentId} is not loaded`);
    await finaliseOfSegment(context, segment, bySegment.get(segmentId) ?? [], byId, results);
  }
  return drafts.length;
}

async function finaliseOfSegment(
  context: Context,
  segment: Segment,
  drafts: readonly LoadedDocument[],
  buyers: ReadonlyMap<number, Buyer>,
  results: ReadonlyMap<number, DraftResult>,
): Promise<void> {
  const toIssue = drafts.map((draft): DocumentToIssue => {
    const buyer = buyers.get(draft.row.customer_id);
    if (!buyer) throw new Error(`the buyer of draft ${draft.row.id} is missing`);
    const result = results.get(draft.row.id);
    const content = contentOfDraft(draft, buyer.identity);
    if (result?.kind === 'Paid')
      return { content: { ...content, typePayment: result.typePayment }, terms: paidTerms(context.now) };
    const terms = termsAtIssue(segment, buyer, context.now, result?.kind === 'Unpaid');
    return { content: { ...content, typePayment: buyer.typePayment }, terms };
  });
  const ids = drafts.map(({ row }) => row.id);
  await markLinesBilled(context, toIssue);
  const sellerSnapshotId = await ensureSellerSnapshot(context, segment.seller);
  const series = await lockSeries(context, segment.id, 'Debit');
  const sealed = sealDocuments({ segment, kind: 'Debit', series, now: context.now }, ids, toIssue);
  // The counter first: the database refuses a document that it has not been moved to.
  const last = sealed.at(-1);
  if (last) await advanceSeries(context, segment.id, 'Debit', last);
  await writeIssue(context, toIssue, sealed, sellerSnapshotId);
  await recordIssued(context, toIssue, ids);
}

/** Paid on the day it is issued: nothing is left to charge. */
function paidTerms(now: Instant): IssueTerms {
  return { state: 'Paid', paymentLimitAt: now, paymentScheduledAt: null };
}

/** By their keys: the balance has no index on its invoices. */
async function markLinesBilled(context: Context, toIssue: readonly DocumentToIssue[]): Promise<void> {
  const columns = { business_id: 'bigint', id: 'bigint', state: 'line_state' } as const;
  const ids = toIssue.flatMap(({ content }) => content.lines.flatMap((line) => line.balanceLineId ?? []));
  const rows = ids.map((id) => ({ business_id: context.businessId, id, state: 'Billed' }));
  const updated = await updateRows(context.transaction, 'balance_line', ['business_id', 'id'], columns, rows);
  if (updated !== rows.length) throw new Error(`${rows.length} lines were billed, ${updated} were marked`);
}

const issueColumns = {
  business_id: 'bigint',
  id: 'bigint',
  number: 'bigint',
  full_number: 'text',
  state: 'invoice_state',
  type_payment: 'payment_type',
  issued_at: 'timestamptz',
  payment_limit_at: 'timestamptz',
  payment_scheduled_at: 'timestamptz',
  amount_paid: 'bigint',
  paid_at: 'timestamptz',
  finalise_at: 'timestamptz',
  seller_snapshot_id: 'bigint',
  buyer: 'jsonb',
  previous_hash: 'text',
  hash: 'text',
  updated_at: 'timestamptz',
} as const;

async function writeIssue(
  context: Context,
  toIssue: readonly DocumentToIssue[],
  sealed: readonly SealedDocument[],
  sellerSnapshotId: number,
): Promise<void> {
  const rows = sealed.flatMap((issue, index) => {
    const document = toIssue[index];
    if (!document) return [];
    const isPaid = document.terms.state === 'Paid';
    return [
      {
        business_id: context.businessId,
        id: issue.id,
        number: issue.number,
        full_number: issue.fullNumber,
        state: document.terms.state,
        type_payment: document.content.typePayment,
        issued_at: issue.issuedAt,
        payment_limit_at: document.terms.paymentLimitAt,
        payment_scheduled_at: document.terms.paymentScheduledAt,
        amount_paid: isPaid ? document.content.amountTotal : 0,
        paid_at: isPaid ? context.now : null,
        finalise_at: null,
        seller_snapshot_id: sellerSnapshotId,
        buyer: document.content.buyer,
        previous_hash: issue.previousHash,
        hash: issue.hash,
        updated_at: context.now,
      },
    ];
  });
  await updateRows(context.transaction, 'invoice', ['business_id', 'id'], issueColumns, rows);
}
