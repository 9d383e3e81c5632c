/** What routes that are open without a key have in common: their limit, bodies as they came, how pages are sent. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { limitHeaders } from '../../http/request-limits.ts';
import type { ServedApi } from '../../http/server.ts';

export interface KeylessRoutes {
  /** Requests of an address are counted together under it. */
  readonly name: string;
  /** Of a body, in bytes. It is read as the text that came, so that signed bytes are what was signed. */
  readonly bodyLimit?: number;
  readonly serve: (app: FastifyInstance) => void;
}

export function keylessRoutes({ name, bodyLimit, serve }: KeylessRoutes): ServedApi {
  return {
    mount(app, limits) {
      app.register((own, _options, done) => {
        if (bodyLimit !== undefined) {
          own.removeAllContentTypeParsers();
          own.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, next) =>
            next(null, body),
          );
        }
        own.addHook('onRequest', async (request, reply) => {
          const state = limits.takeRequest(`${name} ${request.ip}`);
          if (!state.isAllowed) return reply.code(429).headers(limitHeaders(state)).send();
        });
        serve(own);
        done();
      });
    },
  };
}

/** The body as it came; '' when there was none. */
export function textBody(request: FastifyRequest): string {
  return typeof request.body === 'string' ? request.body : '';
}

/** Those that came once. */
export function textHeaders(request: FastifyRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

/** As it stands in addresses of gateways: in base 36. Undefined when that names no business. */
export function businessNamed(text: string): number | undefined {
  return /^[1-9a-z][0-9a-z]{0,8}$/.test(text) ? Number.parseInt(text, 36) : undefined;
}

/** Where the forms of a page lead; left out, also to wherever the answer redirects. */
type FormAction = 'self' | 'none';

/** Nothing is kept by anybody, nothing runs, nobody frames it. */
export function pageHeaders(formAction?: FormAction): Readonly<Record<string, string>> {
  const forms = formAction === undefined ? '' : `; form-action '${formAction}'`;
  return {
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'${forms}`,
  };
}

export function sendPage(
  reply: FastifyReply,
  status: number,
  page: string,
  formAction?: FormAction,
): FastifyReply {
  return reply.code(status).headers(pageHeaders(formAction)).type('text/html; charset=utf-8').send(page);
}
