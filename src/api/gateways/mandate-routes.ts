/** The page of a SEPA mandate, open to whoever has the key of the registration, which is in the address. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import { instant } from '../../domain/calendar/instant.ts';
import { messageLanguage } from '../../http/language.ts';
import type { GatewayAccess } from '../../payments/accounts/gateway-access.ts';
import { openGateways } from '../../payments/accounts/open-gateways.ts';
import { mandateText } from '../../payments/gateways/sepa/mandate-text.ts';
import { acceptMandate, findMandate } from '../../payments/gateways/sepa/mandates.ts';
import { creditorOf } from '../../payments/gateways/sepa/sepa-settings.ts';
import { businessNamed, sendPage, textBody } from '../keyless/keyless-routes.ts';
import { pageLanguage } from '../keyless/page.ts';
import { mandatePage } from './mandate-page.ts';
import { statePage } from './method-page.ts';

type KeyRequest = FastifyRequest<{ Params: { business: string; key: string } }>;

export function serveMandates(app: FastifyInstance, kysely: Kysely<Tables>, access: GatewayAccess): void {
  app.get('/mandate/:business/:key', async (request: KeyRequest, reply) => {
    const open = await findOpen(kysely, access, request);
    if (!open) return sendUnknown(request, reply);
    const { language, paragraphs, mandate } = open;
    const form = { language, paragraphs, name: mandate.customer_name, iban: '', wrong: null };
    return sendPage(reply, 200, mandatePage({ ...form, cancelUrl: mandate.cancel_url }));
  });
  app.post('/mandate/:business/:key', async (request: KeyRequest, reply) => {
    const open = await findOpen(kysely, access, request);
    if (!open) return sendUnknown(request, reply);
    const { businessId, language, paragraphs, mandate } = open;
    const sent = new URLSearchParams(textBody(request));
    const [name, iban] = [sent.get('name') ?? '', sent.get('iban') ?? ''];
    const wrong = await acceptMandate({ kysely, businessId }, request.params.key, {
      accountName: name,
      iban,
      acceptedText: paragraphs.join('\n'),
      signedAt: instant(Date.now()),
      signedFrom: request.ip,
      signedWith: request.headers['user-agent'] ?? '',
    });
    if (wrong === null) return reply.header('cache-control', 'no-store').redirect(mandate.return_url, 303);
    const form = { language, paragraphs, name, iban, wrong, cancelUrl: mandate.cancel_url };
    return sendPage(reply, 422, mandatePage(form));
  });
}

/** Undefined as well once the account is disabled: nothing could be debited. */
async function findOpen(kysely: Kysely<Tables>, access: GatewayAccess, request: KeyRequest) {
  const { business, key } = request.params;
  const businessId = businessNamed(business);
  if (businessId === undefined || !/^[0-9a-f]{32}$/.test(key)) return undefined;
  const mandate = await findMandate({ kysely, businessId }, key);
  if (!mandate || mandate.revoked_at !== null) return undefined;
  const own = (await openGateways(kysely, businessId, access)).get('sepa');
  if (!own) return undefined;
  const creditor = creditorOf(own.call(instant(Date.now())).settings);
  const language = pageLanguage(messageLanguage(request.query, mandate.language));
  const paragraphs = mandateText(language, {
    creditorName: creditor.name,
    creditorIdentifier: creditor.identifier,
    reference: mandate.reference,
    scheme: mandate.scheme,
  });
  return { businessId, language, paragraphs, mandate };
}

function sendUnknown(request: KeyRequest, reply: FastifyReply): FastifyReply {
  const language = messageLanguage(request.query, request.headers['accept-language']);
  return sendPage(reply, 404, statePage('Unknown', language));
}
