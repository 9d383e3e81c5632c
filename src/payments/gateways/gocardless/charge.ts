/** Charges: a payment of GoCardless for each, under our key, which is also written into its metadata. */
import {
  type GoCardlessClient,
  InvalidStateError,
  type Payment,
  PaymentCurrency,
  ValidationFailedError,
} from 'gocardless-nodejs';
import type { ChargeAnswer } from '../../../domain/collecting/charge-answer.ts';
import type { ChargeRequest } from '../gateway.ts';
import type { GatewayCall } from '../gateway-call.ts';
import { severalAtOnce } from '../several-at-once.ts';
import { declineReasonOf } from './causes.ts';
import type { Connect } from './connect.ts';

/** Of the payment's metadata. */
export const CHARGE_KEY = 'tacite_charge';
/** Their limit is a thousand requests a minute. */
const AT_ONCE = 8;
/** A charge without an answer is asked for within minutes; this is after days of an outage. */
const LOOKED_BACK_DAYS = 60;
const MOST_LISTED = 500;

export function chargeThrough(connect: Connect) {
  return (call: GatewayCall, requests: readonly ChargeRequest[]): Promise<readonly ChargeAnswer[]> => {
    const client = connect(call);
    return severalAtOnce(requests, AT_ONCE, (request) => chargeOne(client, request));
  };
}

/** Asked a second time under a key, their server names the first payment, and the library fetches it. */
async function chargeOne(client: GoCardlessClient, request: ChargeRequest): Promise<ChargeAnswer> {
  const { idempotencyKey, token, amount } = request;
  const currency = Object.values(PaymentCurrency).find((one) => one === request.currency);
  if (currency === undefined) return { kind: 'Declined', reason: 'Rejected' };
  const asked = { amount, currency, links: { mandate: token }, metadata: { [CHARGE_KEY]: idempotencyKey } };
  try {
    return answerOf(await client.payments.create(asked, idempotencyKey));
  } catch (error) {
    if (error instanceof InvalidStateError || error instanceof ValidationFailedError)
      return { kind: 'Declined', reason: declineReasonOf(error.errors[0]?.reason) };
    throw error;
  }
}

/** By the mandate, whose payments are listed as they are: unlike a search, such a list lags behind nothing. */
export function lookUpThrough(connect: Connect) {
  return async (call: GatewayCall, requests: readonly ChargeRequest[]) => {
    const client = connect(call);
    const wanted = new Set(requests.map(({ idempotencyKey }) => idempotencyKey));
    const mandates = [...new Set(requests.map(({ token }) => token))];
    const since = new Date(Date.now() - LOOKED_BACK_DAYS * 86_400_000).toISOString();
    const lists = await severalAtOnce(mandates, AT_ONCE, (mandate) =>
      client.payments.list({ mandate, created_at: { gte: since }, limit: MOST_LISTED }),
    );
    const known = new Map<string, ChargeAnswer>();
    for (const payment of lists.flatMap((list) => list.payments)) {
      const key = payment.metadata?.[CHARGE_KEY];
      if (key !== undefined && wanted.has(key)) known.set(key, answerOf(payment));
    }
    return known;
  };
}

/** Why it failed is told by events only; what was charged back had been paid, and its event tells the rest. */
export function answerOf({ id, status }: Payment): ChargeAnswer {
  if (id === undefined) throw new Error('GoCardless answered a payment without its id');
  switch (status) {
    case 'pending_customer_approval':
    case 'pending_submission':
    case 'submitted':
      return { kind: 'Pending', reference: id };
    case 'confirmed':
    case 'paid_out':
    case 'charged_back':
      return { kind: 'Succeeded', reference: id };
    case 'cancelled':
    case 'customer_approval_denied':
    case 'failed':
      return { kind: 'Declined', reason: 'Rejected', reference: id };
    default:
      throw new Error(`GoCardless answered a payment in an unknown state: ${status}`);
  }
}
