/** The session of who calls: what the staff's pages must know of it, and its end. */
import { z } from 'zod';
import { findAgentById } from '../../../accounts/find-agents.ts';
import { agentRoles, areas, mayUseBackOffice } from '../../../accounts/permissions.ts';
import { changePassword } from '../../../accounts/sign-in/change-password.ts';
import { findSessions } from '../../../accounts/sign-in/find-sessions.ts';
import { loadSecondFactor } from '../../../accounts/sign-in/second-factor.ts';
import { endSessions } from '../../../accounts/sign-in/session.ts';
import { loadSignInRules } from '../../../accounts/sign-in/sign-in-rules.ts';
import { instant } from '../../../domain/calendar/instant.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { wireInstant } from '../../../http/fields.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';

const path = '/Session';

const session = z
  .object({
    Agent: z
      .object({
        Id: z.int(),
        Name: z.string(),
        Email: z.string(),
        Language: z.string(),
        Role: z.enum(agentRoles),
      })
      .meta({ id: 'SessionAgent' }),
    Business: z
      .object({
        Id: z.int(),
        Name: z.string(),
        TypeBusiness: z.enum(['Live', 'Sandbox']),
        DefaultLanguage: z.string(),
      })
      .meta({ id: 'SessionBusiness' }),
    /** Parts of the Back Office that the role may read, and those that it may change. */
    AreasRead: z.array(z.enum(areas)),
    AreasWritten: z.array(z.enum(areas)),
    HasSecondFactor: z.boolean(),
    RecoveryCodesLeft: z.int(),
    /** Then nothing may be done but adding one. */
    LacksSecondFactor: z.boolean(),
  })
  .meta({ id: 'Session' });

const show = defineOperation({
  id: 'show-session',
  method: 'GET',
  path,
  summary: 'Read who calls, for which business, and what it may do',
  tag: 'Session',
  input: z.object({}),
  responses: { 200: session },
  handle: (call) =>
    work(call, async (context) => {
      const agent = await findAgentById(context, call.agent.id);
      if (agent === undefined) throw new Error(`agent ${call.agent.id} is missing`);
      const { business, permitted } = call;
      const factor = await loadSecondFactor(context, agent.id);
      const { requiresSecondFactor } = await loadSignInRules(context);
      return accept({
        status: 200,
        body: {
          Agent: {
            Id: agent.id,
            Name: agent.name,
            Email: agent.email,
            Language: agent.language,
            Role: agent.role,
          },
          Business: {
            Id: business.id,
            Name: business.name,
            TypeBusiness: business.kind,
            DefaultLanguage: business.defaultLanguage,
          },
          AreasRead: areas.filter((area) => mayUseBackOffice(permitted, area, 'Read')),
          AreasWritten: areas.filter((area) => mayUseBackOffice(permitted, area, 'Write')),
          HasSecondFactor: factor.hasSecondFactor,
          RecoveryCodesLeft: factor.recoveryCodesLeft,
          LacksSecondFactor: call.sessionId !== undefined && requiresSecondFactor && !factor.hasSecondFactor,
        },
      });
    }),
});

const end = defineOperation({
  id: 'end-session',
  method: 'DELETE',
  path,
  summary: 'Sign out, here or everywhere',
  tag: 'Session',
  input: z.object({ IsEverywhere: z.boolean().default(false) }),
  responses: { 200: deleteSuccess },
  handle: (call, { IsEverywhere: isEverywhere }) =>
    work(call, async (context) => {
      const { sessionId } = call;
      if (sessionId === undefined) return refuse('Error.Session.Missing');
      await endSessions(context, {
        agentId: call.agent.id,
        sessionId: isEverywhere ? undefined : sessionId,
      });
      return accept(deleted(call));
    }),
});

const openSession = z
  .object({
    Id: z.int(),
    /** Whether it is the one that asks. */
    IsCurrent: z.boolean(),
    UserAgent: z.string(),
    /** Without its last part. */
    Address: z.string(),
    DateCreation: wireInstant,
    DateLastUse: wireInstant,
  })
  .meta({ id: 'OpenSession' });

const list = defineOperation({
  id: 'list-sessions',
  method: 'GET',
  path: `${path}/Open`,
  summary: 'List where the caller is signed in',
  tag: 'Session',
  input: z.object({}),
  responses: { 200: z.object({ Items: z.array(openSession) }).meta({ id: 'OpenSessions' }) },
  handle: (call) =>
    work(call, async (context) => {
      const sessions = await findSessions(context, call.agent.id, instant(Date.now()));
      const Items = sessions.map((one) => ({
        Id: one.id,
        IsCurrent: one.id === call.sessionId,
        UserAgent: one.userAgent,
        Address: one.address,
        DateCreation: formatInstant(one.createdAt),
        DateLastUse: formatInstant(one.lastUsedAt),
      }));
      return accept({ status: 200, body: { Items } });
    }),
});

const changeOwnPassword = defineOperation({
  id: 'change-password',
  method: 'PUT',
  path: `${path}/Password`,
  summary: 'Change your own password; you are then signed out everywhere',
  tag: 'Session',
  input: z.object({ CurrentPassword: z.string().max(1_000), Password: z.string().max(1_000) }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      if (call.sessionId === undefined) return refuse('Error.Session.Missing');
      const changed = await changePassword(context, {
        agentId: call.agent.id,
        current: input.CurrentPassword,
        password: input.Password,
      });
      return changed.ok ? accept(deleted(call)) : changed;
    }),
});

export const sessionOperations = [show, end, list, changeOwnPassword];
