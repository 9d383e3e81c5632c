/** One operation: what it takes, what it answers, the recorded example, samples, and a form to try it. */
import { catalogue, isRefusalCode } from '../../domain/refusal/catalogue.ts';
import { type Html, html } from '../html.ts';
import { asObject } from '../openapi-schemas.ts';
import { jsonView } from './json-view.ts';
import { codeBlock, methodBadge, type Page, type PageContext } from './page.ts';
import type { Reference, ReferenceAnswer, ReferenceOperation } from './reference.ts';
import { samplesView } from './samples-view.ts';
import { fieldsView, fieldView, type SchemaReader } from './schema-view.ts';
import { tryView } from './try-view.ts';

export function operationPage(
  context: PageContext,
  reference: Reference,
  operation: ReferenceOperation,
): Page {
  const { texts, language, to } = context;
  const { method, path, summary, aliases, isKept, tag } = operation;
  const reader: SchemaReader = { reference, language, texts };
  const tagTitle = reference.info.tags?.find(({ name }) => name === tag)?.title[language];
  return {
    path: `${reference.name}/${operation.id}`,
    title: summary[language],
    main: html`<p class="crumbs"><a href="${to(reference.name)}">${reference.info.title}</a> / ${tagTitle}</p>
<h1>${summary[language]}</h1>
<p class="route">${methodBadge(method)}<code>${breakable(path)}</code></p>
${aliases.length > 0 && html`<p class="quiet">${texts.alsoAt} ${listed(aliases)}.</p>`}
<div class="split"><div>
${parametersView(reader, operation)}
${bodyView(reader, operation)}
${isKept && html`<h2>${texts.keptTitle}</h2><p>${texts.kept}</p>`}
<h2>${texts.answers}</h2>
${operation.answers.map((answer) => answerView(reader, answer))}
${errorsView(context, operation)}
</div><div class="aside">
${samplesView(context, reference, operation)}
${exampleView(context, operation)}
</div></div>
${tryView(context, operation)}
${neighboursView(context, reference, operation)}`,
  };
}

function parametersView(reader: SchemaReader, { parameters }: ReferenceOperation): Html | undefined {
  const { texts } = reader;
  if (parameters.length === 0) return undefined;
  const places = { path: texts.pathPlace, query: texts.queryPlace };
  return html`<h2>${texts.parameters}</h2>
<ul class="fields">${parameters.map(({ name, place, schema, isRequired }) =>
    fieldView(reader, { name, schema, isRequired, place: places[place] }),
  )}</ul>`;
}

function bodyView(reader: SchemaReader, { body }: ReferenceOperation): Html | undefined {
  return body && html`<h2>${reader.texts.body}</h2>${fieldsView(reader, body)}`;
}

function answerView(reader: SchemaReader, { status, schema }: ReferenceAnswer): Html {
  const fields = schema && fieldsView(reader, schema);
  const name = typeof schema?.$ref === 'string' ? schema.$ref.replace(/^.*\//, '') : undefined;
  return html`<details class="answer"><summary><span class="status status-ok">${status}</span> ${
    schema ? (name ?? 'JSON') : reader.texts.emptyBody
  }</summary>${fields}</details>`;
}

/** The codes of the recorded answers, each with what it means. */
function errorsView(
  { texts, language, to }: PageContext,
  { examples }: ReferenceOperation,
): Html | undefined {
  const refused = examples.filter(({ status }) => status >= 400);
  if (refused.length === 0) return undefined;
  return html`<h2>${texts.errorsSeen}</h2><p class="quiet">${texts.errorsSeenNote}</p>
<ul class="fields">${refused.map(({ status, answer }) => {
    const first = asObject(Array.isArray(answer) ? answer[0] : answer);
    const code = String(first.Error ?? first.Code);
    return html`<li><div class="field"><span class="status status-bad">${status}</span> <a href="${to('errors')}#${code}"><code>${breakable(code)}</code></a></div>
<p>${isRefusalCode(code) ? catalogue[code][language] : String(first.Message)}</p></li>`;
  })}</ul>`;
}

function exampleView(context: PageContext, { examples }: ReferenceOperation): Html | undefined {
  const { texts } = context;
  const shown = examples.find(({ status }) => status < 300);
  if (!shown) return undefined;
  const { request, status, answer } = shown;
  return html`<h2>${texts.example}</h2><p class="quiet">${texts.exampleNote}</p>
<p class="caption">${texts.request} <code>${request.method} ${breakable(request.url)}</code></p>
${request.body !== undefined && codeBlock(context, jsonView(request.body), 'json')}
<p class="caption">${texts.answer} <span class="status status-ok">${status}</span></p>
${answer === undefined ? html`<p class="quiet">${texts.emptyBody}</p>` : codeBlock(context, jsonView(answer), 'json')}`;
}

function neighboursView(
  { texts, language, to }: PageContext,
  { name, info, operations }: Reference,
  operation: ReferenceOperation,
): Html {
  const inOrder = (info.tags ?? []).flatMap((tag) => operations.filter((one) => one.tag === tag.name));
  const at = inOrder.indexOf(operation);
  const [before, after] = [inOrder[at - 1], inOrder[at + 1]];
  const step = (one: ReferenceOperation | undefined, label: string, rel: string) =>
    one &&
    html`<a rel="${rel}" href="${to(`${name}/${one.id}`)}"><small>${label}</small>${one.summary[language]}</a>`;
  return html`<nav class="neighbours" aria-label="${texts.next}">${step(before, texts.previous, 'prev') ?? html`<span></span>`}${step(
    after,
    texts.next,
    'next',
  )}</nav>`;
}

function listed(paths: readonly string[]): Html {
  return html`${paths.map((path, index) => html`${index > 0 && ', '}<code>${breakable(path)}</code>`)}`;
}

/** Long names may break after a slash or a full stop. */
function breakable(text: string): Html {
  return html`${text.split(/(?<=[/.&?])/).map((part) => html`${part}<wbr>`)}`;
}
