/**
 * Where payers come back to from a gateway's pages, and the page of the simulator. Both are open to whoever has the key
 * of the registration, which is in the address: 128 random bits.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import { messageLanguage } from '../../http/language.ts';
import type { ServedApi } from '../../http/server.ts';
import type { GatewayAccess } from '../../payments/accounts/gateway-access.ts';
import { chooseTestMethod, findRegistration } from '../../payments/gateways/simulator/registrations.ts';
import { finishRegistration } from '../../payments/registration/finish-registration.ts';
import { choicePage, statePage } from './method-page.ts';

const FORM_LIMIT = 4_096;
const BASE = 36;

type KeyRequest = FastifyRequest<{ Params: { business: string; key: string } }>;

export function methodRoutes(kysely: Kysely<Tables>, access: GatewayAccess): ServedApi {
  return {
    mount(app, limits) {
      app.register((own, _options, done) => {
        own.removeAllContentTypeParsers();
        own.addContentTypeParser('*', { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_request, body, next) =>
          next(null, body),
        );
        own.addHook('onRequest', async (request, reply) => {
          if (!limits.takeRequest(`method ${request.ip}`).isAllowed) return reply.code(429).send();
        });
        serveReturn(own, kysely, access);
        serveSimulator(own, kysely);
        done();
      });
    },
  };
}

function serveReturn(app: FastifyInstance, kysely: Kysely<Tables>, access: GatewayAccess): void {
  app.get('/method-registered/:business/:key', async (request: KeyRequest, reply) => {
    const named = namedBy(request);
    const ended = named && (await finishRegistration(kysely, access, named));
    if (!ended) return sendPage(reply, 404, statePage('Unknown', languageOf(request)));
    if (ended.returnUrl === null)
      return sendPage(reply, 200, statePage(ended.state, languageOf(request, ended.language)));
    const url = new URL(ended.returnUrl);
    url.searchParams.set('registration', ended.state);
    return reply.header('cache-control', 'no-store').redirect(url.href, 303);
  });
}

function serveSimulator(app: FastifyInstance, kysely: Kysely<Tables>): void {
  app.get('/simulator/:business/:key', async (request: KeyRequest, reply) => {
    const found = await findOpen(kysely, request);
    if (!found) return sendPage(reply, 404, statePage('Unknown', languageOf(request)));
    const { typePayment, cancelUrl, language } = found;
    return sendPage(reply, 200, choicePage(typePayment, cancelUrl, languageOf(request, language)));
  });
  app.post('/simulator/:business/:key', async (request: KeyRequest, reply) => {
    const found = await findOpen(kysely, request);
    const named = namedBy(request);
    const body = typeof request.body === 'string' ? request.body : '';
    const number = new URLSearchParams(body).get('number');
    if (!found || !named || number === null)
      return sendPage(reply, 404, statePage('Unknown', languageOf(request)));
    await chooseTestMethod({ ...named, kysely }, named.key, number);
    return reply.header('cache-control', 'no-store').redirect(found.returnUrl, 303);
  });
}

async function findOpen(kysely: Kysely<Tables>, request: KeyRequest) {
  const named = namedBy(request);
  return named && (await findRegistration({ ...named, kysely }, named.key));
}

function namedBy({ params: { business, key } }: KeyRequest) {
  if (!/^[1-9a-z][0-9a-z]{0,8}$/.test(business) || !/^[0-9a-f]{32}$/.test(key)) return undefined;
  return { businessId: Number.parseInt(business, BASE), key };
}

/** The request's own wish, then the customer's language. */
function languageOf(request: KeyRequest, known?: string): string {
  return messageLanguage(request.query, known ?? request.headers['accept-language']);
}

function sendPage(reply: FastifyReply, code: number, html: string): FastifyReply {
  return reply
    .code(code)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // The key stands in the address: it goes to nobody else.
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    })
    .send(html);
}
