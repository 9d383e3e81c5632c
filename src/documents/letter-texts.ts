/** What printed letters say, in French and in English. */
import type { PrintedLanguage } from './texts.ts';

export interface LetterSentence {
  readonly number: string;
  readonly issuedOn: string;
  /** When it was to be paid, or was; empty when no day was named. */
  readonly dueOn: string;
  readonly amount: string;
}

interface MandateFacts {
  readonly accountName: string;
  readonly iban: string;
  readonly signedOn: string;
  readonly signedFrom: string;
}

interface LetterWords {
  readonly mandateTitle: string;
  readonly mandate: (about: MandateFacts) => readonly string[];
  readonly reminderTitle: string;
  readonly receiptTitle: string;
  /** What their files are called. */
  readonly files: { readonly receipt: string; readonly reminder: string };
  readonly written: (city: string, date: string) => string;
  readonly reminder: Readonly<Record<1 | 2 | 3, (about: LetterSentence) => readonly string[]>>;
  readonly crossed: string;
  readonly receipt: (about: LetterSentence, method: string) => readonly string[];
}

const nbsp = '\u00a0';

const french: LetterWords = {
  mandateTitle: 'Mandat SEPA',
  mandate: (about) => [
    `Titulaire du compte${nbsp}: ${about.accountName}. IBAN${nbsp}: ${about.iban}.`,
    `Accepté en ligne le ${about.signedOn}, depuis l’adresse réseau ${about.signedFrom}.`,
  ],
  reminderTitle: 'Relance',
  receiptTitle: 'Reçu',
  files: { receipt: 'recu', reminder: 'relance' },
  written: (city, date) => (city === '' ? `Le ${date}` : `${city}, le ${date}`),
  reminder: {
    1: (about) => [
      'Madame, Monsieur,',
      `Sauf erreur de notre part, ${about.amount} restent dus sur notre facture ${frenchInvoice(about)}.`,
      'Nous vous remercions de bien vouloir les régler.',
    ],
    2: (about) => [
      'Madame, Monsieur,',
      `Malgré notre premier rappel, ${about.amount} restent impayés sur notre facture ${frenchInvoice(about)}.`,
      `Merci de les régler sans attendre. Si une difficulté vous en empêche, écrivez-nous${nbsp}: nous chercherons une solution.`,
    ],
    3: (about) => [
      'Madame, Monsieur,',
      `Malgré nos rappels, ${about.amount} restent impayés sur notre facture ${frenchInvoice(about)}.`,
      'Faute de règlement, nous pourrons suspendre votre service et confier la créance au recouvrement.',
    ],
  },
  crossed: 'Si votre règlement est en route, ne tenez pas compte de cette lettre.',
  receipt: (about, method) => [
    `Nous avons reçu ${about.amount} le ${about.dueOn}, en règlement de notre facture ${about.number} du ${about.issuedOn}.`,
    `Moyen de paiement${nbsp}: ${method}.`,
  ],
};

const english: LetterWords = {
  mandateTitle: 'SEPA mandate',
  mandate: (about) => [
    `Holder of the account: ${about.accountName}. IBAN: ${about.iban}.`,
    `Accepted online on ${about.signedOn}, from the network address ${about.signedFrom}.`,
  ],
  reminderTitle: 'Reminder',
  receiptTitle: 'Receipt',
  files: { receipt: 'receipt', reminder: 'reminder' },
  written: (city, date) => (city === '' ? date : `${city}, ${date}`),
  reminder: {
    1: (about) => [
      'Dear Sir or Madam,',
      `Unless we are mistaken, ${about.amount} of our invoice ${englishInvoice(about)} remain to be paid.`,
      'Thank you for settling this amount.',
    ],
    2: (about) => [
      'Dear Sir or Madam,',
      `In spite of our first reminder, ${about.amount} of our invoice ${englishInvoice(about)} are still unpaid.`,
      'Please pay without delay. If something prevents you, write to us: we will look for a solution.',
    ],
    3: (about) => [
      'Dear Sir or Madam,',
      `In spite of our reminders, ${about.amount} of our invoice ${englishInvoice(about)} are still unpaid.`,
      'Failing payment, we may suspend your service and hand the claim over for collection.',
    ],
  },
  crossed: 'If your payment is on its way, please disregard this letter.',
  receipt: (about, method) => [
    `We received ${about.amount} on ${about.dueOn}, in payment of our invoice ${about.number} of ${about.issuedOn}.`,
    `Way of payment: ${method}.`,
  ],
};

export const letterWordsOf: Readonly<Record<PrintedLanguage, LetterWords>> = { fr: french, en: english };

function frenchInvoice({ number, issuedOn, dueOn }: LetterSentence): string {
  return `${number} du ${issuedOn}${dueOn === '' ? '' : `, échue le ${dueOn}`}`;
}

function englishInvoice({ number, issuedOn, dueOn }: LetterSentence): string {
  return `${number} of ${issuedOn}${dueOn === '' ? '' : `, due on ${dueOn},`}`;
}
