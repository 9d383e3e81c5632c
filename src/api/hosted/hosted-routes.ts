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
import { limitHeaders } from '../../http/request-limits.ts';
import type { ServedApi } from '../../http/server.ts';
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

const pageHeaders = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

/** Every link of a customer but that of a document leads to its portal. */
const portalPurposes: readonly LinkPurpose[] = linkPurposes.filter(
  (purpose) => purpose !== 'related-invoice',
);

export function hostedRoutes({ kysely, keys, links }: HostedPages): ServedApi {
  return {
    mount(app, limits) {
      const open = (request: LinkRequest, purposes: readonly LinkPurpose[]) =>
        openLink(kysely, keys, request.params.link, purposes);

      const portal = async (request: LinkRequest, reply: FastifyReply) => {
        const visit = await open(request, portalPurposes);
        if (typeof visit === 'string') return sendClosed(request, reply, visit);
        const { customer, business } = visit;
        if (!customer) return sendPage(reply, await offersPage(kysely, visit, languageOf(request)));
        const language = customer.language.startsWith('fr') ? 'fr' : 'en';
        const documentHref = (id: number) => links.document(business.id, customer, id);
        const loaded = await loadPortal(kysely, visit, customer);
        return sendPage(reply, portalPage({ portal: loaded, customer, language, documentHref }));
      };

      const document = async (request: LinkRequest, reply: FastifyReply) => {
        const visit = await open(request, ['related-invoice']);
        if (typeof visit === 'string') return sendClosed(request, reply, visit);
        const { business, link } = visit;
        const printed =
          link.invoiceId === undefined
            ? undefined
            : await loadPrintedDocument(kysely, business.id, link.invoiceId);
        if (!printed?.fullNumber) return sendClosed(request, reply, 'Unknown');
        const name = printed.fullNumber.replace(/[^\w.-]/g, '-');
        return reply
          .headers(pageHeaders)
          .header('content-disposition', `inline; filename="${name}.pdf"`)
          .type('application/pdf')
          .send(await renderInvoicePdf(printed));
      };

      app.register((own, _options, done) => {
        own.addHook('onRequest', async (request, reply) => {
          const state = limits.takeRequest(`hosted ${request.ip}`);
          if (!state.isAllowed) return reply.code(429).headers(limitHeaders(state)).send();
        });
        own.get('/portal-auth/:link', portal);
        own.get('/portal-anon/:link', portal);
        own.get('/portal-inv-pdf/:link', document);
        done();
      });
    },
  };
}

function languageOf(request: FastifyRequest): 'fr' | 'en' {
  return messageLanguage(request.query, request.headers['accept-language']) === 'fr' ? 'fr' : 'en';
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.headers(pageHeaders).type('text/html; charset=utf-8').send(page);
}

function sendClosed(request: FastifyRequest, reply: FastifyReply, failure: LinkFailure): FastifyReply {
  return sendPage(reply.code(failureStatuses[failure]), closedPage(languageOf(request)));
}
