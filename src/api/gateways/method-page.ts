/** The pages that a payer sees of ours around a registration: how it went, and the test methods of the simulator. */
import { html } from '../../http/html.ts';
import { testMethods } from '../../payments/gateways/simulator/test-methods.ts';
import { pageLanguage, renderPage } from '../keyless/page.ts';

const texts = {
  en: {
    title: 'Your means of payment',
    Registered: 'Your means of payment is registered. You can close this page.',
    Begun: 'Your bank has not answered yet. You will be told when it has; you can close this page.',
    Failed: 'Your means of payment was refused. Please start again with another one.',
    Expired: 'This request has expired. Please ask for a new one.',
    Unknown: 'This link leads nowhere. Please use the one that you were given as it is.',
    choose: 'This is a test: no money moves. Choose how the payer is to behave.',
    cancel: 'Cancel',
  },
  fr: {
    title: 'Votre moyen de paiement',
    Registered: 'Votre moyen de paiement est enregistré. Vous pouvez fermer cette page.',
    Begun:
      'Votre banque n’a pas encore répondu. Vous serez averti de sa réponse\u00a0; vous pouvez fermer cette page.',
    Failed: 'Votre moyen de paiement a été refusé. Recommencez avec un autre.',
    Expired: 'Cette demande a expiré. Demandez-en une nouvelle.',
    Unknown: 'Ce lien ne mène nulle part. Utilisez celui qui vous a été donné, tel quel.',
    choose: 'Ceci est un essai\u00a0: aucun argent ne bouge. Choisissez le comportement du payeur.',
    cancel: 'Annuler',
  },
} as const;

export type PageState = 'Registered' | 'Begun' | 'Failed' | 'Expired' | 'Unknown';

export function statePage(state: PageState, language: string): string {
  const code = pageLanguage(language);
  return renderPage(code, texts[code].title, style, html`<p>${texts[code][state]}</p>`);
}

export function choicePage(typePayment: string, cancelUrl: string, language: string): string {
  const code = pageLanguage(language);
  const { title, choose, cancel } = texts[code];
  const buttons = testMethods
    .filter((method) => method.typePayment === typePayment)
    .map(
      ({ number, displayName, outcome }) =>
        html`<p><button name="number" value="${number}"><b>${displayName}</b><br>${outcome[code]}</button></p>`,
    );
  return renderPage(
    code,
    title,
    style,
    html`<p>${choose}</p><form method="post">${buttons}</form><p><a href="${cancelUrl}">${cancel}</a></p>`,
  );
}

const style = `
body { margin: 10vh auto 0; max-width: 34rem; padding: 0 1.5rem; font: 1.05rem/1.6 system-ui, sans-serif; color: #1f2933; }
h1 { font-size: 1.4rem; }
button { font: inherit; width: 100%; text-align: left; padding: 0.7rem 1.4rem; border: 1px solid #1d3557; border-radius: 6px; background: #fff; cursor: pointer; }
button:hover, button:focus { background: #eef3f8; }
`;
