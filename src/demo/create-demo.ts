/** Creates the demo business with its catalogue, its customers and six months of history: once, on a first run. */
import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { loadBusinesses } from '../accounts/business.ts';
import type { Agent, Context } from '../accounts/context.ts';
import { createAgent } from '../accounts/create-agent.ts';
import { createApiKey } from '../accounts/create-api-key.ts';
import { createBusiness } from '../accounts/create-business.ts';
import { loadSegments } from '../accounts/segment.ts';
import { setPassword } from '../accounts/sign-in/set-password.ts';
import type { Tables } from '../database/table-types.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { tickThrough } from '../tick/tick-business.ts';
import { demoBusiness } from './demo-business.ts';
import { declareDemoCatalogue } from './demo-catalogue.ts';
import { demoHistory, HISTORY_DAYS } from './demo-history.ts';

export interface CreatedDemo {
  readonly businessId: number;
  readonly agentKey: string;
  readonly apiKey: string;
  /** Of its owner. */
  readonly signIn: { readonly email: string; readonly password: string };
}

export interface DemoOptions {
  /** The machine's time: the history ends here. */
  readonly now: Instant;
  /** Random ones when left out. */
  readonly keys?: { readonly agentKey: string; readonly apiKey: string } | undefined;
}

const agent: Agent = { name: 'demo' };
const DAY = 86_400_000;

/**
 * Undefined, and nothing done, when there is a business already. All of it is one transaction: a start that is
 * interrupted leaves nothing, and the tick of another server sees the history only when it is complete. Two first
 * starts at once wait for each other.
 */
export async function createDemo(
  kysely: Kysely<Tables>,
  options: DemoOptions,
): Promise<CreatedDemo | undefined> {
  const outcome = await inTransaction<CreatedDemo | undefined>(kysely, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('tacite demo', 0))`.execute(transaction);
    if ((await loadBusinesses(transaction)).length > 0) return accept(undefined);
    return accept(await writeDemo(transaction, options));
  });
  return expectAccepted(outcome);
}

async function writeDemo(
  transaction: Context['transaction'],
  { now, keys }: DemoOptions,
): Promise<CreatedDemo> {
  const opening = instant(now - (HISTORY_DAYS + 1) * DAY);
  const { businessId, segmentId } = expectAccepted(
    await createBusiness({ agent, now: opening, transaction }, demoBusiness),
  );
  const contextAt = (moment: Instant): Context => ({ businessId, agent, now: moment, transaction });
  expectAccepted(await declareDemoCatalogue(contextAt(opening), segmentId));
  await playHistory(contextAt, opening, now);
  const signIn = await addOwner(contextAt(opening));
  const created = expectAccepted(await createApiKey(contextAt(now), { name: 'demo', ...keys }));
  return { businessId, agentKey: created.agentKey, apiKey: created.apiKey, signIn };
}

/** Random, so that no two installations have the same password. */
async function addOwner(context: Context): Promise<CreatedDemo['signIn']> {
  const email = 'camille@example.com';
  const password = randomBytes(12).toString('base64url');
  const owner = { name: 'Camille Durand', email, language: 'fr', role: 'Owner' } as const;
  const agentId = expectAccepted(await createAgent(context, owner));
  expectAccepted(await setPassword(context, { agentId, password }));
  return { email, password };
}

async function playHistory(
  contextAt: (moment: Instant) => Context,
  opening: Instant,
  now: Instant,
): Promise<void> {
  const { transaction, businessId } = contextAt(opening);
  const [segment] = await loadSegments(transaction, businessId);
  if (!segment) throw new Error('the demo has no segment');
  const segments = new Map([[segment.id, segment]]);
  let playedUntil = opening;
  for (const moment of demoHistory(now)) {
    await tickThrough(transaction, businessId, playedUntil, moment.at);
    expectAccepted(await moment.happens({ ...contextAt(moment.at), segments, segment }));
    playedUntil = moment.at;
  }
  await tickThrough(transaction, businessId, playedUntil, now);
}

/** The demo asks for nothing that may be refused. */
function expectAccepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`the demo was refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.value;
}
