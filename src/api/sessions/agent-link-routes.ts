/** What is open to who forgot a password or was invited: asking for a letter, and choosing a password by its link. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { findAgentLink } from '../../accounts/sign-in/agent-link.ts';
import { choosePassword } from '../../accounts/sign-in/choose-password.ts';
import type { Tables } from '../../database/table-types.ts';
import { instant } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import type { RequestLimits } from '../../http/request-limits.ts';
import type { ServedApi } from '../../http/server.ts';
import { askForPassword } from '../../messages/agent-links/ask-for-password.ts';
import { answerAttempt } from './answer-attempt.ts';

export interface AgentLinkAccess {
  readonly publicUrl: string;
  /** The first makes links; those before it still open what they made. */
  readonly serverSecrets: readonly string[];
}

/** Each question takes as long as a known address takes at most, so that no clock tells who works here. */
const ANSWER_AFTER_MS = 250;

const forgotten = z.object({ Email: z.string().max(255) });
const asked = z.object({ Token: z.string().max(200) });
const chosen = z.object({ Token: z.string().max(200), Password: z.string().max(1_000) });

export function agentLinkRoutes(kysely: Kysely<Tables>, access: AgentLinkAccess): ServedApi {
  const { publicUrl, serverSecrets } = access;
  const now = () => instant(Date.now());

  async function forget(body: unknown): Promise<Outcome<object>> {
    const { data } = forgotten.safeParse(body);
    const email = data?.Email.trim() ?? '';
    await Promise.all([askForPassword(kysely, email, publicUrl, now()), pause(ANSWER_AFTER_MS)]);
    return accept({});
  }

  async function show(body: unknown): Promise<Outcome<object>> {
    const { data } = asked.safeParse(body);
    const link = data && (await findAgentLink(kysely, serverSecrets, data.Token, now()));
    if (link === undefined) return refuse('Error.Session.Link.Invalid', 'Token');
    const { purpose, name, email, language, businessName } = link;
    return accept({
      Purpose: purpose,
      Name: name,
      Email: email,
      Language: language,
      NameBusiness: businessName,
    });
  }

  async function choose(body: unknown): Promise<Outcome<object>> {
    const { data } = chosen.safeParse(body);
    if (data === undefined) return refuse('Error.Session.Link.Invalid', 'Token');
    const choice = { token: data.Token, password: data.Password };
    const done = await choosePassword(kysely, serverSecrets, choice, now());
    return done.ok ? accept({}) : done;
  }

  const answering = (
    limits: RequestLimits,
    isCounted: (outcome: Outcome<unknown>) => boolean,
    work: (body: unknown) => Promise<Outcome<object>>,
  ) =>
    answerAttempt(limits, isCounted, async ({ body }) => {
      const outcome = await work(body);
      return outcome.ok ? accept({ body: outcome.value }) : outcome;
    });

  return {
    mount(app, limits) {
      app.post('/Session/ForgottenPassword', answering(limits, always, forget));
      app.post('/Session/Link', answering(limits, whenRefused, show));
      app.post('/Session/Link/Password', answering(limits, whenRefused, choose));
    },
  };
}

const always = () => true;
const whenRefused = ({ ok }: Outcome<unknown>) => !ok;
