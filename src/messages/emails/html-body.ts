/** Makes the HTML of a letter from its plain text: paragraphs, line ends and links; nothing of the text is markup. */
import type { EmailData } from './kinds.ts';
import { wordsOf } from './words.ts';

const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

/** @param data its links are shown as their label, the one that ends a paragraph as a button */
export function htmlOfText(text: string, data: EmailData, language: string): string {
  const labels = labelsOf(data, language);
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 16px 0">${htmlOfParagraph(paragraph.trim(), labels)}</p>`)
    .join('\n');
}

function htmlOfParagraph(paragraph: string, labels: ReadonlyMap<string, string>): string {
  const last = [...labels].find(([url]) => paragraph.endsWith(url));
  const words = last ? paragraph.slice(0, -last[0].length).trimEnd() : paragraph;
  const lead = linked(words, labels);
  if (!last) return lead;
  const [url, label] = last;
  return `${lead}${lead === '' ? '' : '<br><br>'}<a class="act" href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
}

function linked(text: string, labels: ReadonlyMap<string, string>): string {
  let html = '';
  let end = 0;
  for (const { 0: url, index } of text.matchAll(address)) {
    html += `${escapeHtml(text.slice(end, index))}<a href="${escapeHtml(url)}">${escapeHtml(labels.get(url) ?? url)}</a>`;
    end = index + url.length;
  }
  return (html + escapeHtml(text.slice(end))).replaceAll('\n', '<br>\n');
}

function labelsOf(data: EmailData, language: string): ReadonlyMap<string, string> {
  const { linkTo } = wordsOf(language);
  const labelled = (['portal', 'invoice', 'credit_note'] as const).flatMap((topic) => {
    const url = data[topic]?.link;
    return url === undefined || url === '' ? [] : [[url, linkTo[topic]] as const];
  });
  return new Map(labelled);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
