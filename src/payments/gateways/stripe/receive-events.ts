/**
 * What Stripe's webhooks tell. A delivery is proved by its signature and says which object to look at: the object is
 * asked for again, so that late, repeated or reordered deliveries, and those of another API version, tell what is so
 * now. Objects without our metadata belong to whatever else the account is used for.
 */
import Stripe from 'stripe';
import type { DeclineReason } from '../../../domain/collecting/charge-answer.ts';
import type { Delivery, GatewayNews } from '../gateway-news.ts';
import { answerOf } from './charge-methods.ts';
import { declineReasonOf } from './decline-reason.ts';
import { describeMethod } from './describe-method.ts';
import { refundAnswerOf } from './give-back.ts';
import { writeToken } from './method-token.ts';
import { answerOfSetup, finishRegistration, retrieveSetup } from './register-method.ts';
import { fromStripeAmount } from './stripe-amount.ts';
import { idOf, isMissing } from './stripe-client.ts';

/** Stripe's own advice. */
const TOLERANCE_SECONDS = 300;

/** Null when the delivery is not signed with the secret, or was signed too long ago. */
export function readEvent(secret: string, { headers, body, receivedAt }: Delivery): Stripe.Event | null {
  const signature = headers.get('stripe-signature');
  if (signature === undefined) return null;
  try {
    return Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS, undefined, receivedAt);
  } catch (thrown) {
    if (thrown instanceof Stripe.errors.StripeSignatureVerificationError) return null;
    throw thrown;
  }
}

interface Asked {
  readonly stripe: Stripe;
  readonly businessId: number;
}

/** What the event means for us now; nothing when it is of something else. */
export async function newsOf(asked: Asked, event: Stripe.Event): Promise<readonly GatewayNews[]> {
  try {
    return await newsOfEvent(asked, event);
  } catch (thrown) {
    // Deleted since: there is nothing left to tell.
    if (isMissing(thrown)) return [];
    throw thrown;
  }
}

async function newsOfEvent(asked: Asked, event: Stripe.Event): Promise<readonly GatewayNews[]> {
  const { stripe } = asked;
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled':
      if (!isOurs(asked, event.data.object.metadata)) return [];
      return newsOfCharge(await stripe.paymentIntents.retrieve(event.data.object.id));
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
    case 'charge.dispute.closed':
      return newsOfDispute(asked, event.data.object.id);
    case 'charge.refund.updated':
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      if (!isOurs(asked, event.data.object.metadata)) return [];
      return newsOfRefund(await stripe.refunds.retrieve(event.data.object.id));
    case 'checkout.session.completed':
    case 'checkout.session.expired':
      return newsOfSession(asked, event.data.object);
    case 'setup_intent.succeeded':
      return newsOfSetup(asked, event.data.object);
    case 'payment_method.automatically_updated':
    case 'payment_method.updated':
      return newsOfMethod(await stripe.paymentMethods.retrieve(event.data.object.id));
    case 'payment_method.detached':
      return newsOfDetached(event.data.object.id, event.data.previous_attributes?.customer);
    case 'mandate.updated':
      return newsOfMandate(stripe, event.data.object.id);
    default:
      return [];
  }
}

function isOurs({ businessId }: Asked, metadata: Stripe.Metadata | null): boolean {
  return metadata?.tacite_business === String(businessId);
}

function newsOfCharge(intent: Stripe.PaymentIntent): readonly GatewayNews[] {
  const answer = answerOf(intent);
  const idempotencyKey = intent.metadata.tacite_charge;
  if (!answer || answer.kind === 'Pending' || idempotencyKey === undefined) return [];
  return [{ kind: 'ChargeSettled', idempotencyKey, answer }];
}

function newsOfRefund(refund: Stripe.Refund): readonly GatewayNews[] {
  const idempotencyKey = refund.metadata?.tacite_refund;
  if (idempotencyKey === undefined) return [];
  return [{ kind: 'RefundSettled', idempotencyKey, answer: refundAnswerOf(refund) }];
}

/**
 * A dispute takes the money at once; an inquiry (warning_…) and one that was prevented never do. Won, it gives it
 * back: told together with the taking, in case that was never told.
 */
