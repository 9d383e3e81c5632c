/**
 * All that is printed on an invoice or a credit note: a copy taken at issue. Rendering reads nothing else, not
 * even the clock, so that the same content always gives the same file.
 */
import type { BuyerIdentity, SellerIdentity } from '../domain/billing/parties.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { TaxTreatment } from '../domain/tax/treatment.ts';

/** `Debit`: an invoice. `Credit`: a credit note. */
export type PrintedKind = 'Debit' | 'Credit';

/** The contract's vocabulary. */
export type PrintedPaymentType =
  | 'Free'
  | 'ExternalCheck'
  | 'ExternalCash'
  | 'ExternalBank'
  | 'ExternalOther'
  | 'Card'
  | 'DirectDebit';

/** The category of operation that an invoice states from 2026 on (CGI ann. II art. 242 nonies A). */
export type OperationCategory = 'Services' | 'Goods' | 'GoodsAndServices';

export interface PrintedLine {
  /** May hold several lines of text. */
  readonly label: string;
  /** When the service is rendered; half-open, so the last day printed is the day before its end. */
  readonly period: Period | null;
  /** The day of a single operation; printed when there is no period. */
  readonly movedAt: Instant | null;
  /** Null for a flat amount, printed without quantity and unit price. */
  readonly quantity: number | null;
  /** Without tax. */
  readonly amountSubtotal: number;
  readonly ratePerTenThousand: number;
  readonly amountTax: number;
}

/** One per rate and treatment: the document totals the tax of each. */
export interface PrintedTax {
  readonly treatment: TaxTreatment;
  readonly baseAmount: number;
  readonly taxAmount: number;
}

/** Amounts are minor units of `currency`, printed with the sign they have. */
export interface PrintedDocument {
  readonly kind: PrintedKind;
  /** Null for a draft: it gets a watermark and no number. */
  readonly fullNumber: string | null;
  /** ISO 639-1; `fr` (or `fr-…`) prints French, anything else English. */
  readonly language: string;
  /** Of the printed dates. */
  readonly timeZone: string;
  readonly currency: string;
  readonly issuedAt: Instant;
  readonly paymentLimitAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly seller: SellerIdentity;
  readonly buyer: BuyerIdentity;
  /** The invoice that a credit note corrects. */
  readonly correctedInvoice: { readonly fullNumber: string; readonly issuedAt: Instant } | null;
  /** Why a credit note was issued. */
  readonly reason: string | null;
  readonly lines: readonly PrintedLine[];
  readonly taxes: readonly PrintedTax[];
  readonly amountSubtotal: number;
  readonly amountTax: number;
  readonly amountTotal: number;
  /** What was paid of an invoice, or refunded of a credit note; not negative. */
  readonly amountPaid: number;
  /** What credit notes took off an invoice; not negative. */
  readonly amountCredited: number;
  readonly typePayment: PrintedPaymentType;
  readonly note: string | null;
  /** Whether prices were agreed with tax: lines then show the amount with tax beside the net one. */
  readonly isPricesIncludeTax: boolean;
  /** Services when absent. */
  readonly operationCategory?: OperationCategory;
  /** Whether the seller opted to pay the tax on debits (CGI art. 269, 2, c). */
  readonly isTaxDueOnDebits?: boolean;
  /** When absent, a buyer with a company name or a VAT number is a business. */
  readonly isBuyerBusiness?: boolean;
  /** SIREN of the buyer, or its national identifier (CGI ann. II art. 242 nonies A, from 2026). */
  readonly buyerRegistrationNumber?: string;
  /** `#rrggbb`; a deep ink blue when absent or malformed, darkened as far as it must be to be read. */
  readonly accentColour?: string;
}

export function isBusinessBuyer(content: PrintedDocument): boolean {
  if (content.isBuyerBusiness !== undefined) return content.isBuyerBusiness;
  return content.buyer.vatNumber !== '' || Boolean(content.buyer.billingAddress?.company);
}

/** What remains to be paid of an invoice. */
export function computeAmountDue(content: PrintedDocument): number {
  return content.amountTotal - content.amountPaid - content.amountCredited;
}
