/** All that users of the package import. */
export { createTaciteClient, type TaciteClient } from './client.ts';
export type * as BackOffice from './generated/back-office/index.ts';
export type * as Live from './generated/live/index.ts';
export type { WebhookEvent, WebhookEventType } from './generated/webhook-events.ts';
export type { CallOptions } from './operation.ts';
export type { ClientOptions } from './send-request.ts';
export { type Refusal, TaciteConnectionError, TaciteError } from './tacite-error.ts';
export {
  type VerifyOptions,
  verifyWebhook,
  type WebhookHeaders,
  WebhookVerificationError,
} from './verify-webhook.ts';
export type * as WebhookBlocks from './webhook-blocks.ts';
