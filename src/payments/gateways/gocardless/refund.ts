/** Refunds: each is a refund of GoCardless, found again by our key in its metadata. */
import {
  type GoCardlessClient,
  InvalidStateError,
  type Refund,
  ValidationFailedError,
} from 'gocardless-nodejs';
import type { RefundRequest } from '../gateway.ts';
import type { GatewayCall } from '../gateway-call.ts';
import type { RefundAnswer } from '../gateway-news.ts';
import { severalAtOnce } from '../several-at-once.ts';
import type { Connect } from './connect.ts';

/** Of the refund's metadata. */
export const REFUND_KEY = 'tacite_refund';
/** One after the other: each states the sum of those before it. */
const AT_ONCE = 1;
const MOST_LISTED = 500;

export function refundThrough(connect: Connect) {
  return (call: GatewayCall, requests: readonly RefundRequest[]): Promise<readonly RefundAnswer[]> => {
    const client = connect(call);
    return severalAtOnce(requests, AT_ONCE, (request) => refundOne(client, request));
  };
}

/** Their server wants the sum of all refunds of the payment, this one included, as a guard against doing it twice. */
async function refundOne(client: GoCardlessClient, request: RefundRequest): Promise<RefundAnswer> {
  const { idempotencyKey, chargeReference, amount } = request;
  const earlier = await findRefund(client, request);
  if (earlier) return refundAnswerOf(earlier);
  const payment = await client.payments.find(chargeReference);
  const asked = {
    amount,
    links: { payment: chargeReference },
    total_amount_confirmation: (payment.amount_refunded ?? 0) + amount,
    metadata: { [REFUND_KEY]: idempotencyKey },
  };
  try {
    return refundAnswerOf(await client.refunds.create(asked, idempotencyKey));
  } catch (error) {
    if (error instanceof InvalidStateError || error instanceof ValidationFailedError)
      return { kind: 'Failed', reason: error.errors[0]?.message ?? error.message };
    throw error;
  }
}

export function lookUpRefundsThrough(connect: Connect) {
  return async (call: GatewayCall, requests: readonly RefundRequest[]) => {
    const client = connect(call);
    const known = new Map<string, RefundAnswer>();
    for (const request of requests) {
      const refund = await findRefund(client, request);
      if (refund) known.set(request.idempotencyKey, refundAnswerOf(refund));
    }
    return known;
  };
}

async function findRefund(
  client: GoCardlessClient,
  { chargeReference, idempotencyKey }: RefundRequest,
): Promise<Refund | undefined> {
  const { refunds } = await client.refunds.list({ payment: chargeReference, limit: MOST_LISTED });
  return refunds.find(({ metadata }) => metadata?.[REFUND_KEY] === idempotencyKey);
}

export function refundAnswerOf({ id, status }: Refund): RefundAnswer {
  if (id === undefined) throw new Error('GoCardless answered a refund without its id');
  switch (status) {
    case 'paid':
      return { kind: 'Succeeded', reference: id };
    case 'cancelled':
    case 'bounced':
    case 'funds_returned':
      return { kind: 'Failed', reason: status };
    default:
      return { kind: 'Pending', reference: id };
  }
}
