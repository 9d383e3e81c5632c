/**
 * The audit: who did what to what, and when, in the business's own time. `data` never holds personal data, so
 * that an entry outlives the person it is about (domain.md §11).
 */
import { toTimestamp } from '../domain/calendar/instant.ts';
import type { Context } from './context.ts';

export interface AuditEntry {
  /** `Customer.Suspended`, `Clock.Moved`. */
  readonly action: string;
  /** The table of the subject: `customer`, `api_key`. */
  readonly subjectKind: string;
  readonly subjectId: number | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

export async function recordAudit(context: Context, entry: AuditEntry): Promise<void> {
  await context.transaction
    .insertInto('audit_entry')
    .values({
      business_id: context.businessId,
      occurred_at: toTimestamp(context.now),
      actor: context.agent.name,
      action: entry.action,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      data: JSON.stringify(entry.data ?? {}),
    })
    .execute();
}
