/** Agents: the people who work with the business, and what they may do. */
import { z } from 'zod';
import { forgetVerifiedKeys } from '../../../accounts/authenticate.ts';
import { type AgentChange, changeAgent } from '../../../accounts/change-agent.ts';
import { createAgent } from '../../../accounts/create-agent.ts';
import { findAgentById, findAgents, type StoredAgent } from '../../../accounts/find-agents.ts';
import { agentRoles } from '../../../accounts/permissions.ts';
import { instant } from '../../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { because, identifier, pagingFields, text } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { inviteAgent } from '../../../messages/agent-links/invite-agent.ts';
import type { GatewayAccess } from '../../../payments/accounts/gateway-access.ts';
import { type ApiCall, type Work, work } from '../../call.ts';
import { changedTo, clearing, defineOperation } from '../back-office-call.ts';
import { creationFilter, editionFilter, list, listOf, pagingOf, traceFilterOf } from '../list.ts';
import { loadTraceExtras, presentTraces, type TraceExtras } from '../present/traces.ts';
import { link } from '../wire/link.ts';
import { languages } from '../wire/segment.ts';
import { tracesFields } from '../wire/traces.ts';

const path = '/Organization/Agents';
const onePath = `${path}/{agentId}`;
const statuses = ['Enabled', 'Suspended'] as const;
const extra = { extra: z.array(z.enum(['all', 'UserCreation', 'UserUpdate'])).optional() };

const agent = z
  .object({
    Id: z.int(),
    Name: z.string(),
    /** Absent for one that is no person. */
    Email: z.string().optional(),
    Language: z.string(),
    Role: z.enum(agentRoles),
    Status: z.enum(statuses),
    ...tracesFields,
    Links: z.array(link),
  })
  .meta({ id: 'Agent' });

const agentList = listOf(agent).meta({ id: 'Agents' });

const email = text(255).refine(
  (address) => /^[^\s@]+@[^\s@]+$/.test(address),
  because('an e-mail address is expected.', 'une adresse e-mail est attendue.'),
);

const createOne = defineOperation({
  id: 'create-agent',
  method: 'POST',
  path,
  summary: 'Add an agent; its keys are made with it as their agent',
  tag: 'Agents',
  input: z.object({
    Name: text(200).min(1),
    Email: email.optional(),
    Language: z.enum(languages).optional(),
    Role: z.enum(agentRoles),
  }),
  responses: { 201: agent },
  handle: (call, input) =>
    work(call, async (context) => {
      const created = await createAgent(context, {
        name: input.Name,
        email: input.Email ?? '',
        language: input.Language ?? call.business.defaultLanguage,
        role: input.Role,
      });
      if (!created.ok) return created;
      const shown = await showAgent(context, created.value, []);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const listAgents = defineOperation({
  id: 'list-agents',
  method: 'GET',
  path,
  summary: 'List the agents',
  tag: 'Agents',
  input: z.object({
    ...pagingFields,
    IdAgent: identifier.optional(),
    AgentName: text(200).optional(),
    Email: text(255).optional(),
    Role: z.enum(agentRoles).optional(),
    Status: z.enum(statuses).optional(),
    ...extra,
    ...creationFilter,
    ...editionFilter,
  }),
  responses: { 200: agentList },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = {
        id: input.IdAgent,
        name: input.AgentName,
        email: input.Email,
        role: input.Role,
        status: input.Status,
        traces: traceFilterOf(input),
      };
      const page = await findAgents(context, filter, pagingOf(input));
      const traces = page.items.map((one) => one.traces);
      const extras = await loadTraceExtras(context, input.extra, traces);
      const items = page.items.map((one) => presentAgent(one, extras));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieveAgent = defineOperation({
  id: 'show-agent',
  method: 'GET',
  path: onePath,
  summary: 'Read an agent',
  tag: 'Agents',
  input: z.object({ agentId: identifier, ...extra }),
  responses: { 200: agent },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await showAgent(context, input.agentId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const updateAgent = defineOperation({
  id: 'update-agent',
  method: 'PATCH',
  path: onePath,
  summary: 'Change the name, address, language or role of an agent',
  tag: 'Agents',
  input: z.object({
    agentId: identifier,
    Name: text(200).optional(),
    Email: email.optional(),
    Language: z.enum(languages).optional(),
    Role: z.enum(agentRoles).optional(),
    ...clearing(['Email']),
  }),
  responses: { 200: agent },
  handle: (call, input) => {
    const address = changedTo(input, 'Email', input.Email);
    return changeAndShow(call, input.agentId, {
      name: input.Name,
      email: address === null ? '' : address,
      language: input.Language,
      role: input.Role,
    });
  },
});

const suspendAgent = defineOperation({
  id: 'suspend-agent',
  method: 'POST',
  path: `${onePath}/Suspend`,
  summary: 'Suspend an agent: none of its keys works until it is enabled again',
  tag: 'Agents',
  input: z.object({ agentId: identifier }),
  responses: { 200: agent },
  handle: (call, input) => changeAndShow(call, input.agentId, { status: 'Suspended' }),
});

const enableAgent = defineOperation({
  id: 'enable-agent',
  method: 'POST',
  path: `${onePath}/Enable`,
  summary: 'Enable a suspended agent',
  tag: 'Agents',
  input: z.object({ agentId: identifier }),
  responses: { 200: agent },
  handle: (call, input) => changeAndShow(call, input.agentId, { status: 'Enabled' }),
});

/** @param publicUrl where the links of letters lead */
const inviteTo = (publicUrl: string) =>
  defineOperation({
    id: 'invite-agent',
    method: 'POST',
    path: `${onePath}/Invite`,
    summary: 'Send an agent the letter by which it chooses a password, which opens the back office to it',
    tag: 'Agents',
    input: z.object({ agentId: identifier }),
    responses: { 200: agent },
    handle: (call, input) =>
      work(call, async (context) => {
        const place = { business: call.business.name, publicUrl };
        const invited = await inviteAgent(context, input.agentId, place, instant(Date.now()));
        if (!invited.ok) return invited;
        const shown = await showAgent(context, input.agentId, []);
        return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
      }),
  });

async function changeAndShow(call: ApiCall, agentId: number, change: AgentChange) {
  const outcome = await work(call, async (context) => {
    const changed = await changeAgent(context, agentId, change);
    return changed.ok ? showAgent(context, agentId, []) : changed;
  });
  if (!outcome.ok) return outcome;
  forgetVerifiedKeys(call.database, (key) => key.businessId === call.businessId && key.agentId === agentId);
  return accept({ status: 200, body: outcome.value } as const);
}

async function showAgent(
  context: Work,
  agentId: number,
  wanted: readonly string[] | undefined,
): Promise<Outcome<BodyOf<typeof agent>>> {
  const found = await findAgentById(context, agentId);
  if (!found) return refuse('Error.Agent.NotFound', 'agentId');
  return accept(presentAgent(found, await loadTraceExtras(context, wanted, [found.traces])));
}

function presentAgent(one: StoredAgent, extras: TraceExtras): BodyOf<typeof agent> {
  return {
    Id: one.id,
    Name: one.name,
    ...(one.email !== '' && { Email: one.email }),
    Language: one.language,
    Role: one.role,
    Status: one.status,
    ...presentTraces(one.traces, extras),
    Links: [{ rel: 'self', href: `${path}/${one.id}` }],
  };
}

export function agentOperations({ publicUrl }: Pick<GatewayAccess, 'publicUrl'>) {
  return [createOne, listAgents, retrieveAgent, updateAgent, suspendAgent, enableAgent, inviteTo(publicUrl)];
}
