/**
 * Webhooks of GoCardless. Their events name things without describing them: what happened is read from the thing itself,
 * so that events may come late or out of order.
 */
import { type GoCardlessClient, verifySignature } from 'gocardless-nodejs';
import { z } from 'zod';
import type { GatewayCall } from '../gateway-call.ts';
import type { Delivery, GatewayNews } from '../gateway-news.ts';
import { declineReasonOf } from './causes.ts';
import { answerOf, CHARGE_KEY } from './charge.ts';
import type { Connect } from './connect.ts';
import { REFUND_KEY, refundAnswerOf } from './refund.ts';
import { answerOfRequest, methodOf, REGISTRATION_KEY } from './registration.ts';

const event = z.object({
  id: z.string(),
  resource_type: z.string(),
  action: z.string(),
  details: z.object({ cause: z.string().optional(), reason_code: z.string().optional() }).default({}),
  links: z
    .object({
      payment: z.string().optional(),
      mandate: z.string().optional(),
      refund: z.string().optional(),
      billing_request: z.string().optional(),
    })
    .default({}),
});

type Event = z.output<typeof event>;

const webhook = z.object({ events: z.array(event) });

export function receiveThrough(connect: Connect) {
  return async (call: GatewayCall, delivery: Delivery): Promise<readonly GatewayNews[] | null> => {
    if (!isSigned(call, delivery)) return null;
    const { events } = webhook.parse(JSON.parse(delivery.body));
    const client = connect(call);
    const news: GatewayNews[] = [];
    for (const one of events) {
      const told = await newsOf(client, one);
      if (told) news.push(told);
    }
    return news;
  };
}

function isSigned({ settings }: GatewayCall, { headers, body }: Delivery): boolean {
  const secret = settings.get('WebhookSecret');
  const signature = headers.get('webhook-signature');
  if (secret === undefined || signature === undefined) return false;
  try {
    verifySignature(body, secret, signature);
    return true;
  } catch (error) {
    // The library throws an object of its own, which is no Error.
    if (error instanceof Error) throw error;
    return false;
  }
}

/** Undefined for what is no news to us. */
async function newsOf(client: GoCardlessClient, one: Event): Promise<GatewayNews | undefined> {
  const { payment, mandate, refund, billing_request: request } = one.links;
  if (one.resource_type === 'payments' && payment !== undefined) return newsOfPayment(client, one, payment);
  if (one.resource_type === 'mandates' && mandate !== undefined) return newsOfMandate(client, one, mandate);
  if (one.resource_type === 'refunds' && refund !== undefined) return newsOfRefund(client, refund);
  if (one.resource_type === 'billing_requests' && request !== undefined)
    return newsOfRequest(client, request);
  return undefined;
}

async function newsOfPayment(
  client: GoCardlessClient,
  { action, details }: Event,
  id: string,
): Promise<GatewayNews | undefined> {
  if (
    ![
      'confirmed',
      'paid_out',
      'failed',
      'cancelled',
      'customer_approval_denied',
      'charged_back',
      'chargeback_cancelled',
    ].includes(action)
  )
    return undefined;
  const payment = await client.payments.find(id);
  const idempotencyKey = payment.metadata?.[CHARGE_KEY];
  // Made in their dashboard, or by another program.
  if (idempotencyKey === undefined) return undefined;
  const reason = declineReasonOf(details.cause);
  switch (action) {
    case 'charged_back':
      return {
        kind: 'ChargeReversed',
        reversalReference: `${id}-chargeback`,
        idempotencyKey,
        cause: 'Return',
        code: details.reason_code ?? details.cause ?? '',
        reason,
        amount: payment.amount ?? 0,
      };
    case 'chargeback_cancelled':
      return { kind: 'ReversalWithdrawn', reversalReference: `${id}-chargeback` };
    case 'confirmed':
    case 'paid_out':
      // Overtaken by its own failure, it is told by that.
      if (answerOf(payment).kind === 'Declined') return undefined;
      return { kind: 'ChargeSettled', idempotencyKey, answer: { kind: 'Succeeded', reference: id } };
    default: {
      const answer = answerOf(payment);
      if (answer.kind !== 'Declined') return undefined;
      return { kind: 'ChargeSettled', idempotencyKey, answer: { ...answer, reason } };
    }
  }
}

async function newsOfMandate(
  client: GoCardlessClient,
  { action }: Event,
  token: string,
): Promise<GatewayNews | undefined> {
  switch (action) {
    case 'cancelled':
    case 'expired':
    case 'failed':
    case 'blocked':
    case 'suspended_by_payer':
    case 'consumed':
      return { kind: 'MethodChanged', token, state: 'Defective' };
    case 'active':
    case 'reinstated':
      return { kind: 'MethodChanged', token, state: 'Valid' };
    case 'transferred': {
      const { displayName } = await methodOf(client, await client.mandates.find(token));
      return { kind: 'MethodChanged', token, state: 'Valid', displayName };
    }
    default:
      return undefined;
  }
}

async function newsOfRefund(client: GoCardlessClient, id: string): Promise<GatewayNews | undefined> {
  const refund = await client.refunds.find(id);
  const idempotencyKey = refund.metadata?.[REFUND_KEY];
  if (idempotencyKey === undefined) return undefined;
  return { kind: 'RefundSettled', idempotencyKey, answer: refundAnswerOf(refund) };
}

async function newsOfRequest(client: GoCardlessClient, id: string): Promise<GatewayNews | undefined> {
  const request = await client.billingRequests.find(id);
  const registrationKey = request.metadata?.[REGISTRATION_KEY];
  if (registrationKey === undefined) return undefined;
  const answer = await answerOfRequest(client, request);
  switch (answer.kind) {
    case 'Registered':
      return { kind: 'MethodRegistered', registrationKey, method: answer.method };
    case 'Failed':
      return { kind: 'RegistrationFailed', registrationKey, reason: answer.reason };
    case 'Pending':
      return undefined;
  }
}
