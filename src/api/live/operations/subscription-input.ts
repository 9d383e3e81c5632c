/** From what a creation or its quote sends to what the use case takes. */

import type { z } from 'zod';
import { findDiscountIds } from '../../../catalogue/find-discounts.ts';
import { findFeaturesByReference } from '../../../catalogue/find-features.ts';
import { findOffer } from '../../../catalogue/find-offers.ts';
import { lockOfferToSell } from '../../../catalogue/lock-offer-to-sell.ts';
import type { Offer } from '../../../catalogue/offer.ts';
import type { Customer } from '../../../customers/customer.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import { checkPriceSteps, type PriceStep } from '../../../domain/pricing/price-steps.ts';
import { accept, type Outcome, type Refusal, refuse } from '../../../domain/refusal/outcome.ts';
import type {
  FeatureOverride,
  NewSubscription,
  TermsOverride,
} from '../../../subscriptions/create-subscriptions.ts';
import { findCustomerOrRefuse, segmentOf, type Work } from '../../call.ts';
import { checkDates } from '../check-dates.ts';
import type { subscriptionRequest } from '../wire/subscription.ts';
import { checkFeaturePrice, checkTerms } from './subscription-limits.ts';

type TermsInput = Partial<z.output<typeof subscriptionRequest>>;

type Request = TermsInput & {
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
  // Sent beside the reference; C# clients send 0 for what they do not know.
  if (input.IdCustomer && input.IdCustomer !== customer.value.id)
    return refuse('Error.Customer.NotFound', 'IdCustomer');
  const buyer =
    input.ReferenceCustomerBuyer === undefined
      ? customer
      : await findCustomerOrRefuse(context, input.ReferenceCustomerBuyer, 'ReferenceCustomerBuyer');
  if (!buyer.ok) return buyer;
  return checkParties({ customer: customer.value, buyer: buyer.value }, 'ReferenceCustomerBuyer');
}

/** @param target the field that names the buyer */
export function checkParties(parties: SubscriptionParties, target: string): Outcome<SubscriptionParties> {
  const { customer, buyer } = parties;
  for (const one of [customer, buyer])
    if (one.status === 'Suspended') return refuse('Error.Customer.Suspended');
  if (buyer.segmentId !== customer.segmentId) return refuse('Error.Customer.NotFound', target);
  return accept(parties);
}

export async function newSubscription(
  context: Work,
  input: Request,
  options: { readonly isMigration: boolean },
): Promise<Outcome<NewSubscription>> {
  const parties = await findParties(context, input);
  if (!parties.ok) return parties;
  const isWithFeatures = (input.Features ?? []).length > 0;
  const { segmentId } = parties.value.customer;
  const offer = await findOffer(context, segmentId, input.ReferenceOffer, isWithFeatures);
  if (!offer) return refuse('Error.Offer.NotFound', 'ReferenceOffer');
  return newSubscriptionOf(context, { ...parties.value, offer }, input, options);
}

/** The same once it is known who subscribes to what. */
export async function newSubscriptionOf(
  context: Work,
  { customer, buyer, offer }: SubscriptionParties & { readonly offer: Offer },
  input: TermsInput,
  options: { readonly isMigration: boolean },
): Promise<Outcome<NewSubscription>> {
  const sold = await lockOfferToSell(context, offer.id, 'ReferenceOffer');
  if (!sold.ok) return sold;
  const dates = checkDates({ DateStart: input.DateStart });
  if (!dates.ok) return dates;
  const terms = termsOverride(input);
  const checked = checkTerms(offer.terms, terms);
  if (!checked.ok) return checked;
  const features = await featureOverrides(context, offer, input.Features ?? []);
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
    terms,
    title: input.TitleLocalized === undefined ? undefined : { [language]: input.TitleLocalized },
    description:
      input.DescriptionLocalized === undefined ? undefined : { [language]: input.DescriptionLocalized },
    metadata: input.Metadata,
    features: features.value,
    discountIds: discounts.value,
  });
}

export function termsOverride(input: TermsInput): TermsOverride {
  return {
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
  };
}

function isLater(at: Instant | null, now: Instant): boolean {
  return at !== null && at > now;
}

export async function featureOverrides(
  context: Work,
  offer: Pick<Offer, 'features'>,
  given: NonNullable<Request['Features']>,
): Promise<Outcome<readonly FeatureOverride[]>> {
  const known = await findFeaturesByReference(
    context,
    given.map(({ ReferenceFeature }) => ReferenceFeature),
  );
  const overrides = new Map<number, FeatureOverride>();
  for (const [index, feature] of given.entries()) {
    const place = `Features[${index}]`;
    const found = known.get(feature.ReferenceFeature);
    if (!found)
      return refuse('Error.Feature.NotFound', `${place}.ReferenceFeature`, {
        reference: feature.ReferenceFeature,
      });
    const steps = stepsOf(feature);
    const checked = checkPriceSteps(steps ?? []);
    if (!checked.ok) return within(place, checked.refusals[0]);
    const override: FeatureOverride = {
      featureId: found.id,
      isIncluded: feature.IsIncluded,
      isEnabled: feature.IsEnabled,
      quantityIncluded: feature.QuantityIncluded,
      quantityCurrent: feature.QuantityCurrent,
      steps,
    };
    const offered = offer.features.find(({ featureId }) => featureId === found.id);
    const priced = checkFeaturePrice(override, found.type, offered, place);
    if (!priced.ok) return priced;
    overrides.set(found.id, override);
  }
  return accept([...overrides.values()]);
}

/** The same refusal of a part of the input, which names the field from the whole. */
function within(place: string, { code, target, params = {} }: Refusal): Outcome<never> {
  const field = `${place}.${target}`;
  return refuse(code, field, { ...params, field });
}

function stepsOf({ Steps }: NonNullable<Request['Features']>[number]): readonly PriceStep[] | undefined {
  return Steps?.map((step) => ({
    quantityMax: step.QuantityMax ?? null,
    increment: step.Increment ?? 1,
    amountPerIncrement: step.AmountPerIncrement ?? 0,
    amountCeiling: step.AmountCeiling ?? null,
  }));
}
