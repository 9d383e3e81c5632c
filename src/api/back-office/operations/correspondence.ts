/** How a segment, and a customer, correspond: whether and with what letters go out, who is in copy, how long ahead. */
import { z } from 'zod';
import { recordAudit } from '../../../accounts/record-audit.ts';
import { isEmail } from '../../../customers/customer-fields.ts';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { because, identifier, text } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import {
  type Correspondence,
  changeCorrespondence,
  changeCustomerCorrespondence,
  loadCorrespondence,
  loadCustomerCorrespondence,
} from '../../../messages/correspondence/correspondence.ts';
import { isBouncedAddress } from '../../../messages/feedback/bounced-addresses.ts';
import { type Work, work } from '../../call.ts';
import { changedTo, clearing, defineOperation } from '../back-office-call.ts';
import { link } from '../wire/link.ts';

const renewalNotices = ['Off', 'Consumers', 'Everybody'] as const;
const MOST_COPIES = 5;

const address = text(254).refine(
  isEmail,
  because('an e-mail address is expected.', 'une adresse e-mail est attendue.'),
);
const addresses = z.array(address).max(MOST_COPIES);
const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/)
  .transform((value) => value.toLowerCase());

const correspondence = z
  .object({
    IdSegment: z.int(),
    /** Absent: a live business sends, a sandbox keeps its letters in the mailbox. */
    IsSending: z.boolean().optional(),
    /** Whether invoices and credit notes go out by themselves. */
    IsInvoiceSent: z.boolean(),
    /** Otherwise the letter has the link alone. */
    IsPdfAttached: z.boolean(),
    IsReminderLetterAttached: z.boolean(),
    /** Absent: the seller's name. */
    SenderName: z.string().optional(),
    /** Absent: the seller's e-mail address. */
    ReplyTo: z.string().optional(),
    Cc: z.array(z.string()),
    Bcc: z.array(z.string()),
    AccentColour: z.string().optional(),
    /** 0: the end of a trial is not announced. */
    TrialNoticeDays: z.int(),
    /** Who is reminded that a period of two months or more is renewed by tacit agreement. */
    RenewalNotice: z.enum(renewalNotices),
    RenewalNoticeDays: z.int(),
    Links: z.array(link),
  })
  .meta({ id: 'Correspondence' });

const path = '/Organization/Segments/{segmentId}/Correspondence';
const clearable = clearing(['IsSending', 'SenderName', 'ReplyTo', 'Cc', 'Bcc', 'AccentColour']);

const showOne = defineOperation({
  id: 'show-correspondence',
  method: 'GET',
  path,
  summary: 'Read how a segment writes to its customers',
  tag: 'Segments',
  input: z.object({ segmentId: identifier }),
  responses: { 200: correspondence },
  handle: (call, input) => work(call, (context) => showCorrespondence(context, input.segmentId)),
});

const updateOne = defineOperation({
  id: 'update-correspondence',
  method: 'PATCH',
  path,
  summary: 'Change how a segment writes to its customers',
  tag: 'Segments',
  input: z.object({
    segmentId: identifier,
    IsSending: z.boolean().optional(),
    IsInvoiceSent: z.boolean().optional(),
    IsPdfAttached: z.boolean().optional(),
    IsReminderLetterAttached: z.boolean().optional(),
    SenderName: text(100).optional(),
    ReplyTo: address.optional(),
    Cc: addresses.optional(),
    Bcc: addresses.optional(),
    AccentColour: colour.optional(),
    TrialNoticeDays: z.int().min(0).max(60).optional(),
    RenewalNotice: z.enum(renewalNotices).optional(),
    RenewalNoticeDays: z.int().min(31).max(92).optional(),
    ...clearable,
  }),
  responses: { 200: correspondence },
  handle: (call, input) =>
    work(call, async (context) => {
      const { segmentId } = input;
      if (!context.segments.has(segmentId)) return refuse('Error.Segment.NotFound', 'segmentId');
      const change = {
        isSending: changedTo(input, 'IsSending', input.IsSending),
        isInvoiceSent: input.IsInvoiceSent,
        isPdfAttached: input.IsPdfAttached,
        isReminderLetterAttached: input.IsReminderLetterAttached,
        senderName: changedTo(input, 'SenderName', input.SenderName) === null ? '' : input.SenderName,
        replyTo: changedTo(input, 'ReplyTo', input.ReplyTo) === null ? '' : input.ReplyTo,
        cc: changedTo(input, 'Cc', input.Cc) === null ? [] : input.Cc,
        bcc: changedTo(input, 'Bcc', input.Bcc) === null ? [] : input.Bcc,
        accentColour: changedTo(input, 'AccentColour', input.AccentColour),
        trialNoticeDays: input.TrialNoticeDays,
        renewalNotice: input.RenewalNotice,
        renewalNoticeDays: input.RenewalNoticeDays,
      };
      await changeCorrespondence(context.transaction, context.businessId, segmentId, change);
      await recordAudit(context, {
        action: 'Correspondence.Changed',
        subjectKind: 'segment',
        subjectId: segmentId,
        data: { fields: namesOfGiven(change) },
      });
      return showCorrespondence(context, segmentId);
    }),
});

