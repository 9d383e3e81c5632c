/**
 * A write that carries an Idempotency-Key is done once: its answer is kept in the transaction of the work itself,
 * so that there is either both or neither (docs/decisions/0010).
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import { at } from '../database/bulk.ts';
import { inBusiness } from '../database/business-scope.ts';
import type { Tables } from '../database/table-types.ts';
import { type Instant, instant, toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

export interface KeyedRequest {
  readonly businessId: number;
  readonly key: string;
  /** Of all that makes a request the same one. */
  readonly requestHash: string;
}

export interface KeptAnswer {
  readonly status: number;
  /** As it is sent; null for an answer without a body. */
  readonly body: string | null;
}

export interface OnceAnswer extends KeptAnswer {
  /** True when this is the first answer again. */
  readonly isReplay: boolean;
}

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * @param work answers a refusal too; what it wrote before refusing must be undone when it returns, as
 * `inTransaction` does. What it throws undoes everything and keeps nothing: the request may be sent again.
 * @param now the machine's clock, whatever time the business plays: a caller's retry is an affair of real minutes.
 */
export function answerOnce(
  kysely: Kysely<Tables>,
  request: KeyedRequest,
  work: (transaction: Transaction<Tables>) => Promise<KeptAnswer>,
  now: Instant = instant(Date.now()),
): Promise<Outcome<OnceAnswer>> {
  const scope = { businessId: request.businessId, agentId: null, now };
  return inBusiness(kysely, scope, async (transaction): Promise<Outcome<OnceAnswer>> => {
    if (!(await claim(transaction, request))) return refuse('Error.Api.Idempotency.InProgress');
    // A statement of its own, after the claim: only then does it see what the previous holder committed.
    const first = await findFirst(transaction, request, now);
    if (first) {
      if (first.request_hash !== request.requestHash) return refuse('Error.Api.Idempotency.Mismatch');
      return accept({ status: first.status, body: first.body, isReplay: true });
    }
    const answer = await work(transaction);
    if (answer.status < 500) await keep(transaction, request, answer, now);
    return accept({ ...answer, isReplay: false });
  });
}

/** PostgreSQL gives the claim up with the transaction, however that ends: a killed server leaves nothing behind. */
async function claim(transaction: Transaction<Tables>, { businessId, key }: KeyedRequest): Promise<boolean> {
  const name = `idempotency:${businessId}:${key}`;
  const { rows } = await sql<{ is_ours: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as is_ours`.execute(transaction);
  return rows[0]?.is_ours === true;
}

function findFirst(transaction: Transaction<Tables>, { businessId, key }: KeyedRequest, now: Instant) {
  return transaction
    .selectFrom('idempotency_key')
    .select(['request_hash', 'status', 'body'])
    .where('business_id', '=', businessId)
    .where('key', '=', key)
    .where('expires_at', '>', at(now))
    .executeTakeFirst();
}

/** Over a row of the same key that has expired and is not purged yet. */
async function keep(
  transaction: Transaction<Tables>,
  { businessId, key, requestHash }: KeyedRequest,
  { status, body }: KeptAnswer,
  now: Instant,
): Promise<void> {
  const values = {
    request_hash: requestHash,
    status,
    body,
    created_at: toTimestamp(now),
    expires_at: toTimestamp(instant(now + KEPT_MS)),
  };
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('idempotency_key')
    .values({ business_id: businessId, key, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['business_id', 'key'])
        .doUpdateSet(values)
        .where('idempotency_key.expires_at', '<=', at(now)),
    )
    .executeTakeFirstOrThrow();
  // The claim forbids it; were it ever to fail, the second of two works is undone by this.
  if (numInsertedOrUpdatedRows !== 1n) throw new Error(`idempotency key ${key} was answered twice`);
}
