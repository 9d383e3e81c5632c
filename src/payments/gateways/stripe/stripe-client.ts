/**
 * The official library, opened with the key of a business, and what its failures become before they leave this
 * folder: a sentence without payer, key or client secret, since whoever catches it writes it to a log.
 */
import Stripe from 'stripe';
import type { GatewayCall } from '../gateway-call.ts';

/** Where Stripe answers; left out, at api.stripe.com. */
export interface StripeServer {
  readonly host: string;
  readonly port: number;
  readonly protocol: 'http' | 'https';
}

/** What our code is written for: an account's own default version changes nothing here. */
const API_VERSION = '2026-10-28.endive';

/**
 * The library sends again by itself under the same Idempotency-Key, so that a dropped answer is usually answered by
 * the replay a moment later. Three times fifteen seconds stay below the minute that a gateway is waited for.
 */
const RETRIES = 2;
const TIMEOUT_MS = 15_000;

export function openStripe({ settings }: GatewayCall, server: StripeServer | undefined): Stripe {
  const key = settings.get('SecretKey');
  if (!key) throw new Error('stripe: the setting SecretKey is missing');
  return new Stripe(key, {
    apiVersion: API_VERSION,
    maxNetworkRetries: RETRIES,
    timeout: TIMEOUT_MS,
    telemetry: false,
    ...server,
  });
}

/** The failure without what Stripe echoes in it: the request id finds the rest in its dashboard. */
export function withoutSecrets(failure: unknown): unknown {
  if (failure instanceof AggregateError) return withoutSecrets(failure.errors[0]);
  if (!(failure instanceof Stripe.errors.StripeError)) return failure;
  const said = [failure.type, failure.statusCode, failure.code, failure.param, failure.requestId];
  return new Error(`stripe: ${said.filter((part) => part !== undefined && part !== '').join(' ')}`);
}

/** Does the work; what the library throws is thrown without secrets. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    throw withoutSecrets(failure);
  }
}

/** Whether the answer is the stored one of an earlier sending, and thereby as old as that one. */
export function isReplayed(headers: Readonly<Record<string, unknown>> | undefined): boolean {
  return headers?.['idempotent-replayed'] === 'true';
}

/** The id of what is either named or expanded. */
export function idOf(object: string | { readonly id: string } | null | undefined): string | undefined {
  return typeof object === 'string' ? object : object?.id;
}

/** What Stripe does not have, or does not let this key see. */
export function isMissing(failure: unknown): boolean {
  return failure instanceof Stripe.errors.StripeInvalidRequestError && failure.code === 'resource_missing';
}
