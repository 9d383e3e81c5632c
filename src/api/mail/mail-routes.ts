/**
 * What is open to the world about mail, without a key: the signed reports of mail providers, and the page behind the
 * link that ends a kind of letter. Neither tells whether a business or a customer exists.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { loadBusiness } from '../../accounts/business.ts';
import { inBusiness } from '../../database/business-scope.ts';
import type { Tables } from '../../database/table-types.ts';
import { instant } from '../../domain/calendar/instant.ts';
import { readClock } from '../../domain/clock/business-clock.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import { messageLanguage } from '../../http/language.ts';
import type { ServedApi } from '../../http/server.ts';
import { recordFeedback } from '../../messages/feedback/record-feedback.ts';
import { feedbackSecret, readSignedFeedback } from '../../messages/feedback/signed-feedback.ts';
import { readUnsubscribeToken, unsubscribe } from '../../messages/unsubscribe.ts';
import { keylessRoutes, sendPage, textBody, textHeaders } from '../keyless/keyless-routes.ts';
import { unsubscribePage } from './unsubscribe-page.ts';

const FEEDBACK_LIMIT = 262_144;

export function mailRoutes(kysely: Kysely<Tables>, serverSecret: string): ServedApi {
  return keylessRoutes({
    name: 'mail',
    bodyLimit: FEEDBACK_LIMIT,
    serve(app) {
      serveFeedback(app, kysely, serverSecret);
      serveUnsubscribing(app, kysely, serverSecret);
    },
  });
}

function serveFeedback(app: FastifyInstance, kysely: Kysely<Tables>, serverSecret: string): void {
  app.post<{ Params: { business: string } }>('/mail-feedback/:business', async (request, reply) => {
    const businessId = /^[1-9]\d{0,14}$/.test(request.params.business) ? Number(request.params.business) : 0;
    const told = readSignedFeedback(
      feedbackSecret(serverSecret, businessId),
      textHeaders(request),
      textBody(request),
    );
    if (told === undefined) return reply.code(400).send();
    const business = await loadBusiness(kysely, businessId);
    if (!business) return reply.code(400).send();
    const now = readClock(business.clock, instant(Date.now()));
    await inBusiness(kysely, { businessId, agentId: null, now }, async (transaction) => {
      const context = { businessId, agent: { name: 'mail provider' }, now, transaction };
      return accept(await recordFeedback(context, told));
    });
    return reply.code(204).send();
  });
}

type TokenRequest = FastifyRequest<{ Params: { token: string } }>;

/** Opened, the link asks; only the button, or the one click of RFC 8058, does it: scanners open every link of a mail. */
function serveUnsubscribing(app: FastifyInstance, kysely: Kysely<Tables>, serverSecret: string): void {
  app.get('/unsubscribe/:token', async (request: TokenRequest, reply) => {
    const isKnown = readUnsubscribeToken(serverSecret, request.params.token) !== undefined;
    return tell(request, reply, isKnown ? 'Ask' : 'Unknown');
  });
  app.post('/unsubscribe/:token', async (request: TokenRequest, reply) => {
    const subscriber = readUnsubscribeToken(serverSecret, request.params.token);
    if (!subscriber) return tell(request, reply, 'Unknown');
    const isDone = await unsubscribe(kysely, subscriber, instant(Date.now()));
    return tell(request, reply, isDone ? 'Done' : 'Unknown');
  });
}

function tell(request: TokenRequest, reply: FastifyReply, what: 'Ask' | 'Done' | 'Unknown'): FastifyReply {
  const language = messageLanguage(request.query, request.headers['accept-language']);
  return sendPage(reply, what === 'Unknown' ? 404 : 200, unsubscribePage(what, language), 'self');
}
