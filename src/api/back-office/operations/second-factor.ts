/** The second factor of who calls, that of an agent who lost it, and what the business asks of everybody. */
import { z } from 'zod';
import { findAgentById } from '../../../accounts/find-agents.ts';
import { knowsPassword } from '../../../accounts/sign-in/change-password.ts';
import { checkSecondFactor } from '../../../accounts/sign-in/check-second-factor.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
} from '../../../accounts/sign-in/second-factor.ts';
import { changeSignInRules, loadSignInRules } from '../../../accounts/sign-in/sign-in-rules.ts';
import { describeTotp } from '../../../accounts/sign-in/totp.ts';
import { instant } from '../../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier } from '../../../http/fields.ts';
import type { GatewayAccess } from '../../../payments/accounts/gateway-access.ts';
import { type Work, work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';

const path = '/Session/SecondFactor';
const tag = 'Session';
const password = z.string().max(1_000);
const code = z.string().max(100);

type Secrets = Pick<GatewayAccess, 'serverSecrets'>;

async function mayChange(context: Work, typed: string): Promise<Outcome<void>> {
  const { call } = context;
  if (call.sessionId === undefined) return refuse('Error.Session.Missing');
  if (await knowsPassword(context, call.agent.id, typed)) return accept(undefined);
  return refuse('Error.Agent.Password.Wrong', 'CurrentPassword');
}

const begin = ({ serverSecrets }: Secrets) =>
  defineOperation({
    id: 'begin-second-factor',
    method: 'POST',
    path,
    summary: 'Begin to add a second factor: what the authenticator must know; a first code confirms it',
    tag,
    input: z.object({ CurrentPassword: password }),
    responses: {
      200: z
        .object({ AuthenticatorSecret: z.string(), AuthenticatorUri: z.string() })
        .meta({ id: 'SecondFactorBegun' }),
    },
    handle: (call, input) =>
      work(call, async (context) => {
        const permitted = await mayChange(context, input.CurrentPassword);
        if (!permitted.ok) return permitted;
        const salt = await beginSecondFactor(context, call.agent.id);
        if (!salt.ok) return salt;
        const [serverSecret] = serverSecrets;
        if (serverSecret === undefined) throw new Error('there is no secret to derive from');
        const agent = await findAgentById(context, call.agent.id);
        const label = { issuer: call.business.name, account: agent?.email ?? call.agent.name };
        const owner = { businessId: call.businessId, agentId: call.agent.id };
        const { secret, uri } = describeTotp(serverSecret, owner, salt.value, label);
        return accept({ status: 200, body: { AuthenticatorSecret: secret, AuthenticatorUri: uri } });
      }),
  });

const confirm = ({ serverSecrets }: Secrets) =>
  defineOperation({
    id: 'confirm-second-factor',
    method: 'POST',
    path: `${path}/Confirm`,
    summary: 'Confirm the second factor by a first code; answers the recovery codes, this once',
    tag,
    input: z.object({ Code: code }),
    responses: { 200: z.object({ RecoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' }) },
    handle: (call, input) =>
      work(call, async (context) => {
        if (call.sessionId === undefined) return refuse('Error.Session.Missing');
        const realNow = instant(Date.now());
        const asked = { agentId: call.agent.id, code: input.Code, serverSecrets, realNow };
        const codes = await confirmSecondFactor(context, asked);
        return codes.ok ? accept({ status: 200, body: { RecoveryCodes: [...codes.value] } }) : codes;
      }),
  });

const remove = ({ serverSecrets }: Secrets) =>
  defineOperation({
    id: 'remove-second-factor',
    method: 'POST',
    path: `${path}/Remove`,
    summary: 'Take the second factor away, with its recovery codes',
    tag,
    input: z.object({ CurrentPassword: password, Code: code }),
    responses: { 200: deleteSuccess },
    handle: (call, input) =>
      work(call, async (context) => {
        const permitted = await mayChange(context, input.CurrentPassword);
        if (!permitted.ok) return permitted;
        const owner = { businessId: call.businessId, agentId: call.agent.id };
        const now = instant(Date.now());
        const check = await checkSecondFactor(context.transaction, serverSecrets, owner, input.Code, now);
        if (check === 'NotNeeded') return refuse('Error.Session.SecondFactor.NotBegun');
        if (check !== 'Passed') return refuse('Error.Session.SecondFactor.Wrong', 'Code');
        const removed = await removeSecondFactor(context, call.agent.id);
        return removed.ok ? accept(deleted(call)) : removed;
      }),
  });

const removeOfAgent = defineOperation({
  id: 'remove-agent-second-factor',
  method: 'POST',
  path: '/Organization/Agents/{agentId}/RemoveSecondFactor',
  summary: 'Take the second factor away from an agent who lost it',
  tag: 'Agents',
  input: z.object({ agentId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const agent = await findAgentById(context, input.agentId);
      if (agent === undefined) return refuse('Error.Agent.NotFound', 'agentId');
      const removed = await removeSecondFactor(context, input.agentId);
      return removed.ok ? accept(deleted(call)) : removed;
    }),
});

const rulesPath = '/Organization/SignIn';
const rules = z.object({ RequiresSecondFactor: z.boolean() }).meta({ id: 'SignInRules' });

const showRules = defineOperation({
  id: 'show-sign-in-rules',
  method: 'GET',
  path: rulesPath,
  summary: 'Read what is asked of everybody who signs in',
  tag: 'Agents',
  input: z.object({}),
  responses: { 200: rules },
  handle: (call) =>
    work(call, async (context) => {
      const { requiresSecondFactor } = await loadSignInRules(context);
      return accept({ status: 200, body: { RequiresSecondFactor: requiresSecondFactor } });
    }),
});

const updateRules = defineOperation({
  id: 'update-sign-in-rules',
  method: 'PUT',
  path: rulesPath,
  summary: 'Ask everybody who signs in for a second factor, or no longer',
  tag: 'Agents',
  input: z.object({ RequiresSecondFactor: z.boolean() }),
  responses: { 200: rules },
  handle: (call, { RequiresSecondFactor }) =>
    work(call, async (context) => {
      await changeSignInRules(context, { requiresSecondFactor: RequiresSecondFactor });
      return accept({ status: 200, body: { RequiresSecondFactor } });
    }),
});

/** Of who calls: everybody's own affair. */
export function ownSecondFactorOperations(secrets: Secrets) {
  return [begin(secrets), confirm(secrets), remove(secrets)];
}

/** The affair of owners. */
export const secondFactorOperations = [removeOfAgent, showRules, updateRules];
