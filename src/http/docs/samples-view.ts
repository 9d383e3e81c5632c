/** The samples of an operation, one language shown at a time. */
import { type Html, html } from '../html.ts';
import { codeBlock, type PageContext } from './page.ts';
import type { Reference, ReferenceOperation } from './reference.ts';
import { curlSample } from './samples/curl.ts';
import { phpSample } from './samples/php.ts';
import { pythonSample } from './samples/python.ts';
import { sampledCall } from './samples/sampled-call.ts';
import { typescriptSample } from './samples/typescript.ts';

const kinds = [
  ['curl', 'curl', curlSample],
  ['typescript', 'TypeScript', typescriptSample],
  ['php', 'PHP', phpSample],
  ['python', 'Python', pythonSample],
] as const;

export function samplesView(context: PageContext, reference: Reference, operation: ReferenceOperation): Html {
  const call = sampledCall(reference.name, operation, context.baseUrl);
  return html`<h2>${context.texts.samples}</h2>
<div class="tabs" data-tabs><div role="tablist" aria-label="${context.texts.samples}">${kinds.map(
    ([id, title], index) =>
      html`<button type="button" role="tab" id="tab-${id}" aria-controls="sample-${id}" aria-selected="${
        index === 0 ? 'true' : 'false'
      }"${index > 0 && html` tabindex="-1"`}>${title}</button>`,
  )}</div>${kinds.map(
    ([id, , write], index) =>
      html`<div role="tabpanel" id="sample-${id}" aria-labelledby="tab-${id}"${index > 0 && html` hidden`}>${codeBlock(
        context,
        write(call),
        id,
      )}</div>`,
  )}</div>`;
}
