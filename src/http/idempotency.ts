/** The Idempotency-Key of a request: the key itself, and the hash that tells whether a request is the same one. */
import { createHash } from 'node:crypto';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

/** Printable ASCII, spaces inside included; Node has trimmed both ends. */
const KEY = /^[\x20-\x7e]{1,255}$/;

/** Undefined when the request carries none. */
export function readIdempotencyKey(
  header: string | readonly string[] | undefined,
): Outcome<string | undefined> {
  if (header === undefined) return accept(undefined);
  return typeof header === 'string' && KEY.test(header)
    ? accept(header)
    : refuse('Error.Api.Idempotency.Invalid');
}

export interface SentRequest {
  readonly method: string;
  readonly operationId: string;
  /** Parameters of the path: what stands of it once the operation is known. */
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** The same for the same values, whatever the order of the names: some clients write objects in no fixed order. */
export function hashRequest({ method, operationId, path, query, body }: SentRequest): string {
  const text = JSON.stringify([method, operationId, path, query, body], (_name, value: unknown) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
  return createHash('sha256').update(text).digest('hex');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
