/** The e-mails that customers get, and what each may speak of besides the seller and the customer. */
import type { MessageKind } from '../../database/table-types.ts';

export interface EmailText {
  readonly subject: string;
  /** Plain text: a blank line begins a paragraph, an address becomes a link. */
  readonly body: string;
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
  'CreditNoteIssued',
  'PaymentFailed',
  'PaymentReminder1',
  'PaymentReminder2',
  'PaymentReminder3',
  'CardSoonExpired',
  'SubscriptionStarted',
  'SubscriptionTerminated',
  'TrialEnding',
  'PortalLink',
] as const satisfies readonly MessageKind[];

/** Names of the parts of the data, by kind; `seller`, `customer` and `portal` are in all of them. */
export const topicsOf: Readonly<Record<MessageKind, readonly string[]>> = {
  InvoiceIssued: ['invoice'],
  CreditNoteIssued: ['credit_note'],
  PaymentFailed: ['invoice', 'payment'],
  PaymentReminder1: ['invoice', 'late'],
  PaymentReminder2: ['invoice', 'late'],
  PaymentReminder3: ['invoice', 'late'],
  CardSoonExpired: ['card'],
  SubscriptionStarted: ['subscription'],
  SubscriptionTerminated: ['subscription'],
  TrialEnding: ['subscription', 'trial'],
  PortalLink: [],
};
