/** What a gateway tells by itself, some time after it was asked or without having been. */
import type { Instant } from '../../domain/calendar/instant.ts';
import type { ChargeAnswer, DeclineReason } from '../../domain/collecting/charge-answer.ts';
import type { RegisteredMethod } from './method-registration.ts';

export interface SettledCharge {
  readonly idempotencyKey: string;
  readonly answer: Exclude<ChargeAnswer, { readonly kind: 'Pending' }>;
}

export type RefundAnswer =
  | { readonly kind: 'Succeeded'; readonly reference: string }
  | { readonly kind: 'Pending'; readonly reference: string }
  /** In the gateway's words, for the agent who asked. */
  | { readonly kind: 'Failed'; readonly reason: string };

/** A request of the gateway's server, as it came: what is signed is its bytes. */
export interface Delivery {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** By the machine's clock, which is what signatures are dated by. */
  readonly receivedAt: Instant;
}

export type GatewayNews =
  | ({ readonly kind: 'ChargeSettled' } & SettledCharge)
  /** Money that had been paid was taken back: by the payer with their card's bank, or returned by the bank (SEPA). */
  | {
      readonly kind: 'ChargeReversed';
      /** The gateway's name of the dispute or return: told twice, it counts once. */
      readonly reversalReference: string;
      readonly idempotencyKey: string;
      readonly cause: 'Dispute' | 'Return';
      /** Of the scheme, as MD06 or fraudulent; kept for the agent. */
      readonly code: string;
      readonly reason: DeclineReason;
      /** Minor units; all of the charge or a part. */
      readonly amount: number;
    }
  /** A dispute ended in favour of the business: the money came back. */
  | { readonly kind: 'ReversalWithdrawn'; readonly reversalReference: string }
  | { readonly kind: 'RefundSettled'; readonly idempotencyKey: string; readonly answer: RefundAnswer }
  | { readonly kind: 'MethodRegistered'; readonly registrationKey: string; readonly method: RegisteredMethod }
  | { readonly kind: 'RegistrationFailed'; readonly registrationKey: string; readonly reason: DeclineReason }
  /** A card was replaced by its bank, a mandate was revoked, an expiry was moved. */
  | {
      readonly kind: 'MethodChanged';
      readonly token: string;
      readonly state: 'Valid' | 'Defective';
      readonly displayName?: string;
      readonly expiresAt?: Instant | null;
    };