async function newsOfDispute(asked: Asked, id: string): Promise<readonly GatewayNews[]> {
  const dispute = await asked.stripe.disputes.retrieve(id);
  const paymentIntent = idOf(dispute.payment_intent);
  if (paymentIntent === undefined || !isTaken(dispute)) return [];
  const intent = await asked.stripe.paymentIntents.retrieve(paymentIntent);
  const idempotencyKey = intent.metadata.tacite_charge;
  if (!isOurs(asked, intent.metadata) || idempotencyKey === undefined) return [];
  const reversed: GatewayNews = {
    kind: 'ChargeReversed',
    reversalReference: dispute.id,
    idempotencyKey,
    cause: intent.payment_method_types.includes('sepa_debit') ? 'Return' : 'Dispute',
    code: dispute.network_reason_code ?? dispute.reason,
    reason: reasonOfDispute(dispute.reason),
    amount: amountTaken(dispute, intent),
  };
  if (dispute.status !== 'won') return [reversed];
  return [reversed, { kind: 'ReversalWithdrawn', reversalReference: dispute.id }];
}

function isTaken({ status, balance_transactions }: Stripe.Dispute): boolean {
  if (status === 'won') return balance_transactions.length > 0;
  return !status.startsWith('warning_') && status !== 'prevented';
}

/** A dispute in the currency of the card, or moved by its rate, never takes more than was charged. */
function amountTaken(dispute: Stripe.Dispute, intent: Stripe.PaymentIntent): number {
  const theirs =
    dispute.currency === intent.currency ? Math.min(dispute.amount, intent.amount) : intent.amount;
  return fromStripeAmount(theirs, intent.currency.toUpperCase());
}

/** Who says that they never agreed, or no longer do, is not charged with that method again. */
const unwilling: ReadonlySet<string> = new Set(['fraudulent', 'unrecognized', 'subscription_canceled']);

function reasonOfDispute(reason: string): DeclineReason {
  return unwilling.has(reason) ? 'MethodRevoked' : declineReasonOf({ code: reason });
}

async function newsOfSession(
  asked: Asked,
  { id, metadata, client_reference_id }: Stripe.Checkout.Session,
): Promise<readonly GatewayNews[]> {
  if (!isOurs(asked, metadata) || client_reference_id === null) return [];
  const answer = await finishRegistration(asked.stripe, id);
  if (answer.kind === 'Pending') return [];
  if (answer.kind === 'Registered')
    return [{ kind: 'MethodRegistered', registrationKey: client_reference_id, method: answer.method }];
  return [{ kind: 'RegistrationFailed', registrationKey: client_reference_id, reason: answer.reason }];
}

async function newsOfSetup(
  asked: Asked,
  { id, metadata }: Stripe.SetupIntent,
): Promise<readonly GatewayNews[]> {
  const registrationKey = metadata?.tacite_registration;
  if (!isOurs(asked, metadata) || registrationKey === undefined) return [];
  const answer = answerOfSetup(await retrieveSetup(asked.stripe, id));
  if (answer.kind !== 'Registered') return [];
  return [{ kind: 'MethodRegistered', registrationKey, method: answer.method }];
}

/** The bank sent a new card or moved the expiry: the token stays, what it shows changes. */
function newsOfMethod(method: Stripe.PaymentMethod): readonly GatewayNews[] {
  const described = describeMethod(method);
  if (!described) return [];
  const { token, displayName, expiresAt } = described;
  return [{ kind: 'MethodChanged', token, state: 'Valid', displayName, expiresAt }];
}

function newsOfDetached(
  method: string,
  customer: string | { readonly id: string } | null | undefined,
): readonly GatewayNews[] {
  const id = idOf(customer);
  if (id === undefined) return [];
  return [{ kind: 'MethodChanged', token: writeToken({ customer: id, method }), state: 'Defective' }];
}

async function newsOfMandate(stripe: Stripe, id: string): Promise<readonly GatewayNews[]> {
  const mandate = await stripe.mandates.retrieve(id, { expand: ['payment_method'] });
  if (mandate.status !== 'inactive' || typeof mandate.payment_method === 'string') return [];
  const described = describeMethod(mandate.payment_method);
  return described ? [{ kind: 'MethodChanged', token: described.token, state: 'Defective' }] : [];
}
