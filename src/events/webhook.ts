/** A webhook as its owner sees it, and how it is found. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { allOf, equals } from '../database/conditions.ts';
import type { WebhookPause, WebhookState } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { type EventType, eventTypeOf } from './event-types.ts';
import { ensureBusinessSalt, type SaltedWebhook } from './webhook-secrets.ts';

export interface Webhook {
  readonly id: number;
  readonly url: string;
  /** Null: all of them. */
  readonly triggers: readonly string[] | null;
  readonly key: string;
  readonly state: WebhookState;
  readonly pause: WebhookPause | null;
  /** In a row, of attempts. */
  readonly failures: number;
  readonly failing_since: Instant | null;
  readonly created_at: Instant;
  readonly updated_at: Instant;
}

const columns = [
  'id',
  'url',
  'triggers',
  'key',
  'state',
  'pause',
  'failures',
  'failing_since',
  'created_at',
  'updated_at',
] as const;

export async function findWebhook(
  { transaction, businessId }: Context,
  webhookId: number,
): Promise<Outcome<Webhook>> {
  const found = await transaction
    .selectFrom('webhook')
    .select(columns)
    .where('business_id', '=', businessId)
    .where('id', '=', webhookId)
    .executeTakeFirst();
  return found ? accept(found) : refuse('Error.Webhook.NotFound', 'webhookId');
}

export interface WebhookFilter {
  readonly state?: WebhookState | undefined;
  readonly url?: string | undefined;
}

export async function findWebhooks(
  { transaction, businessId }: Context,
  filter: WebhookFilter,
  paging: Paging,
): Promise<PageOf<Webhook>> {
  const matching = transaction
    .selectFrom('webhook as w')
    .where('w.business_id', '=', businessId)
    .where(allOf([equals('w.state', filter.state), equals('w.url', filter.url)]));
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const items = await matching
    .select(columns)
    .orderBy('id')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}

/** What its secrets are derived from. */
export async function loadSaltedWebhook(
  context: Context,
  webhookId: number,
): Promise<Outcome<SaltedWebhook>> {
  const { transaction, businessId } = context;
  const { rows } = await sql<{ salt: string }>`
    select salt from webhook where business_id = ${businessId} and id = ${webhookId}`.execute(transaction);
  const [row] = rows;
  if (!row) return refuse('Error.Webhook.NotFound', 'webhookId');
  return accept({
    businessId,
    id: webhookId,
    salt: row.salt,
    businessSalt: await ensureBusinessSalt(context),
  });
}

/** The names that a client asks for, each once; none at all means all. */
export function readTriggers(
  names: readonly string[] | undefined,
): Outcome<readonly EventType[] | null | undefined> {
  if (names === undefined) return accept(undefined);
  const types: EventType[] = [];
  for (const name of names) {
    const type = eventTypeOf(name);
    if (type === undefined) return refuse('Error.Webhook.Trigger.Unknown', 'Triggers', { type: name });
    types.push(type);
  }
  return accept(types.length === 0 ? null : [...new Set(types)]);
}
