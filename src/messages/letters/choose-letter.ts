/** Which letter an event calls for, if any: the moments that write to a customer. Pure. */
import type { MessageKind } from '../../database/table-types.ts';
import { optionalKinds } from '../emails/kinds.ts';
import type { LetterFacts } from './letter-facts.ts';

/** @param isInvoiceSent what the segment does, unless the customer wants it otherwise */
export function chooseLetter(facts: LetterFacts, isInvoiceSent: boolean): MessageKind | undefined {
  if (recipientOf(facts) === '') return undefined;
  const kind = kindOf(facts, facts.is_invoice_sent ?? isInvoiceSent);
  if (kind === undefined || (facts.is_unsubscribed && optionalKinds.has(kind))) return undefined;
  return kind;
}

/** Empty when there is nobody to write to. */
export function recipientOf({ other_recipient, email }: LetterFacts): string {
  return other_recipient ?? email;
}

function kindOf(facts: LetterFacts, isInvoiceSent: boolean): MessageKind | undefined {
  const { document, subscription, charge } = facts;
  switch (facts.type) {
    case 'InvoiceDebitIssuedPaymentAuto':
      // The payer of a direct debit is owed the date and the amount, whether or not invoices are sent.
      if (document?.type_payment === 'DirectDebit' && document.payment_scheduled_at !== null)
        return 'DirectDebitAnnounced';
      return document && isInvoiceSent ? 'InvoiceIssued' : undefined;
    case 'InvoiceDebitIssuedPaymentOffline':
      return document && isInvoiceSent ? 'InvoiceIssued' : undefined;
    case 'InvoiceCreditIssued':
      return document && isInvoiceSent ? 'CreditNoteIssued' : undefined;
    case 'DocumentAskedFor':
      if (!document) return undefined;
      return document.kind === 'Credit' ? 'CreditNoteIssued' : 'InvoiceIssued';
    case 'InvoiceDebitPaid':
      return document && facts.payment ? 'PaymentReceived' : undefined;
    case 'RefundGiven':
      return document && facts.payment ? 'PaymentRefunded' : undefined;
    case 'CustomerChargingFailed':
      // Asked for by a letter of its own.
      return document && charge?.decline_reason !== 'AuthenticationRequired' ? 'PaymentFailed' : undefined;
    case 'CustomerChargingAutoFailedNoPermission':
      return document ? 'PaymentFailed' : undefined;
    case 'InvoiceDebitPaymentAutoRequestedAuth':
      return document ? 'AuthenticationRequired' : undefined;
    case 'CustomerReminded1':
      return document ? 'PaymentReminder1' : undefined;
    case 'CustomerReminded2':
      return document ? 'PaymentReminder2' : undefined;
    case 'CustomerReminded3':
      return document ? 'PaymentReminder3' : undefined;
    case 'CustomerSuspendedForNonPayment':
    case 'SubscriptionSuspendedPaymentDue':
    case 'SubscriptionSuspendedPaymentInfoMissing':
      return 'ServiceSuspended';
    case 'GatewayPermissionSoonExpired':
      return facts.method?.expires_at ? 'CardSoonExpired' : undefined;
    case 'PaymentMethodRegistered':
    case 'PaymentMethodRemoved':
      return facts.method ? facts.type : undefined;
    case 'SubscriptionStarted':
      // Taken over from elsewhere: its customer knows it.
      return subscription && !subscription.is_migration ? 'SubscriptionStarted' : undefined;
    case 'SubscriptionUpgraded':
      return subscription ? 'SubscriptionStarted' : undefined;
    case 'SubscriptionTerminatedAtRenewal':
      return subscription ? 'SubscriptionTerminated' : undefined;
    case 'SubscriptionTerminated':
      return subscription && !subscription.is_end_announced ? 'SubscriptionTerminated' : undefined;
    case 'RenewalAhead':
      return subscription?.period_end_at ? 'RenewalAhead' : undefined;
    case 'TrialEndsSoon':
      return subscription?.period_end_at ? 'TrialEnding' : undefined;
  }
}
