/** The operations of one API, by tag. */
import { html } from '../html.ts';
import { methodBadge, operationsOf, type Page, type PageContext } from './page.ts';
import type { Reference } from './reference.ts';

export function apiPage({ texts, language, to }: PageContext, reference: Reference): Page {
  const { name, info } = reference;
  return {
    path: name,
    title: info.title,
    main: html`<h1>${info.title}</h1>
<p class="lead">${info.description?.[language]}</p>
<p><a href="/openapi/${name}.json">${texts.document}</a></p>
${(info.tags ?? []).map(
  (tag) => html`<section class="tag"><h2 id="${anchor(tag.name)}">${tag.title[language]}</h2>
<p>${tag.description[language]}</p>
<ul class="operations">${operationsOf(reference, tag.name).map(
    ({
      id,
      method,
      path,
      summary,
    }) => html`<li><a href="${to(`${name}/${id}`)}">${methodBadge(method)}<code>${path}</code>
<span>${summary[language]}</span></a></li>`,
  )}</ul></section>`,
)}`,
  };
}

function anchor(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]+/g, '-');
}