function namesOfGiven(change: object): string[] {
  return Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

async function showCorrespondence(context: Work, segmentId: number) {
  if (!context.segments.has(segmentId)) return refuse('Error.Segment.NotFound', 'segmentId');
  const found = await loadCorrespondence(context.transaction, context.businessId, segmentId);
  return accept({ status: 200, body: presentCorrespondence(segmentId, found) } as const);
}

function presentCorrespondence(segmentId: number, one: Correspondence): BodyOf<typeof correspondence> {
  return {
    IdSegment: segmentId,
    ...(one.isSending !== null && { IsSending: one.isSending }),
    IsInvoiceSent: one.isInvoiceSent,
    IsPdfAttached: one.isPdfAttached,
    IsReminderLetterAttached: one.isReminderLetterAttached,
    ...(one.senderName !== '' && { SenderName: one.senderName }),
    ...(one.replyTo !== '' && { ReplyTo: one.replyTo }),
    Cc: one.cc,
    Bcc: one.bcc,
    ...(one.accentColour !== null && { AccentColour: one.accentColour }),
    TrialNoticeDays: one.trialNoticeDays,
    RenewalNotice: one.renewalNotice,
    RenewalNoticeDays: one.renewalNoticeDays,
    Links: [{ rel: 'self', href: path.replace('{segmentId}', String(segmentId)) }],
  };
}

const customerCorrespondence = z
  .object({
    IdCustomer: z.int(),
    /** Absent: as the segment does. */
    IsInvoiceSent: z.boolean().optional(),
    Cc: z.array(z.string()),
    /** From letters that nobody is owed. */
    IsUnsubscribed: z.boolean(),
    /** Its address sent letters back, or its reader called them spam: none goes there by itself. */
    IsAddressBounced: z.boolean(),
    Links: z.array(link),
  })
  .meta({ id: 'CustomerCorrespondence' });

const customerPath = '/Distribution/Customers/{customerId}/Correspondence';

const showOfCustomer = defineOperation({
  id: 'show-customer-correspondence',
  method: 'GET',
  path: customerPath,
  summary: 'Read which letters a customer gets',
  tag: 'Customers',
  input: z.object({ customerId: identifier }),
  responses: { 200: customerCorrespondence },
  handle: (call, input) => work(call, (context) => showCustomer(context, input.customerId)),
});

const updateOfCustomer = defineOperation({
  id: 'update-customer-correspondence',
  method: 'PATCH',
  path: customerPath,
  summary: 'Change which letters a customer gets',
  tag: 'Customers',
  input: z.object({
    customerId: identifier,
    IsInvoiceSent: z.boolean().optional(),
    Cc: addresses.optional(),
    IsUnsubscribed: z.boolean().optional(),
    ...clearing(['IsInvoiceSent', 'Cc']),
  }),
  responses: { 200: customerCorrespondence },
  handle: (call, input) =>
    work(call, async (context) => {
      const { customerId } = input;
      if (!(await findCustomerById(context, customerId)))
        return refuse('Error.Customer.NotFound', 'customerId');
      const change = {
        isInvoiceSent: changedTo(input, 'IsInvoiceSent', input.IsInvoiceSent),
        cc: changedTo(input, 'Cc', input.Cc) === null ? [] : input.Cc,
        isUnsubscribed: input.IsUnsubscribed,
      };
      await changeCustomerCorrespondence(context.transaction, context.businessId, customerId, change);
      return showCustomer(context, customerId);
    }),
});

async function showCustomer(
  context: Work,
  customerId: number,
): Promise<Outcome<{ readonly status: 200; readonly body: BodyOf<typeof customerCorrespondence> }>> {
  const customer = await findCustomerById(context, customerId);
  if (!customer) return refuse('Error.Customer.NotFound', 'customerId');
  const found = await loadCustomerCorrespondence(context.transaction, context.businessId, customerId);
  return accept({
    status: 200,
    body: {
      IdCustomer: customerId,
      ...(found.isInvoiceSent !== null && { IsInvoiceSent: found.isInvoiceSent }),
      Cc: found.cc,
      IsUnsubscribed: found.isUnsubscribed,
      IsAddressBounced: await isBouncedAddress(context, customer.email),
      Links: [{ rel: 'self', href: customerPath.replace('{customerId}', String(customerId)) }],
    },
  });
}

export const correspondenceOperations = [showOne, updateOne];
export const customerCorrespondenceOperations = [showOfCustomer, updateOfCustomer];
