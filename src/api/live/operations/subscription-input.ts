/** From what a creation or its quote sends to what the use case takes. */
import type { z } from 'zod';
import { findDiscountIds } from '../../../catalogue/find-discounts.ts';
import { findFeaturesByReference } from '../../../catalogue/find-features.ts';
import { findOffer } from '../../../catalogue/find-offers.ts';
import type { Customer } from '../../../customers/customer.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import { checkPriceSteps } from '../../../domain/pricing/price-steps.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import type { FeatureOverride, NewSubscription } from '../../../subscriptions/create-subscriptions.ts';
import { findCustomerOrRefuse, segmentOf, type Work } from '../live-call.ts';
import type { subscriptionRequest } from '../wire/subscription.ts';

type Request = Partial<z.output<typeof subscriptionRequest>> & {
  readonly ReferenceCustomer: string;
  readonly ReferenceOffer: string;
};

export interface SubscriptionParties {
  readonly customer: Customer;
  readonly buyer: Customer;
}

/** The recipient and the buyer, who is the recipient when none is named; both of one segment. */
async function findParties(context: Work, input: Request): Promise<Outcome<SubscriptionParties>> {
  const customer = await findCustomerOrRefuse(context, input.ReferenceCustomer);
  if (!customer.ok) return customer;
  const buyer =
    input.ReferenceCustomerBuyer === undefined
      ? customer
      : await findCustomerOrRefuse(context, input.ReferenceCustomerBuyer, 'ReferenceCustomerBuyer');
  if (!buyer.ok) return buyer;
  for (const one of [customer.value, buyer.value])
    if (one.status === 'Suspended') return refuse('Error.Customer.Suspended');
  if (buyer.value.segmentId !== customer.value.segmentId)
    return refuse('Error.Customer.NotFound', 'ReferenceCustomerBuyer');
  return accept({ customer: customer.value, buyer: buyer.value });
}

export async function newSubscription(
  context: Work,
  input: Request,
  options: { readonly isMigration: boolean },
): Promise<Outcome<NewSubscription>> {
  const parties = await findParties(context, input);
  if (!parties.ok) return parties;
  const { customer, buyer } = parties.value;
  const offer = await findOffer(context, customer.segmentId, input.ReferenceOffer, false);
  if (!offer) return refuse('Error.Offer.NotFound', 'ReferenceOffer');
  const features = await featureOverrides(context, input.Features ?? []);
  if (!features.ok) return features;
  const references = (input.Discounts ?? []).map(({ ReferenceDiscount }) => ReferenceDiscount);
  const discounts = await findDiscountIds(context, customer.segmentId, references);
  if (!discounts.ok) return discounts;
  const language = customer.language || segmentOf(context, customer.segmentId).language;
  const wantedStartAt = input.DateStart ?? null;
  return accept({
    segmentId: customer.segmentId,
    offerId: offer.id,
    customerId: customer.id,
    buyerId: buyer.id,
    state: isLater(wantedStartAt, context.now) ? 'DraftDelayedStart' : 'DraftAgent',
    wantedStartAt,
    isMigration: options.isMigration,
    terms: {
      amountUpFront: input.AmountUpFront,
      amountTrial: input.AmountTrial,
      durationTrial: input.DurationTrial,
      unitTrial: input.UnitTrial,
      amountRecurrence: input.AmountRecurrence,
      durationRecurrence: input.DurationRecurrence,
      unitRecurrence: input.UnitRecurrence,
      countRecurrences: input.CountRecurrences,
      countMinRecurrences: input.CountMinRecurrences,
      amountTermination: input.AmountTermination,
    },
    title: input.TitleLocalized === undefined ? undefined : { [language]: input.TitleLocalized },
    description:
      input.DescriptionLocalized === undefined ? undefined : { [language]: input.DescriptionLocalized },
    metadata: input.Metadata,
    features: features.value,
    discountIds: discounts.value,
  });
}

function isLater(at: Instant | null, now: Instant): boolean {
  return at !== null && at > now;
}

async function featureOverrides(
  context: Work,
  given: NonNullable<Request['Features']>,
): Promise<Outcome<readonly FeatureOverride[]>> {
  const known = await findFeaturesByReference(
    context,
    given.map(({ ReferenceFeature }) => ReferenceFeature),
  );
  const overrides = new Map<number, FeatureOverride>();
  for (const [index, feature] of given.entries()) {
    const found = known.get(feature.ReferenceFeature);
    const target = `Features[${index}].ReferenceFeature`;
    if (!found) return refuse('Error.Feature.NotFound', target, { reference: feature.ReferenceFeature });
    const steps = feature.Steps?.map((step) => ({
      quantityMax: step.QuantityMax ?? null,
      increment: step.Increment ?? 1,
      amountPerIncrement: step.AmountPerIncrement ?? 0,
      amountCeiling: step.AmountCeiling ?? null,
    }));
    const checked = checkPriceSteps(steps ?? []);
    if (!checked.ok) return checked;
    overrides.set(found.id, {
      featureId: found.id,
      isIncluded: feature.IsIncluded,
      isEnabled: feature.IsEnabled,
      quantityIncluded: feature.QuantityIncluded,
      quantityCurrent: feature.QuantityCurrent,
      steps,
    });
  }
  return accept([...overrides.values()]);
}
