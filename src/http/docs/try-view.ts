/** The form that calls an operation from its page; docs.js sends it. */
import { type Html, html } from '../html.ts';
import type { PageContext } from './page.ts';
import type { ReferenceOperation, ReferenceParameter } from './reference.ts';

export function tryView({ texts }: PageContext, operation: ReferenceOperation): Html {
  const { method, path, parameters, body, examples } = operation;
  const example = examples.find(({ status }) => status < 300)?.request;
  const sent = example && new URL(example.url, 'http://any').searchParams;
  const text = example?.body === undefined ? '' : JSON.stringify(example.body, null, 2);
  return html`<section class="try"><h2 id="try">${texts.tryIt}</h2>
<p class="quiet">${texts.tryNote}</p>
${method !== 'GET' && html`<p class="warning">${texts.tryWarning}</p>`}
<form data-try data-method="${method}" data-path="${path}" data-sending="${texts.sending}" data-unreachable="${
    texts.unreachable
  }" data-wrong-json="${texts.wrongJson}" data-no-body="${texts.noBody}" autocomplete="off">
<div class="keys"><label>${texts.agentKey}<input name="agent-key" type="text" spellcheck="false" autocapitalize="off" required></label>
<label>${texts.apiKey}<input name="api-key" type="password" autocomplete="off" required></label></div>
${parameters.length > 0 && html`<div class="inputs">${parameters.map((parameter) => inputView(parameter, sent?.get(parameter.name)))}</div>`}
${body && html`<label class="body">${texts.body}<textarea name="body" rows="${Math.min(16, text.split('\n').length + 1)}" spellcheck="false">${text}</textarea></label>`}
<button type="submit" class="send">${texts.send}</button>
</form>
<div class="try-answer" data-try-answer hidden aria-live="polite"><p class="caption">${texts.answer} <span class="status" data-answer-status></span> <span class="quiet" data-answer-time></span></p>
<details><summary>${texts.headers}</summary><pre data-answer-headers tabindex="0"></pre></details>
<pre data-answer-body tabindex="0"></pre></div></section>`;
}

function inputView(
  { name, place, isRequired, schema }: ReferenceParameter,
  value: string | null | undefined,
): Html {
  const values =
    schema.type === 'boolean' ? ['true', 'false'] : Array.isArray(schema.enum) ? schema.enum.map(String) : [];
  const fallback = schema.default === undefined ? '' : String(schema.default);
  const mark = isRequired && html`<span aria-hidden="true"> *</span>`;
  const needed = isRequired && html` required`;
  if (values.length > 0) {
    return html`<label>${name}${mark}<select name="${name}" data-place="${place}"${needed}><option value="">${
      fallback === '' ? '' : `(${fallback})`
    }</option>${values.map((one) => html`<option${one === value && html` selected`}>${one}</option>`)}</select></label>`;
  }
  return html`<label>${name}${mark}<input name="${name}" data-place="${place}" value="${value ?? ''}" placeholder="${fallback}"${needed}></label>`;
}
