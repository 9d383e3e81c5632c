/**
 * What a rule or a use case answers: a value, or the refusals that a caller can meet. A refusal is a value
 * with a code of the catalogue, never an exception; exceptions are for what must not happen.
 */
import type { RefusalCode } from './catalogue.ts';

export interface Refusal {
  readonly code: RefusalCode;
  /** The field of the caller's input that is at fault, in the contract's spelling (`DateTerm`). */
  readonly target?: string;
  /** Values for the placeholders of the catalogue's message. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly [Refusal, ...Refusal[]] };

export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse(
  code: RefusalCode,
  target?: string,
  params?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly refusals: readonly [Refusal] } {
  return { ok: false, refusals: [{ code, ...(target && { target }), ...(params && { params }) }] };
}
