/** A key of the business, as the Back Office shows it. */
import { z } from 'zod';
import { agentRoles, keyScopes } from '../../../accounts/permissions.ts';
import { wireInstant } from '../../../http/fields.ts';
import { listOf } from '../list.ts';
import { link } from './link.ts';

const fields = {
  Id: z.int(),
  Name: z.string(),
  /** The user name of HTTP Basic. */
  AgentKey: z.string(),
  /** Whose role bounds what the key may do. */
  IdAgent: z.int(),
  AgentName: z.string(),
  Role: z.enum(agentRoles),
  Scopes: z.array(z.enum(keyScopes)),
  IsRevoked: z.boolean(),
  DateCreation: wireInstant,
  /** Exact to the minute, in real time; absent when it was never used. */
  DateLastUse: wireInstant.optional(),
  /** Until when the secret before the last rotation opens too, in real time. */
  DatePreviousTerm: wireInstant.optional(),
  DateRevocation: wireInstant.optional(),
  Links: z.array(link),
};

export const apiKey = z.object(fields).meta({ id: 'ApiKey' });

/** The password of HTTP Basic: told once, and kept as a hash only. */
export const createdApiKey = z.object({ ...fields, ApiKey: z.string() }).meta({ id: 'CreatedApiKey' });

export const apiKeyList = listOf(apiKey).meta({ id: 'ApiKeys' });
