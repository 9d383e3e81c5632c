/** The Back Office API as the signed-in agent calls it: the browser sends the cookie of the session along. */
import {
  type BackOfficeClient,
  backOfficeClient,
} from '../../../../packages/client/src/generated/back-office/index.ts';
import { sendAs } from '../../../../packages/client/src/send-request.ts';
import { currentLanguage, type Language } from '../../../ui/texts.ts';

export type * from '../../../../packages/client/src/generated/back-office/index.ts';
export { TaciteConnectionError, TaciteError } from '../../../../packages/client/src/tacite-error.ts';

/** A page of another origin cannot set it: a write that carries it comes from this application. */
export const sameOrigin = { 'x-tacite-csrf': '1' };

const clients = new Map<Language, BackOfficeClient>();

/** Messages of refusals come in the language of the moment. */
export function backOffice(): BackOfficeClient {
  const language = currentLanguage();
  const made = clients.get(language);
  if (made) return made;
  const client = backOfficeClient(
    sendAs(sameOrigin, { baseUrl: window.location.origin, language, retries: 1 }),
  );
  clients.set(language, client);
  return client;
}
