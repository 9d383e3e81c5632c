/** The audit: who did what to what, and when. Nothing changes it. */
import { z } from 'zod';
import { findAgentIdentities } from '../../../accounts/find-agents.ts';
import { findAuditEntries, type StoredAuditEntry } from '../../../accounts/find-audit-entries.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, pagingFields, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { type Work, work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';
import { extrasOf } from '../present/traces.ts';
import { link } from '../wire/link.ts';

const path = '/Organization/AuditEntries';
const extra = { extra: z.array(z.enum(['all', 'User'])).optional() };

const auditEntry = z
  .object({
    Id: z.int(),
    DateEntry: wireInstant,
    /** `key:12` for an API key, `tick`, `cli`. */
    Actor: z.string(),
    /** The agent of the key; absent for the system. */
    IdUser: z.int().optional(),
    User: z.object({ Id: z.int(), Name: z.string(), Email: z.string() }).optional(),
    /** `Segment.Changed`. */
    Action: z.string(),
    SubjectKind: z.string(),
    IdSubject: z.int().optional(),
    /** Details of the action, without personal data. */
    Data: z.record(z.string(), z.unknown()),
    Links: z.array(link),
  })
  .meta({ id: 'AuditEntry' });

const listEntries = defineOperation({
  id: 'list-audit-entries',
  method: 'GET',
  path,
  summary: 'List the audit, newest first',
  tag: 'Audit',
  input: z.object({
    ...pagingFields,
    Actor: text(200).optional(),
    IdUser: identifier.optional(),
    Action: text(200).optional(),
    SubjectKind: text(100).optional(),
    IdSubject: identifier.optional(),
    DateEntryMin: instantInput.optional(),
    DateEntryMax: instantInput.optional(),
    ...extra,
  }),
  responses: { 200: listOf(auditEntry).meta({ id: 'AuditEntries' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = {
        actor: input.Actor,
        agentId: input.IdUser,
        action: input.Action,
        subjectKind: input.SubjectKind,
        subjectId: input.IdSubject,
        from: input.DateEntryMin,
        to: input.DateEntryMax,
      };
      const page = await findAuditEntries(context, filter, pagingOf(input));
      const items = await presentEntries(context, page.items, input.extra);
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieveEntry = defineOperation({
  id: 'show-audit-entry',
  method: 'GET',
  path: `${path}/{auditEntryId}`,
  summary: 'Read an entry of the audit',
  tag: 'Audit',
  input: z.object({ auditEntryId: identifier, ...extra }),
  responses: { 200: auditEntry },
  handle: (call, input) =>
    work(call, async (context) => {
      const { items } = await findAuditEntries(context, { id: input.auditEntryId }, { page: 1, sizePage: 1 });
      const [shown] = await presentEntries(context, items, input.extra);
      return shown
        ? accept({ status: 200, body: shown })
        : refuse('Error.AuditEntry.NotFound', 'auditEntryId');
    }),
});

async function presentEntries(
  context: Work,
  entries: readonly StoredAuditEntry[],
  wanted: readonly ('all' | 'User')[] | undefined,
): Promise<BodyOf<typeof auditEntry>[]> {
  const ids = entries.flatMap(({ agentId }) => (agentId === null ? [] : [agentId]));
  const agents = await findAgentIdentities(context, extrasOf(wanted).wants('User') ? ids : []);
  return entries.map((one) => {
    const user = one.agentId === null ? undefined : agents.get(one.agentId);
    return {
      Id: one.id,
      DateEntry: formatInstant(one.occurredAt),
      Actor: one.actor,
      ...(one.agentId !== null && { IdUser: one.agentId }),
      ...(user && { User: { Id: user.id, Name: user.name, Email: user.email } }),
      Action: one.action,
      SubjectKind: one.subjectKind,
      ...(one.subjectId !== null && { IdSubject: one.subjectId }),
      Data: typeof one.data === 'object' && one.data !== null ? { ...one.data } : {},
      Links: [{ rel: 'self', href: `${path}/${one.id}` }],
    };
  });
}

export const auditOperations = [listEntries, retrieveEntry];
