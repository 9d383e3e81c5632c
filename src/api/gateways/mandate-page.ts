/** The page on which a payer accepts a SEPA mandate: whose account, what is accepted, and what was wrong. */
import { html } from '../../http/html.ts';
import { type PageLanguage, renderPage } from '../keyless/page.ts';

const texts = {
  en: {
    title: 'SEPA direct debit mandate',
    name: 'Holder of the account',
    iban: 'IBAN',
    wrong: {
      name: 'Enter the name of the account’s holder, 70 characters at most.',
      iban: 'This IBAN is not valid: check each character.',
    },
    accept: 'Accept the mandate',
    cancel: 'Cancel',
    proof: 'Your acceptance is kept as proof, with its date and your network address.',
  },
  fr: {
    title: 'Mandat de prélèvement SEPA',
    name: 'Titulaire du compte',
    iban: 'IBAN',
    wrong: {
      name: 'Saisissez le nom du titulaire du compte, 70 caractères au plus.',
      iban: 'Cet IBAN n’est pas valide\u00a0: vérifiez chaque caractère.',
    },
    accept: 'Accepter le mandat',
    cancel: 'Annuler',
    proof: 'Votre acceptation est conservée comme preuve, avec sa date et votre adresse réseau.',
  },
} as const;

export interface MandateForm {
  readonly language: PageLanguage;
  readonly paragraphs: readonly string[];
  readonly name: string;
  readonly iban: string;
  readonly wrong: 'name' | 'iban' | null;
  readonly cancelUrl: string;
}

export function mandatePage({ language, paragraphs, name, iban, wrong, cancelUrl }: MandateForm): string {
  const text = texts[language];
  const field = (
    id: 'name' | 'iban',
    value: string,
    autocomplete: string,
  ) => html`<p><label for="${id}">${text[id]}</label>
<input id="${id}" name="${id}" value="${value}" required maxlength="70" autocomplete="${autocomplete}"${
    wrong === id && html` aria-invalid="true" aria-describedby="wrong"`
  }>
${wrong === id && html`<span id="wrong" class="wrong" role="alert">${text.wrong[id]}</span>`}</p>`;
  return renderPage(
    language,
    text.title,
    style,
    html`${paragraphs.map((one) => html`<p>${one}</p>`)}
<form method="post">${field('name', name, 'name')}${field('iban', iban, 'off')}
<p class="proof">${text.proof}</p>
<p><button>${text.accept}</button></p></form>
<p><a href="${cancelUrl}">${text.cancel}</a></p>`,
  );
}

const style = `
body { margin: 6vh auto 0; max-width: 38rem; padding: 0 1.5rem 3rem; font: 1.05rem/1.6 system-ui, sans-serif; color: #1f2933; }
h1 { font-size: 1.4rem; }
label { display: block; font-weight: 600; }
input { font: inherit; width: 100%; box-sizing: border-box; padding: 0.6rem 0.8rem; border: 1px solid #5b6b7b; border-radius: 6px; }
.wrong { color: #a01313; }
.proof { color: #4a5866; font-size: 0.95rem; }
button { font: inherit; padding: 0.7rem 1.4rem; border: 0; border-radius: 6px; background: #1d3557; color: #fff; cursor: pointer; }
:focus-visible { outline: 3px solid #4c8bd6; outline-offset: 2px; }
`;
