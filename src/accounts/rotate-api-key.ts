/**
 * Gives a pair a new API key, while the one in use still opens for the agreed hours: servers are given the new one
 * at leisure, and none is refused meanwhile.
 */
import { randomUUID } from 'node:crypto';
import { type Instant, instant, toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { hashApiKey } from './key-hash.ts';
import { recordAudit } from './record-audit.ts';

const HOUR_MS = 3_600_000;

export interface Rotation {
  /** 0 ends the key in use at once: what to do when it is known to others. */
  readonly overlapHours: number;
  /** The machine's time, by which keys expire whatever time a sandbox plays. */
  readonly realNow: Instant;
}

/**
 * Answers the new API key in clear text, for the only time. A rotation during the overlap of another replaces the
 * newest key and keeps the one before it: an answer that was lost on its way is asked for again.
 */
export async function rotateApiKey(
  context: Context,
  keyId: number,
  { overlapHours, realNow }: Rotation,
): Promise<Outcome<string>> {
  const { transaction, businessId } = context;
  const row = await transaction
    .selectFrom('api_key')
    .select(['revoked_at', 'api_key_hash', 'previous_api_key_hash', 'previous_expires_at'])
    .where('business_id', '=', businessId)
    .where('id', '=', keyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('Error.ApiKey.NotFound', 'apiKeyId');
  if (row.revoked_at !== null) return refuse('Error.ApiKey.Revoked', 'apiKeyId');
  const apiKey = randomUUID();
  const isOverlapping = row.previous_expires_at !== null && row.previous_expires_at > realNow;
  const kept = (isOverlapping ? row.previous_api_key_hash : null) ?? row.api_key_hash;
  const ends = overlapHours > 0 ? toTimestamp(instant(realNow + overlapHours * HOUR_MS)) : null;
  await transaction
    .updateTable('api_key')
    .set({
      api_key_hash: await hashApiKey(apiKey),
      previous_api_key_hash: ends === null ? null : kept,
      previous_expires_at: ends,
    })
    .where('business_id', '=', businessId)
    .where('id', '=', keyId)
    .execute();
  await recordAudit(context, {
    action: 'ApiKey.Rotated',
    subjectKind: 'api_key',
    subjectId: keyId,
    data: { overlapHours },
  });
  return accept(apiKey);
}
