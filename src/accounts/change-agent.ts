/** Changes an agent: its name, address, language, role, and whether it may act at all. What is left out stays. */
import type { AgentStatus } from '../database/table-types.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { isEmailTaken, type NewAgent } from './create-agent.ts';
import { recordAudit } from './record-audit.ts';

export interface AgentChange {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly language?: string | undefined;
  readonly role?: NewAgent['role'] | undefined;
  /** Of a suspended agent no key works. */
  readonly status?: AgentStatus | undefined;
}

/** A business keeps an owner: nobody else could name one. */
export async function changeAgent(
  context: Context,
  agentId: number,
  change: AgentChange,
): Promise<Outcome<void>> {
  const owners = await lockEnabledOwners(context);
  const { transaction, businessId } = context;
  const current = await transaction
    .selectFrom('agent')
    .select(['name', 'email', 'language', 'role', 'status'])
    .where('business_id', '=', businessId)
    .where('id', '=', agentId)
    .forUpdate()
    .executeTakeFirst();
  if (!current) return refuse('Error.Agent.NotFound', 'agentId');
  const wanted = {
    name: change.name ?? current.name,
    email: change.email ?? current.email,
    language: change.language ?? current.language,
    role: change.role ?? current.role,
    status: change.status ?? current.status,
  };
  const isOwner = wanted.role === 'Owner' && wanted.status === 'Enabled';
  if (!isOwner && owners.every((id) => id === agentId) && owners.length > 0)
    return refuse('Error.Agent.LastOwner', 'agentId');
  if (await isEmailTaken(context, wanted.email, agentId)) return refuse('Error.Agent.Email.Taken', 'Email');
  await transaction
    .updateTable('agent')
    .set(wanted)
    .where('business_id', '=', businessId)
    .where('id', '=', agentId)
    .execute();
  if (wanted.status === 'Suspended') await closeToAgent(context, agentId);
  await recordAudit(context, {
    action: 'Agent.Changed',
    subjectKind: 'agent',
    subjectId: agentId,
    data: {
      role: wanted.role,
      status: wanted.status,
      ...(current.role !== wanted.role && { formerRole: current.role }),
      ...(current.status !== wanted.status && { formerStatus: current.status }),
    },
  });
  return accept(undefined);
}

/** Enabled again, an agent finds nothing open that was open before. */
async function closeToAgent({ transaction, businessId }: Context, agentId: number): Promise<void> {
  for (const table of ['agent_session', 'agent_link'] as const)
    await transaction
      .deleteFrom(table)
      .where('business_id', '=', businessId)
      .where('agent_id', '=', agentId)
      .execute();
}

/** All of them, in one order: two owners that dismiss each other at once wait for one another. */
async function lockEnabledOwners({ transaction, businessId }: Context): Promise<number[]> {
  const rows = await transaction
    .selectFrom('agent')
    .select('id')
    .where('business_id', '=', businessId)
    .where('role', '=', 'Owner')
    .where('status', '=', 'Enabled')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}
