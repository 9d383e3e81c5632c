/** Features of subscriptions as the Back Office writes them. */
import { parseSteps } from '../../../catalogue/steps.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { ListedSubscriptionFeature } from '../../../subscriptions/list-subscription-features.ts';
import { segmentOf, type Work } from '../../call.ts';
import { propertiesOf, quantitiesOf } from '../../live/present/catalogue.ts';
import type { subscriptionFeature } from '../wire/subscription-feature.ts';
import { presentSteps } from './offer.ts';

export function presentSubscriptionFeature(
  work: Work,
  row: ListedSubscriptionFeature,
): BodyOf<typeof subscriptionFeature> {
  return {
    Id: row.id,
    IdBusiness: work.businessId,
    IdSegment: row.segment_id,
    ReferenceSegment: segmentOf(work, row.segment_id).reference,
    IdSubscription: row.subscription_id,
    IdFeature: row.feature_id,
    ReferenceFeature: row.reference,
    TypeFeature: row.type,
    ...quantitiesOf({
      type: row.type,
      isIncluded: row.is_included,
      isEnabled: row.is_enabled,
      quantityIncluded: row.quantity_included,
      quantityCurrent: row.quantity_current,
    }),
    Properties: propertiesOf({
      isUpdatableBeforeSubscription: row.is_updatable_before_subscription,
      isUpdatableAfterSubscription: row.is_updatable_after_subscription,
      isUpdatedAtFullPrice: row.is_updated_at_full_price,
      isFreeInTrial: row.is_free_in_trial,
    }),
    Steps: presentSteps(parseSteps(row.steps)),
    ...(row.updated_by !== null && { IdUserUpdate: row.updated_by }),
    DateUpdate: formatInstant(row.updated_at ?? row.subscription_created_at),
    Links: [{ rel: 'self', href: `/Sub/SubscriptionFeatures/${row.id}` }],
  };
}
