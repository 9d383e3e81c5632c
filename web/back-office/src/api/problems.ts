/** What went wrong with a call, in words for the agent and for the fields of a form. */
import { currentLanguage } from '../../../ui/texts.ts';
import { TaciteConnectionError, TaciteError } from './back-office.ts';

const offline = {
  en: 'The server did not answer. Check the connection and try again.',
  fr: 'Le serveur n’a pas répondu. Vérifiez la connexion et réessayez.',
} as const;

/** One for each reason, but for those of the fields that show theirs themselves. @throws what is no answer of the API */
export function problemsOf(error: unknown, shownByFields: readonly string[] = []): readonly string[] {
  if (error instanceof TaciteError)
    return error.refusals
      .filter(({ target }) => target === undefined || !shownByFields.includes(target))
      .map(({ message }) => message);
  if (error instanceof TaciteConnectionError) return [offline[currentLanguage()]];
  throw error;
}

export function problemText(error: unknown): string {
  return problemsOf(error).join(' ');
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
