/** Invoices, credit notes, balance lines and quotes as the contract writes them. */
import type { BalanceLineView } from '../../../billing/find-balance-lines.ts';
import type { InvoiceView } from '../../../billing/find-invoices.ts';
import type { Quote, QuoteDetail } from '../../../billing/quote/quote.ts';
import { invoiceStatusOf } from '../../../domain/billing/invoice-state.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import { formatAmount } from '../../../domain/money/currency.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { WireBalanceLine } from '../wire/balance-line.ts';
import type { WireInvoice } from '../wire/invoice.ts';
import type { WireQuote } from '../wire/quote.ts';
import type { WireQuoteDetail } from '../wire/quote-detail.ts';
import { invoiceLinks, type LinkStyle } from './links.ts';

function date(at: Instant | null) {
  return at === null ? null : formatInstant(at);
}

export function presentInvoice(view: InvoiceView, style: LinkStyle): WireInvoice {
  return {
    Id: view.id,
    IdCustomer: view.customer_id,
    IdSegment: view.segment_id,
    ReferenceCustomer: view.customer_reference,
    ReferenceSegment: view.segment_reference,
    FullNumber: view.full_number,
    Currency: view.currency,
    AmountSubtotal: view.amount_subtotal,
    AmountTotal: view.amount_total,
    Status: invoiceStatusOf(view.state),
    StateInvoice: view.state,
    TypePayment: view.type_payment,
    DateIssue: date(view.issued_at),
    DateUpdate: formatInstant(view.updated_at),
    DatePayment: date(view.paid_at),
    DatePaymentScheduled: date(view.payment_scheduled_at),
    DatePaymentLimit: date(view.payment_limit_at),
    NoteLocalized: view.note,
    ...(view.type_credit !== null && { TypeCredit: view.type_credit }),
    ...(view.reason !== null && { Reason: view.reason }),
    Links: invoiceLinks(style, view),
  };
}

export function presentBalanceLine(view: BalanceLineView): WireBalanceLine {
  return {
    IdCustomer: view.customerId,
    IdSegment: view.segmentId,
    IdSubscription: view.subscriptionId,
    IdFeature: view.featureId,
    ReferenceCustomer: view.customerReference,
    ReferenceSegment: view.segmentReference,
    ReferenceFeature: view.featureReference,
    LabelLocalized: view.label,
    PricingLocalized: formatAmount(view.amountSubtotal, view.currency, view.language),
    AmountTotal: view.amountTotal,
    AmountSubtotal: view.amountSubtotal,
    Currency: view.currency,
    ...(view.period === null
      ? { DateMove: date(view.movedAt) }
      : {
          DatePeriodStart: formatInstant(view.period.startAt),
          DatePeriodEnd: formatInstant(view.period.endAt),
        }),
    StateMove: view.state,
    TypeLine: view.type,
    KeyCharge: view.keyCharge,
    QuantityReported: view.quantityReported,
    QuantityBilled: view.quantityBilled,
  };
}

export function presentQuote(quote: Quote): WireQuote {
  const { period, nextTerm } = quote;
  return {
    IdSubscription: quote.subscriptionId,
    Currency: quote.currency,
    AmountTotalDue: quote.amountTotal,
    PricingLocalized: formatAmount(quote.amountTotal, quote.currency, quote.language),
    ...(period !== null && {
      DatePeriodStart: formatInstant(period.startAt),
      DatePeriodEnd: formatInstant(period.endAt),
      DatePeriodTerm: formatInstant(period.endAt),
    }),
    AmountSubtotal: quote.amountSubtotal,
    AmountTotal: quote.amountTotal,
    Details: quote.details.map(presentDetail),
    ...(nextTerm !== null && { NextTerm: presentQuote(nextTerm) }),
  };
}

function presentDetail(detail: QuoteDetail): WireQuoteDetail {
  return {
    IdSubscription: detail.subscriptionId,
    IdFeature: detail.featureId,
    LabelLocalized: detail.label,
    AmountTotalDue: detail.amountTotal,
    ...(detail.period === null
      ? { DateMove: date(detail.movedAt) }
      : {
          DatePeriodStart: formatInstant(detail.period.startAt),
          DatePeriodEnd: formatInstant(detail.period.endAt),
        }),
    QuantityReported: detail.quantityReported,
    QuantityBilled: detail.quantityBilled,
    AmountSubtotal: detail.amountSubtotal,
    AmountTotal: detail.amountTotal,
  };
}
