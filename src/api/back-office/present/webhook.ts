/** Webhooks and their notifications as the Back Office shows them. */
import { notificationIdOf } from '../../../events/envelope.ts';
import { eventTypes } from '../../../events/event-types.ts';
import type { Attempt, Notification } from '../../../events/find-notifications.ts';
import type { Webhook } from '../../../events/webhook.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { notification, notificationWithAttempts, webhook } from '../wire/webhook.ts';

export function presentWebhook(businessId: number, one: Webhook): BodyOf<typeof webhook> {
  return {
    Id: one.id,
    IdBusiness: businessId,
    Url: one.url,
    StateWebhook: one.state,
    Triggers: one.triggers ?? eventTypes,
    IsAllTriggers: one.triggers === null,
    Key: one.key,
    ...(one.pause !== null && { ReasonPause: one.pause }),
    CountFailures: one.failures,
    ...(one.failing_since !== null && { DateFailingSince: formatInstant(one.failing_since) }),
    DateCreation: formatInstant(one.created_at),
    DateUpdate: formatInstant(one.updated_at),
    Links: [{ rel: 'self', href: `/Notification/Webhooks/${one.id}` }],
  };
}

export function presentNotification(one: Notification): BodyOf<typeof notification> {
  return {
    Id: one.id,
    IdWebhook: one.webhook_id,
    IdTrigger: notificationIdOf(one.event_id),
    ...(one.customer_id !== null && { IdCustomer: one.customer_id }),
    TypeTrigger: one.type,
    StateNotification: one.state,
    DateTrigger: formatInstant(one.triggered_at),
    DateCreation: formatInstant(one.created_at),
    CountFailures: one.failures,
    ...(one.next_attempt_at !== null && { DateNextAttempt: formatInstant(one.next_attempt_at) }),
    Links: [{ rel: 'self', href: `/Notification/WebhookNotifications/${one.id}` }],
  };
}

export function presentAttempts(
  one: Notification & { readonly attempts: readonly Attempt[] },
): BodyOf<typeof notificationWithAttempts> {
  return {
    ...presentNotification(one),
    Body: one.body,
    Attempts: one.attempts.map((attempt) => ({
      DateAttempt: formatInstant(attempt.attempted_at),
      DurationMilliseconds: attempt.duration_ms,
      Url: attempt.request_url,
      RequestHeaders: headersOf(attempt.request_headers),
      ...(attempt.status !== null && { StatusAnswer: attempt.status }),
      ...(attempt.answer_headers !== null && { AnswerHeaders: headersOf(attempt.answer_headers) }),
      ...(attempt.answer_body !== null && { AnswerBody: attempt.answer_body }),
      ...(attempt.error !== null && { Error: attempt.error }),
    })),
  };
}

function headersOf(stored: unknown): Readonly<Record<string, string>> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, String(value)]));
}
