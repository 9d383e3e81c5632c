/** The few words that letters are completed with: in French, else in English, as the texts of the program are. */
import type { PaymentType } from '../../domain/billing/invoice-state.ts';
import type { TimeUnit } from '../../domain/calendar/period.ts';
import { type PricingWords, pricingWords } from '../../domain/pricing/pricing-words.ts';

interface EmailWords {
  readonly paidBy: Readonly<Record<PaymentType, string>>;
  /** `1 an`, `12 months`. */
  duration(count: number, unit: TimeUnit): string;
  per: PricingWords['per'];
  /** Where a link leads to, as its label. */
  readonly linkTo: Readonly<Record<'invoice' | 'credit_note' | 'portal', string>>;
  readonly unsubscribe: string;
}

const english: Omit<EmailWords, 'duration' | 'per'> = {
  paidBy: {
    Free: 'other means',
    ExternalCheck: 'cheque',
    ExternalCash: 'cash',
    ExternalBank: 'bank transfer',
    ExternalOther: 'other means',
    Card: 'card',
    DirectDebit: 'direct debit',
  },
  linkTo: { invoice: 'See the invoice', credit_note: 'See the credit note', portal: 'Go to my account' },
  unsubscribe: 'No more messages of this kind',
};

const french: Omit<EmailWords, 'duration' | 'per'> = {
  paidBy: {
    Free: 'autre moyen',
    ExternalCheck: 'chèque',
    ExternalCash: 'espèces',
    ExternalBank: 'virement',
    ExternalOther: 'autre moyen',
    Card: 'carte',
    DirectDebit: 'prélèvement',
  },
  linkTo: { invoice: 'Voir la facture', credit_note: 'Voir l’avoir', portal: 'Aller à mon compte' },
  unsubscribe: 'Ne plus recevoir ce type de message',
};

export function wordsOf(language: string): EmailWords {
  const { duration, per } = pricingWords(language);
  return { ...(language === 'fr' ? french : english), duration, per };
}
