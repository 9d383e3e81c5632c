/** Dunning: the steps of a segment, what was done, and the pauses that agents grant. */
import { z } from 'zod';
import { loadDunningSteps, replaceDunningSteps } from '../../../accounts/dunning-steps.ts';
import { findSegmentById } from '../../../accounts/find-segments.ts';
import { type DunningStep, dunningActions } from '../../../domain/collecting/dunning-steps.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, pagingFields, text, wireInstant } from '../../../http/fields.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { findDunning } from '../../../payments/dunning/find-dunning.ts';
import { pauseDunning } from '../../../payments/dunning/pause-dunning.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';
import { showCustomer } from '../present/customer.ts';
import { showInvoice } from '../present/invoice.ts';
import { customer } from '../wire/customer.ts';
import { invoice } from '../wire/invoice.ts';

const path = '/Organization/Segments/{segmentId}/DunningSteps';

const step = z.object({
  /** After the limit of payment, or after the last charge that failed. */
  Days: z.int().min(0).max(3_650),
  Action: z.enum(dunningActions),
  /** Of a reminder: 1 is the friendliest. */
  Level: z.int().min(1).max(9).optional(),
});
const steps = z.object({ DunningSteps: z.array(step) }).meta({ id: 'DunningSteps' });

function presentSteps(all: readonly DunningStep[]) {
  return {
    DunningSteps: all.map(({ days, action, level }) => ({
      Days: days,
      Action: action,
      ...(level !== null && { Level: level }),
    })),
  };
}

const listSteps = defineOperation({
  id: 'list-dunning-steps',
  method: 'GET',
  path,
  summary: 'Read the dunning steps of a segment, in the order in which they are done',
  tag: 'Segments',
  input: z.object({ segmentId: identifier }),
  responses: { 200: steps },
  handle: (call, { segmentId }) =>
    work(call, async (context) => {
      if (!(await findSegmentById(context, segmentId))) return refuse('Error.Segment.NotFound', 'segmentId');
      const bySegment = await loadDunningSteps(context);
      return accept({ status: 200, body: presentSteps(bySegment.get(segmentId) ?? []) });
    }),
});

const replaceSteps = defineOperation({
  id: 'replace-dunning-steps',
  method: 'POST',
  path,
  summary: 'Replace the dunning steps of a segment; an empty list ends dunning',
  tag: 'Segments',
  input: z.object({ segmentId: identifier, DunningSteps: z.array(step).max(20) }),
  responses: { 200: steps },
  handle: (call, { segmentId, DunningSteps }) =>
    work(call, async (context) => {
      const wanted = DunningSteps.map(({ Days, Action, Level }) => ({
        days: Days,
        action: Action,
        level: Level ?? null,
      }));
      const replaced = await replaceDunningSteps(context, segmentId, wanted);
      return replaced.ok ? accept({ status: 200, body: presentSteps(replaced.value) }) : replaced;
    }),
});

const measure = z
  .object({
    Id: z.int(),
    IdInvoice: z.int(),
    IdCustomer: z.int(),
    Days: z.int(),
    Action: z.enum(dunningActions),
    Level: z.int().optional(),
    Actor: z.string(),
    DateApplied: wireInstant,
    DateEnd: wireInstant.optional(),
  })
  .meta({ id: 'DunningMeasure' });

const listMeasures = defineOperation({
  id: 'list-dunning-measures',
  method: 'GET',
  path: '/Finance/DunningMeasures',
  summary: 'List what dunning did, the newest first',
  tag: 'Invoices',
  input: z.object({
    ...pagingFields,
    IdInvoice: identifier.optional(),
    IdCustomer: identifier.optional(),
  }),
  responses: { 200: listOf(measure) },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = { invoiceId: input.IdInvoice, customerId: input.IdCustomer };
      const page = await findDunning(context, filter, pagingOf(input));
      const items = page.items.map((one) => ({
        Id: one.id,
        IdInvoice: one.invoiceId,
        IdCustomer: one.customerId,
        Days: one.days,
        Action: one.action,
        ...(one.level !== null && { Level: one.level }),
        Actor: one.actor,
        DateApplied: formatInstant(one.appliedAt),
        ...(one.endedAt !== null && { DateEnd: formatInstant(one.endedAt) }),
      }));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

/** Without a date the pause that runs is over. */
const pause = { DateEnd: instantInput.optional(), Reason: text(500).optional() };

const pauseInvoice = defineOperation({
  id: 'pause-invoice-dunning',
  method: 'POST',
  path: '/Finance/Invoices/{invoiceId}/PauseDunning',
  summary: 'Pause the dunning of an invoice until a date, or go on with it now',
  tag: 'Invoices',
  input: z.object({ invoiceId: identifier, ...pause }),
  responses: { 200: invoice },
  handle: (call, { invoiceId, DateEnd, Reason }) =>
    work(call, async (context) => {
      const done = await pauseDunning(context, { invoiceId }, { until: DateEnd ?? null, reason: Reason });
      if (!done.ok) return done;
      const shown = await showInvoice(context, invoiceId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const pauseCustomer = defineOperation({
  id: 'pause-customer-dunning',
  method: 'POST',
  path: '/Distribution/Customers/{customerId}/PauseDunning',
  summary: 'Pause dunning for all invoices of a customer until a date, or go on with it now',
  tag: 'Customers',
  input: z.object({ customerId: identifier, ...pause }),
  responses: { 200: customer },
  handle: (call, { customerId, DateEnd, Reason }) =>
    work(call, async (context) => {
      const done = await pauseDunning(context, { customerId }, { until: DateEnd ?? null, reason: Reason });
      if (!done.ok) return done;
      const shown = await showCustomer(context, customerId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

export const dunningStepOperations = [listSteps, replaceSteps];
export const dunningOperations = [listMeasures, pauseInvoice];
export const customerDunningOperations = [pauseCustomer];
