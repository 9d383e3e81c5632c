/**
 * A link by which an agent chooses its password: that of an invitation, or of a password that was forgotten. What
 * opens it is derived from the server's secret and kept nowhere, so that neither the database nor the mailbox of the
 * business tells it. By the machine's clock.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { at } from '../../database/bulk.ts';
import type { Tables } from '../../database/table-types.ts';
import { type Instant, instant, toTimestamp } from '../../domain/calendar/instant.ts';
import type { Context } from '../context.ts';

export type AgentLinkPurpose = 'Invitation' | 'Reset';

export interface AgentLinkId {
  readonly businessId: number;
  readonly linkId: number;
}

export interface OpenAgentLink extends AgentLinkId {
  readonly agentId: number;
  readonly purpose: AgentLinkPurpose;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly businessName: string;
}

const LASTS_MS: Readonly<Record<AgentLinkPurpose, number>> = {
  Invitation: 7 * 86_400_000,
  Reset: 3_600_000,
};

export interface NewAgentLink {
  readonly agentId: number;
  readonly email: string;
  readonly purpose: AgentLinkPurpose;
  readonly messageId: number | null;
}

/** @param now the machine's clock */
export async function addAgentLink(
  { transaction, businessId }: Pick<Context, 'transaction' | 'businessId'>,
  { agentId, email, purpose, messageId }: NewAgentLink,
  now: Instant,
): Promise<AgentLinkId> {
  const { id } = await transaction
    .insertInto('agent_link')
    .values({
      business_id: businessId,
      agent_id: agentId,
      purpose,
      email,
      message_id: messageId,
      created_at: toTimestamp(now),
      expires_at: toTimestamp(instant(now + LASTS_MS[purpose])),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { businessId, linkId: id };
}

/** Where the link leads. Behind `#`, what opens it reaches neither logs nor other sites. */
export function agentLinkAddress(publicUrl: string, token: string): string {
  return `${publicUrl}/app/choose-password#${token}`;
}

export function agentLinkToken(serverSecret: string, { businessId, linkId }: AgentLinkId): string {
  const proof = createHmac('sha256', serverSecret).update(`agent link ${businessId}.${linkId}`).digest();
  return `${businessId}.${linkId}.${proof.toString('base64url')}`;
}

/** Undefined when it opens nothing: forged, used, expired, or of an agent who may not work here. */
export async function findAgentLink(
  kysely: Kysely<Tables>,
  serverSecrets: readonly string[],
  token: string,
  now: Instant,
): Promise<OpenAgentLink | undefined> {
  const parts = /^([1-9]\d{0,14})\.([1-9]\d{0,14})\.[\w-]{43}$/.exec(token);
  if (parts === null) return undefined;
  const link = { businessId: Number(parts[1]), linkId: Number(parts[2]) };
  const isOurs = serverSecrets.some((secret) =>
    timingSafeEqual(Buffer.from(agentLinkToken(secret, link)), Buffer.from(token)),
  );
  if (!isOurs) return undefined;
  const { rows } = await sql<Omit<OpenAgentLink, 'businessId' | 'linkId'>>`
    select l.agent_id as "agentId", l.purpose, a.name, a.email, a.language, b.name as "businessName"
    from agent_link l
    join agent a on a.business_id = l.business_id and a.id = l.agent_id
    join business b on b.business_id = l.business_id
    where l.business_id = ${link.businessId} and l.id = ${link.linkId} and l.expires_at > ${at(now)}
      and a.status = 'Enabled' and a.email = l.email`.execute(kysely);
  return rows[0] && { ...link, ...rows[0] };
}
