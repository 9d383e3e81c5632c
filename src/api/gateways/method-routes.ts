/**
 * Where payers come back to from a gateway's pages, and the page of the simulator. Both are open to whoever has the key
 * of the registration, which is in the address: 128 random bits.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import { messageLanguage } from '../../http/language.ts';
import type { ServedApi } from '../../http/server.ts';
import type { GatewayAccess } from '../../payments/accounts/gateway-access.ts';
import { chooseTestMethod, findRegistration } from '../../payments/gateways/simulator/registrations.ts';
import { finishRegistration } from '../../payments/registration/finish-registration.ts';
import { businessNamed, keylessRoutes, sendPage, textBody } from '../keyless/keyless-routes.ts';
import { serveMandates } from './mandate-routes.ts';
import { choicePage, statePage } from './method-page.ts';

const FORM_LIMIT = 4_096;

type KeyRequest = FastifyRequest<{ Params: { business: string; key: string } }>;

export function methodRoutes(kysely: Kysely<Tables>, access: GatewayAccess): ServedApi {
  return keylessRoutes({
    name: 'method',
    bodyLimit: FORM_LIMIT,
    serve(app) {
      serveReturn(app, kysely, access);
      serveSimulator(app, kysely);
      serveMandates(app, kysely, access);
    },
  });
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
    const number = new URLSearchParams(textBody(request)).get('number');
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
  const businessId = businessNamed(business);
  return businessId === undefined || !/^[0-9a-f]{32}$/.test(key) ? undefined : { businessId, key };
}

/** The request's own wish, then the customer's language. */
function languageOf(request: KeyRequest, known?: string): string {
  return messageLanguage(request.query, known ?? request.headers['accept-language']);
}
