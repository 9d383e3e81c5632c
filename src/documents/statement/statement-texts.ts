/** What a statement of account says, in French and in English. */
import type { MovementKind } from '../../domain/billing/statement.ts';
import type { PrintedLanguage } from '../texts.ts';

export interface StatementTexts {
  readonly title: string;
  readonly period: (first: string, last: string) => string;
  readonly until: (last: string) => string;
  readonly reference: string;
  readonly written: string;
  readonly opening: string;
  readonly closing: string;
  readonly columns: {
    readonly label: string;
    readonly date: string;
    readonly debit: string;
    readonly credit: string;
    readonly balance: string;
  };
  readonly movement: Readonly<Record<MovementKind, (number: string | null) => string>>;
  readonly sums: Readonly<Record<MovementKind, string>>;
  readonly nothing: string;
  /** What the closing balance means. */
  readonly meaning: {
    readonly owed: (amount: string) => string;
    readonly credit: (amount: string) => string;
    readonly even: string;
  };
  readonly waiting: {
    readonly debit: (amount: string) => string;
    readonly credit: (amount: string) => string;
  };
}

const nbsp = '\u00a0';

function about(text: string, word: string) {
  return (number: string | null): string => (number === null ? text : `${text}${word}${number}`);
}

const french: StatementTexts = {
  title: 'Relevé de compte',
  period: (first, last) => `du ${first} au ${last}`,
  until: (last) => `au ${last}`,
  reference: 'Référence client',
  written: 'Établi le',
  opening: 'Solde initial',
  closing: 'Solde final',
  columns: { label: 'Opération', date: 'Date', debit: 'Débit', credit: 'Crédit', balance: 'Solde' },
  movement: {
    Invoice: about('Facture', ' '),
    CreditNote: about('Avoir', ' '),
    Payment: about('Paiement', ', facture '),
    Return: about('Paiement rejeté par la banque', ', facture '),
    Dispute: about('Paiement contesté', ', facture '),
    PaymentReinstated: about('Paiement rétabli', ', facture '),
    Refund: about('Remboursement', ', avoir '),
  },
  sums: {
    Invoice: 'Factures',
    CreditNote: 'Avoirs',
    Payment: 'Paiements',
    Return: 'Paiements rejetés',
    Dispute: 'Paiements contestés',
    PaymentReinstated: 'Paiements rétablis',
    Refund: 'Remboursements',
  },
  nothing: 'Aucune opération sur cette période.',
  meaning: {
    owed: (amount) => `Vous nous devez ${amount}.`,
    credit: (amount) => `Nous vous devons ${amount}.`,
    even: 'Votre compte est soldé.',
  },
  waiting: {
    debit: (amount) => `Reste à facturer${nbsp}: ${amount} TTC, qui ne sont pas dans ce relevé.`,
    credit: (amount) =>
      `Crédit à déduire de votre prochaine facture${nbsp}: ${amount} TTC, qui ne sont pas dans ce relevé.`,
  },
};

const english: StatementTexts = {
  title: 'Account statement',
  period: (first, last) => `from ${first} to ${last}`,
  until: (last) => `up to ${last}`,
  reference: 'Customer reference',
  written: 'Written on',
  opening: 'Opening balance',
  closing: 'Closing balance',
  columns: { label: 'Operation', date: 'Date', debit: 'Debit', credit: 'Credit', balance: 'Balance' },
  movement: {
    Invoice: about('Invoice', ' '),
    CreditNote: about('Credit note', ' '),
    Payment: about('Payment', ', invoice '),
    Return: about('Payment returned by the bank', ', invoice '),
    Dispute: about('Disputed payment', ', invoice '),
    PaymentReinstated: about('Payment reinstated', ', invoice '),
    Refund: about('Refund', ', credit note '),
  },
  sums: {
    Invoice: 'Invoices',
    CreditNote: 'Credit notes',
    Payment: 'Payments',
    Return: 'Returned payments',
    Dispute: 'Disputed payments',
    PaymentReinstated: 'Reinstated payments',
    Refund: 'Refunds',
  },
  nothing: 'No operation in this period.',
  meaning: {
    owed: (amount) => `You owe us ${amount}.`,
    credit: (amount) => `We owe you ${amount}.`,
    even: 'Your account is settled.',
  },
  waiting: {
    debit: (amount) => `Still to be invoiced: ${amount} including VAT, not part of this statement.`,
    credit: (amount) =>
      `Credit to be deducted from your next invoice: ${amount} including VAT, not part of this statement.`,
  },
};

export const statementTextsOf: Readonly<Record<PrintedLanguage, StatementTexts>> = {
  fr: french,
  en: english,
};
