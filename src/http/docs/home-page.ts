/** Where a reader arrives: what this is, a first call, the two APIs and the guides. */
import { html } from '../html.ts';
import { codeBlock, type Page, type PageContext } from './page.ts';

export function homePage(context: PageContext): Page {
  const { texts, references, guides, language, to, baseUrl } = context;
  const call = `export AGENT_KEY=… API_KEY=…\ncurl -u "$AGENT_KEY:$API_KEY" '${baseUrl}/v1/Usages?ReferenceCustomer=…'`;
  return {
    path: '',
    title: texts.homeTitle,
    main: html`<h1>${texts.homeTitle}</h1>
<p class="lead">${texts.homeLead}</p>
<h2>${texts.firstCall}</h2>
<p>${texts.firstCallLead}</p>
${codeBlock(context, call, 'shell')}
<h2>${texts.guides}</h2>
<ul class="cards">${guides.map(
      ({ name, title }) =>
        html`<li><a class="card" href="${to(`guides/${name}`)}"><strong>${title}</strong></a></li>`,
    )}<li><a class="card" href="${to('errors')}"><strong>${texts.errors}</strong></a></li></ul>
<h2>${texts.reference}</h2>
<ul class="cards wide">${references.map(
      ({
        name,
        info,
        operations,
      }) => html`<li><a class="card" href="${to(name)}"><strong>${info.title}</strong>
<span>${info.description?.[language]}</span><small>${operations.length} ${texts.operations}</small></a></li>`,
    )}</ul>`,
  };
}
