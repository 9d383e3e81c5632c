/**
 * Puts an agent's text in the place of the program's, or takes it away again. Each change is a version that stays, with
 * who and when.
 */
import { type Selectable, sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import type { Segment } from '../../accounts/segment.ts';
import type { EmailTemplateVersionTable, MessageKind } from '../../database/table-types.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import type { EmailText } from './kinds.ts';
import { lookOf } from './look.ts';
import { renderEmail } from './render-email.ts';
import { sampleData } from './sample-data.ts';

export interface TemplateName {
  readonly segment: Segment;
  readonly kind: MessageKind;
  readonly language: string;
}

/** Only a text that can be written: it is tried on made-up data. */
export async function overrideTemplate(
  context: Context,
  name: TemplateName,
  text: EmailText,
): Promise<Outcome<void>> {
  const { segment, kind, language } = name;
  const data = sampleData(kind, segment, language, context.now);
  const tried = renderEmail(text, data, lookOf(segment, null, language));
  if (!tried.ok) return tried;
  const written = { subject: text.subject, body: text.body, body_html: text.bodyHtml ?? null };
  const version = await writeVersion(context, name, written);
  await context.transaction
    .insertInto('email_template')
    .values({ ...keyOf(context, name), ...written, version })
    .onConflict((conflict) =>
      conflict
        .columns(['business_id', 'segment_id', 'kind', 'language'])
        .doUpdateSet({ ...written, version }),
    )
    .execute();
  await recordTemplate(context, 'EmailTemplate.Changed', name);
  return accept(undefined);
}

/** Where there is no text of an agent's, nothing changes. */
export async function restoreTemplate(context: Context, name: TemplateName): Promise<void> {
  const { numDeletedRows } = await context.transaction
    .deleteFrom('email_template')
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', name.segment.id)
    .where('kind', '=', name.kind)
    .where('language', '=', name.language)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return;
  await writeVersion(context, name, { subject: null, body: null, body_html: null });
  await recordTemplate(context, 'EmailTemplate.Restored', name);
}

export type TemplateVersion = Selectable<EmailTemplateVersionTable>;

/** Newest first. */
export async function findTemplateVersions(
  context: Context,
  name: TemplateName,
): Promise<readonly TemplateVersion[]> {
  return versionsOf(context, name).orderBy('version', 'desc').execute();
}

/** The text of a version becomes the newest version: what was written in between stays as well. */
export async function restoreVersion(
  context: Context,
  name: TemplateName,
  version: number,
): Promise<Outcome<void>> {
  const found = await versionsOf(context, name).where('version', '=', version).executeTakeFirst();
  if (!found) return refuse('Error.EmailTemplate.Version.NotFound', 'version');
  const { subject, body, body_html: bodyHtml } = found;
  if (subject === null || body === null) {
    await restoreTemplate(context, name);
    return accept(undefined);
  }
  return overrideTemplate(context, name, { subject, body, bodyHtml: bodyHtml ?? undefined });
}

function versionsOf({ transaction, businessId }: Context, { segment, kind, language }: TemplateName) {
  return transaction
    .selectFrom('email_template_version')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('segment_id', '=', segment.id)
    .where('kind', '=', kind)
    .where('language', '=', language);
}

/** Two agents who write at once: the lock makes one version follow the other. */
async function writeVersion(
  context: Context,
  name: TemplateName,
  text: Pick<TemplateVersion, 'subject' | 'body' | 'body_html'>,
): Promise<number> {
  const { transaction, businessId } = context;
  const { segment, kind, language } = name;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`template ${businessId} ${segment.id} ${kind} ${language}`}, 0))`.execute(
    transaction,
  );
  const { version } = await transaction
    .insertInto('email_template_version')
    .values(({ selectFrom, fn }) => ({
      ...keyOf(context, name),
      ...text,
      version: selectFrom('email_template_version')
        .select(sql<number>`${fn.coalesce(fn.max('version'), sql<number>`0`)} + 1`.as('version'))
        .where('business_id', '=', businessId)
        .where('segment_id', '=', segment.id)
        .where('kind', '=', kind)
        .where('language', '=', language),
    }))
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

function keyOf({ businessId }: Context, { segment, kind, language }: TemplateName) {
  return { business_id: businessId, segment_id: segment.id, kind, language };
}

function recordTemplate(context: Context, action: string, { segment, kind, language }: TemplateName) {
  return recordAudit(context, {
    action,
    subjectKind: 'email_template',
    subjectId: null,
    data: { segmentId: segment.id, kind, language },
  });
}
