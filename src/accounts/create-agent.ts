/** Adds a person to those who work with a business. What it may do is its role; it acts by keys that belong to it. */
import type { AgentRole } from '../database/table-types.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { recordAudit } from './record-audit.ts';

export interface NewAgent {
  readonly name: string;
  /** '' for one that is no person. */
  readonly email: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly role: AgentRole;
}

/** Answers the id. */
export async function createAgent(context: Context, input: NewAgent): Promise<Outcome<number>> {
  if (await isEmailTaken(context, input.email)) return refuse('Error.Agent.Email.Taken', 'Email');
  const at = toTimestamp(context.now);
  const { id } = await context.transaction
    .insertInto('agent')
    .values({ business_id: context.businessId, ...input, created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(context, {
    action: 'Agent.Created',
    subjectKind: 'agent',
    subjectId: id,
    data: { role: input.role },
  });
  return accept(id);
}

/** By the index `agent_email_is_unique`. */
export async function isEmailTaken(
  { transaction, businessId }: Context,
  email: string,
  exceptId?: number,
): Promise<boolean> {
  if (email === '') return false;
  const others = await transaction
    .selectFrom('agent')
    .select('id')
    .where('business_id', '=', businessId)
    .where(
      ({ fn }) => fn<string>('lower', ['email']),
      '=',
      ({ fn, val }) => fn<string>('lower', [val(email)]),
    )
    .execute();
  return others.some(({ id }) => id !== exceptId);
}
