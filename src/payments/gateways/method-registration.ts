/** How a customer gives a card or a mandate: on the gateway's own pages, so that no card number reaches our server. */
import type { Instant } from '../../domain/calendar/instant.ts';
import type { DeclineReason } from '../../domain/collecting/charge-answer.ts';
import type { GatewayCall } from './gateway-call.ts';

export interface RegistrationRequest {
  /** Ours; begun again under the same key, it is the same registration. */
  readonly registrationKey: string;
  readonly typePayment: 'Card' | 'DirectDebit';
  readonly customer: {
    readonly id: number;
    readonly reference: string;
    readonly name: string;
    readonly email: string;
    /** Two letters. */
    readonly language: string;
    /** ISO 3166-1 alpha-2, when known. */
    readonly country: string | null;
  };
  /** ISO 4217, of the customer's segment: some gateways choose their scheme by it. */
  readonly currency: string;
  /** Where the gateway sends the payer afterwards; `registrationKey` is in it already. */
  readonly returnUrl: string;
  readonly cancelUrl: string;
}

export interface RegistrationStarted {
  /** The gateway's name of what was begun. */
  readonly reference: string;
  /** The payer goes there. */
  readonly url: string;
}

export interface RegisteredMethod {
  readonly token: string;
  readonly typePayment: 'Card' | 'DirectDebit';
  /** What the payer recognises, with the last digits only: Visa •••• 4242. */
  readonly displayName: string;
  readonly country: string | null;
  /** First instant at which it no longer works; null when it does not expire. */
  readonly expiresAt: Instant | null;
  /** Of a SEPA mandate. */
  readonly mandate: {
    /** Unique mandate reference (RUM). */
    readonly reference: string;
    readonly signedAt: Instant;
    readonly scheme: 'Core' | 'B2B';
  } | null;
}

export type RegistrationAnswer =
  | { readonly kind: 'Registered'; readonly method: RegisteredMethod }
  /** The payer has not finished, or the bank has not answered. */
  | { readonly kind: 'Pending' }
  | { readonly kind: 'Failed'; readonly reason: DeclineReason };

export interface MethodRegistration {
  begin(call: GatewayCall, request: RegistrationRequest): Promise<RegistrationStarted>;
  /** When the payer is back, or later when they never came: any number of times. */
  finish(call: GatewayCall, started: { readonly reference: string }): Promise<RegistrationAnswer>;
}
