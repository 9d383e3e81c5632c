/** The page of an invoice without an invoice: what letters and statements, which are about none, are drawn on. */
import type { BuyerIdentity, SellerIdentity } from '../domain/billing/parties.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { PrintedDocument } from './printed-document.ts';

export interface Letterhead {
  /** What stands where the number of an invoice would. */
  readonly number: string;
  readonly language: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly writtenAt: Instant;
  readonly seller: SellerIdentity;
  readonly buyer: BuyerIdentity;
}

export function letterhead({ number, writtenAt, buyer, ...rest }: Letterhead): PrintedDocument {
  return {
    ...rest,
    kind: 'Debit',
    fullNumber: number,
    issuedAt: writtenAt,
    paymentLimitAt: null,
    paidAt: null,
    // Nothing is delivered by a letter.
    buyer: { ...buyer, deliveryAddress: null },
    correctedInvoice: null,
    reason: null,
    lines: [],
    taxes: [],
    amountSubtotal: 0,
    amountTax: 0,
    amountTotal: 0,
    amountPaid: 0,
    amountCredited: 0,
    typePayment: 'Free',
    note: null,
    isPricesIncludeTax: false,
  };
}
