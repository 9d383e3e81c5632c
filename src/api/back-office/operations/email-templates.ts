/** Templates of the e-mails to customers, by segment, kind and language: the program's texts or an agent's. */
import { z } from 'zod';
import type { Segment } from '../../../accounts/segment.ts';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { loadCorrespondence } from '../../../messages/correspondence/correspondence.ts';
import { emailKinds } from '../../../messages/emails/kinds.ts';
import { LOGO_ID, lookOf } from '../../../messages/emails/look.ts';
import {
  findTemplateVersions,
  overrideTemplate,
  restoreTemplate,
  restoreVersion,
  type TemplateVersion,
} from '../../../messages/emails/override-template.ts';
import { renderEmail, type WrittenEmail } from '../../../messages/emails/render-email.ts';
import { sampleData, variablesOf } from '../../../messages/emails/sample-data.ts';
import {
  type EmailTemplate,
  loadEmailTemplate,
  loadEmailTemplates,
} from '../../../messages/emails/templates.ts';
import { letterAboutDocument } from '../../../messages/letters/letter-about-document.ts';
import { queueTest } from '../../../messages/queue-test.ts';
import { chooseSegment, type Work, work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { list, listOf, segmentFilter } from '../list.ts';
import { link } from '../wire/link.ts';
import { languages } from '../wire/segment.ts';

const path = '/Organization/EmailTemplates';
const onePath = `${path}/{kind}/{templateLanguage}`;

/** Of the default segment when none is named. */
const name = { kind: z.enum(emailKinds), templateLanguage: z.enum(languages), ...segmentFilter };
const inQuery = ['IdSegment', 'ReferenceSegment'] as const;

const emailTemplate = z
  .object({
    IdSegment: z.int(),
    ReferenceSegment: z.string(),
    TypeMessage: z.enum(emailKinds),
    Language: z.string(),
    /** Liquid. */
    Subject: z.string(),
    /** Liquid, in plain text: a blank line begins a paragraph, an address becomes a link. */
    Body: z.string(),
    /** Liquid and HTML, between the head and the foot of every letter; absent where the HTML is made of the Body. */
    BodyHtml: z.string().optional(),
    /** False for a text of the program. */
    IsOverridden: z.boolean(),
    /** Of the agent's text. */
    Version: z.int().optional(),
    /** What the template may name: `invoice.number`. */
    Variables: z.array(z.string()),
    IdUserUpdate: z.int().optional(),
    DateUpdate: wireInstant.optional(),
    Links: z.array(link),
  })
  .meta({ id: 'EmailTemplate' });

const preview = z
  .object({
    Subject: z.string(),
    Body: z.string(),
    /** A whole page. Of foreign hands: show it in a frame without scripts. */
    Html: z.string(),
  })
  .meta({ id: 'EmailPreview' });

const templateVersion = z
  .object({
    Version: z.int(),
    /** Absent where the text of the program was put back. */
    Subject: z.string().optional(),
    Body: z.string().optional(),
    BodyHtml: z.string().optional(),
    DateCreation: wireInstant,
    IdUserCreation: z.int().optional(),
  })
  .meta({ id: 'EmailTemplateVersion' });

const listTemplates = defineOperation({
  id: 'list-email-templates',
  method: 'GET',
  path,
  summary: 'List the e-mail templates of a segment, the default one when none is named',
  tag: 'E-mail templates',
  input: z.object({
    ...pagingFields,
    ...segmentFilter,
    TypeMessage: z.enum(emailKinds).optional(),
    TemplateLanguage: z.enum(languages).optional(),
    IsOverridden: z.boolean().optional(),
  }),
  responses: { 200: listOf(emailTemplate).meta({ id: 'EmailTemplates' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
      if (!segment.ok) return segment;
      const filter = { kind: input.TypeMessage, language: input.TemplateLanguage };
      const { IsOverridden: isOverridden } = input;
      // A few dozen at most, most of them not in the database.
      const templates = await loadEmailTemplates(context, segment.value.id, filter);
      const all = templates.filter(
        ({ override }) => isOverridden === undefined || (override !== null) === isOverridden,
      );
      const first = (input.Page - 1) * input.SizePage;
      const items = all
        .slice(first, first + input.SizePage)
        .map((one) => presentTemplate(context, segment.value, one));
      return accept(list(input, { items, totalItems: all.length }, context.now));
    }),
});

const retrieveTemplate = defineOperation({
  id: 'show-email-template',
  method: 'GET',
  path: onePath,
  summary: 'Read an e-mail template',
  tag: 'E-mail templates',
  input: z.object(name),
  responses: { 200: emailTemplate },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
      return segment.ok ? showTemplate(context, segment.value, input) : segment;
    }),
});

