/** Segments of the business with their settings: currency, language, billing rules, seller, numbers of documents. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { changeSegment } from '../../../accounts/change-segment.ts';
import { createSegment, type NewSegment } from '../../../accounts/create-segment.ts';
import { deleteSegment } from '../../../accounts/delete-segment.ts';
import { findSegmentById, findSegments } from '../../../accounts/find-segments.ts';
import { findTaxProfileById } from '../../../accounts/find-tax-profiles.ts';
import { setNumberPatterns } from '../../../accounts/set-number-patterns.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { feeAmount, identifier, pagingFields, reference, text } from '../../../http/fields.ts';
import { type Work, work } from '../../call.ts';
import { changedTo, clearing, defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { creationFilter, editionFilter, list, pagingOf, traceFilterOf } from '../list.ts';
import { presentSegment, readSeller } from '../present/segment.ts';
import { loadTraceExtras } from '../present/traces.ts';
import { billingModes, languages, segment, segmentList, sellerInput } from '../wire/segment.ts';

const extra = { extra: z.array(z.enum(['all', 'UserCreation', 'UserUpdate'])).optional() };

const settings = {
  ReferenceSegment: reference.optional(),
  IdTaxProfile: identifier.optional(),
  PricesIncludeTax: z.boolean().optional(),
  BillingMode: z.enum(billingModes).optional(),
  BillingDay: z.int().min(1).max(31).optional(),
  DraftHours: z.int().min(0).max(8_760).optional(),
  IssuesOnlyIfPaid: z.boolean().optional(),
  PaymentTermDays: z.int().min(0).max(365).optional(),
  ChargeDelayDays: z.int().min(0).max(365).optional(),
  PrenotificationDays: z.int().min(0).max(365).optional(),
  OverdueAfterDays: z.int().min(0).max(3_650).optional(),
  AllowsUnpaidStart: z.boolean().optional(),
  BlocksRenewalWithoutPaymentMethod: z.boolean().optional(),
  CappingAmount: feeAmount.optional(),
  CappingAgeDays: z.int().min(0).max(36_500).optional(),
  InSiteUrl: text(2_000).optional(),
  GreyListCharges: z.int().min(0).max(1_000).optional(),
  GreyListChargeDays: z.int().min(1).max(3_650).optional(),
  GreyListForms: z.int().min(0).max(1_000).optional(),
  GreyListFormHours: z.int().min(1).max(8_760).optional(),
  LeavesGreyListByMethod: z.boolean().optional(),
  ChargesRecoveryFee: z.boolean().optional(),
  ChargesLateInterest: z.boolean().optional(),
  ChargesConsumersLateFees: z.boolean().optional(),
  PatternInvoice: text(100).optional(),
  PatternCreditNote: text(100).optional(),
};

const clearable = clearing(['BillingDay', 'CappingAmount', 'CappingAgeDays', 'InSiteUrl']);

const identity = {
  Name: text(255).min(1),
  Currency: text(3),
  Language: z.enum(languages),
  TimeZone: text(100),
  Country: text(2),
  Seller: sellerInput,
};

const createOne = defineOperation({
  id: 'create-segment',
  method: 'POST',
  path: '/Organization/Segments',
  summary: 'Create a segment',
  tag: 'Segments',
  input: z.object({ ...settings, ...identity }),
  responses: { 201: segment },
  handle: (call, input) =>
    work(call, async (context) => {
      const known = await knowTaxProfile(context, input.IdTaxProfile);
      if (!known.ok) return known;
      const wanted = {
        ...settingsOf(input),
        reference: input.ReferenceSegment ?? randomUUID(),
        name: input.Name,
        currency: input.Currency,
        language: input.Language,
        timeZone: input.TimeZone,
        country: input.Country,
        seller: readSeller(input.Seller),
      };
      const created = await createSegment(context, wanted, input.IdTaxProfile);
      if (!created.ok) return created;
      const numbered = await setNumberPatterns(context, created.value, patternsOf(input));
      if (!numbered.ok) return numbered;
      const shown = await showSegment(context, created.value, []);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const listSegments = defineOperation({
  id: 'list-segments',
  method: 'GET',
  path: '/Organization/Segments',
  summary: 'List the segments, the default one first',
  tag: 'Segments',
  input: z.object({
    ...pagingFields,
    IdSegment: identifier.optional(),
    ReferenceSegment: reference.optional(),
    SegmentName: text(255).optional(),
    Currency: text(3).optional(),
    IdTaxProfile: identifier.optional(),
    ...extra,
    ...creationFilter,
    ...editionFilter,
  }),
  responses: { 200: segmentList },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = {
        id: input.IdSegment,
        reference: input.ReferenceSegment,
        name: input.SegmentName,
        currency: input.Currency,
        taxProfileId: input.IdTaxProfile,
        traces: traceFilterOf(input),
      };
      const page = await findSegments(context, filter, pagingOf(input));
      const traces = page.items.map((one) => one.traces);
      const extras = await loadTraceExtras(context, input.extra, traces);
      const items = page.items.map((one) => presentSegment(context, one, extras));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieveSegment = defineOperation({
  id: 'show-segment',
  method: 'GET',
  path: '/Organization/Segments/{segmentId}',
  summary: 'Read a segment',
  tag: 'Segments',
  input: z.object({ segmentId: identifier, ...extra }),
  responses: { 200: segment },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await showSegment(context, input.segmentId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const updateSegment = defineOperation({
  id: 'update-segment',
  method: 'PATCH',
  path: '/Organization/Segments/{segmentId}',
  summary: 'Change the settings of a segment',
  tag: 'Segments',
  input: z.object({
    segmentId: identifier,
    ...settings,
    ...z.object(identity).partial().shape,
    ...clearable,
  }),
  responses: { 200: segment },
  handle: (call, input) =>
    work(call, async (context) => {
      const known = await knowTaxProfile(context, input.IdTaxProfile);
      if (!known.ok) return known;
      const changed = await changeSegment(context, input.segmentId, {
        ...settingsOf(input),
        reference: input.ReferenceSegment,
        name: input.Name,
        currency: input.Currency,
        language: input.Language,
        timeZone: input.TimeZone,
        country: input.Country,
        seller: input.Seller && readSeller(input.Seller),
        billingDay: changedTo(input, 'BillingDay', input.BillingDay),
        cappingAmount: changedTo(input, 'CappingAmount', input.CappingAmount),
        cappingAgeDays: changedTo(input, 'CappingAgeDays', input.CappingAgeDays),
        inSiteUrl: changedTo(input, 'InSiteUrl', input.InSiteUrl),
        taxProfileId: input.IdTaxProfile,
      });
      if (!changed.ok) return changed;
      const numbered = await setNumberPatterns(context, input.segmentId, patternsOf(input));
      if (!numbered.ok) return numbered;
      const shown = await showSegment(context, input.segmentId, []);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const removeSegment = defineOperation({
  id: 'delete-segment',
  method: 'DELETE',
  path: '/Organization/Segments/{segmentId}',
  summary: 'Delete a segment that holds nothing',
  tag: 'Segments',
  input: z.object({ segmentId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await deleteSegment(context, input.segmentId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

type SettingsInput = z.output<z.ZodObject<typeof settings>>;

function settingsOf(input: SettingsInput) {
  return {
    pricesIncludeTax: input.PricesIncludeTax,
    billingMode: input.BillingMode,
    billingDay: input.BillingDay,
    draftHours: input.DraftHours,
    issuesOnlyIfPaid: input.IssuesOnlyIfPaid,
    paymentTermDays: input.PaymentTermDays,
    chargeDelayDays: input.ChargeDelayDays,
    prenotificationDays: input.PrenotificationDays,
    overdueAfterDays: input.OverdueAfterDays,
    allowsUnpaidStart: input.AllowsUnpaidStart,
    blocksRenewalWithoutPaymentMethod: input.BlocksRenewalWithoutPaymentMethod,
    cappingAmount: input.CappingAmount,
    cappingAgeDays: input.CappingAgeDays,
    inSiteUrl: input.InSiteUrl,
    greyListCharges: input.GreyListCharges,
    greyListChargeDays: input.GreyListChargeDays,
    greyListForms: input.GreyListForms,
    greyListFormHours: input.GreyListFormHours,
    leavesGreyListByMethod: input.LeavesGreyListByMethod,
    chargesRecoveryFee: input.ChargesRecoveryFee,
    chargesLateInterest: input.ChargesLateInterest,
    chargesConsumersLateFees: input.ChargesConsumersLateFees,
  } satisfies Partial<NewSegment>;
}

function patternsOf(input: SettingsInput) {
  return { Debit: input.PatternInvoice, Credit: input.PatternCreditNote };
}

async function knowTaxProfile(context: Work, id: number | undefined): Promise<Outcome<void>> {
  if (id === undefined || (await findTaxProfileById(context, id))) return accept(undefined);
  return refuse('Error.TaxProfile.NotFound', 'IdTaxProfile');
}

async function showSegment(
  context: Work,
  segmentId: number,
  wanted: readonly string[] | undefined,
): Promise<Outcome<ReturnType<typeof presentSegment>>> {
  const found = await findSegmentById(context, segmentId);
  if (!found) return refuse('Error.Segment.NotFound', 'segmentId');
  return accept(presentSegment(context, found, await loadTraceExtras(context, wanted, [found.traces])));
}

export const segmentOperations = [createOne, listSegments, retrieveSegment, updateSegment, removeSegment];
