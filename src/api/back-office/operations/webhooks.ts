/** Webhooks: who is told of what happens. Their paths and tolerances are those that clients use (shared/wire.md, c). */
import { z } from 'zod';
import { instant } from '../../../domain/calendar/instant.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { checkWebhookUrl } from '../../../events/check-webhook-url.ts';
import { createWebhook } from '../../../events/create-webhook.ts';
import { deleteWebhook } from '../../../events/delete-webhook.ts';
import type { AddressRules } from '../../../events/reachable-address.ts';
import { sendVerificationCode } from '../../../events/send-verification-code.ts';
import { updateWebhook } from '../../../events/update-webhook.ts';
import { confirmVerification, makeVerificationCode } from '../../../events/verify-webhook.ts';
import { findWebhook, findWebhooks, loadSaltedWebhook } from '../../../events/webhook.ts';
import { deriveSecrets } from '../../../events/webhook-secrets.ts';
import { identifier, pagingFields, text } from '../../../http/fields.ts';
import { work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';
import { presentWebhook } from '../present/webhook.ts';
import { verificationSent, webhook, webhookSecrets, webhookStates } from '../wire/webhook.ts';

export interface WebhookAccess extends AddressRules {
  /** As of settings/secret.ts. */
  readonly serverSecret: string;
}

const tag = 'Webhooks';
const MOST_URL_LENGTH = 2_000;
const webhookId = { webhookId: identifier };
/** One of them may be a list of its own, separated by commas. */
const triggers = z.array(text(2_000)).optional();

const realNow = () => instant(Date.now());

function namesOf(given: readonly string[] | undefined): readonly string[] | undefined {
  return given?.flatMap((one) => one.split(',').map((name) => name.trim())).filter((name) => name !== '');
}

const listWebhooks = defineOperation({
  id: 'list-webhooks',
  method: 'GET',
  path: '/Notification/Webhooks',
  summary: 'List webhooks',
  tag,
  input: z.object({
    ...pagingFields,
    StateWebhook: z.enum(webhookStates).optional(),
    Url: text(MOST_URL_LENGTH).optional(),
  }),
  responses: { 200: listOf(webhook).meta({ id: 'Webhooks' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const page = await findWebhooks(
        context,
        { state: input.StateWebhook, url: input.Url },
        pagingOf(input),
      );
      const items = page.items.map((one) => presentWebhook(call.businessId, one));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const showWebhook = defineOperation({
  id: 'show-webhook',
  method: 'GET',
  path: '/Notification/Webhooks/{webhookId}',
  summary: 'Read a webhook',
  tag,
  input: z.object(webhookId),
  responses: { 200: webhook },
  handle: (call, input) =>
    work(call, async (context) => {
      const found = await findWebhook(context, input.webhookId);
      return found.ok ? accept({ status: 200, body: presentWebhook(call.businessId, found.value) }) : found;
    }),
});

const removeWebhook = defineOperation({
  id: 'delete-webhook',
  method: 'DELETE',
  path: '/Notification/Webhooks/{webhookId}',
  summary: 'Delete a webhook with its history',
  tag,
  input: z.object(webhookId),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await deleteWebhook(context, input.webhookId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

function creation(access: WebhookAccess) {
  return defineOperation({
    id: 'create-webhook',
    method: 'POST',
    path: '/Notification/Webhooks',
    summary: 'Create a webhook: it is told nothing before it is verified',
    tag,
    input: z.object({ Url: text(MOST_URL_LENGTH).min(1), Triggers: triggers }),
    responses: { 201: webhook },
    async handle(call, input) {
      const url = await checkWebhookUrl(input.Url, access);
      if (!url.ok) return url;
      return work(call, async (context) => {
        const wanted = { url: url.value, triggers: namesOf(input.Triggers), realNow: realNow() };
        const created = await createWebhook(context, wanted);
        if (!created.ok) return created;
        const found = await findWebhook(context, created.value);
        return found.ok ? accept({ status: 201, body: presentWebhook(call.businessId, found.value) }) : found;
      });
    },
  });
}

function change(access: WebhookAccess) {
  return defineOperation({
    id: 'update-webhook',
    method: 'PATCH',
    path: '/Notification/Webhooks/{webhookId}',
    summary: 'Change, pause or resume a webhook: another URL must be verified again',
    tag,
    input: z.object({
      ...webhookId,
      Url: text(MOST_URL_LENGTH).optional(),
      Triggers: triggers,
      IsPaused: z.boolean().optional(),
    }),
    responses: { 200: webhook },
    async handle(call, input) {
      const url = input.Url === undefined ? undefined : await checkWebhookUrl(input.Url, access);
      if (url?.ok === false) return url;
      return work(call, async (context) => {
        const changed = await updateWebhook(context, input.webhookId, {
          url: url?.value,
          triggers: namesOf(input.Triggers),
          isPaused: input.IsPaused,
          realNow: realNow(),
        });
        return changed.ok
          ? accept({ status: 200, body: presentWebhook(call.businessId, changed.value) })
          : changed;
      });
    },
  });
}

function secrets({ serverSecret }: WebhookAccess) {
  return defineOperation({
    id: 'show-webhook-secrets',
    method: 'GET',
    path: '/Notification/Webhooks/{webhookId}/Secrets',
    summary: 'Read the secrets by which a receiver checks who sends',
    tag,
    input: z.object(webhookId),
    responses: { 200: webhookSecrets },
    handle: (call, input) =>
      work(call, async (context) => {
        const salted = await loadSaltedWebhook(context, input.webhookId);
        if (!salted.ok) return salted;
        const { secret, signingSecret } = deriveSecrets(serverSecret, salted.value);
        return accept({ status: 200, body: { Secret: secret, SigningSecret: signingSecret } });
      }),
  });
}

function verification(access: WebhookAccess) {
  return defineOperation({
    id: 'send-webhook-verification',
    method: 'GET',
    path: '/Notification/Webhooks/{webhookId}/Verification',
    summary: 'Send a verification code to the URL of a webhook',
    tag,
    input: z.object({ ...webhookId, sendCode: z.boolean().default(true) }),
    responses: { 200: verificationSent },
    async handle(call, input) {
      if (!input.sendCode) {
        const found = await work(call, (context) => findWebhook(context, input.webhookId));
        return found.ok ? accept({ status: 200, body: { Id: found.value.id, IsReceived: false } }) : found;
      }
      const made = await work(call, (context) => makeVerificationCode(context, input.webhookId, realNow()));
      if (!made.ok) return made;
      const { status } = await sendVerificationCode(made.value, access.serverSecret, access, new Date());
      const answer = status === undefined ? {} : { StatusAnswer: status };
      return accept({ status: 200, body: { Id: input.webhookId, IsReceived: status === 200, ...answer } });
    },
  });
}

const confirm = defineOperation({
  id: 'confirm-webhook-verification',
  method: 'POST',
  path: '/Notification/Webhooks/{webhookId}/Verification',
  summary: 'Verify a webhook by the code that it received',
  tag,
  input: z.object({ ...webhookId, Code: text(50).min(1) }),
  inQuery: ['Code'],
  responses: { 200: webhook },
  async handle(call, input) {
    // Wrong codes count, so that this commits; the refusal comes after.
    const confirmed = await work(call, (context) =>
      confirmVerification(context, input.webhookId, input.Code, realNow()),
    );
    if (!confirmed.ok) return confirmed;
    if (!confirmed.value) return refuse('Error.Webhook.Code.Wrong', 'Code');
    const found = await work(call, (context) => findWebhook(context, input.webhookId));
    return found.ok ? accept({ status: 200, body: presentWebhook(call.businessId, found.value) }) : found;
  },
});

export function webhookOperations(access: WebhookAccess) {
  return [
    creation(access),
    listWebhooks,
    showWebhook,
    change(access),
    removeWebhook,
    secrets(access),
    verification(access),
    confirm,
  ];
}
