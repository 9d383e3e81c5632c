/** Who forgot a password is sent a link to choose another one, at each business that the address works for. */
import { type Kysely, sql } from 'kysely';
import { loadBusiness } from '../../accounts/business.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { at } from '../../database/bulk.ts';
import { inBusiness } from '../../database/business-scope.ts';
import type { Tables } from '../../database/table-types.ts';
import { type Instant, instant } from '../../domain/calendar/instant.ts';
import { readClock } from '../../domain/clock/business-clock.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import { type AgentToWrite, sendAgentLink } from './send-agent-link.ts';

/** Letters to one agent in an hour: nobody's mailbox is flooded by who only knows the address. */
const MOST_AN_HOUR = 3;
const HOUR_MS = 3_600_000;
const MOST_BUSINESSES = 20;

interface Forgetful extends AgentToWrite {
  readonly businessId: number;
}

/** Tells nobody whether the address is known. @param now the machine's clock */
export async function askForPassword(
  kysely: Kysely<Tables>,
  email: string,
  publicUrl: string,
  now: Instant,
): Promise<void> {
  if (email === '' || email.includes('\u0000')) return;
  const { rows } = await sql<Forgetful>`
    select a.business_id as "businessId", a.id, a.name, a.email, a.language from agent a
    where lower(a.email) = lower(${email}) and a.email <> '' and a.status = 'Enabled'
      and (select count(*) from agent_link l where l.business_id = a.business_id and l.agent_id = a.id
        and l.purpose = 'Reset' and l.created_at > ${at(instant(now - HOUR_MS))}) < ${MOST_AN_HOUR}
    order by a.business_id limit ${MOST_BUSINESSES}`.execute(kysely);
  for (const row of rows) await writeTo(kysely, row, publicUrl, now);
}

async function writeTo(kysely: Kysely<Tables>, agent: Forgetful, publicUrl: string, now: Instant) {
  const { businessId } = agent;
  const business = await loadBusiness(kysely, businessId);
  if (business === undefined) throw new Error(`business ${businessId} is missing`);
  const businessNow = readClock(business.clock, now);
  const scope = { businessId, agentId: null, now: businessNow };
  await inBusiness(kysely, scope, async (transaction) => {
    const context = { transaction, businessId, now: businessNow, agent: { name: 'sign-in' } };
    await sendAgentLink(context, { agent, purpose: 'Reset', business: business.name, publicUrl }, now);
    const subject = { subjectKind: 'agent', subjectId: agent.id };
    await recordAudit(context, { action: 'Agent.PasswordForgotten', ...subject });
    return accept(undefined);
  });
}
