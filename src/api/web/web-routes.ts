/** Hands out the application of the staff: its files, and its one page for every address under it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServedApi } from '../../http/server.ts';

/**
 * Nothing comes from elsewhere and nobody frames it. Styles are set on elements while menus and dialogs are placed;
 * a PDF opens from memory.
 */
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; '),
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** @param folder what `npm run build` made; without it, a sentence says what to do. */
export function webRoutes(folder: string): ServedApi {
  return {
    mount(app) {
      app.register(
        async (own) => {
          own.addHook('onRequest', async (_request, reply) => {
            reply.headers(headers);
          });
          if (existsSync(join(folder, 'index.html'))) await serveFiles(own, folder);
          else own.get('/*', sayUnbuilt).get('/', sayUnbuilt);
        },
        { prefix: '/app' },
      );
    },
  };
}

async function serveFiles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    // One route for each file that is there: nothing else of the disk can be asked for.
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // The names of assets change with their content.
      const isAsset = path.startsWith(join(folder, 'assets'));
      reply.header('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // An address of the application is not a file: its page finds out what to show.
  const page = (_request: FastifyRequest, reply: FastifyReply) => reply.sendFile('index.html');
  app.get('/', page).get('/*', page);
  // An asset of another build, though, is missing: a page in its place would only confuse.
  app.get('/assets/*', (_request, reply) => reply.callNotFound());
}

function sayUnbuilt(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send('The application is not built yet: npm run build');
}
