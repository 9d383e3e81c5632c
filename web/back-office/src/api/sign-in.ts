/** Opens a session: the one call that is made without one, and so stands beside the API's operations. */
import { readRefusals } from '../../../../packages/client/src/tacite-error.ts';
import { currentLanguage } from '../../../ui/texts.ts';
import { sameOrigin, TaciteConnectionError, TaciteError } from './back-office.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export async function signIn({ email, password }: Credentials): Promise<void> {
  const answer = await fetch('/Session', {
    method: 'POST',
    headers: { ...sameOrigin, 'content-type': 'application/json', 'accept-language': currentLanguage() },
    body: JSON.stringify({ Email: email, Password: password }),
  }).catch((cause: unknown) => {
    throw new TaciteConnectionError('POST /Session', undefined, cause);
  });
  if (answer.ok) return;
  throw new TaciteError({
    status: answer.status,
    refusals: readRefusals(answer.status, await answer.text()),
    requestId: undefined,
    retryAfterSeconds: undefined,
  });
}
