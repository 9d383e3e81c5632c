/**
 * SEPA direct debits without an intermediary: mandates are given on a page of ours, debits are gathered into files
 * for the business's bank, and the bank's answers are imported (docs/decisions/0028). The books are kept with ours.
 */
import type { Gateway } from '../gateway.ts';
import { bookDebits, findDebitAnswers } from './debits.ts';
import { forgetMandate, mandateRegistration } from './mandates.ts';
import { creditorOf, faultyNumber, sepaSettings } from './sepa-settings.ts';

export const sepa: Gateway = {
  name: 'sepa',
  title: {
    en: 'SEPA direct debit, by files for the bank',
    fr: 'Prélèvement SEPA, par fichiers pour la banque',
  },
  typesPayment: ['DirectDebit'],
  settings: sepaSettings,
  async checkSettings({ settings }) {
    const faulty = faultyNumber(creditorOf(settings));
    return faulty && `${faulty}: modulo 97`;
  },
  charge: bookDebits,
  lookUp: findDebitAnswers,
  registration: mandateRegistration,
  forget: forgetMandate,
};
