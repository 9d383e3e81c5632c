/**
 * Every word that a printed document says by itself, in French and in English. French follows the typography of
 * its readers: no-break spaces before double punctuation, typographic apostrophes.
 */

import type { TaxCategory } from '../domain/tax/treatment.ts';
import type { OperationCategory, PrintedPaymentType } from './printed-document.ts';

export type PrintedLanguage = 'fr' | 'en';

export interface DocumentTexts {
  readonly title: { readonly Debit: string; readonly Credit: string };
  readonly draft: string;
  readonly draftNotice: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly continued: string;
  readonly seller: string;
  readonly buyer: string;
  readonly delivery: string;
  readonly registration: string;
  readonly siren: string;
  readonly vatNumber: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly correctedInvoice: string;
  readonly dated: (date: string) => string;
  readonly paymentMethod: string;
  readonly buyerReference: string;
  readonly reason: string;
  readonly note: string;
  readonly columns: {
    readonly label: string;
    readonly quantity: string;
    readonly unit: string;
    readonly rate: string;
    readonly net: string;
    readonly gross: string;
  };
  readonly linesTitle: string;
  readonly period: (first: string, last: string) => string;
  readonly onDay: (date: string) => string;
  readonly taxTitle: string;
  readonly taxColumns: { readonly rate: string; readonly base: string; readonly tax: string };
  readonly taxCategory: Readonly<Record<TaxCategory, string>>;
  readonly totalsTitle: string;
  readonly subtotal: string;
  readonly tax: string;
  readonly total: { readonly Debit: string; readonly Credit: string };
  readonly paid: string;
  readonly credited: string;
  readonly amountDue: string;
  readonly refunded: string;
  readonly paidOn: { readonly Debit: (date: string) => string; readonly Credit: (date: string) => string };
  readonly paymentTitle: string;
  readonly paymentType: Readonly<Record<PrintedPaymentType, string>>;
  readonly charge: {
    readonly Card: { readonly planned: (date: string) => string; readonly done: (date: string) => string };
    readonly DirectDebit: {
      readonly planned: (date: string) => string;
      readonly done: (date: string) => string;
    };
    readonly undated: { readonly Card: string; readonly DirectDebit: string };
  };
  readonly nothingToPay: string;
  readonly chequeTo: (name: string) => string;
  readonly payBefore: (date: string) => string;
  readonly paymentReference: string;
  readonly bank: string;
  readonly accountHolder: string;
  readonly mentionsTitle: string;
  readonly operation: Readonly<Record<OperationCategory, string>>;
  readonly taxOnDebits: string;
  readonly pricesIncludeTax: string;
  readonly lateRate: (rate: string) => string;
  readonly lateRateByLaw: string;
  readonly recoveryFee: (fee: string) => string;
  readonly noEarlyPayment: string;
}
