/**
 * What is open without a session, and could be guessed at: from our own pages only, and within the failures that an
 * address of the network may have.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { messageLanguage } from '../../http/language.ts';
import { sendAnswer } from '../../http/mount-operations.ts';
import { refusalAnswer } from '../../http/refusal-answer.ts';
import { limitHeaders, type RequestLimits } from '../../http/request-limits.ts';
import { isFromOurPages } from '../../http/session-cookie.ts';

export interface AttemptAnswer {
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

type Refusals = Extract<Outcome<never>, { ok: false }>['refusals'];

/** @param isCounted which outcomes count against the address */
export function answerAttempt(
  limits: RequestLimits,
  isCounted: (outcome: Outcome<AttemptAnswer>) => boolean,
  work: (request: FastifyRequest) => Promise<Outcome<AttemptAnswer>>,
) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const attempt = limits.mayTry(request.ip, 'Session');
    if (!attempt.isAllowed) {
      const params = { seconds: attempt.retryAfterSeconds };
      const { refusals } = refuse('Error.Session.Locked', undefined, params);
      return sendRefused(request, reply.headers(limitHeaders(attempt)), refusals);
    }
    if (!isFromOurPages(request))
      return sendRefused(request, reply, refuse('Error.Session.CrossSite').refusals);
    const outcome = await work(request);
    if (isCounted(outcome)) limits.recordFailure(request.ip, 'Session');
    if (!outcome.ok) return sendRefused(request, reply, outcome.refusals);
    const { body, headers = {} } = outcome.value;
    return sendAnswer(reply.headers(headers), { status: 200, body });
  };
}

/** In the reader's language, in the style of the Back Office API. */
function sendRefused(request: FastifyRequest, reply: FastifyReply, refusals: Refusals): FastifyReply {
  const language = messageLanguage(request.query, request.headers['accept-language']);
  const seconds = refusals[0].params?.seconds;
  if (seconds !== undefined) reply.header('retry-after', String(seconds));
  return sendAnswer(reply, refusalAnswer(refusals, language, undefined, 'Numbered'));
}
