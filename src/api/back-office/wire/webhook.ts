/** Webhooks and their notifications on the wire (shared/wire.md, c). */
import { z } from 'zod';
import { wireInstant } from '../../../http/fields.ts';
import { link } from './link.ts';

export const webhookStates = ['Unverified', 'Active', 'Paused'] as const;
export const notificationStates = ['Waiting', 'Succeeded', 'GivenUp', 'Held'] as const;

export const webhook = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    Url: z.string(),
    StateWebhook: z.enum(webhookStates),
    /** Every name when it is told all. */
    Triggers: z.array(z.string()),
    /** Events of later versions are told too. */
    IsAllTriggers: z.boolean(),
    /** Sent as `x-proabono-key`. */
    Key: z.string(),
    /** Of a paused one: by an agent, or because it failed for days. */
    ReasonPause: z.enum(['Agent', 'Failing']).optional(),
    CountFailures: z.int(),
    DateFailingSince: wireInstant.optional(),
    DateCreation: wireInstant,
    DateUpdate: wireInstant,
    Links: z.array(link),
  })
  .meta({ id: 'Webhook' });

export const webhookSecrets = z
  .object({
    /** For `x-proabono-signature`; the same for all webhooks of the business. */
    Secret: z.string(),
    /** For `webhook-signature`: `whsec_…`. */
    SigningSecret: z.string(),
  })
  .meta({ id: 'WebhookSecrets' });

export const verificationSent = z
  .object({
    Id: z.int(),
    IsReceived: z.boolean(),
    /** What the receiver answered. */
    StatusAnswer: z.int().optional(),
  })
  .meta({ id: 'WebhookVerification' });

/** What receivers get; its blocks depend on the type. */
export const eventEnvelope = z.record(z.string(), z.unknown()).meta({ id: 'WebhookEvent' });

export const sample = z.object({ Data: eventEnvelope }).meta({ id: 'WebhookSample' });

const notificationFields = {
  Id: z.int(),
  IdWebhook: z.int(),
  /** The `Id` of the envelope. */
  IdTrigger: z.string(),
  IdCustomer: z.int().optional(),
  TypeTrigger: z.string(),
  StateNotification: z.enum(notificationStates),
  DateTrigger: wireInstant,
  DateCreation: wireInstant,
  CountFailures: z.int(),
  DateNextAttempt: wireInstant.optional(),
  Links: z.array(link),
};

export const notification = z.object(notificationFields).meta({ id: 'WebhookNotification' });

const headers = z.record(z.string(), z.string());

export const notificationWithAttempts = z
  .object({
    ...notificationFields,
    /** As it is sent. */
    Body: z.string(),
    Attempts: z.array(
      z.object({
        DateAttempt: wireInstant,
        DurationMilliseconds: z.int(),
        Url: z.string(),
        RequestHeaders: headers,
        StatusAnswer: z.int().optional(),
        AnswerHeaders: headers.optional(),
        /** Its beginning. */
        AnswerBody: z.string().optional(),
        Error: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'WebhookNotificationDetails' });

export const replayed = z.object({ Count: z.int() }).meta({ id: 'WebhookReplay' });
