/**
 * The tick: one idempotent function of (now) that renews, bills and finalises everything due (domain.md §12).
 * Work is done in batches, each its own transaction: any number of workers share it, and a kill loses nothing
 * but the batch in hand, which is done again.
 */
import type { Kysely } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { loadSegmentsById, type Segment } from '../accounts/segment.ts';
import { FailedBatch, isFaultOfSubject, setAside, type TickedKind } from '../accounts/tick-failures.ts';
import { billDueBuyers } from '../billing/bill-due-buyers.ts';
import { finaliseDueDrafts } from '../billing/finalise-due-drafts.ts';
import { markOverdue } from '../billing/mark-overdue.ts';
import { purgeDocuments } from '../billing/purge-documents.ts';
import { expirePermissions } from '../customers/expire-permissions.ts';
import type { Tables } from '../database/table-types.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Instant, laterOf, toTimestamp } from '../domain/calendar/instant.ts';
import { accept } from '../domain/refusal/outcome.ts';
import { announceTerms } from '../messages/notices/announce-terms.ts';
import { tellFailedRefunds } from '../messages/notices/tell-failed-refunds.ts';
import { type GatewayAccess, simulatorAlone } from '../payments/accounts/gateway-access.ts';
import { openGateways } from '../payments/accounts/open-gateways.ts';
import { chargeDueInvoices, resolveUnanswered, takeInNews } from '../payments/collecting/collect.ts';
import { type Collecting, inOne } from '../payments/collecting/collecting.ts';
import { applyDunning } from '../payments/dunning/apply-dunning.ts';
import { endSuspensions } from '../payments/dunning/end-suspensions.ts';
import { applyMoneyOnAccount } from '../payments/offline/apply-money-on-account.ts';
import { runErrands } from '../payments/run-errands.ts';
import { renewDueSubscriptions } from '../subscriptions/renew-due-subscriptions.ts';
import { findNextDue, waitForOtherWorkers } from './find-next-due.ts';

/** Buyers or subscriptions of one transaction: large enough for sets to pay, small enough for flat memory. */
const DEFAULT_BATCH_SIZE = 1_000;

export interface TickCounts {
  renewed: number;
  invoiced: number;
  finalised: number;
  /** Invoices whose charge was sent, or could not be. */
  charged: number;
  overdue: number;
}

export interface TickFailure {
  readonly kind: TickedKind;
  /** The subscription, the buyer or the draft. */
  readonly subjectId: number;
  readonly cause: unknown;
}

export interface TickOptions {
  /** Buyers or subscriptions of one transaction, 1,000 when left out. */
  readonly batchSize?: number;
  /** Only what is due for this buyer; left out, for all but those with a test clock of their own. */
  readonly buyerId?: number;
  /** False in a rehearsal: no gateway is called, and what is due to be charged stays so. */
  readonly collects?: boolean;
  /** The gateways of the installation; left out, the simulator alone. */
  readonly access?: GatewayAccess;
  /** Told of each gateway that failed: what it was asked is asked for later. Left out, the tick fails with it. */
  readonly onGatewayFailure?: (gateway: string, cause: unknown) => void;
  /** Told of each subject that could not be done, was set aside and is tried again later. */
  readonly onFailure?: (failure: TickFailure) => void;
  /** Told after each batch. */
  readonly onProgress?: (counts: Readonly<TickCounts>, at: Instant) => void;
}

/**
 * Does everything that is due at `now`, at `now`: what a live business wants, whose documents are dated when they
 * are really issued.
 */
export async function tickAt(
  kysely: Kysely<Tables>,
  businessId: number,
  now: Instant,
  options: TickOptions = {},
): Promise<TickCounts> {
  const step = await openStep(kysely, businessId, options);
  // A subscription that missed several periods is due again after each.
  while ((await playStep(step, now)) > 0);
  await runErrandsOf(step, now);
  return step.counts;
}

/**
 * Plays every due event up to `until` in order, each at its own instant, as a clock that ran there would have
 * (a test clock that is moved). `from` is what the clock shows now: nothing is dated before it.
 */
