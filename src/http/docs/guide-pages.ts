/** The guides of the folder docs, written in Markdown, as pages: each in both languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { escapeHtml, Html, html } from '../html.ts';
import type { Guide, Page } from './page.ts';
import type { PageLanguage } from './page-texts.ts';

/** In the order of a reader's first day. */
const names = [
  'getting-started',
  'webhooks',
  'api-limits-and-retries',
  'hosted-links',
  'collecting',
  'gateways',
  'adding-a-gateway',
  'emails',
  'import',
  'operating',
];

/** @param folder with `getting-started.md` and, in French, `getting-started.fr.md` */
export function readGuides(folder: string, language: PageLanguage): Guide[] {
  return names.map((name) => {
    const markdown = readFileSync(fileOf(folder, name, language), 'utf8');
    return { name, ...readGuide(markdown, language) };
  });
}

function fileOf(folder: string, name: string, language: PageLanguage): string {
  return join(folder, language === 'en' ? `${name}.md` : `${name}.${language}.md`);
}

function readGuide(markdown: string, language: PageLanguage): Pick<Guide, 'title' | 'body'> {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? '';
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code({ text, lang = '' }: Tokens.Code) {
        const copy = language === 'fr' ? ['Copier', 'Copié'] : ['Copy', 'Copied'];
        return `<div class="code"><button type="button" class="copy" data-copy data-copied="${copy[1]}">${copy[0]}</button><pre tabindex="0"><code class="language-${escapeHtml(lang)}">${escapeHtml(text)}</code></pre></div>\n`;
      },
      table(token: Tokens.Table) {
        const row = (cells: readonly Tokens.TableCell[], tag: string) =>
          `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
        const body = token.rows.map((cells) => row(cells, 'td')).join('');
        return `<div class="table"><table><thead>${row(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
      },
      // A guide names another by its file.
      link({ href, tokens }: Tokens.Link) {
        const [, name] = /^([\w-]+)\.md$/.exec(href) ?? [];
        const address =
          name !== undefined && names.includes(name) ? `/docs/guides/${name}?lang=${language}` : href;
        return `<a href="${escapeHtml(address)}">${this.parser.parseInline(tokens)}</a>`;
      },
      // Our guides hold no HTML: what looks like it is text.
      html({ text }: Tokens.HTML | Tokens.Tag) {
        return escapeHtml(text);
      },
    },
  });
  return { title, body: new Html(marked.parse(markdown, { async: false })) };
}

/** As readers of repositories know them: `## Sending again` is #sending-again. */
function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

export function guidePage(guide: Guide): Page {
  return {
    path: `guides/${guide.name}`,
    title: guide.title,
    main: html`<article class="guide">${guide.body}</article>`,
  };
}
