/** Signing in: the one call of the staff's pages that is open without a session. */
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { LONGEST_SESSION_MS } from '../../accounts/sign-in/session.ts';
import { type Credentials, signIn } from '../../accounts/sign-in/sign-in.ts';
import type { Tables } from '../../database/table-types.ts';
import { instant } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import type { ServedApi } from '../../http/server.ts';
import { sessionCookie } from '../../http/session-cookie.ts';
import { answerAttempt } from './answer-attempt.ts';

const credentialsSchema = z.object({
  Email: z.string().max(255),
  Password: z.string().max(1_000),
  IdBusiness: z.int().min(1).optional(),
  Code: z.string().max(100).optional(),
});

export interface SessionAccess {
  /** Where browsers reach this server: over https, the cookie is for https alone. */
  readonly publicUrl: string;
  /** Second factors are derived from them. */
  readonly serverSecrets: readonly string[];
}

export function sessionRoutes(
  kysely: Kysely<Tables>,
  { publicUrl, serverSecrets }: SessionAccess,
): ServedApi {
  const isSecure = publicUrl.startsWith('https:');
  return {
    mount(app, limits) {
      app.post(
        '/Session',
        answerAttempt(limits, isGuess, async (request) => {
          const opened = await open(kysely, serverSecrets, request);
          if (!opened.ok) return opened;
          const seconds = LONGEST_SESSION_MS / 1000;
          const { token, businessId: IdBusiness, agentId: IdAgent } = opened.value;
          const headers = { 'set-cookie': sessionCookie({ token, seconds, isSecure }) };
          return accept({ headers, body: { IdBusiness, IdAgent } });
        }),
      );
    },
  };
}

async function open(kysely: Kysely<Tables>, serverSecrets: readonly string[], request: FastifyRequest) {
  const credentials = readCredentials(request.body);
  if (!credentials.ok) return credentials;
  const origin = { userAgent: request.headers['user-agent'] ?? '', address: networkOf(request.ip) };
  return signIn(kysely, serverSecrets, credentials.value, origin, instant(Date.now()));
}

function readCredentials(body: unknown): Outcome<Credentials> {
  const { data } = credentialsSchema.safeParse(body);
  // Nothing tells which part of it is wrong.
  if (data === undefined) return refuse('Error.Session.Credentials.Invalid');
  return accept({
    email: data.Email.trim(),
    password: data.Password,
    businessId: data.IdBusiness,
    code: data.Code,
  });
}

const guesses: ReadonlySet<string> = new Set([
  'Error.Session.Credentials.Invalid',
  'Error.Session.SecondFactor.Wrong',
]);

function isGuess(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && outcome.refusals.some(({ code }) => guesses.has(code));
}

/** Enough to recognise a place, too little to follow a person (CNIL): without the last part of an address. */
function networkOf(address: string): string {
  const isFour = /^(?:::ffff:)?\d+\.\d+\.\d+\.\d+$/.test(address);
  return isFour ? address.replace(/\d+$/, '0') : `${address.split(':').slice(0, 3).join(':')}::`;
}
