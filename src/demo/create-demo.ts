/** Creates the demo business with its catalogue, its customers and six months of history: once, on a first run. */
import type { Kysely } from 'kysely';
import { loadBusinesses } from '../accounts/business.ts';
import type { Agent, Context } from '../accounts/context.ts';
import { createApiKey } from '../accounts/create-api-key.ts';
import { createBusiness } from '../accounts/create-business.ts';
import { loadSegments } from '../accounts/segment.ts';
import { at } from '../database/bulk.ts';
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
}

export interface DemoOptions {
  /** The machine's time: the history ends here. */
  readonly now: Instant;
  /** Random ones when left out. */
  readonly keys?: { readonly agentKey: string; readonly apiKey: string } | undefined;
}

const agent: Agent = { name: 'demo' };
const DAY = 86_400_000;

/** Undefined, and nothing done, when there is a business already. */
export async function createDemo(
  kysely: Kysely<Tables>,
  { now, keys }: DemoOptions,
): Promise<CreatedDemo | undefined> {
  if ((await loadBusinesses(kysely)).length > 0) return undefined;
  const opening = instant(now - (HISTORY_DAYS + 1) * DAY);
  const { businessId } = await must(kysely, (transaction) =>
    createBusiness({ agent, now: opening, transaction }, demoBusiness),
  );
  const run = <T>(at: Instant, work: (context: Context) => Promise<Outcome<T>>) =>
    must(kysely, (transaction) => work({ businessId, agent, now: at, transaction }));
  const [segment] = await loadSegments(kysely, businessId);
  if (!segment) throw new Error('the demo has no segment');
  await run(opening, (context) => declareDemoCatalogue(context, segment.id));
  await playHistory(kysely, businessId, opening, now, segment, run);
  await run(now, expireCards);
  const created = await run(now, (context) => createApiKey(context, { name: 'demo', ...keys }));
  return { businessId, agentKey: created.agentKey, apiKey: created.apiKey };
}

type Run = <T>(at: Instant, work: (context: Context) => Promise<Outcome<T>>) => Promise<T>;

async function playHistory(
  kysely: Kysely<Tables>,
  businessId: number,
  opening: Instant,
  now: Instant,
  segment: Awaited<ReturnType<typeof loadSegments>>[number],
  run: Run,
): Promise<void> {
  const segments = new Map([[segment.id, segment]]);
  let playedUntil = opening;
  for (const moment of demoHistory(now)) {
    await tickThrough(kysely, businessId, playedUntil, moment.at);
    await run(moment.at, (context) => moment.happens({ ...context, segments, segment }));
    playedUntil = moment.at;
  }
  await tickThrough(kysely, businessId, playedUntil, now);
}

/** What a gateway will tell once it is connected: cards past their date are expired. */
async function expireCards(context: Context): Promise<Outcome<null>> {
  await context.transaction
    .updateTable('payment_permission')
    .set({ state: 'Expired' })
    .where('business_id', '=', context.businessId)
    .where('state', '=', 'Valid')
    .where('expires_at', '<', at(context.now))
    .execute();
  return accept(null);
}

async function must<T>(kysely: Kysely<Tables>, work: Parameters<typeof inTransaction<T>>[1]): Promise<T> {
  const outcome = await inTransaction(kysely, work);
  if (!outcome.ok) throw new Error(`the demo was refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.value;
}
