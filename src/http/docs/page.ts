/** The frame of every page: head, header, menu of both APIs, language switch. */
import { type Html, html } from '../html.ts';
import type { PageLanguage, PageTexts } from './page-texts.ts';
import type { Reference, ReferenceOperation } from './reference.ts';

export interface Guide {
  /** As it stands in addresses: `getting-started`. */
  readonly name: string;
  readonly title: string;
  readonly body: Html;
}

/** What any page is made with. */
export interface PageContext {
  readonly language: PageLanguage;
  readonly texts: PageTexts;
  readonly references: readonly Reference[];
  readonly guides: readonly Guide[];
  /** Of the server, in samples. */
  readonly baseUrl: string;
  /** Changes when a script or a style does. */
  readonly assetsVersion: string;
  /** An address of ours in the language of the page. */
  readonly to: (path: string) => string;
}

export interface Page {
  /** Below /docs: `live/list-customers`. */
  readonly path: string;
  readonly title: string;
  readonly main: Html;
}

export function renderPage(context: PageContext, page: Page): string {
  const { language, texts, to, assetsVersion } = context;
  const other = language === 'en' ? 'fr' : 'en';
  return `<!doctype html>\n${html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Tacite</title>
<link rel="stylesheet" href="/docs/assets/${assetsVersion}/docs.css">
<link rel="icon" href="/docs/assets/${assetsVersion}/icon.svg" type="image/svg+xml">
<script src="/docs/assets/${assetsVersion}/theme.js"></script>
<script type="module" src="/docs/assets/${assetsVersion}/docs.js"></script>
</head>
<body>
<a class="skip" href="#main">${texts.skip}</a>
<header class="top">
  <a class="brand" href="${to('')}"><span aria-hidden="true" class="mark"></span>Tacite <span class="brand-part">${
    texts.documentation
  }</span></a>
  <button type="button" class="menu-button" data-menu aria-expanded="false" aria-controls="menu">${texts.menu}</button>
  <span class="top-space"></span>
  <button type="button" class="theme" data-theme-switch title="${texts.theme}" aria-label="${texts.theme}"></button>
  <a class="language" hreflang="${other}" lang="${other}" href="${`/docs${page.path === '' ? '' : `/${page.path}`}?lang=${other}`}">${
    texts.otherLanguage
  }</a>
</header>
<div class="columns">
<nav id="menu" class="menu" aria-label="${texts.documentation}">
  <input type="search" class="filter" data-filter placeholder="${texts.filter}" aria-label="${texts.filter}">
  <p class="menu-head">${texts.guides}</p>
  <ul>${context.guides.map(({ name, title }) => link(context, page, `guides/${name}`, title))}${link(
    context,
    page,
    'errors',
    texts.errors,
  )}</ul>
  ${context.references.map((reference) => menuOf(context, page, reference))}
</nav>
<main id="main" tabindex="-1">${page.main}</main>
</div>
</body>
</html>`}\n`;
}

function menuOf(context: PageContext, page: Page, reference: Reference): Html {
  const { language, to } = context;
  const { name, info } = reference;
  return html`<p class="menu-head"><a href="${to(name)}">${info.title}</a></p>
  ${(info.tags ?? []).map((tag) => {
    const operations = operationsOf(reference, tag.name);
    const isOpen = operations.some(({ id }) => page.path === `${name}/${id}`);
    return html`<details class="menu-tag"${isOpen && html` open`}><summary>${tag.title[language]}</summary><ul>${operations.map(
      (operation) =>
        link(context, page, `${name}/${operation.id}`, operation.summary[language], operation.method),
    )}</ul></details>`;
  })}`;
}

export function operationsOf({ operations }: Reference, tag: string): readonly ReferenceOperation[] {
  return operations.filter((operation) => operation.tag === tag);
}

function link({ to }: PageContext, page: Page, path: string, title: string, method?: string): Html {
  const isHere = page.path === path;
  return html`<li><a href="${to(path)}"${isHere && html` aria-current="page"`}>${
    method !== undefined && methodBadge(method)
  }<span>${title}</span></a></li>`;
}

export function methodBadge(method: string): Html {
  return html`<span class="method method-${method.toLowerCase()}">${method}</span>`;
}

/** Code that can be copied. */
export function codeBlock({ texts }: PageContext, code: Html | string, language = ''): Html {
  return html`<div class="code"><button type="button" class="copy" data-copy data-copied="${texts.copied}">${
    texts.copy
  }</button><pre tabindex="0"><code${language !== '' && html` class="language-${language}"`}>${code}</code></pre></div>`;
}
