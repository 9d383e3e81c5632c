/** The page behind the link at the foot of a letter that one may do without: no script, French or English. */
import { html } from '../../http/html.ts';
import { pageLanguage, renderPage } from '../keyless/page.ts';

const texts = {
  en: {
    title: 'Messages by e-mail',
    Ask: 'You will get no more messages of this kind. Those about your contract, such as invoices, still come: they are due to you.',
    act: 'No more messages of this kind',
    Done: 'Done: you will get no more messages of this kind.',
    Unknown: 'This link leads nowhere. Please use the one at the foot of the message as it is.',
  },
  fr: {
    title: 'Messages par e-mail',
    Ask: 'Vous ne recevrez plus de messages de ce type. Ceux qui concernent votre contrat, comme les factures, vous parviendront toujours\u00a0: ils vous sont dus.',
    act: 'Ne plus recevoir ce type de message',
    Done: 'C’est fait\u00a0: vous ne recevrez plus de messages de ce type.',
    Unknown: 'Ce lien ne mène nulle part. Utilisez celui du bas du message, tel quel.',
  },
} as const;

const style = `
body { margin: 12vh auto 0; max-width: 34rem; padding: 0 1.5rem; font: 1.05rem/1.6 system-ui, sans-serif; color: #1f2933; }
h1 { font-size: 1.4rem; }
button { font: inherit; padding: 0.7rem 1.4rem; border: 0; border-radius: 6px; background: #1d3557; color: #fff; cursor: pointer; }
`;

export function unsubscribePage(what: 'Ask' | 'Done' | 'Unknown', language: string): string {
  const code = pageLanguage(language);
  const text = texts[code];
  const form = what === 'Ask' && html`<form method="post"><button type="submit">${text.act}</button></form>`;
  return renderPage(code, text.title, style, html`<p>${text[what]}</p>\n${form}`);
}
