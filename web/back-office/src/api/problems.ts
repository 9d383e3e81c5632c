/** What went wrong with a call, in words for the agent and for the fields of a form. */
import { TaciteConnectionError, TaciteError } from './back-office.ts';

/** Undefined when no answer came: the words for that are the interface's own. */
export function messagesOf(error: unknown): readonly string[] | undefined {
  if (error instanceof TaciteError) return error.refusals.map(({ message }) => message);
  if (error instanceof TaciteConnectionError) return undefined;
  throw error;
}

/** What is wrong with one field; its name is that of the API. */
export function problemOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof TaciteError)) return undefined;
  return error.refusals.find(({ target }) => target === field)?.message;
}

export function isRefusedAs(error: unknown, code: string): boolean {
  return error instanceof TaciteError && error.code === code;
}

export function isMissing(error: unknown): boolean {
  return error instanceof TaciteError && error.status === 404;
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof TaciteError && error.status === 401;
}
