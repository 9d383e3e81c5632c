/** What of a PaymentMethod is kept with us: its token, what the payer recognises, until when it works. */
import type Stripe from 'stripe';
import { type Instant, instant } from '../../../domain/calendar/instant.ts';
import type { RegisteredMethod } from '../method-registration.ts';
import { writeToken } from './method-token.ts';
import { idOf } from './stripe-client.ts';

/** As their owners write them; Stripe adds brands without notice, which are then left out. */
const brands: Readonly<Record<string, string>> = {
  amex: 'American Express',
  american_express: 'American Express',
  cartes_bancaires: 'CB',
  diners: 'Diners Club',
  diners_club: 'Diners Club',
  discover: 'Discover',
  eftpos_au: 'eftpos',
  eftpos_australia: 'eftpos',
  interac: 'Interac',
  jcb: 'JCB',
  link: 'Link',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  union_pay: 'UnionPay',
  visa: 'Visa',
};

export type DescribedMethod = Omit<RegisteredMethod, 'mandate'>;

/** Undefined for a kind of method that we do not take, or one that is no customer's any more. */
export function describeMethod(method: Stripe.PaymentMethod): DescribedMethod | undefined {
  const customer = idOf(method.customer);
  if (customer === undefined) return undefined;
  const token = writeToken({ customer, method: method.id });
  if (method.card) {
    const { display_brand, brand, last4, country } = method.card;
    const displayName = named(brands[display_brand ?? ''] ?? brands[brand], last4);
    return { token, typePayment: 'Card', displayName, country, expiresAt: endOf(method.card) };
  }
  if (method.sepa_debit) {
    const { last4, country } = method.sepa_debit;
    return { token, typePayment: 'DirectDebit', displayName: named('SEPA', last4), country, expiresAt: null };
  }
  return undefined;
}

function named(brand: string | undefined, last4: string | null): string {
  return [brand, `•••• ${last4 ?? '••••'}`].filter((part) => part !== undefined).join(' ');
}

/** A card works until the end of the month that is printed on it. */
function endOf({ exp_year, exp_month }: { readonly exp_year: number; readonly exp_month: number }): Instant {
  return instant(Date.UTC(exp_year, exp_month));
}
