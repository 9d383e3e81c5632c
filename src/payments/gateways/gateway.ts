/**
 * What Tacite asks of a gateway, the same for all of them. A gateway is one folder beside this file, named in
 * gateways.ts. It is never called inside of a transaction of ours.
 */
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { ChargeAnswer } from '../../domain/collecting/charge-answer.ts';

/** Whose account with the gateway is used, and what time it is there. */
export interface GatewayCall {
  readonly businessId: number;
  readonly now: Instant;
  /** For the simulator, whose books are kept with ours; others find their settings there. */
  readonly kysely: Kysely<Tables>;
}

export interface ChargeRequest {
  /** Asked again under the same key, a gateway answers what it answered first, and charges nobody twice. */
  readonly idempotencyKey: string;
  /** What it gave for the method when the customer registered it. */
  readonly token: string;
  readonly typePayment: 'Card' | 'DirectDebit';
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
}

export interface SettledCharge {
  readonly idempotencyKey: string;
  readonly answer: Exclude<ChargeAnswer, { readonly kind: 'Pending' }>;
}

export interface Gateway {
  /** In the order of the requests. @throws Error when what became of them is unknown: it is asked for later. */
  charge(call: GatewayCall, requests: readonly ChargeRequest[]): Promise<readonly ChargeAnswer[]>;
  /** What became of charges whose answer never came; those that the gateway does not know are left out. */
  lookUp(call: GatewayCall, idempotencyKeys: readonly string[]): Promise<ReadonlyMap<string, ChargeAnswer>>;
  /** What has been decided, up to the call's now, of charges that were pending, until it is acknowledged. */
  findSettled(call: GatewayCall): Promise<readonly SettledCharge[]>;
  acknowledge(call: GatewayCall, idempotencyKeys: readonly string[]): Promise<void>;
}
