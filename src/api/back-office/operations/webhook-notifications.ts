/** What webhooks were told: the list with its attempts, samples, past events, and sending again. */
import { z } from 'zod';
import { instant } from '../../../domain/calendar/instant.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { eventTypeOf } from '../../../events/event-types.ts';
import {
  findNotification,
  findNotifications,
  type NotificationFilter,
} from '../../../events/find-notifications.ts';
import { replayNotifications } from '../../../events/replay-notifications.ts';
import { rewindEvents } from '../../../events/rewind-events.ts';
import { sampleEvent } from '../../../events/sample-event.ts';
import { identifier, instantInput, pagingFields, text } from '../../../http/fields.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';
import { presentAttempts, presentNotification } from '../present/webhook.ts';
import {
  eventEnvelope,
  notification,
  notificationStates,
  notificationWithAttempts,
  replayed,
  sample,
} from '../wire/webhook.ts';

const tag = 'Webhooks';
const typeTrigger = text(100);
const notificationId = { notificationId: identifier };

const filterFields = {
  IdWebhook: identifier.optional(),
  TypeTrigger: typeTrigger.optional(),
  StateNotification: z.enum(notificationStates).optional(),
  IdCustomer: identifier.optional(),
  DateTriggerMin: instantInput.optional(),
  DateTriggerMax: instantInput.optional(),
};

function filterOf(input: z.output<z.ZodObject<typeof filterFields>>): NotificationFilter {
  return {
    webhookId: input.IdWebhook,
    type: input.TypeTrigger === undefined ? undefined : (eventTypeOf(input.TypeTrigger) ?? input.TypeTrigger),
    state: input.StateNotification,
    customerId: input.IdCustomer,
    triggeredFrom: input.DateTriggerMin,
    triggeredTo: input.DateTriggerMax,
  };
}

const showSample = defineOperation({
  id: 'show-webhook-sample',
  method: 'GET',
  path: '/Notification/Webhooks/Sample',
  summary: 'Read an invented event of a type',
  tag,
  input: z.object({ TypeTrigger: typeTrigger }),
  responses: { 200: sample },
  handle(call, input) {
    const type = eventTypeOf(input.TypeTrigger);
    if (type === undefined)
      return refuse('Error.Webhook.Trigger.Unknown', 'TypeTrigger', { type: input.TypeTrigger });
    return accept({ status: 200, body: { Data: sampleEvent(call.businessId, type, call.now) } });
  },
});

const rewind = defineOperation({
  id: 'rewind-events',
  method: 'GET',
  path: '/Notification/WebhookNotifications/RewindEvents',
  summary: 'List the last events of a type as they would be told now',
  tag,
  input: z.object({ ...pagingFields, TypeTrigger: typeTrigger.optional() }),
  responses: { 200: listOf(eventEnvelope).meta({ id: 'WebhookEvents' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const type = input.TypeTrigger === undefined ? undefined : eventTypeOf(input.TypeTrigger);
      if (input.TypeTrigger !== undefined && type === undefined)
        return refuse('Error.Webhook.Trigger.Unknown', 'TypeTrigger', { type: input.TypeTrigger });
      return accept(list(input, await rewindEvents(context, type, pagingOf(input)), context.now));
    }),
});

const listNotifications = defineOperation({
  id: 'list-webhook-notifications',
  method: 'GET',
  path: '/Notification/WebhookNotifications',
  summary: 'List what webhooks were told, newest first',
  tag,
  input: z.object({ ...pagingFields, ...filterFields }),
  responses: { 200: listOf(notification).meta({ id: 'WebhookNotifications' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const page = await findNotifications(context, filterOf(input), pagingOf(input));
      return accept(list(input, { ...page, items: page.items.map(presentNotification) }, context.now));
    }),
});

const showNotification = defineOperation({
  id: 'show-webhook-notification',
  method: 'GET',
  path: '/Notification/WebhookNotifications/{notificationId}',
  summary: 'Read a notification with its attempts',
  tag,
  input: z.object(notificationId),
  responses: { 200: notificationWithAttempts },
  handle: (call, input) =>
    work(call, async (context) => {
      const found = await findNotification(context, input.notificationId);
      return found.ok ? accept({ status: 200, body: presentAttempts(found.value) }) : found;
    }),
});

const replayOne = defineOperation({
  id: 'replay-webhook-notification',
  method: 'POST',
  path: '/Notification/WebhookNotifications/{notificationId}/Replay',
  summary: 'Send a notification again',
  tag,
  input: z.object(notificationId),
  responses: { 200: replayed },
  handle: (call, input) =>
    work(call, async (context) => {
      const found = await findNotification(context, input.notificationId);
      if (!found.ok) return found;
      const now = instant(Date.now());
      const Count = await replayNotifications(context, { id: input.notificationId }, now);
      return accept({ status: 200, body: { Count } });
    }),
});

const replayRange = defineOperation({
  id: 'replay-webhook-notifications',
  method: 'POST',
  path: '/Notification/WebhookNotifications/Replay',
  summary: 'Send the notifications of a time range again',
  tag,
  input: z.object({ ...filterFields, DateTriggerMin: instantInput }),
  responses: { 200: replayed },
  handle: (call, input) =>
    work(call, async (context) => {
      const Count = await replayNotifications(context, filterOf(input), instant(Date.now()));
      return accept({ status: 200, body: { Count } });
    }),
});

export const webhookNotificationOperations = [
  showSample,
  rewind,
  listNotifications,
  showNotification,
  replayOne,
  replayRange,
];
