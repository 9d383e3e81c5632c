/** The calls that are made without a session, and so stand beside the API's operations. */
import { z } from 'zod';
import { readRefusals } from '../../../../packages/client/src/tacite-error.ts';
import { currentLanguage } from '../../../ui/texts.ts';
import { sameOrigin, TaciteConnectionError, TaciteError } from './back-office.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator, or a recovery code; '' when none was asked for. */
  readonly code: string;
}

export async function signIn({ email, password, code }: Credentials): Promise<void> {
  await post('/Session', { Email: email, Password: password, ...(code !== '' && { Code: code }) });
}

/** Tells nobody whether the address is known. */
export async function askForPassword(email: string): Promise<void> {
  await post('/Session/ForgottenPassword', { Email: email });
}

const linkSchema = z.object({
  Purpose: z.string(),
  Name: z.string(),
  Email: z.string(),
  NameBusiness: z.string(),
});
export type PasswordLink = z.infer<typeof linkSchema>;

export async function readPasswordLink(token: string): Promise<PasswordLink> {
  return linkSchema.parse(await post('/Session/Link', { Token: token }));
}

export async function choosePassword(token: string, password: string): Promise<void> {
  await post('/Session/Link/Password', { Token: token, Password: password });
}

async function post(path: string, body: object): Promise<unknown> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { ...sameOrigin, 'content-type': 'application/json', 'accept-language': currentLanguage() },
    body: JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new TaciteConnectionError(`POST ${path}`, undefined, cause);
  });
  if (answer.ok) return answer.json();
  throw new TaciteError({
    status: answer.status,
    refusals: readRefusals(answer.status, await answer.text()),
    requestId: undefined,
    retryAfterSeconds: undefined,
  });
}