export async function tickThrough(
  kysely: Kysely<Tables>,
  businessId: number,
  from: Instant,
  until: Instant,
  options: TickOptions = {},
): Promise<TickCounts> {
  const step = await openStep(kysely, businessId, options);
  const scope = { businessId, buyerId: options.buyerId, collects: options.collects };
  for (;;) {
    const dueAt = await findNextDue(kysely, scope);
    if (dueAt === null || dueAt > until) break;
    const at = laterOf(dueAt, from);
    const done = await playStep(step, at);
    if (done === 0) await waitForOtherWorkers(kysely, scope, toTimestamp(at));
  }
  await runErrandsOf(step, until);
  return step.counts;
}

interface Step {
  readonly kysely: Kysely<Tables>;
  readonly businessId: number;
  readonly segments: ReadonlyMap<number, Segment>;
  readonly counts: TickCounts;
  readonly options: TickOptions;
  /** What gateways are asked with, but for the time; null in a rehearsal. */
  readonly collecting: Omit<Collecting, 'now'> | null;
}

async function openStep(kysely: Kysely<Tables>, businessId: number, options: TickOptions): Promise<Step> {
  const counts: TickCounts = { renewed: 0, invoiced: 0, finalised: 0, charged: 0, overdue: 0 };
  const segments = await loadSegmentsById(kysely, businessId);
  const { access = simulatorAlone, onGatewayFailure, buyerId, collects } = options;
  const own = { kysely, businessId, segments, buyerId };
  const failing = new Set<string>();
  const onFailure = onGatewayFailure ?? throwCause;
  const collecting =
    collects === false
      ? null
      : { ...own, gateways: await openGateways(kysely, businessId, access), failing, onFailure };
  return { kysely, businessId, segments, counts, options, collecting };
}

function throwCause(gateway: string, cause: unknown): never {
  throw new Error(`the gateway ${gateway} failed`, { cause });
}

/** For a clock that stands still: refunds that were asked for are given, payers who came back are known. */
export async function runErrandsAt(
  kysely: Kysely<Tables>,
  businessId: number,
  now: Instant,
  options: TickOptions,
): Promise<void> {
  await runErrandsOf(await openStep(kysely, businessId, options), now);
}

/** What is due at no time of the business: it is done once a tick. */
async function runErrandsOf({ collecting }: Step, now: Instant): Promise<void> {
  if (!collecting) return;
  await runErrands({ ...collecting, now });
  await inOne({ ...collecting, now }, (context) => tellFailedRefunds(context, collecting.buyerId));
}

/**
 * Expired methods come first, as a renewal may need one; renewals come before billing, so that an invoice holds what falls due at the same instant. Answers how many
 * rows were worked on; what another worker held is left for the next step.
 */
async function playStep(step: Step, now: Instant): Promise<number> {
  const { segments, counts } = step;
  const { buyerId } = step.options;
  const expired = await drain(step, now, undefined, async (context, limit) => {
    const done = await expirePermissions(context, now, limit, buyerId);
    return { done, count: () => undefined };
  });
  const announced = await drain(step, now, undefined, async (context, limit) => {
    const done = await announceTerms(context, now, limit, buyerId);
    return { done, count: () => undefined };
  });
  const renewed = await drain(step, now, 'Renewal', async (context, limit) => {
    const done = await renewDueSubscriptions(context, segments, now, limit, buyerId);
    return { done, count: () => (counts.renewed += done) };
  });
  const billed = await drain(step, now, 'Billing', async (context, limit) => {
    const { buyerCount, invoiceCount } = await billDueBuyers(context, segments, now, limit, buyerId);
    return { done: buyerCount, count: () => (counts.invoiced += invoiceCount) };
  });
  const finalised = await drain(step, now, 'Finalising', async (context, limit) => {
    const done = await finaliseDueDrafts(context, segments, now, limit, buyerId);
    return { done, count: () => (counts.finalised += done) };
  });
  const applied = await drain(step, now, undefined, async (context, limit) => {
    const done = await applyMoneyOnAccount(context, limit, buyerId);
    return { done, count: () => undefined };
  });
  const collected = await collect(step, now);
  const overdue = await drain(step, now, undefined, async (context, limit) => {
    const done = await markOverdue(context, now, limit, buyerId);
    return { done, count: () => (counts.overdue += done) };
  });
  const dunned = await dun(step, now);
  const purged = await drain(step, now, undefined, async (context, limit) => {
    const done = await purgeDocuments(context, now, limit, buyerId);
    return { done, count: () => undefined };
  });
  return expired + announced + renewed + billed + finalised + applied + collected + overdue + dunned + purged;
}

