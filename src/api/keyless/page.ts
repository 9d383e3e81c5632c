/** The frame of a page that is open without a key: no script, read by people in French or English. */
import { Html, html } from '../../http/html.ts';

export type PageLanguage = 'fr' | 'en';

/** What pages are written in for readers of this language. */
export function pageLanguage(language: string): PageLanguage {
  return language.startsWith('fr') ? 'fr' : 'en';
}

/** @param style as CSS, ours */
export function renderPage(language: PageLanguage, title: string, style: string, main: Html): string {
  const page = html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`;
  return `<!doctype html>\n${page}`;
}
