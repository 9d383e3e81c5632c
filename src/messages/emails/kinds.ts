/** The e-mails that customers get, and what each may speak of besides the seller and the customer. */
import type { MessageKind } from '../../database/table-types.ts';

export interface EmailText {
  readonly subject: string;
  /** Plain text: a blank line begins a paragraph, an address becomes a link. */
  readonly body: string;
  /** What stands between the head and the foot of the HTML part; left out, it is made of the plain text. */
  readonly bodyHtml?: string | undefined;
}

/** Texts of every kind in one language, as Liquid templates. */
export type EmailTexts = Readonly<Record<MessageKind, EmailText>>;

/**
 * What a template speaks of: `{{ invoice.number }}`. Amounts and dates come written in the language of the e-mail; what
 * does not apply is left out, as Liquid takes every text for true.
 */
export type EmailData = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const emailKinds = [
  'InvoiceIssued',
  'DirectDebitAnnounced',
  'CreditNoteIssued',
  'PaymentReceived',
  'PaymentRefunded',
  'PaymentFailed',
  'AuthenticationRequired',
  'PaymentReminder1',
  'PaymentReminder2',
  'PaymentReminder3',
  'ServiceSuspended',
  'CardSoonExpired',
  'PaymentMethodRegistered',
  'PaymentMethodRemoved',
  'SubscriptionStarted',
  'RenewalAhead',
  'SubscriptionTerminated',
  'TrialEnding',
  'PortalLink',
] as const satisfies readonly MessageKind[];

/**
 * What a person may ask not to get. All others are owed by law or by the contract, or say what to do so that it goes
 * on: nobody can be unsubscribed from them (docs/decisions/0024).
 */
export const optionalKinds: ReadonlySet<MessageKind> = new Set(['TrialEnding']);

/** Names of the parts of the data, by kind; `seller`, `customer` and `portal` are in all of them. */
export const topicsOf: Readonly<Record<MessageKind, readonly string[]>> = {
  InvoiceIssued: ['invoice'],
  DirectDebitAnnounced: ['invoice', 'debit'],
  CreditNoteIssued: ['credit_note'],
  PaymentReceived: ['invoice', 'receipt'],
  PaymentRefunded: ['credit_note', 'refund'],
  PaymentFailed: ['invoice', 'payment'],
  AuthenticationRequired: ['invoice', 'payment'],
  PaymentReminder1: ['invoice', 'late'],
  PaymentReminder2: ['invoice', 'late'],
  PaymentReminder3: ['invoice', 'late'],
  ServiceSuspended: ['suspension'],
  CardSoonExpired: ['card'],
  PaymentMethodRegistered: ['method'],
  PaymentMethodRemoved: ['method'],
  SubscriptionStarted: ['subscription'],
  RenewalAhead: ['subscription', 'renewal'],
  SubscriptionTerminated: ['subscription'],
  TrialEnding: ['subscription', 'trial'],
  PortalLink: [],
};