/** What was settled before what is still to be asked for. */
async function dun(step: Step, now: Instant): Promise<number> {
  const { buyerId } = step.options;
  const settled = await drain(step, now, undefined, async (context, limit) => {
    const done = await endSuspensions(context, limit, buyerId);
    return { done, count: () => undefined };
  });
  const dunned = await drain(step, now, undefined, async (context, limit) => {
    const done = await applyDunning(context, step.segments, now, limit, buyerId);
    return { done, count: () => undefined };
  });
  return settled + dunned;
}

/** After the issue, so that what is charged at once is charged in the same step. */
async function collect({ counts, options, collecting: own }: Step, now: Instant): Promise<number> {
  if (!own) return 0;
  const { batchSize = DEFAULT_BATCH_SIZE } = options;
  const collecting = { ...own, now };
  let done = (await resolveUnanswered(collecting)) + (await takeInNews(collecting));
  for (;;) {
    const taken = await chargeDueInvoices(collecting, batchSize);
    counts.charged += taken;
    done += taken;
    if (taken > 0) options.onProgress?.(counts, now);
    if (taken < batchSize) return done;
  }
}

interface BatchDone {
  readonly done: number;
  /** Adds to the counts: only once the batch is committed. */
  readonly count: () => void;
}

type BatchWork = (context: Context, limit: number) => Promise<BatchDone>;

/**
 * Batch after batch, until one is not full: then nothing more was due and free. A batch that throws is halved until
 * the subject that is at fault is alone; it is set aside and the others go on.
 */
async function drain(
  step: Step,
  now: Instant,
  kind: TickedKind | undefined,
  work: BatchWork,
): Promise<number> {
  const { counts, options } = step;
  const batchSize = options.batchSize ?? DEFAULT_BATCH_SIZE;
  let limit = batchSize;
  for (let total = 0; ; ) {
    const attempted = await attempt(step, now, work, limit);
    if (attempted instanceof FailedBatch) {
      limit = await narrowDown(step, kind, attempted, batchSize);
      continue;
    }
    const { done, count } = attempted;
    total += done;
    if (done > 0) {
      count();
      options.onProgress?.(counts, now);
    }
    if (done < limit) return total;
    limit = batchSize;
  }
}

/** Answers the size of the next batch. */
async function narrowDown(
  { kysely, businessId, options }: Step,
  kind: TickedKind | undefined,
  failed: FailedBatch,
  batchSize: number,
): Promise<number> {
  const { subjectIds, cause } = failed;
  if (kind === undefined || !isFaultOfSubject(failed)) throw cause;
  const [subjectId, ...others] = subjectIds;
  if (subjectId === undefined || others.length > 0) return Math.ceil(subjectIds.length / 2);
  await setAside(kysely, businessId, kind, subjectId, cause);
  options.onFailure?.({ kind, subjectId, cause });
  return batchSize;
}

async function attempt(
  { kysely, businessId }: Step,
  now: Instant,
  work: BatchWork,
  limit: number,
): Promise<BatchDone | FailedBatch> {
  try {
    const outcome = await inTransaction(kysely, async (transaction) =>
      accept(await work({ businessId, agent: { name: 'tick' }, now, transaction }, limit)),
    );
    if (!outcome.ok) throw new Error('a batch of the tick was refused');
    return outcome.value;
  } catch (error) {
    if (error instanceof FailedBatch) return error;
    throw error;
  }
}
