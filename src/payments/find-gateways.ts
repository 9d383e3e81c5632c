/** The ways of being paid that exist in this installation, and what each can do. */
import type { PaymentType } from '../domain/billing/invoice-state.ts';

export interface Gateway {
  readonly name: string;
  readonly title: { readonly en: string; readonly fr: string };
  readonly typesPayment: readonly PaymentType[];
  /** Collects by itself what is due. */
  readonly canCharge: boolean;
  readonly canRefund: boolean;
  /** Keeps a card or a mandate of a customer. */
  readonly canKeepMethod: boolean;
  /** An agent records what was received. */
  readonly canRecordPayment: boolean;
}

/** Needs nobody's account: money arrives, and an agent says so. */
const offline: Gateway = {
  name: 'Offline',
  title: { en: 'Transfer, cheque, cash and other', fr: 'Virement, chèque, espèces et autres' },
  typesPayment: ['ExternalBank', 'ExternalCheck', 'ExternalCash', 'ExternalOther'],
  canCharge: false,
  canRefund: false,
  canKeepMethod: false,
  canRecordPayment: true,
};

/** Real in everything but the money: what a method does is in its token (docs/decisions/0021). */
const simulator: Gateway = {
  name: 'simulator',
  title: { en: 'Simulator of cards and direct debits', fr: 'Simulateur de cartes et de prélèvements' },
  typesPayment: ['Card', 'DirectDebit'],
  canCharge: true,
  canRefund: false,
  canKeepMethod: true,
  canRecordPayment: false,
};

export const gateways: readonly Gateway[] = [simulator, offline];
