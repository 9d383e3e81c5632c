/** JSON as people read it, its kinds of value told apart by colour. */
import { escapeHtml, Html } from '../html.ts';

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

export function jsonView(value: unknown): Html {
  const text = JSON.stringify(value, null, 2);
  let at = 0;
  let view = '';
  for (const match of text.matchAll(TOKEN)) {
    const [token, string, colon = '', word] = match;
    const kind = string === undefined ? (word === undefined ? 'number' : 'word') : colon ? 'name' : 'string';
    view += `${escapeHtml(text.slice(at, match.index))}<span class="json-${kind}">${escapeHtml(string ?? token)}</span>${colon}`;
    at = match.index + token.length;
  }
  return new Html(view + escapeHtml(text.slice(at)));
}
