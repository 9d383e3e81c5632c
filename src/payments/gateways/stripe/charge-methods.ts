/**
 * Charges by a PaymentIntent each, confirmed while the payer is away. What Stripe answers is one of our answers, or
 * is unknown and asked for later.
 *
 * Never twice, by two guards. Stripe keeps what it answered to an Idempotency-Key for at least 24 hours. And before a
 * charge is sent again, `lookUp` lists the PaymentIntents of its customer for its key in their metadata: a list is
 * consistent at once and has no age limit, where a search lags by up to an hour.
 */
import Stripe from 'stripe';
import type { ChargeAnswer } from '../../../domain/collecting/charge-answer.ts';
import type { ChargeRequest } from '../gateway.ts';
import { severalAtOnce } from '../several-at-once.ts';
import { declineReasonOf } from './decline-reason.ts';
import { readToken } from './method-token.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { asking, idOf, isMissing, isReplayed, withoutSecrets } from './stripe-client.ts';

/** Well below the 25 writes a second that Stripe grants to every account. */
const AT_ONCE = 8;
const PAGE = 100;

const types = { Card: 'card', DirectDebit: 'sepa_debit' } as const;

/** Null for those of which nothing is known while others were answered. @throws Error when nothing is known of any. */
export async function chargeMethods(
  stripe: Stripe,
  businessId: number,
  requests: readonly ChargeRequest[],
): Promise<readonly (ChargeAnswer | null)[]> {
  let failure: unknown;
  let isCutOff = false;
  const answers = await severalAtOnce(requests, AT_ONCE, async (request): Promise<ChargeAnswer | null> => {
    if (isCutOff) return null;
    try {
      return await chargeMethod(stripe, businessId, request);
    } catch (thrown) {
      failure = thrown;
      isCutOff = !concernsOneCharge(thrown);
      return null;
    }
  });
  // What stays unknown is asked for again by itself, and then thrown: no failure is lost.
  if (failure !== undefined && answers.every((answer) => answer === null)) throw withoutSecrets(failure);
  return answers;
}

/** The others are of the line, the key or the rate: whatever is sent next would meet them too. */
function concernsOneCharge(thrown: unknown): boolean {
  return (
    thrown instanceof Stripe.errors.StripeAPIError ||
    thrown instanceof Stripe.errors.StripeIdempotencyError ||
    thrown instanceof Stripe.errors.StripeInvalidRequestError
  );
}

async function chargeMethod(
  stripe: Stripe,
  businessId: number,
  request: ChargeRequest,
): Promise<ChargeAnswer> {
  const amount = toStripeAmount(request.amount, request.currency);
  if (amount === undefined) return { kind: 'Declined', reason: 'Rejected' };
  const token = readToken(request.token);
  if (!token) return { kind: 'Declined', reason: 'MethodRevoked' };
  try {
    const intent = await stripe.paymentIntents.create(
      {
        amount,
        currency: request.currency.toLowerCase(),
        customer: token.customer,
        payment_method: token.method,
        allowed_payment_method_types: [types[request.typePayment]],
        confirm: true,
        off_session: true,
        metadata: { tacite_charge: request.idempotencyKey, tacite_business: String(businessId) },
      },
      { idempotencyKey: `charge-${request.idempotencyKey}` },
    );
    const answer = answerOf(
      isReplayed(intent.lastResponse.headers) ? await stripe.paymentIntents.retrieve(intent.id) : intent,
    );
    if (!answer) throw new Error(`stripe: ${intent.id} was left ${intent.status}`);
    return answer;
  } catch (thrown) {
    const answer = declined(thrown);
    if (!answer) throw thrown;
    return answer;
  }
}

/** What Stripe refused for good under this key: by the bank, or since method and amount do not go together. */
function declined(thrown: unknown): ChargeAnswer | undefined {
  if (thrown instanceof Stripe.errors.StripeCardError) {
    const reference = idOf(thrown.payment_intent);
    return { kind: 'Declined', reason: declineReasonOf(thrown), ...(reference && { reference }) };
  }
  if (thrown instanceof Stripe.errors.StripeInvalidRequestError && !isFaultOfOurs(thrown))
    return { kind: 'Declined', reason: declineReasonOf(thrown) };
  return undefined;
}

/** A parameter, or a key of the other mode: no customer's method is to blame. */
export function isFaultOfOurs({ code, message }: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  return (
    /^(parameter|livemode|secret_key|api_key|testmode|tls|platform)/.test(code ?? '') ||
    /similar object exists in (live|test) mode/.test(message)
  );
}

/** Undefined when it was never confirmed: no money moves by it. */
export function answerOf(intent: Stripe.PaymentIntent): ChargeAnswer | undefined {
  const reference = intent.id;
  switch (intent.status) {
    case 'succeeded':
      return { kind: 'Succeeded', reference };
    case 'processing':
      return { kind: 'Pending', reference };
    case 'requires_action':
      return { kind: 'Declined', reason: 'AuthenticationRequired', reference };
    case 'requires_payment_method':
      if (!intent.last_payment_error) return undefined;
      return { kind: 'Declined', reason: declineReasonOf(intent.last_payment_error), reference };
    case 'canceled':
      return { kind: 'Declined', reason: declineReasonOf(intent.last_payment_error ?? {}), reference };
    case 'requires_confirmation':
      return undefined;
    default:
      throw new Error(`stripe: ${intent.id} is ${intent.status}, which no charge of ours can be`);
  }
}

/** What became of charges, by key. */
export async function findCharges(
  stripe: Stripe,
  businessId: number,
  requests: readonly ChargeRequest[],
): Promise<ReadonlyMap<string, ChargeAnswer>> {
  const byCustomer = Map.groupBy(requests, ({ token }) => readToken(token)?.customer);
  const found = await asking(() =>
    severalAtOnce([...byCustomer], AT_ONCE, ([customer, theirs]) =>
      customer === undefined
        ? Promise.resolve([])
        : findOfCustomer(stripe, businessId, customer, new Set(theirs.map((one) => one.idempotencyKey))),
    ),
  );
  return new Map(found.flat());
}

async function findOfCustomer(
  stripe: Stripe,
  businessId: number,
  customer: string,
  keys: ReadonlySet<string>,
): Promise<readonly (readonly [string, ChargeAnswer])[]> {
  const found = new Map<string, ChargeAnswer>();
  try {
    for await (const intent of stripe.paymentIntents.list({ customer, limit: PAGE })) {
      const key = intent.metadata.tacite_charge;
      if (key === undefined || !keys.has(key)) continue;
      if (intent.metadata.tacite_business !== String(businessId)) continue;
      const answer = answerOf(intent);
      if (answer) found.set(key, answer);
      if (found.size === keys.size) break;
    }
  } catch (thrown) {
    // A customer whom Stripe does not have was never charged.
    if (!isMissing(thrown)) throw thrown;
  }
  return [...found];
}
