/**
 * The cards and accounts that a payer of a sandbox chooses among: what each does is told beside it. No number is ever
 * typed in.
 */
import type { DeclineReason } from '../../../domain/collecting/charge-answer.ts';

interface TestMethod {
  readonly typePayment: 'Card' | 'DirectDebit';
  /** How tokens of it begin: the simulator goes by that when it is charged. */
  readonly tokenPrefix: string;
  readonly displayName: string;
  readonly number: string;
  readonly country: string;
  readonly outcome: { readonly en: string; readonly fr: string };
  /** Set when it is refused at once, and never registered. */
  readonly refusedAs?: DeclineReason;
}

const paid = { en: 'Always pays', fr: 'Paie toujours' };
const noFunds = { en: 'No funds when it is charged', fr: 'Sans provision au prélèvement' };

/** The cards are those of existing integrations' tests (shared/wire.md, b). */
export const testMethods: readonly TestMethod[] = [
  card('4200460037003700', 'ok', paid),
  card('4200460037004609', 'authenticate', {
    en: 'Asks for authentication at each renewal',
    fr: 'Redemande une authentification à chaque renouvellement',
  }),
  card('4200460037025901', 'no-funds', noFunds),
  card('4200460037054208', 'rejected', {
    en: 'Rejected when it is charged',
    fr: 'Rejetée au prélèvement',
  }),
  {
    ...card('4202560256025603', 'no-funds', {
      en: 'No funds: refused at registration',
      fr: 'Sans provision : refusée à l’enregistrement',
    }),
    refusedAs: 'InsufficientFunds',
  },
  {
    ...card('4205420256025607', 'rejected', {
      en: 'Rejected at registration',
      fr: 'Rejetée à l’enregistrement',
    }),
    refusedAs: 'Rejected',
  },
  account('FR7630006000011234567890189', 'ok', paid),
  account('DE89370400440532013000', 'returned', {
    en: 'Pays, then is returned by the bank after 5 days',
    fr: 'Paie, puis est retourné par la banque après 5 jours',
  }),
  account('BE68539007547034', 'no-funds', noFunds),
  {
    ...account('NL91ABNA0417164300', 'rejected', {
      en: 'Refused at registration',
      fr: 'Refusé à l’enregistrement',
    }),
    refusedAs: 'Rejected',
  },
];

function card(number: string, tokenPrefix: string, outcome: TestMethod['outcome']): TestMethod {
  const displayName = `Visa •••• ${number.slice(-4)}`;
  return { typePayment: 'Card', tokenPrefix, displayName, number, country: 'FR', outcome };
}

function account(number: string, tokenPrefix: string, outcome: TestMethod['outcome']): TestMethod {
  const country = number.slice(0, 2);
  const displayName = `${country} •••• ${number.slice(-4)}`;
  return { typePayment: 'DirectDebit', tokenPrefix, displayName, number, country, outcome };
}
