// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { DeleteSuccess, Link } from './features.ts';

export interface Webhook {
  /** Internal identifier. */
  readonly Id: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness: number;
  /** Address that is called. */
  readonly Url: string;
  /** Where the webhook stands. */
  readonly StateWebhook: 'Unverified' | 'Active' | 'Paused';
  /** Events it is told of; all when left out. */
  readonly Triggers: readonly string[];
  /** Whether it is told of every event. */
  readonly IsAllTriggers: boolean;
  /** Key sent with the older signature. */
  readonly Key: string;
  /** Why it is paused. */
  readonly ReasonPause?: 'Agent' | 'Failing';
  /** Failures in a row. */
  readonly CountFailures: number;
  /** Since when every call fails. */
  readonly DateFailingSince?: string;
  /** When it was created. */
  readonly DateCreation: string;
  /** When it was changed last. */
  readonly DateUpdate: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export type WebhookEvent = Readonly<Record<string, unknown>>;

export interface WebhookEvents {
  /** Page wanted, from 1. */
  readonly Page: number;
  /** Items a page; 0 answers the count alone. */
  readonly SizePage: number;
  /** Items on this page. */
  readonly Count: number;
  /** Items on all pages. */
  readonly TotalItems: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** The items of this page. */
  readonly Items: readonly WebhookEvent[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly WebhookEvent[];
}

export interface WebhookNotification {
  /** Internal identifier. */
  readonly Id: number;
  /** Webhook, by its internal identifier. */
  readonly IdWebhook: number;
  /** The event, by its identifier. */
  readonly IdTrigger: string;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number;
  /** Name of the event. */
  readonly TypeTrigger: string;
  /** Where the notification stands. */
  readonly StateNotification: 'Waiting' | 'Succeeded' | 'GivenUp' | 'Held';
  /** When the event happened. */
  readonly DateTrigger: string;
  /** When it was created. */
  readonly DateCreation: string;
  /** Failures in a row. */
  readonly CountFailures: number;
  /** When it is tried next. */
  readonly DateNextAttempt?: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface WebhookNotificationDetails {
  /** Internal identifier. */
  readonly Id: number;
  /** Webhook, by its internal identifier. */
  readonly IdWebhook: number;
  /** The event, by its identifier. */
  readonly IdTrigger: string;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number;
  /** Name of the event. */
  readonly TypeTrigger: string;
  /** Where the notification stands. */
  readonly StateNotification: 'Waiting' | 'Succeeded' | 'GivenUp' | 'Held';
  /** When the event happened. */
  readonly DateTrigger: string;
  /** When it was created. */
  readonly DateCreation: string;
  /** Failures in a row. */
  readonly CountFailures: number;
  /** When it is tried next. */
  readonly DateNextAttempt?: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
  /** Body, as it is sent. */
  readonly Body: string;
  /** The attempts, with what was answered. */
  readonly Attempts: readonly {
    /** When it was tried. */
    readonly DateAttempt: string;
    /** How long the answer took, in milliseconds. */
    readonly DurationMilliseconds: number;
    /** Address that is called. */
    readonly Url: string;
    /** Headers that were sent. */
    readonly RequestHeaders: Readonly<Record<string, string>>;
    /** Status that the address answered. */
    readonly StatusAnswer?: number;
    /** Headers that came back. */
    readonly AnswerHeaders?: Readonly<Record<string, string>>;
    /** What came back. */
    readonly AnswerBody?: string;
    /** What went wrong. */
    readonly Error?: string;
  }[];
}

export interface WebhookNotifications {
  /** Page wanted, from 1. */
  readonly Page: number;
  /** Items a page; 0 answers the count alone. */
  readonly SizePage: number;
  /** Items on this page. */
  readonly Count: number;
  /** Items on all pages. */
  readonly TotalItems: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** The items of this page. */
  readonly Items: readonly WebhookNotification[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly WebhookNotification[];
}

export interface WebhookReplay {
  /** Items on this page. */
  readonly Count: number;
}

export interface WebhookSample {
  /** What it holds. */
  readonly Data: WebhookEvent;
}

export interface WebhookSecrets {
  /** Secret of the older signature. */
  readonly Secret: string;
  /** Secret of the Standard Webhooks signature. */
  readonly SigningSecret: string;
}

export interface WebhookVerification {
  /** Internal identifier. */
  readonly Id: number;
  /** Whether the address answered well. */
  readonly IsReceived: boolean;
  /** Status that the address answered. */
  readonly StatusAnswer?: number;
}

export interface Webhooks {
  /** Page wanted, from 1. */
  readonly Page: number;
  /** Items a page; 0 answers the count alone. */
  readonly SizePage: number;
  /** Items on this page. */
  readonly Count: number;
  /** Items on all pages. */
  readonly TotalItems: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** The items of this page. */
  readonly Items: readonly Webhook[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Webhook[];
}

export interface WebhooksShowSampleInput {
  /** Name of the event. */
  readonly TypeTrigger: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksRewindEventsInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Name of the event. */
  readonly TypeTrigger?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksListNotificationsInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Webhook, by its internal identifier. */
  readonly IdWebhook?: number | undefined;
  /** Name of the event. */
  readonly TypeTrigger?: string | undefined;
  /** Where the notification stands. */
  readonly StateNotification?: 'Waiting' | 'Succeeded' | 'GivenUp' | 'Held' | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** When the event happened. From this value on. */
  readonly DateTriggerMin?: string | undefined;
  /** When the event happened. Up to this value. */
  readonly DateTriggerMax?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksShowNotificationInput {
  /** Notification, by its internal identifier. */
  readonly NotificationId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksReplayNotificationInput {
  /** Notification, by its internal identifier. */
  readonly NotificationId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksReplayNotificationsInput {
  /** Webhook, by its internal identifier. */
  readonly IdWebhook?: number | undefined;
  /** Name of the event. */
  readonly TypeTrigger?: string | undefined;
  /** Where the notification stands. */
  readonly StateNotification?: 'Waiting' | 'Succeeded' | 'GivenUp' | 'Held' | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** When the event happened. From this value on. */
  readonly DateTriggerMin: string;
  /** When the event happened. Up to this value. */
  readonly DateTriggerMax?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksCreateInput {
  /** Address that is called. */
  readonly Url: string;
  /** Events it is told of; all when left out. */
  readonly Triggers?: readonly string[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Where the webhook stands. */
  readonly StateWebhook?: 'Unverified' | 'Active' | 'Paused' | undefined;
  /** Address that is called. */
  readonly Url?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksShowInput {
  /** Webhook, by its internal identifier. */
  readonly WebhookId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksUpdateInput {
  /** Webhook, by its internal identifier. */
  readonly WebhookId: number;
  /** Address that is called. */
  readonly Url?: string | undefined;
  /** Events it is told of; all when left out. */
  readonly Triggers?: readonly string[] | undefined;
  /** True pauses, false resumes. */
  readonly IsPaused?: boolean | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksDeleteInput {
  /** Webhook, by its internal identifier. */
  readonly WebhookId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksShowSecretsInput {
  /** Webhook, by its internal identifier. */
  readonly WebhookId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksSendVerificationInput {
  /** Webhook, by its internal identifier. */
  readonly WebhookId: number;
  /** True sends the code to the address. Default: true. */
  readonly SendCode?: boolean | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksConfirmVerificationInput {
  /** Webhook, by its internal identifier. */
  readonly WebhookId: number;
  /** What to branch on, or the code to confirm. */
  readonly Code: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface WebhooksResource {
  /** Read an invented event of a type. `GET /Notification/Webhooks/Sample` */
  showSample(input: WebhooksShowSampleInput, options?: CallOptions): Promise<WebhookSample>;
  /**
   * List the last events of a type as they would be told now. `GET
   * /Notification/WebhookNotifications/RewindEvents`
   */
  rewindEvents(input?: WebhooksRewindEventsInput, options?: CallOptions): Promise<WebhookEvents>;
  /** All of them, page after page: `for await (const one of allEvents())`. */
  allEvents(
    input?: Omit<WebhooksRewindEventsInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<WebhookEvent>;
  /** List what webhooks were told, newest first. `GET /Notification/WebhookNotifications` */
  listNotifications(
    input?: WebhooksListNotificationsInput,
    options?: CallOptions,
  ): Promise<WebhookNotifications>;
  /** All of them, page after page: `for await (const one of allNotifications())`. */
  allNotifications(
    input?: Omit<WebhooksListNotificationsInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<WebhookNotification>;
  /** Read a notification with its attempts. `GET /Notification/WebhookNotifications/{NotificationId}` */
  showNotification(
    input: WebhooksShowNotificationInput,
    options?: CallOptions,
  ): Promise<WebhookNotificationDetails>;
  /** Send a notification again. `POST /Notification/WebhookNotifications/{NotificationId}/Replay` */
  replayNotification(input: WebhooksReplayNotificationInput, options?: CallOptions): Promise<WebhookReplay>;
  /** Send the notifications of a time range again. `POST /Notification/WebhookNotifications/Replay` */
  replayNotifications(input: WebhooksReplayNotificationsInput, options?: CallOptions): Promise<WebhookReplay>;
  /** Create a webhook: it is told nothing before it is verified. `POST /Notification/Webhooks` */
  create(input: WebhooksCreateInput, options?: CallOptions): Promise<Webhook>;
  /** List webhooks. `GET /Notification/Webhooks` */
  list(input?: WebhooksListInput, options?: CallOptions): Promise<Webhooks>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<WebhooksListInput, 'Page'>, options?: CallOptions): AsyncIterable<Webhook>;
  /** Read a webhook. `GET /Notification/Webhooks/{WebhookId}` */
  show(input: WebhooksShowInput, options?: CallOptions): Promise<Webhook>;
  /**
   * Change, pause or resume a webhook: another URL must be verified again. `PATCH
   * /Notification/Webhooks/{WebhookId}`
   */
  update(input: WebhooksUpdateInput, options?: CallOptions): Promise<Webhook>;
  /** Delete a webhook with its history. `DELETE /Notification/Webhooks/{WebhookId}` */
  delete(input: WebhooksDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
  /**
   * Read the secrets by which a receiver checks who sends. `GET /Notification/Webhooks/{WebhookId}/Secrets`
   */
  showSecrets(input: WebhooksShowSecretsInput, options?: CallOptions): Promise<WebhookSecrets>;
  /**
   * Send a verification code to the URL of a webhook. `GET /Notification/Webhooks/{WebhookId}/Verification`
   */
  sendVerification(input: WebhooksSendVerificationInput, options?: CallOptions): Promise<WebhookVerification>;
  /** Verify a webhook by the code that it received. `POST /Notification/Webhooks/{WebhookId}/Verification` */
  confirmVerification(input: WebhooksConfirmVerificationInput, options?: CallOptions): Promise<Webhook>;
}

const showSampleOperation: Operation = { method: 'GET', path: '/Notification/Webhooks/Sample' };

const rewindEventsOperation: Operation = {
  method: 'GET',
  path: '/Notification/WebhookNotifications/RewindEvents',
};

const listNotificationsOperation: Operation = { method: 'GET', path: '/Notification/WebhookNotifications' };

const showNotificationOperation: Operation = {
  method: 'GET',
  path: '/Notification/WebhookNotifications/{NotificationId}',
};

const replayNotificationOperation: Operation = {
  method: 'POST',
  path: '/Notification/WebhookNotifications/{NotificationId}/Replay',
  isKept: true,
};

const replayNotificationsOperation: Operation = {
  method: 'POST',
  path: '/Notification/WebhookNotifications/Replay',
  isKept: true,
};

const createOperation: Operation = { method: 'POST', path: '/Notification/Webhooks', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/Notification/Webhooks' };

const showOperation: Operation = { method: 'GET', path: '/Notification/Webhooks/{WebhookId}' };

const updateOperation: Operation = {
  method: 'PATCH',
  path: '/Notification/Webhooks/{WebhookId}',
  isKept: true,
};

const deleteOperation: Operation = {
  method: 'DELETE',
  path: '/Notification/Webhooks/{WebhookId}',
  isKept: true,
};

const showSecretsOperation: Operation = { method: 'GET', path: '/Notification/Webhooks/{WebhookId}/Secrets' };

const sendVerificationOperation: Operation = {
  method: 'GET',
  path: '/Notification/Webhooks/{WebhookId}/Verification',
};

const confirmVerificationOperation: Operation = {
  method: 'POST',
  path: '/Notification/Webhooks/{WebhookId}/Verification',
  query: ['Code'],
};

export function webhooks(send: Send): WebhooksResource {
  return {
    showSample: (input, options) => send(showSampleOperation, input, options),
    rewindEvents: (input = {}, options) => send(rewindEventsOperation, input, options),
    allEvents: (input = {}, options) => allPages(send, rewindEventsOperation, input, options),
    listNotifications: (input = {}, options) => send(listNotificationsOperation, input, options),
    allNotifications: (input = {}, options) => allPages(send, listNotificationsOperation, input, options),
    showNotification: (input, options) => send(showNotificationOperation, input, options),
    replayNotification: (input, options) => send(replayNotificationOperation, input, options),
    replayNotifications: (input, options) => send(replayNotificationsOperation, input, options),
    create: (input, options) => send(createOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
    showSecrets: (input, options) => send(showSecretsOperation, input, options),
    sendVerification: (input, options) => send(sendVerificationOperation, input, options),
    confirmVerification: (input, options) => send(confirmVerificationOperation, input, options),
  };
}
