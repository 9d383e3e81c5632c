/** How what is open without a session refuses: in the reader's language, in the style of the Back Office API. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Outcome } from '../../domain/refusal/outcome.ts';
import { messageLanguage } from '../../http/language.ts';
import { sendAnswer } from '../../http/mount-operations.ts';
import { refusalAnswer } from '../../http/refusal-answer.ts';

export function sendRefused(
  request: FastifyRequest,
  reply: FastifyReply,
  refusals: Extract<Outcome<never>, { ok: false }>['refusals'],
): FastifyReply {
  const language = messageLanguage(request.query, request.headers['accept-language']);
  const seconds = refusals[0].params?.seconds;
  if (seconds !== undefined) reply.header('retry-after', String(seconds));
  return sendAnswer(reply, refusalAnswer(refusals, language, undefined, 'Numbered'));
}
