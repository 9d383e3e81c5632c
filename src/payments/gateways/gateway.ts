/**
 * What Tacite asks of a gateway, the same for all of them. A gateway is one folder beside this file, named in
 * gateways.ts. It is never called inside of a transaction of ours.
 */
import type { ChargeAnswer } from '../../domain/collecting/charge-answer.ts';
import type { GatewayCall } from './gateway-call.ts';
import type { Delivery, GatewayNews, RefundAnswer } from './gateway-news.ts';
import type { MethodRegistration } from './method-registration.ts';

/** Something that a business enters to have an account used: the key of an API, the creditor's identifier. */
export interface GatewaySetting {
  /** PascalCase, as in our API. */
  readonly name: string;
  readonly title: { readonly en: string; readonly fr: string };
  /** Kept sealed, and never shown again. */
  readonly isSecret: boolean;
  readonly isRequired: boolean;
  readonly pattern: RegExp;
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

export interface RefundRequest {
  readonly idempotencyKey: string;
  /** The gateway's own name of the charge, as its answer gave it. */
  readonly chargeReference: string;
  /** Minor units; at most what was charged and not given back yet. */
  readonly amount: number;
  readonly currency: string;
}

export interface Gateway {
  readonly name: string;
  readonly title: { readonly en: string; readonly fr: string };
  readonly typesPayment: readonly ('Card' | 'DirectDebit')[];
  readonly settings: readonly GatewaySetting[];
  /** Moves no money: in a sandbox it works without an account, until somebody disables it. */
  readonly isFreeInSandbox?: true;
  /** When they are entered: asks the gateway's server whether they work. Null when they do, else its words. */
  checkSettings?(call: GatewayCall): Promise<string | null>;

  /**
   * In the order of the requests; null for those of which nothing is known while others were answered.
   * @throws Error when what became of them is unknown: it is asked for later, as it is for a null.
   */
  charge(call: GatewayCall, requests: readonly ChargeRequest[]): Promise<readonly (ChargeAnswer | null)[]>;
  /** What became of charges whose answer never came, by key; those that the gateway does not know are left out. */
  lookUp(call: GatewayCall, requests: readonly ChargeRequest[]): Promise<ReadonlyMap<string, ChargeAnswer>>;
  /** Of a gateway that keeps its books with ours: what it has to tell up to the call's now, until acknowledged. */
  findNews?(call: GatewayCall): Promise<readonly GatewayNews[]>;
  acknowledge?(call: GatewayCall, news: readonly GatewayNews[]): Promise<void>;

  /** In the order of the requests. @throws Error when what became of them is unknown. Left out: it gives nothing back. */
  refund?(call: GatewayCall, requests: readonly RefundRequest[]): Promise<readonly RefundAnswer[]>;
  lookUpRefunds?(
    call: GatewayCall,
    requests: readonly RefundRequest[],
  ): Promise<ReadonlyMap<string, RefundAnswer>>;

  /** How a customer gives a card or a mandate, on the gateway's own pages. */
  readonly registration?: MethodRegistration;
  /** The customer or an agent removed the method: the gateway forgets it. Doing it twice is no failure. */
  forget?(call: GatewayCall, token: string): Promise<void>;

  /**
   * What the gateway's server tells ours, at the address of this business and gateway. Null when the delivery is not
   * signed as the settings ask. News may come twice, late, or out of order: whoever records them bears that.
   */
  receive?(call: GatewayCall, delivery: Delivery): Promise<readonly GatewayNews[] | null>;
}
