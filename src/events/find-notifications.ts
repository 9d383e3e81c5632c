/** What webhooks were told, or are to be: the list, and each with its attempts. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { allOf, equals, isWithin } from '../database/conditions.ts';
import type { NotificationState } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

export interface NotificationFilter {
  readonly id?: number | undefined;
  readonly webhookId?: number | undefined;
  readonly type?: string | undefined;
  readonly state?: NotificationState | undefined;
  readonly customerId?: number | undefined;
  /** In the business's own time. */
  readonly triggeredFrom?: Instant | undefined;
  readonly triggeredTo?: Instant | undefined;
}

export interface Notification {
  readonly id: number;
  readonly webhook_id: number;
  readonly event_id: number;
  readonly customer_id: number | null;
  readonly type: string;
  readonly triggered_at: Instant;
  readonly body: string;
  readonly state: NotificationState;
  readonly failures: number;
  readonly next_attempt_at: Instant | null;
  readonly created_at: Instant;
}

export interface Attempt {
  readonly attempted_at: Instant;
  readonly duration_ms: number;
  readonly request_url: string;
  readonly request_headers: unknown;
  readonly status: number | null;
  readonly answer_headers: unknown;
  readonly answer_body: string | null;
  readonly error: string | null;
}

const columns = [
  'id',
  'webhook_id',
  'event_id',
  'customer_id',
  'type',
  'triggered_at',
  'body',
  'state',
  'failures',
  'next_attempt_at',
  'created_at',
] as const;

/** The conditions of a filter, for a statement that calls the table `n`. */
export function matchingNotifications(filter: NotificationFilter) {
  return allOf([
    equals('n.id', filter.id),
    equals('n.webhook_id', filter.webhookId),
    equals('n.type', filter.type),
    filter.state && sql`n.state = ${filter.state}::notification_state`,
    equals('n.customer_id', filter.customerId),
    isWithin('n.triggered_at', filter.triggeredFrom, filter.triggeredTo),
  ]);
}

/** Newest first. */
export async function findNotifications(
  { transaction, businessId }: Context,
  filter: NotificationFilter,
  paging: Paging,
): Promise<PageOf<Notification>> {
  const matching = transaction
    .selectFrom('webhook_notification as n')
    .where('n.business_id', '=', businessId)
    .where(matchingNotifications(filter));
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const items = await matching
    .select(columns)
    .orderBy('id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}

/** With its attempts, oldest first. */
export async function findNotification(
  context: Context,
  id: number,
): Promise<Outcome<Notification & { readonly attempts: readonly Attempt[] }>> {
  const { items } = await findNotifications(context, { id }, { page: 1, sizePage: 1 });
  const [found] = items;
  if (!found) return refuse('Error.WebhookNotification.NotFound', 'notificationId');
  const attempts = await context.transaction
    .selectFrom('webhook_attempt')
    .select([
      'attempted_at',
      'duration_ms',
      'request_url',
      'request_headers',
      'status',
      'answer_headers',
      'answer_body',
      'error',
    ])
    .where('business_id', '=', context.businessId)
    .where('notification_id', '=', id)
    .orderBy('id')
    .execute();
  return accept({ ...found, attempts });
}
