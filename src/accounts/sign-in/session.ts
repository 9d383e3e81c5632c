/**
 * Sessions of the staff. The browser holds a token, the database the hash of its secret: who reads the database cannot
 * use what it finds. A session ends 12 hours after its last use and 30 days after its beginning, by the machine's
 * clock.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { at } from '../../database/bulk.ts';
import type { AgentRole, Tables } from '../../database/table-types.ts';
import { type Instant, instant, toTimestamp } from '../../domain/calendar/instant.ts';
import type { Context } from '../context.ts';
import { keyScopes, type Permitted } from '../permissions.ts';

export interface SessionOrigin {
  readonly userAgent: string;
  readonly address: string;
}

export interface OpenedSession {
  readonly businessId: number;
  readonly agentId: number;
  readonly token: string;
}

/** Who calls by a session: the person itself, with all that its role allows. */
export interface AuthenticatedSession extends Permitted {
  readonly businessId: number;
  readonly sessionId: number;
  readonly agentId: number;
  readonly name: string;
  /** Whether the business asks for a second factor that the agent has not added. */
  readonly lacksSecondFactor: boolean;
}

const SECRET_BYTES = 32;
export const IDLE_MS = 12 * 3_600_000;
export const LONGEST_SESSION_MS = 30 * 86_400_000;
/** Written at most this often, so that a page with many calls writes once. */
const USE_NOTED_EVERY_MS = 60_000;

/** With whoever signs in, what ended by itself goes. */
export async function openSession(
  { transaction, businessId, now }: Context,
  agentId: number,
  { userAgent, address }: SessionOrigin,
): Promise<OpenedSession> {
  await sql`delete from agent_session where business_id = ${businessId} and agent_id = ${agentId}
    and (last_used_at <= ${at(instant(now - IDLE_MS))} or created_at <= ${at(instant(now - LONGEST_SESSION_MS))})`.execute(
    transaction,
  );
  const secret = randomBytes(SECRET_BYTES);
  const opened = toTimestamp(now);
  const { id } = await transaction
    .insertInto('agent_session')
    .values({
      business_id: businessId,
      agent_id: agentId,
      secret_hash: hashOf(secret),
      created_at: opened,
      last_used_at: opened,
      user_agent: userAgent.slice(0, 200),
      address,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { businessId, agentId, token: `${businessId}.${id}.${secret.toString('base64url')}` };
}

interface SessionRow {
  readonly agent_id: number;
  readonly name: string;
  readonly role: AgentRole;
  readonly secret_hash: Buffer;
  readonly last_used_at: number;
  readonly lacks_second_factor: boolean;
}

/** Undefined when the token opens nothing: forged, ended, or of an agent who may not work here any more. */
export async function findSession(
  kysely: Kysely<Tables>,
  token: string,
  now: Instant,
): Promise<AuthenticatedSession | undefined> {
  const parts = /^([1-9]\d{0,14})\.([1-9]\d{0,14})\.([\w-]{43})$/.exec(token);
  if (parts === null) return undefined;
  const [businessId, sessionId] = [Number(parts[1]), Number(parts[2])];
  const { rows } = await sql<SessionRow>`
    select s.agent_id, a.name, a.role, s.secret_hash, s.last_used_at,
      b.requires_second_factor and not exists (select from agent_totp t
        where t.business_id = s.business_id and t.agent_id = s.agent_id and t.confirmed_at is not null)
        as lacks_second_factor
    from agent_session s join agent a on a.business_id = s.business_id and a.id = s.agent_id
    join business b on b.business_id = s.business_id
    where s.business_id = ${businessId} and s.id = ${sessionId} and a.status = 'Enabled'
      and s.last_used_at > ${at(instant(now - IDLE_MS))} and s.created_at > ${at(instant(now - LONGEST_SESSION_MS))}`.execute(
    kysely,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  if (!timingSafeEqual(hashOf(Buffer.from(parts[3] ?? '', 'base64url')), row.secret_hash)) return undefined;
  if (now - row.last_used_at > USE_NOTED_EVERY_MS)
    await sql`update agent_session set last_used_at = ${at(now)}
      where business_id = ${businessId} and id = ${sessionId}`.execute(kysely);
  // A person may hand out keys of every scope that its role has a use for.
  return {
    businessId,
    sessionId,
    agentId: row.agent_id,
    name: row.name,
    role: row.role,
    scopes: keyScopes,
    lacksSecondFactor: row.lacks_second_factor,
  };
}

/** One session, or all of the agent. */
export async function endSessions(
  { transaction, businessId }: Pick<Context, 'transaction' | 'businessId'>,
  { agentId, sessionId }: { readonly agentId: number; readonly sessionId: number | undefined },
): Promise<void> {
  let ending = transaction
    .deleteFrom('agent_session')
    .where('business_id', '=', businessId)
    .where('agent_id', '=', agentId);
  if (sessionId !== undefined) ending = ending.where('id', '=', sessionId);
  await ending.execute();
}

/** Of 256 random bits: nothing slower is needed. */
function hashOf(secret: Buffer): Buffer {
  return createHash('sha256').update(secret).digest();
}
