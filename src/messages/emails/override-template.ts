/** Puts an agent's text in the place of the program's, or takes it away again. */
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import type { Segment } from '../../accounts/segment.ts';
import type { MessageKind } from '../../database/table-types.ts';
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import type { EmailText } from './kinds.ts';
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
  { subject, body }: EmailText,
): Promise<Outcome<void>> {
  const { segment, kind, language } = name;
  const tried = renderEmail({ subject, body }, sampleData(kind, segment, language, context.now));
  if (!tried.ok) return tried;
  await context.transaction
    .insertInto('email_template')
    .values({ business_id: context.businessId, segment_id: segment.id, kind, language, subject, body })
    .onConflict((conflict) =>
      conflict.columns(['business_id', 'segment_id', 'kind', 'language']).doUpdateSet({ subject, body }),
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
  if (numDeletedRows > 0n) await recordTemplate(context, 'EmailTemplate.Restored', name);
}

function recordTemplate(context: Context, action: string, { segment, kind, language }: TemplateName) {
  return recordAudit(context, {
    action,
    subjectKind: 'email_template',
    subjectId: null,
    data: { segmentId: segment.id, kind, language },
  });
}
