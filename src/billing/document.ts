/** An invoice or credit note about to be written, as a draft or issued at once. */
import type { Segment } from '../accounts/segment.ts';
import type { InvoiceState, PaymentType } from '../domain/billing/invoice-state.ts';
import type { LineType } from '../domain/billing/line-type.ts';
import type { BuyerIdentity } from '../domain/billing/parties.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { TaxTotal } from '../domain/tax/tax-groups.ts';

export type DocumentKind = 'Debit' | 'Credit';
export type CreditType = 'Refund' | 'Voiding';

export interface DocumentLine {
  /** The balance line that it bills; null on a credit note. */
  readonly balanceLineId: number | null;
  /** On a credit note, the line of the invoice that it corrects. */
  readonly correctedPosition: number | null;
  readonly type: LineType;
  readonly label: string;
  readonly subscriptionId: number | null;
  readonly featureId: number | null;
  readonly movedAt: Instant | null;
  readonly period: Period | null;
  readonly quantity: number | null;
  readonly amountSubtotal: number;
  readonly amountTax: number;
  /** Which of the document's taxes it belongs to, from 1. */
  readonly taxPosition: number;
}

export interface Correction {
  readonly invoiceId: number;
  readonly fullNumber: string;
  readonly typeCredit: CreditType;
  readonly reason: string | null;
}

export interface DocumentContent {
  readonly customerId: number;
  readonly buyer: BuyerIdentity;
  readonly language: string;
  readonly typePayment: PaymentType;
  readonly note: string | null;
  /** Null on an invoice. */
  readonly correction: Correction | null;
  readonly lines: readonly DocumentLine[];
  readonly taxes: readonly TaxTotal[];
  readonly amountSubtotal: number;
  readonly amountTax: number;
  readonly amountTotal: number;
}

/** Where an issued document stands at its issue. */
export interface IssueTerms {
  readonly state: InvoiceState;
  readonly paymentLimitAt: Instant | null;
  readonly paymentScheduledAt: Instant | null;
}

/** How a draft that was charged comes to be issued: paid, or to be paid as nothing more is tried. */
export type DraftResult =
  | { readonly kind: 'Paid'; readonly typePayment: PaymentType }
  | { readonly kind: 'Unpaid' };

export interface IssuedDocument {
  readonly id: number;
  readonly number: number;
  readonly fullNumber: string;
  readonly issuedAt: Instant;
  readonly hash: string;
}

export type SegmentOfDocument = Pick<Segment, 'id' | 'currency' | 'timeZone' | 'pricesIncludeTax' | 'seller'>;
