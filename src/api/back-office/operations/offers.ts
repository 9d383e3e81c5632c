/** Offers of a segment: create, read, change, delete. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { changeOffer } from '../../../catalogue/change-offer.ts';
import { declareOffer, type OfferDeclaration } from '../../../catalogue/declare-offer.ts';
import { deleteOffer } from '../../../catalogue/delete-offer.ts';
import { findOffer, findOfferById } from '../../../catalogue/find-offers.ts';
import { listOffers } from '../../../catalogue/list-offers.ts';
import { timeUnits } from '../../../domain/calendar/period.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { feeAmount, identifier, pagingFields, reference, text } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { chooseSegment, type Work, work } from '../../call.ts';
import { metadataInput } from '../../metadata.ts';
import { changedTo, clearing, defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { creationFilter, editionFilter, list, pagingOf, segmentFilter, traceFilterOf } from '../list.ts';
import { presentOffer } from '../present/offer.ts';
import { loadTraceExtras } from '../present/traces.ts';
import { numberOf, segmentIdNamed } from '../segment-filter.ts';
import { lifeStates } from '../wire/feature.ts';
import { localizedText } from '../wire/localized-text.ts';
import { offer, offerList } from '../wire/offer.ts';
import { termsFilters } from './subscription-filters.ts';

const extra = { extra: z.array(z.enum(['all', 'Segment', 'UserCreation', 'UserUpdate'])).optional() };
const count = z.int().max(100_000);

const changeable = {
  ReferenceOffer: reference.optional(),
  Name: text(255).optional(),
  IsVisible: z.boolean().optional(),
  Order: count.min(0).optional(),
  StateLife: z.enum(lifeStates).optional(),
  KeyCharge: text(50).optional(),
  AmountUpFront: feeAmount.optional(),
  AmountTrial: feeAmount.optional(),
  DurationTrial: count.min(0).optional(),
  UnitTrial: z.enum(timeUnits).optional(),
  DurationRecurrence: count.min(1).optional(),
  UnitRecurrence: z.enum(timeUnits).optional(),
  CountRecurrences: count.min(1).optional(),
  CountMinRecurrences: count.min(0).optional(),
  AmountTermination: feeAmount.optional(),
  Title: localizedText.optional(),
  Description: localizedText.optional(),
  Metadata: metadataInput.optional(),
};

const create = defineOperation({
  id: 'create-offer',
  method: 'POST',
  path: '/Sub/Offers',
  summary: 'Create an offer',
  tag: 'Offers',
  input: z.object({
    ...segmentFilter,
    ...changeable,
    Name: text(255).min(1).optional(),
    AmountRecurrence: feeAmount,
  }),
  responses: { 201: offer },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
      if (!segment.ok) return segment;
      const named = input.ReferenceOffer ?? randomUUID();
      if (await findOffer(context, segment.value.id, named, false))
        return refuse('Error.Offer.Reference.Taken', 'ReferenceOffer');
      const declared = await declareOffer(context, segment.value.id, {
        ...changeOf(input),
        reference: named,
        title: input.Title ?? { [segment.value.language]: input.Name ?? named },
        amountRecurrence: input.AmountRecurrence,
      });
      if (!declared.ok) return declared;
      const shown = await showOffer(context, declared.value.id, []);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const listAll = defineOperation({
  id: 'list-offers',
  method: 'GET',
  path: '/Sub/Offers',
  summary: 'List offers in their order',
  tag: 'Offers',
  input: z.object({
    ...pagingFields,
    IdOffer: identifier.optional(),
    ReferenceOffer: reference.optional(),
    StateLife: z.enum(lifeStates).optional(),
    Name: text(255).optional(),
    IsVisible: z.boolean().optional(),
    ...termsFilters,
    ...segmentFilter,
    ...extra,
    ...creationFilter,
    ...editionFilter,
  }),
  responses: { 200: offerList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segmentId = segmentIdNamed(context, input);
      if (!segmentId.ok) return segmentId;
      const filter = {
        ...termsFilterOf(input),
        segmentId: segmentId.value,
        id: input.IdOffer,
        reference: input.ReferenceOffer,
        lifeState: input.StateLife,
        name: input.Name,
        isVisible: input.IsVisible,
        traces: traceFilterOf(input),
      };
      const page = await listOffers(context, filter, pagingOf(input));
      const extras = await loadTraceExtras(
        context,
        input.extra,
        page.items.map(({ traces }) => traces),
      );
      const items = page.items.map((one) => presentOffer(context, one, extras, input.extra));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-offer',
  method: 'GET',
  path: '/Sub/Offers/{offerId}',
  summary: 'Read an offer',
  tag: 'Offers',
  input: z.object({ offerId: identifier, ...extra }),
  responses: { 200: offer },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await showOffer(context, input.offerId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const update = defineOperation({
  id: 'update-offer',
  method: 'PATCH',
  path: '/Sub/Offers/{offerId}',
  summary: 'Change an offer; subscriptions keep the copy they were made of',
  tag: 'Offers',
  input: z.object({
    offerId: identifier,
    ...changeable,
    AmountRecurrence: feeAmount.optional(),
    ...clearing(['CountRecurrences', 'KeyCharge']),
  }),
  responses: { 200: offer },
  handle: (call, input) =>
    work(call, async (context) => {
      const changed = await changeOffer(context, input.offerId, {
        ...changeOf(input),
        reference: input.ReferenceOffer,
        title: input.Title,
        amountRecurrence: input.AmountRecurrence,
        countRecurrences: changedTo(input, 'CountRecurrences', input.CountRecurrences),
        keyCharge: changedTo(input, 'KeyCharge', input.KeyCharge),
      });
      if (!changed.ok) return changed;
      const shown = await showOffer(context, input.offerId, []);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const remove = defineOperation({
  id: 'delete-offer',
  method: 'DELETE',
  path: '/Sub/Offers/{offerId}',
  summary: 'Delete an offer that nobody subscribed to',
  tag: 'Offers',
  input: z.object({ offerId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await deleteOffer(context, input.offerId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

type Changeable = z.output<z.ZodObject<typeof changeable>>;

function changeOf(
  input: Changeable,
): Omit<Partial<OfferDeclaration>, 'reference' | 'title' | 'amountRecurrence'> {
  return {
    name: input.Name,
    lifeState: input.StateLife,
    isVisible: input.IsVisible,
    position: input.Order,
    keyCharge: input.KeyCharge,
    amountUpFront: input.AmountUpFront,
    amountTrial: input.AmountTrial,
    durationTrial: input.DurationTrial,
    unitTrial: input.UnitTrial,
    durationRecurrence: input.DurationRecurrence,
    unitRecurrence: input.UnitRecurrence,
    countRecurrences: input.CountRecurrences,
    countMinRecurrences: input.CountMinRecurrences,
    amountTermination: input.AmountTermination,
    description: input.Description,
    metadata: input.Metadata,
  };
}

function termsFilterOf(input: z.output<z.ZodObject<typeof termsFilters>>) {
  return {
    amountUpFront: numberOf(input.AmountUpfront, input.AmountUpfrontMin, input.AmountUpfrontMax),
    amountTrial: numberOf(input.AmountTrial, input.AmountTrialMin, input.AmountTrialMax),
    durationTrial: numberOf(input.DurationTrial, input.DurationTrialMin, input.DurationTrialMax),
    unitTrial: input.UnitTrial,
    amountRecurrence: numberOf(input.AmountRecurrence, input.AmountRecurrenceMin, input.AmountRecurrenceMax),
    durationRecurrence: numberOf(
      input.DurationRecurrence,
      input.DurationRecurrenceMin,
      input.DurationRecurrenceMax,
    ),
    unitRecurrence: input.UnitRecurrence,
    countRecurrences: numberOf(input.CountRecurrences, input.CountRecurrencesMin, input.CountRecurrencesMax),
    countMinRecurrences: numberOf(
      input.CountMinRecurrences,
      input.CountMinRecurrencesMin,
      input.CountMinRecurrencesMax,
    ),
    amountTermination: numberOf(
      input.AmountTermination,
      input.AmountTerminationMin,
      input.AmountTerminationMax,
    ),
  };
}

export async function showOffer(
  context: Work,
  offerId: number,
  wanted: readonly string[] | undefined,
): Promise<Outcome<BodyOf<typeof offer>>> {
  const found = await findOfferById(context, offerId);
  if (!found) return refuse('Error.Offer.NotFound', 'offerId', { reference: offerId });
  return accept(presentOffer(context, found, await loadTraceExtras(context, wanted, [found.traces]), wanted));
}

export const offerOperations = [create, listAll, retrieve, update, remove];
