/** Every error code with its status and its text in both languages. */
import { catalogue, refusalCodes } from '../../domain/refusal/catalogue.ts';
import { html } from '../html.ts';
import type { Page, PageContext } from './page.ts';

export function errorsPage({ texts }: PageContext): Page {
  return {
    path: 'errors',
    title: texts.errorsTitle,
    main: html`<h1>${texts.errorsTitle}</h1>
<p class="lead">${texts.errorsLead}</p>
<div class="table"><table><thead><tr><th>${texts.code}</th><th>${texts.status}</th><th>${texts.english}</th><th>${
      texts.french
    }</th></tr></thead>
<tbody>${refusalCodes.map((code) => {
      const { status, en, fr } = catalogue[code];
      return html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td lang="en">${en}</td><td lang="fr">${fr}</td></tr>`;
    })}</tbody></table></div>`,
  };
}
