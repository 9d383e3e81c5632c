/** Serves the reference pages under /docs, each rendered when somebody reads it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { html } from '../html.ts';
import { messageLanguage } from '../language.ts';
import type { ServedApi } from '../server.ts';
import { apiPage } from './api-page.ts';
import { errorsPage } from './errors-page.ts';
import { guidePage, readGuides } from './guide-pages.ts';
import { homePage } from './home-page.ts';
import { operationPage } from './operation-page.ts';
import { type Page, type PageContext, renderPage } from './page.ts';
import { type PageLanguage, pageTexts } from './page-texts.ts';
import type { Reference } from './reference.ts';

export interface DocsOptions {
  readonly references: readonly Reference[];
  /** The folder with the guides in Markdown. */
  readonly guidesFolder: string;
  /** Where the outside reaches this server; in samples. */
  readonly baseUrl: string;
}

const assetTypes = {
  'docs.css': 'text/css; charset=utf-8',
  'docs.js': 'text/javascript; charset=utf-8',
  'theme.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

const pageHeaders = {
  'cache-control': 'public, max-age=300',
  vary: 'accept-language',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

export function docsRoutes(options: DocsOptions): ServedApi {
  const assets = readAssets();
  const sites = { en: siteOf(options, 'en', assets), fr: siteOf(options, 'fr', assets) };
  return {
    mount(app) {
      const send = (request: FastifyRequest<{ Params: { '*'?: string } }>, reply: FastifyReply) => {
        const language = messageLanguage(request.query, request.headers['accept-language']);
        const { context, pages } = sites[language === 'fr' ? 'fr' : 'en'];
        const page = pages.get((request.params['*'] ?? '').replace(/\/+$/, ''));
        return reply
          .code(page === undefined ? 404 : 200)
          .headers(pageHeaders)
          .type('text/html; charset=utf-8')
          .send(renderPage(context, page?.() ?? missingPage(context)));
      };
      app.get('/docs', send);
      app.get('/docs/*', send);
      for (const [name, type] of Object.entries(assetTypes)) {
        const content = assets.files.get(name);
        app.get(`/docs/assets/${assets.version}/${name}`, (_request, reply) =>
          reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(content),
        );
      }
    },
  };
}

interface Assets {
  readonly files: ReadonlyMap<string, string>;
  readonly version: string;
}

function readAssets(): Assets {
  const folder = join(import.meta.dirname, 'assets');
  const files = new Map(
    Object.keys(assetTypes).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  const version = createHash('sha256')
    .update([...files.values()].join('\n'))
    .digest('hex')
    .slice(0, 12);
  return { files, version };
}

interface Site {
  readonly context: PageContext;
  /** By their paths below /docs. */
  readonly pages: ReadonlyMap<string, () => Page>;
}

function siteOf(
  { references, guidesFolder, baseUrl }: DocsOptions,
  language: PageLanguage,
  assets: Assets,
): Site {
  const context: PageContext = {
    language,
    texts: pageTexts[language],
    references,
    guides: readGuides(guidesFolder, language),
    baseUrl,
    assetsVersion: assets.version,
    to: (path) => `/docs${path === '' ? '' : `/${path}`}?lang=${language}`,
  };
  const pages = new Map<string, () => Page>([
    ['', () => homePage(context)],
    ['errors', () => errorsPage(context)],
  ]);
  for (const guide of context.guides) {
    pages.set(`guides/${guide.name}`, () => guidePage(guide));
  }
  for (const reference of references) {
    pages.set(reference.name, () => apiPage(context, reference));
    for (const operation of reference.operations)
      pages.set(`${reference.name}/${operation.id}`, () => operationPage(context, reference, operation));
  }
  return { context, pages };
}

function missingPage({ texts }: PageContext): Page {
  return { path: '', title: texts.notFound, main: html`<h1>${texts.notFound}</h1>` };
}
