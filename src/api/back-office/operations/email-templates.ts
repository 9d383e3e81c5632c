/** Templates of the e-mails to customers, by segment, kind and language: the program's texts or an agent's. */
import { z } from 'zod';
import type { Segment } from '../../../accounts/segment.ts';
import { accept } from '../../../domain/refusal/outcome.ts';
import { pagingFields, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { emailKinds } from '../../../messages/emails/kinds.ts';
import { overrideTemplate, restoreTemplate } from '../../../messages/emails/override-template.ts';
import { renderEmail } from '../../../messages/emails/render-email.ts';
import { sampleData, variablesOf } from '../../../messages/emails/sample-data.ts';
import {
  type EmailTemplate,
  loadEmailTemplate,
  loadEmailTemplates,
} from '../../../messages/emails/templates.ts';
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
    /** False for a text of the program. */
    IsOverridden: z.boolean(),
    /** What the template may name: `invoice.number`. */
    Variables: z.array(z.string()),
    IdUserUpdate: z.int().optional(),
    DateUpdate: wireInstant.optional(),
    Links: z.array(link),
  })
  .meta({ id: 'EmailTemplate' });

const preview = z.object({ Subject: z.string(), Body: z.string() }).meta({ id: 'EmailPreview' });

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
      const all = (await loadEmailTemplates(context, segment.value.id, filter)).filter(
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
  input: z.object({ ...name, Subject: text(500).min(1), Body: text(20_000).min(1) }),
  inQuery,
  responses: { 200: emailTemplate },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
      if (!segment.ok) return segment;
      const target = { segment: segment.value, kind: input.kind, language: input.templateLanguage };
      const written = { subject: input.Subject, body: input.Body };
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

const previewTemplate = defineOperation({
  id: 'preview-email-template',
  method: 'POST',
  path: `${onePath}/Preview`,
  summary: 'Write an e-mail to a made-up customer, by the text sent or else by the one in use',
  tag: 'E-mail templates',
  input: z.object({ ...name, Subject: text(500).optional(), Body: text(20_000).optional() }),
  inQuery,
  responses: { 200: preview },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
      if (!segment.ok) return segment;
      const { kind, templateLanguage: language } = input;
      const inUse = await loadEmailTemplate(context, segment.value.id, kind, language);
      const written = renderEmail(
        { subject: input.Subject ?? inUse.subject, body: input.Body ?? inUse.body },
        sampleData(kind, segment.value, language, context.now),
      );
      if (!written.ok) return written;
      return accept({ status: 200, body: { Subject: written.value.subject, Body: written.value.body } });
    }),
});

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
    IsOverridden: override !== null,
    Variables: variablesOf(sampleData(kind, segment, language, context.now)),
    ...(override && override.updatedBy !== null && { IdUserUpdate: override.updatedBy }),
    ...(override && { DateUpdate: formatInstant(override.updatedAt) }),
    Links: [{ rel: 'self', href: `${path}/${kind}/${language}${query}` }],
  };
}

export const emailTemplateOperations = [
  listTemplates,
  retrieveTemplate,
  replaceTemplate,
  restoreDefault,
  previewTemplate,
];
