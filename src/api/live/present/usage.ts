/** Usages as the contract writes them. */
import { formatInstant } from '../../../http/wire-instant.ts';
import type { Usage } from '../../../usage/find-usages.ts';
import type { WireUsage } from '../wire/usage.ts';
import { quantitiesOf } from './catalogue.ts';

export function presentUsage(usage: Usage): WireUsage {
  return {
    IdSegment: usage.segmentId,
    IdFeature: usage.featureId,
    IdCustomer: usage.customerId,
    ...(usage.subscriptionId !== null && { IdSubscription: usage.subscriptionId }),
    ReferenceSegment: usage.segmentReference,
    ReferenceFeature: usage.featureReference,
    ReferenceCustomer: usage.customerReference,
    TypeFeature: usage.type,
    ...presentCurrentUsage(usage),
  };
}

/** Beside a feature or a customer: what is used, and nothing when it may not be used at all. */
export function presentCurrentUsage(usage: Usage | undefined) {
  if (!usage) return {};
  return {
    ...quantitiesOf(usage),
    ...(usage.periodStartAt !== null && { DatePeriodStart: formatInstant(usage.periodStartAt) }),
    ...(usage.periodEndAt !== null && { DatePeriodEnd: formatInstant(usage.periodEndAt) }),
  };
}
