/** Quotes as the Back Office writes them. */
import type { Quote, QuoteDetail } from '../../../billing/quote/quote.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { Work } from '../../call.ts';
import type { quoting } from '../wire/subscription-quote.ts';

export function presentQuoting(work: Work, quote: Quote): BodyOf<typeof quoting> {
  const { period, subscriptionId } = quote;
  return {
    IdBusiness: work.businessId,
    DateGeneration: formatInstant(work.now),
    ...(subscriptionId !== null && { IdSubscription: subscriptionId }),
    Currency: quote.currency,
    ...(period !== null && {
      DatePeriodStart: formatInstant(period.startAt),
      DatePeriodEnd: formatInstant(period.endAt),
    }),
    AmountSubtotal: quote.amountSubtotal,
    AmountTotal: quote.amountTotal,
    Details: quote.details.map(presentDetail),
    NextTerms: (quote.nextTerm?.details ?? []).map(presentDetail),
  };
}

function presentDetail(detail: QuoteDetail) {
  return {
    ...(detail.subscriptionId !== null && { IdSubscription: detail.subscriptionId }),
    ...(detail.featureId !== null && { IdFeature: detail.featureId }),
    TextLocalized: detail.label,
    TypeLine: detail.type,
    AmountSubtotal: detail.amountSubtotal,
    AmountTotal: detail.amountTotal,
  };
}