const replaceTemplate = defineOperation({
  id: 'replace-email-template',
  method: 'PUT',
  path: onePath,
  summary: 'Put a text of your own in the place of the program’s',
  tag: 'E-mail templates',
  input: z.object({
    ...name,
    Subject: text(500).min(1),
    Body: text(20_000).min(1),
    BodyHtml: text(50_000).min(1).optional(),
  }),
  inQuery,
  responses: { 200: emailTemplate },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
      if (!segment.ok) return segment;
      const target = { segment: segment.value, kind: input.kind, language: input.templateLanguage };
      const written = { subject: input.Subject, body: input.Body, bodyHtml: input.BodyHtml };
      const outcome = await overrideTemplate(context, target, written);
      return outcome.ok ? showTemplate(context, segment.value, input) : outcome;
    }),
});

const restoreDefault = defineOperation({
  id: 'delete-email-template',
  method: 'DELETE',
  path: onePath,
  summary: 'Return to the text of the program',
  tag: 'E-mail templates',
  input: z.object(name),
  inQuery,
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
      if (!segment.ok) return segment;
      const target = { segment: segment.value, kind: input.kind, language: input.templateLanguage };
      await restoreTemplate(context, target);
      return accept(deleted(call));
    }),
});

const listVersions = defineOperation({
  id: 'list-email-template-versions',
  method: 'GET',
  path: `${onePath}/Versions`,
  summary: 'List the versions of an e-mail template, newest first: who wrote what, and when',
  tag: 'E-mail templates',
  input: z.object({ ...name, ...pagingFields }),
  responses: { 200: listOf(templateVersion).meta({ id: 'EmailTemplateVersions' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
      if (!segment.ok) return segment;
      const target = { segment: segment.value, kind: input.kind, language: input.templateLanguage };
      const all = await findTemplateVersions(context, target);
      const first = (input.Page - 1) * input.SizePage;
      const items = all.slice(first, first + input.SizePage).map(presentVersion);
      return accept(list(input, { items, totalItems: all.length }, context.now));
    }),
});

const restoreOne = defineOperation({
  id: 'restore-email-template-version',
  method: 'POST',
  path: `${onePath}/Versions/{version}/Restore`,
  summary: 'Make the text of a version the newest one',
  tag: 'E-mail templates',
  input: z.object({ ...name, version: z.int().min(1).max(2_147_483_647) }),
  inQuery,
  responses: { 200: emailTemplate },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
      if (!segment.ok) return segment;
      const target = { segment: segment.value, kind: input.kind, language: input.templateLanguage };
      const restored = await restoreVersion(context, target, input.version);
      return restored.ok ? showTemplate(context, segment.value, input) : restored;
    }),
});

const draft = {
  Subject: text(500).optional(),
  Body: text(20_000).optional(),
  BodyHtml: text(50_000).optional(),
  /** About this document, which decides the segment, instead of about a made-up one. */
  IdInvoice: identifier.optional(),
};

const previewTemplate = defineOperation({
  id: 'preview-email-template',
  method: 'POST',
  path: `${onePath}/Preview`,
  summary:
    'Write an e-mail to a made-up customer, or about a real document, by the text sent or else the one in use',
  tag: 'E-mail templates',
  input: z.object({ ...name, ...draft }),
  inQuery,
  responses: { 200: preview },
  handle: (call, input) =>
    work(call, async (context) => {
      const written = await writeDraft(context, input);
      if (!written.ok) return written;
      const { subject, text: body, html } = written.value.email;
      return accept({
        status: 200,
        body: { Subject: subject, Body: body, Html: withLogo(html, written.value.segment) },
      });
    }),
});

