/** How the pages of a customer look: light or dark, readable on a phone and on paper. */
import type { Html } from '../../http/html.ts';
import { type PageLanguage, renderPage } from '../keyless/page.ts';

const style = `
:root { color-scheme: light dark; --ink: #1f2933; --soft: #52606d; --line: #d9dee4; --page: #fff; --accent: #1d4e89; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e7eb; --soft: #9aa5b1; --line: #3b4754; --page: #16191d; --accent: #8ab8f0; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
p { margin: .25rem 0; } .soft { color: var(--soft); }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: .875rem; }
th, td { padding: .6rem .75rem .6rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.amount { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; }
a { color: var(--accent); } a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 34rem) {
  table, tbody, tr, td { display: block; } thead { position: absolute; clip-path: inset(50%); }
  tr { border-bottom: 1px solid var(--line); padding: .6rem 0; } td { border: 0; padding: .1rem 0; }
  .amount { text-align: left; }
}
`;

export function customerPage(language: PageLanguage, title: string, main: Html): string {
  return renderPage(language, title, style, main);
}
