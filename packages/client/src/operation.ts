/** What the generated methods are made of: where each operation stands, and how it is called. */

/** An operation as the transport needs to know it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** With its parameters in braces, named as in the input: `/v1/Subscription/{IdSubscription}/Start`. */
  readonly path: string;
  /** Of a write: the members of the input that belong in the query. All others make its body. */
  readonly query?: readonly string[];
  /** The member of the input that is the body, where that is a bare array. */
  readonly arrayBody?: string;
  /** Whether the server remembers its answer under an idempotency key, so that it may be sent again. */
  readonly isKept?: true;
}

/** Of one call, over what the client was made with. */
export interface CallOptions {
  /**
   * Of a write; a random one when left out. The server does what is sent under one key once in 24 hours: with a key of
   * your own, the number of an order for instance, not even a crash between two attempts makes it happen twice.
   */
  readonly idempotencyKey?: string | undefined;
  /** Gives up the call: it then throws the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  /** Of one attempt. */
  readonly timeoutMs?: number | undefined;
  /** 0 for one attempt only. */
  readonly retries?: number | undefined;
}

/** Calls an operation. The type of the answer is the one of its schema; undefined for an answer without a body. */
export type Send = <Answer>(operation: Operation, input: object, options?: CallOptions) => Promise<Answer>;
