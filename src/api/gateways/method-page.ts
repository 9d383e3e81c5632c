/** The pages that a payer sees of ours around a registration: how it went, and the test methods of the simulator. */
import { testMethods } from '../../payments/gateways/simulator/test-methods.ts';

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
  return page(language, `<p>${texts[codeOf(language)][state]}</p>`);
}

export function choicePage(typePayment: string, cancelUrl: string, language: string): string {
  const code = codeOf(language);
  const buttons = testMethods
    .filter((method) => method.typePayment === typePayment)
    .map(
      ({ number, displayName, outcome }) =>
        `<p><button name="number" value="${number}"><b>${displayName}</b><br>${outcome[code]}</button></p>`,
    );
  const cancel = `<p><a href="${escapeHtml(cancelUrl)}">${texts[code].cancel}</a></p>`;
  return page(
    language,
    `<p>${texts[code].choose}</p><form method="post">${buttons.join('\n')}</form>${cancel}`,
  );
}

function codeOf(language: string): 'en' | 'fr' {
  return language.startsWith('fr') ? 'fr' : 'en';
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function page(language: string, content: string): string {
  const code = codeOf(language);
  return `<!doctype html>
<html lang="${code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${texts[code].title}</title>
<style>
body { margin: 10vh auto 0; max-width: 34rem; padding: 0 1.5rem; font: 1.05rem/1.6 system-ui, sans-serif; color: #1f2933; }
h1 { font-size: 1.4rem; }
button { font: inherit; width: 100%; text-align: left; padding: 0.7rem 1.4rem; border: 1px solid #1d3557; border-radius: 6px; background: #fff; cursor: pointer; }
button:hover, button:focus { background: #eef3f8; }
</style>
</head>
<body>
<main>
<h1>${texts[code].title}</h1>
${content}
</main>
</body>
</html>
`;
}
