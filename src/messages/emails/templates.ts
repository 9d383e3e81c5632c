/** The e-mail templates of a segment: the program's own texts, and those that an agent put in their place. */
import type { Context } from '../../accounts/context.ts';
import type { MessageKind } from '../../database/table-types.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { englishEmails } from './english.ts';
import { frenchEmails } from './french.ts';
import { type EmailText, type EmailTexts, emailKinds } from './kinds.ts';

export interface EmailTemplate extends EmailText {
  readonly kind: MessageKind;
  readonly language: string;
  /** Null for a text of the program. */
  readonly override: {
    readonly version: number;
    readonly updatedAt: Instant;
    readonly updatedBy: number | null;
  } | null;
}

const defaults: Readonly<Record<string, EmailTexts>> = { en: englishEmails, fr: frenchEmails };

export interface EmailTemplateFilter {
  readonly kind?: MessageKind | undefined;
  readonly language?: string | undefined;
}

/** Every kind in English, French and whatever other languages have a text of their own. */
export async function loadEmailTemplates(
  { transaction, businessId }: Context,
  segmentId: number,
  { kind, language }: EmailTemplateFilter = {},
): Promise<EmailTemplate[]> {
  let query = transaction
    .selectFrom('email_template')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('segment_id', '=', segmentId);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (language !== undefined) query = query.where('language', '=', language);
  const rows = await query.execute();
  const overrides = new Map(
    rows.map((row) => {
      const { subject, body, version, updated_at: updatedAt } = row;
      const override = { version, updatedAt, updatedBy: row.updated_by ?? row.created_by };
      const bodyHtml = row.body_html ?? undefined;
      return [
        keyOf(row.kind, row.language),
        { kind: row.kind, language: row.language, subject, body, bodyHtml, override },
      ];
    }),
  );
  const ofProgram = Object.entries(defaults).flatMap(([own, texts]) =>
    emailKinds.map((one) => ({ kind: one, language: own, ...texts[one], override: null })),
  );
  const wanted = ofProgram.filter(
    (one) => (kind ?? one.kind) === one.kind && (language ?? one.language) === one.language,
  );
  const all = new Map<string, EmailTemplate>([
    ...wanted.map((one) => [keyOf(one.kind, one.language), one] as const),
    ...overrides,
  ]);
  return [...all.values()].sort(
    (a, b) => emailKinds.indexOf(a.kind) - emailKinds.indexOf(b.kind) || a.language.localeCompare(b.language),
  );
}

/** In this language; where it has no text yet, in English, as a text to begin with. */
export async function loadEmailTemplate(
  context: Context,
  segmentId: number,
  kind: MessageKind,
  language: string,
): Promise<EmailTemplate> {
  const [found] = await loadEmailTemplates(context, segmentId, { kind, language });
  return found ?? { kind, language, ...englishEmails[kind], override: null };
}

/** The texts of a segment by kind and language, read once for a batch of letters. */
export async function loadTemplateChooser(
  context: Context,
  segmentId: number,
): Promise<(kind: MessageKind, languages: readonly string[]) => EmailTemplate> {
  const known = await loadEmailTemplates(context, segmentId);
  const byKey = new Map(known.map((one) => [keyOf(one.kind, one.language), one]));
  return (kind, languages) => {
    for (const language of languages) {
      const found = byKey.get(keyOf(kind, language));
      if (found) return found;
    }
    return programTemplate(kind, 'en');
  };
}

/** The program's own text; English where it has none in this language. */
export function programTemplate(kind: MessageKind, language: string): EmailTemplate {
  const own = Object.hasOwn(defaults, language) ? language : 'en';
  return { kind, language: own, ...(defaults[own] ?? englishEmails)[kind], override: null };
}

function keyOf(kind: MessageKind, language: string): string {
  return `${kind} ${language}`;
}
