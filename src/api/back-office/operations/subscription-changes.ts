/** Changing the terms of a subscription, and what its start or its next period would cost. */
import { z } from 'zod';
import { quoteSubscription } from '../../../billing/quote/quote-subscription.ts';
import { findOfferById } from '../../../catalogue/find-offers.ts';
import { termsOf } from '../../../catalogue/terms.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { statusOf } from '../../../domain/subscription/state.ts';
import { identifier } from '../../../http/fields.ts';
import { editSubscription } from '../../../subscriptions/edit-subscription.ts';
import { findSubscriptions, type SubscriptionView } from '../../../subscriptions/find-subscriptions.ts';
import { updateUsages } from '../../../usage/update-usages.ts';
import { rehearseWork, segmentOf, type Work, work } from '../../call.ts';
import { checkDates } from '../../live/check-dates.ts';
import { featureOverrides, termsOverride } from '../../live/operations/subscription-input.ts';
import { checkTerms } from '../../live/operations/subscription-limits.ts';
import { entryOf } from '../../live/operations/usages.ts';
import { clearing, defineOperation } from '../back-office-call.ts';
import { showSubscription } from '../present/subscription.ts';
import { presentQuoting } from '../present/subscription-quote.ts';
import { subscription } from '../wire/subscription.ts';
import { subscriptionTerms } from '../wire/subscription-input.ts';
import { quoting } from '../wire/subscription-quote.ts';

const { Discounts: _, DescriptionLocalized: __, ...editable } = subscriptionTerms;

const edit = z.object({
  subscriptionId: identifier,
  ...editable,
  ...clearing(['CountRecurrences', 'CountMinRecurrences', 'Metadata']),
});

const update = defineOperation({
  id: 'update-subscription',
  method: 'PATCH',
  path: '/Sub/subscriptions/{subscriptionId}',
  summary: 'Change the terms of a subscription, from its next period on',
  tag: 'Subscriptions',
  input: edit,
  responses: { 200: subscription },
  handle: (call, input) =>
    work(call, async (context) => {
      const { transaction, businessId } = context;
      const filter = { id: input.subscriptionId };
      const { items } = await findSubscriptions(transaction, businessId, filter, { page: 1, sizePage: 1 });
      const [view] = items;
      if (!view) return refuse('Error.Subscription.NotFound', 'subscriptionId');
      const changed = await change(context, view, input);
      if (!changed.ok) return changed;
      const shown = await showSubscription(context, view.id);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

type Edit = z.output<typeof edit>;

async function change(context: Work, view: SubscriptionView, input: Edit): Promise<Outcome<unknown>> {
  const terms = {
    ...termsOverride(input),
    ...(input.Clear.includes('CountMinRecurrences') && { countMinRecurrences: 0 }),
  };
  const current = termsOf(view);
  const isEndless = input.Clear.includes('CountRecurrences');
  const checked = checkTerms(isEndless ? { ...current, countRecurrences: null } : current, terms);
  if (!checked.ok) return checked;
  const dates = checkDates({ DateStart: input.DateStart });
  if (!dates.ok) return dates;
  const isDraft = statusOf(view.state) === 'Draft';
  const features = isDraft ? await overridesOf(context, view, input) : accept([]);
  if (!features.ok) return features;
  const edited = await editSubscription(context, view.id, {
    terms: isEndless ? { ...terms, countRecurrences: null } : terms,
    title: input.TitleLocalized ?? input.Name,
    titleLanguage: view.customer_language || segmentOf(context, view.segment_id).language,
    metadata: input.Clear.includes('Metadata') ? {} : input.Metadata,
    startAt: input.DateStart,
    features: features.value,
  });
  if (!edited.ok || isDraft) return edited;
  return changeQuantities(context, view, input.Features ?? []);
}

async function overridesOf(context: Work, view: SubscriptionView, input: Edit) {
  const offer = await findOfferById(context, view.offer_id);
  if (!offer) throw new Error(`the offer ${view.offer_id} of subscription ${view.id} is missing`);
  return featureOverrides(context, offer, input.Features ?? []);
}

/** Of a started subscription only what is used may change: it is charged as any usage is (domain.md §5). */
async function changeQuantities(
  context: Work,
  view: SubscriptionView,
  features: NonNullable<Edit['Features']>,
): Promise<Outcome<unknown>> {
  const entries = [];
  for (const [index, feature] of features.entries()) {
    const place = `Features[${index}].`;
    const { IsIncluded, QuantityIncluded, Steps, ...usage } = feature;
    const locked = Object.entries({ IsIncluded, QuantityIncluded, Steps }).find(
      ([, value]) => value !== undefined,
    );
    if (locked) {
      const field = `${place}${locked[0]}`;
      return refuse('Error.Subscription.Started', field, { field });
    }
    const entry = entryOf({ ...usage, IdSubscription: view.id }, place);
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  return entries.length === 0 ? accept(undefined) : updateUsages(context, entries);
}

const quote = defineOperation({
  id: 'calculate-subscription-quote',
  method: 'GET',
  path: '/Sub/Subscriptions/{subscriptionId}/Quote',
  summary: 'Quote the start of a draft or of a suspended subscription, or the next period of a running one',
  tag: 'Subscriptions',
  input: z.object({ subscriptionId: identifier }),
  responses: { 200: quoting },
  handle: async (call, input) =>
    rehearseWork(call, async (context) => {
      const quoted = await quoteSubscription(context, context.segments, input.subscriptionId);
      if (!quoted.ok) return quoted;
      return accept({ status: 200 as const, body: presentQuoting(context, quoted.value) });
    }),
});

export const subscriptionChangeOperations = [update, quote];
