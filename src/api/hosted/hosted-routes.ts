/**
 * The hosted pages, open to whoever holds a link that this server made: the portal of a customer and the PDFs of its
 * invoices. What does not open tells nothing about why, nor about anybody.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import { loadPrintedDocument } from '../../documents/load-printed-document.ts';
import { renderInvoicePdf } from '../../documents/render-invoice.ts';
import type { HostedLinks } from '../../hosted/hosted-links.ts';
import type { LinkKeys } from '../../hosted/link-keys.ts';
import { type LinkPurpose, linkPurposes } from '../../hosted/link-purposes.ts';
import { loadPortal } from '../../hosted/load-portal.ts';
import { type LinkFailure, openLink } from '../../hosted/open-link.ts';
import { messageLanguage } from '../../http/language.ts';
import type { ServedApi } from '../../http/server.ts';
import { keylessRoutes, pageHeaders, sendPage } from '../keyless/keyless-routes.ts';
import { type PageLanguage, pageLanguage } from '../keyless/page.ts';
import { closedPage } from './closed-page.ts';
import { offersPage } from './offers-page.ts';
import { portalPage } from './portal-page.ts';

export interface HostedPages {
  readonly kysely: Kysely<Tables>;
  readonly keys: LinkKeys;
  readonly links: HostedLinks;
}

type LinkRequest = FastifyRequest<{ Params: { link: string } }>;

const failureStatuses: Readonly<Record<LinkFailure, 404 | 410>> = { Unknown: 404, Expired: 410, Closed: 410 };

/** Every link of a customer but that of a document leads to its portal. */
const portalPurposes: readonly LinkPurpose[] = linkPurposes.filter(
  (purpose) => purpose !== 'related-invoice',
);

export function hostedRoutes(pages: HostedPages): ServedApi {
  return keylessRoutes({
    name: 'hosted',
    serve(app) {
      const portal = (request: LinkRequest, reply: FastifyReply) => servePortal(pages, request, reply);
      app.get('/portal-auth/:link', portal);
      app.get('/portal-anon/:link', portal);
      app.get('/portal-inv-pdf/:link', (request: LinkRequest, reply) => serveDocument(pages, request, reply));
    },
  });
}

async function servePortal(
  { kysely, keys, links }: HostedPages,
  request: LinkRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visit = await openLink(kysely, keys, request.params.link, portalPurposes);
  if (typeof visit === 'string') return sendClosed(request, reply, visit);
  const { customer, business } = visit;
  if (!customer) return send(reply, 200, await offersPage(kysely, visit, languageOf(request)));
  const language = pageLanguage(customer.language);
  const documentHref = (id: number) => links.document(business.id, customer, id);
  const loaded = await loadPortal(kysely, visit, customer);
  return send(reply, 200, portalPage({ portal: loaded, customer, language, documentHref }));
}

async function serveDocument(
  { kysely, keys }: HostedPages,
  request: LinkRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visit = await openLink(kysely, keys, request.params.link, ['related-invoice']);
  if (typeof visit === 'string') return sendClosed(request, reply, visit);
  const { business, link } = visit;
  if (link.invoiceId === undefined) return sendClosed(request, reply, 'Unknown');
  const printed = await loadPrintedDocument(kysely, business.id, link.invoiceId);
  if (!printed.ok) {
    const isThere = printed.refusals[0].code !== 'Error.Invoice.NotFound';
    return sendClosed(request, reply, isThere ? 'Closed' : 'Unknown');
  }
  const { fullNumber } = printed.value;
  if (fullNumber === null) return sendClosed(request, reply, 'Unknown');
  const name = fullNumber.replace(/[^\w.-]/g, '-');
  return reply
    .headers(pageHeaders('none'))
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .type('application/pdf')
    .send(await renderInvoicePdf(printed.value));
}

function languageOf(request: FastifyRequest): PageLanguage {
  return pageLanguage(messageLanguage(request.query, request.headers['accept-language']));
}

function send(reply: FastifyReply, status: number, page: string): FastifyReply {
  return sendPage(reply, status, page, 'none');
}

function sendClosed(request: FastifyRequest, reply: FastifyReply, failure: LinkFailure): FastifyReply {
  return send(reply, failureStatuses[failure], closedPage(languageOf(request)));
}
