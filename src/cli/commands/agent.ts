/**
 * `tacite agent`: the first person who signs in to a business, before anybody could invite it, and a way back in for
 * who is locked out where no letter can be sent.
 */
import type { Command } from 'commander';
import { createAgent } from '../../accounts/create-agent.ts';
import { type AgentRole, agentRoles } from '../../accounts/permissions.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import {
  type AgentLinkId,
  addAgentLink,
  agentLinkAddress,
  agentLinkToken,
} from '../../accounts/sign-in/agent-link.ts';
import { removeSecondFactor } from '../../accounts/sign-in/second-factor.ts';
import { inBusiness } from '../../database/business-scope.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { loadSecret } from '../../settings/secret.ts';
import { chooseOne, type Session, withSession } from '../session.ts';

interface AgentFlags {
  readonly business?: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly language?: string;
  readonly json?: boolean;
}

interface LinkFlags {
  readonly business?: string;
  readonly email: string;
  readonly withoutSecondFactor?: boolean;
  readonly json?: boolean;
}

interface MadeLink {
  readonly agentId: number;
  readonly link: AgentLinkId;
}

export function addAgent(program: Command): void {
  const agent = program.command('agent').summary('people who sign in to the back office');
  agent
    .command('create')
    .description(
      'Add a person to a business and print the link by which it chooses a password: for 7 days, once. No password\n' +
        'is ever given on the command line.',
    )
    .requiredOption('--email <address>', 'what it signs in with')
    .requiredOption('--name <name>', 'its name')
    .option('--role <role>', agentRoles.join(', '), 'Owner')
    .option('--language <code>', 'en or fr (default: that of the business)')
    .option('--business <id or name>', 'the business (needed when there are several)')
    .option('--json', 'print one JSON object')
    .action(async (flags: AgentFlags) => {
      process.exitCode = await withSession(flags.json === true, (session) => create(session, flags));
    });
  agent
    .command('link')
    .description('Print a link by which an agent chooses another password: for an hour, once.')
    .requiredOption('--email <address>', 'what it signs in with')
    .option('--without-second-factor', 'also take its second factor away, when it is lost')
    .option('--business <id or name>', 'the business (needed when there are several)')
    .option('--json', 'print one JSON object')
    .action(async (flags: LinkFlags) => {
      process.exitCode = await withSession(flags.json === true, (session) => printLink(session, flags));
    });
}

async function printLink(session: Session, flags: LinkFlags): Promise<number> {
  const { database, realNow } = session;
  const business = await chooseOne(session, flags.business);
  if (!business) return 1;
  const now = realNow();
  const scope = { businessId: business.id, agentId: null, now };
  const found = await inBusiness(database.kysely, scope, async (transaction) => {
    const agent = await transaction
      .selectFrom('agent')
      .select(['id', 'email'])
      .where('business_id', '=', business.id)
      .where('status', '=', 'Enabled')
      .where('email', '=', flags.email)
      .executeTakeFirst();
    if (agent === undefined) return refuse('Error.Agent.NotFound', 'email');
    const context = { businessId: business.id, agent: { name: 'cli' }, now, transaction };
    if (flags.withoutSecondFactor) await removeSecondFactor(context, agent.id);
    const wanted = { agentId: agent.id, email: agent.email, purpose: 'Reset', messageId: null } as const;
    const link = await addAgentLink(context, wanted, now);
    await recordAudit(context, { action: 'Agent.LinkPrinted', subjectKind: 'agent', subjectId: agent.id });
    return accept({ agentId: agent.id, link });
  });
  return tell(session, found);
}

function tell({ settings, output }: Session, added: Outcome<MadeLink>): number {
  if (!added.ok) {
    output.refusals(added.refusals);
    return 1;
  }
  const { agentId, link } = added.value;
  const url = agentLinkAddress(settings.publicUrl, agentLinkToken(loadSecret(settings), link));
  output.result(`Agent #${agentId} chooses a password at\n${url}`, { id: agentId, url });
  return 0;
}

async function create(session: Session, flags: AgentFlags): Promise<number> {
  const { database, output, realNow } = session;
  const role = agentRoles.find((one) => one.toLowerCase() === flags.role.toLowerCase());
  if (role === undefined) {
    output.note(`There is no role ${flags.role}: ${agentRoles.join(', ')}.`);
    return 1;
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(flags.email)) {
    output.note(`${flags.email} is no e-mail address.`);
    return 1;
  }
  const business = await chooseOne(session, flags.business);
  if (!business) return 1;
  const language = flags.language ?? business.defaultLanguage;
  const person: NewPerson = { name: flags.name, email: flags.email, language, role };
  const added = await addPerson(database.kysely, business.id, person, realNow());
  return tell(session, added);
}

interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly role: AgentRole;
}

function addPerson(
  kysely: Session['database']['kysely'],
  businessId: number,
  person: NewPerson,
  now: ReturnType<Session['realNow']>,
) {
  return inBusiness(kysely, { businessId, agentId: null, now }, async (transaction) => {
    const context = { businessId, agent: { name: 'cli' }, now, transaction };
    const created = await createAgent(context, person);
    if (!created.ok) return created;
    const wanted = {
      agentId: created.value,
      email: person.email,
      purpose: 'Invitation',
      messageId: null,
    } as const;
    const link = await addAgentLink(context, wanted, now);
    return accept({ agentId: created.value, link });
  });
}
