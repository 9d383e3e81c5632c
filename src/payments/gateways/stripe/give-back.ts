/** Gives money of a charge back, and finds what became of it: refunds of a charge are listed, never searched. */
import Stripe from 'stripe';
import type { RefundRequest } from '../gateway.ts';
import type { RefundAnswer } from '../gateway-news.ts';
import { severalAtOnce } from '../several-at-once.ts';
import { isFaultOfOurs } from './charge-methods.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { asking, isMissing, isReplayed } from './stripe-client.ts';

const AT_ONCE = 8;
const PAGE = 100;

export function giveBack(
  stripe: Stripe,
  businessId: number,
  requests: readonly RefundRequest[],
): Promise<readonly RefundAnswer[]> {
  return asking(() =>
    severalAtOnce(requests, AT_ONCE, (request) => giveBackOne(stripe, businessId, request)),
  );
}

async function giveBackOne(
  stripe: Stripe,
  businessId: number,
  { idempotencyKey, chargeReference, amount, currency }: RefundRequest,
): Promise<RefundAnswer> {
  const theirs = toStripeAmount(amount, currency);
  if (theirs === undefined) return { kind: 'Failed', reason: `invalid_charge_amount ${currency}` };
  try {
    const refund = await stripe.refunds.create(
      {
        ...chargeNamed(chargeReference),
        amount: theirs,
        metadata: { tacite_refund: idempotencyKey, tacite_business: String(businessId) },
      },
      { idempotencyKey: `refund-${idempotencyKey}` },
    );
    // A stored answer is as old as the first sending.
    return refundAnswerOf(
      isReplayed(refund.lastResponse.headers) ? await stripe.refunds.retrieve(refund.id) : refund,
    );
  } catch (thrown) {
    if (isRefused(thrown)) return { kind: 'Failed', reason: thrown.message };
    throw thrown;
  }
}

function isRefused(thrown: unknown): thrown is InstanceType<typeof Stripe.errors.StripeError> {
  return (
    thrown instanceof Stripe.errors.StripeCardError ||
    (thrown instanceof Stripe.errors.StripeInvalidRequestError && !isFaultOfOurs(thrown))
  );
}

export function refundAnswerOf(refund: Stripe.Refund): RefundAnswer {
  switch (refund.status) {
    case 'succeeded':
      return { kind: 'Succeeded', reference: refund.id };
    case 'failed':
    case 'canceled':
      return { kind: 'Failed', reason: refund.failure_reason ?? refund.status };
    default:
      return { kind: 'Pending', reference: refund.id };
  }
}

/** By key; those that Stripe does not know are left out. */
export async function findRefunds(
  stripe: Stripe,
  businessId: number,
  requests: readonly RefundRequest[],
): Promise<ReadonlyMap<string, RefundAnswer>> {
  const asked = new Set(requests.map(({ idempotencyKey }) => idempotencyKey));
  const charges = [...new Set(requests.map(({ chargeReference }) => chargeReference))];
  const found = await asking(() =>
    severalAtOnce(charges, AT_ONCE, (charge) => refundsOf(stripe, businessId, charge)),
  );
  return new Map(found.flat().filter(([key]) => asked.has(key)));
}

async function refundsOf(
  stripe: Stripe,
  businessId: number,
  chargeReference: string,
): Promise<readonly (readonly [string, RefundAnswer])[]> {
  const found: (readonly [string, RefundAnswer])[] = [];
  try {
    for await (const refund of stripe.refunds.list({ ...chargeNamed(chargeReference), limit: PAGE })) {
      const key = refund.metadata?.tacite_refund;
      if (key && refund.metadata?.tacite_business === String(businessId))
        found.push([key, refundAnswerOf(refund)]);
    }
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown;
  }
  return found;
}

/** Charges of ours are named by their PaymentIntent; those of an import may be by their Charge. */
function chargeNamed(reference: string): { readonly payment_intent: string } | { readonly charge: string } {
  return reference.startsWith('pi_') ? { payment_intent: reference } : { charge: reference };
}