const testTemplate = defineOperation({
  id: 'test-email-template',
  method: 'POST',
  path: `${onePath}/Test`,
  summary: 'Send the e-mail that the preview shows to yourself',
  tag: 'E-mail templates',
  input: z.object({ ...name, ...draft }),
  inQuery,
  responses: { 202: z.object({ IdMessage: z.int(), Recipient: z.string() }).meta({ id: 'EmailTest' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const written = await writeDraft(context, input);
      if (!written.ok) return written;
      const { segment, email } = written.value;
      const queued = await queueTest(context, call.agent.id, {
        segment,
        kind: input.kind,
        language: input.templateLanguage,
        email,
      });
      if (!queued.ok) return queued;
      return accept({ status: 202, body: { IdMessage: queued.value.id, Recipient: queued.value.recipient } });
    }),
});

type DraftInput = TemplateInput &
  z.output<z.ZodObject<typeof draft>> & {
    readonly ReferenceSegment?: string | undefined;
    readonly IdSegment?: number | undefined;
  };

/** What is not sent is as it is in use; an empty `BodyHtml` of the one in use goes with its text alone. */
async function writeDraft(
  context: Work,
  input: DraftInput,
): Promise<Outcome<{ readonly segment: Segment; readonly email: WrittenEmail }>> {
  const chosen = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
  if (!chosen.ok) return chosen;
  const { kind, templateLanguage: language, IdInvoice: invoiceId } = input;
  const about =
    invoiceId === undefined
      ? accept({ segment: chosen.value, data: sampleData(kind, chosen.value, language, context.now) })
      : await letterAboutDocument(context, context.segments, { kind, language, invoiceId });
  if (!about.ok) return about;
  const { segment, data } = about.value;
  const inUse = await loadEmailTemplate(context, segment.id, kind, language);
  const { accentColour } = await loadCorrespondence(context.transaction, context.businessId, segment.id);
  const text = {
    subject: input.Subject ?? inUse.subject,
    body: input.Body ?? inUse.body,
    bodyHtml: input.BodyHtml ?? (input.Body === undefined ? inUse.bodyHtml : undefined),
  };
  const email = renderEmail(text, data, lookOf(segment, accentColour, language));
  return email.ok ? accept({ segment, email: email.value }) : email;
}

/** Where it is only looked at, nothing comes along with it: the picture stands in the page. */
function withLogo(html: string, { seller }: Segment): string {
  return html.replace(`cid:${LOGO_ID}`, () => seller.logo);
}

type TemplateInput = Pick<z.output<z.ZodObject<typeof name>>, 'kind' | 'templateLanguage'>;

async function showTemplate(context: Work, segment: Segment, { kind, templateLanguage }: TemplateInput) {
  const found = await loadEmailTemplate(context, segment.id, kind, templateLanguage);
  return accept({ status: 200, body: presentTemplate(context, segment, found) } as const);
}

function presentTemplate(context: Work, segment: Segment, one: EmailTemplate): BodyOf<typeof emailTemplate> {
  const { kind, language, override } = one;
  const query = `?IdSegment=${segment.id}`;
  return {
    IdSegment: segment.id,
    ReferenceSegment: segment.reference,
    TypeMessage: kind,
    Language: language,
    Subject: one.subject,
    Body: one.body,
    ...(one.bodyHtml !== undefined && { BodyHtml: one.bodyHtml }),
    IsOverridden: override !== null,
    ...(override && { Version: override.version }),
    Variables: variablesOf(sampleData(kind, segment, language, context.now)),
    ...(override && override.updatedBy !== null && { IdUserUpdate: override.updatedBy }),
    ...(override && { DateUpdate: formatInstant(override.updatedAt) }),
    Links: [{ rel: 'self', href: `${path}/${kind}/${language}${query}` }],
  };
}

function presentVersion(one: TemplateVersion): BodyOf<typeof templateVersion> {
  return {
    Version: one.version,
    ...(one.subject !== null && { Subject: one.subject }),
    ...(one.body !== null && { Body: one.body }),
    ...(one.body_html !== null && { BodyHtml: one.body_html }),
    DateCreation: formatInstant(one.written_at),
    ...(one.written_by !== null && { IdUserCreation: one.written_by }),
  };
}

export const emailTemplateOperations = [
  listTemplates,
  retrieveTemplate,
  replaceTemplate,
  restoreDefault,
  listVersions,
  restoreOne,
  previewTemplate,
  testTemplate,
];
