/** What is told of a link that opens nothing: what to do, and not why. */
import { html } from '../../http/html.ts';
import type { PageLanguage } from '../keyless/page.ts';
import { customerPage } from './customer-page.ts';

const texts = {
  en: {
    title: 'This link no longer opens',
    body: 'Links are valid for some days only, and may be replaced. Please use the newest one that you were sent, or open your account from the site of your provider.',
  },
  fr: {
    title: 'Ce lien ne s’ouvre plus',
    body: 'Les liens ne valent que quelques jours et peuvent être remplacés. Utilisez le plus récent que vous ayez reçu, ou ouvrez votre compte depuis le site de votre fournisseur.',
  },
} as const;

export function closedPage(language: PageLanguage): string {
  const { title, body } = texts[language];
  return customerPage(language, title, html`<p>${body}</p>`);
}
