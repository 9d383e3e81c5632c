/**
 * Opens a session for whoever knows the address and the password of an agent. An address that nobody has takes as
 * long as a wrong password and is answered alike, so that nobody learns who works here. By the machine's clock:
 * guessing is an affair of real minutes, whatever time a sandbox plays.
 */
import { type Kysely, sql } from 'kysely';
import { at } from '../../database/bulk.ts';
import { inBusiness } from '../../database/business-scope.ts';
import type { Tables } from '../../database/table-types.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { recordAudit } from '../record-audit.ts';
import { checkSecondFactor } from './check-second-factor.ts';
import { hashPassword, isPasswordOfHash } from './password-hash.ts';
import { type OpenedSession, openSession, type SessionOrigin } from './session.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Where the address works for several. */
  readonly businessId?: number | undefined;
  /** Of the second factor, where the agent has one. */
  readonly code?: string | undefined;
}

/** Failures in a row after which an account is locked: for a minute, and twice as long each further time. */
const FAILURES_BEFORE_LOCK = 5;
const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 3_600_000;

interface Account {
  readonly business_id: number;
  readonly agent_id: number;
  readonly name: string;
  readonly hash: string;
  readonly locked_until: number | null;
}

export async function signIn(
  kysely: Kysely<Tables>,
  serverSecrets: readonly string[],
  { email, password, businessId, code }: Credentials,
  origin: SessionOrigin,
  now: Instant,
): Promise<Outcome<OpenedSession>> {
  const accounts = (await findAccounts(kysely, email)).filter(
    (account) => businessId === undefined || account.business_id === businessId,
  );
  if (accounts.length === 0) {
    await isPasswordOfHash(password, await anyHash());
    return refuse('Error.Session.Credentials.Invalid');
  }
  const open = await countAttempt(kysely, accounts, now);
  if (open.length === 0) return refuseLocked(accounts, now);
  for (const account of open) {
    if (!(await isPasswordOfHash(password, account.hash))) continue;
    const owner = { businessId: account.business_id, agentId: account.agent_id };
    const check = await checkSecondFactor(kysely, serverSecrets, owner, code, now);
    if (check === 'Wrong') return refuse('Error.Session.SecondFactor.Wrong', 'Code');
    await forgiveAttempt(kysely, open);
    if (check === 'Missing') return refuse('Error.Session.SecondFactor.Missing', 'Code');
    return accept(await enter(kysely, account, origin, now));
  }
  return refuse('Error.Session.Credentials.Invalid');
}

/** Across businesses, by the index `agent_by_email`. */
async function findAccounts(kysely: Kysely<Tables>, email: string): Promise<readonly Account[]> {
  if (email === '' || email.includes('\u0000')) return [];
  const { rows } = await sql<Account>`
    select a.business_id, a.id as agent_id, a.name, p.hash, p.locked_until
    from agent a join agent_password p on p.business_id = a.business_id and p.agent_id = a.id
    where lower(a.email) = lower(${email}) and a.email <> '' and a.status = 'Enabled'
    order by a.business_id limit 20`.execute(kysely);
  return rows;
}

let spare: Promise<string> | undefined;

/** Of no password: there to be compared with. */
function anyHash(): Promise<string> {
  spare ??= hashPassword('nobody has this password');
  return spare;
}

function refuseLocked(accounts: readonly Account[], now: Instant) {
  const until = Math.min(...accounts.map(({ locked_until }) => locked_until ?? now));
  return refuse('Error.Session.Locked', undefined, { seconds: Math.max(1, Math.ceil((until - now) / 1000)) });
}

/**
 * Counted before the password is looked at, so that many attempts at once are no more than as many one after the other.
 * @returns the accounts that are not locked
 */
async function countAttempt(
  kysely: Kysely<Tables>,
  accounts: readonly Account[],
  now: Instant,
): Promise<readonly Account[]> {
  const { rows } = await sql<{ agent_id: number }>`
    update agent_password p set failures = failures + 1,
      locked_until = case when failures + 1 >= ${FAILURES_BEFORE_LOCK} then
        ${at(now)} + make_interval(secs => least(${LONGEST_LOCK_MS / 1000}::float8,
          ${FIRST_LOCK_MS / 1000}::float8 * power(2, least(failures + 1 - ${FAILURES_BEFORE_LOCK}, 20)))) end
    where ${isOneOf(accounts)} and (locked_until is null or locked_until <= ${at(now)})
    returning p.agent_id`.execute(kysely);
  // Agents of all businesses are numbered by one sequence.
  const counted = new Set(rows.map(({ agent_id }) => agent_id));
  return accounts.filter(({ agent_id }) => counted.has(agent_id));
}

/** Who knows the password of one account has not failed at those that the same address has elsewhere. */
async function forgiveAttempt(kysely: Kysely<Tables>, accounts: readonly Account[]): Promise<void> {
  await sql`update agent_password p set failures = greatest(0, failures - 1), locked_until = null
    where ${isOneOf(accounts)}`.execute(kysely);
}

function isOneOf(accounts: readonly Account[]) {
  const businessIds = accounts.map(({ business_id }) => business_id);
  const agentIds = accounts.map(({ agent_id }) => agent_id);
  return sql<boolean>`(p.business_id, p.agent_id) in (
    select * from unnest(${businessIds}::bigint[], ${agentIds}::bigint[]))`;
}

async function enter(
  kysely: Kysely<Tables>,
  { business_id: businessId, agent_id: agentId, name }: Account,
  origin: SessionOrigin,
  now: Instant,
): Promise<OpenedSession> {
  const scope = { businessId, agentId, now };
  const opened = await inBusiness(kysely, scope, async (transaction) => {
    await transaction
      .updateTable('agent_password')
      .set({ failures: 0, locked_until: null })
      .where('business_id', '=', businessId)
      .where('agent_id', '=', agentId)
      .execute();
    const context = { transaction, businessId, now, agent: { id: agentId, name } };
    const session = await openSession(context, agentId, origin);
    await recordAudit(context, { action: 'Session.Opened', subjectKind: 'agent', subjectId: agentId });
    return accept(session);
  });
  if (!opened.ok) throw new Error('a session was refused');
  return opened.value;
}
