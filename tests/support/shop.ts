/**
 * A business that sells, on a database of its own: what use-case tests start from. Its customers may start
 * without a payment method and read English, its tax is 20 % everywhere, and its clock is frozen: time is what a
 * test says it is.
 */
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Context } from '../../src/accounts/context.ts';
import type { NewBusiness } from '../../src/accounts/create-business.ts';
import { createSegment, type NewSegment } from '../../src/accounts/create-segment.ts';
import { loadSegments, type Segment } from '../../src/accounts/segment.ts';
import { accepted, openTestBusiness, refusalCodes, testSegment } from '../../src/accounts/testing.ts';
import type { Tables } from '../../src/database/table-types.ts';
import { openTestDatabase, type TestDatabase } from '../../src/database/testing.ts';
import { inTransaction } from '../../src/database/transaction.ts';
import { type Instant, parseInstant } from '../../src/domain/calendar/instant.ts';
import { accept, type Outcome } from '../../src/domain/refusal/outcome.ts';
import { type TickCounts, type TickOptions, tickThrough } from '../../src/tick/tick-business.ts';

/** An instant from its text, `2026-01-31T09:00Z`. */
export function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`not an instant: ${text}`);
  return instant;
}

/** When shops open, unless they are told otherwise. */
export const opening: Instant = at('2026-01-01T09:00Z');

export interface ShopOptions {
  /** Several shops on one database; then whoever opened it closes it. */
  readonly database?: TestDatabase;
  readonly maxConnections?: number;
  readonly business?: Partial<Omit<NewBusiness, 'segment'>>;
  readonly segment?: Partial<NewSegment>;
  /** One rate for every sale, per ten thousand; 2000 when left out. Null leaves the default European VAT. */
  readonly taxRate?: number | null;
}

export interface Shop {
  readonly database: TestDatabase;
  readonly kysely: Kysely<Tables>;
  readonly pool: pg.Pool;
  readonly businessId: number;
  /** The default segment. */
  readonly segment: Segment;
  /** All segments as they are now. */
  segments(): Promise<ReadonlyMap<number, Segment>>;
  addSegment(segment: Partial<NewSegment>): Promise<Segment>;
  /** Runs a use case in a transaction of its own: the value that it accepts. Throws when it refuses. */
  run<T>(now: Instant, useCase: (context: Context) => Promise<Outcome<T>>): Promise<T>;
  /** The same for one that answers its value as it is. */
  do<T>(now: Instant, useCase: (context: Context) => Promise<T>): Promise<T>;
  /** The codes of a use case that must be refused. */
  refusals(now: Instant, useCase: (context: Context) => Promise<Outcome<unknown>>): Promise<string[]>;
  /** Plays all that falls due up to `until`; `from` is where the clock stood. */
  tick(from: Instant, until: Instant, options?: TickOptions): Promise<TickCounts>;
}

/** What `openShop` needs of a `node:test` context: the database is dropped after that test. */
interface HasAfter {
  after(hook: () => Promise<void>): void;
}

export async function openShop(t: HasAfter | undefined, options: ShopOptions = {}): Promise<Shop> {
  const database =
    options.database ?? (await openTestDatabase(t, { maxConnections: options.maxConnections ?? 5 }));
  const { kysely, pool } = database;
  const { businessId, segment } = await openTestBusiness(kysely, businessOf(options));
  const segments = async () =>
    new Map((await loadSegments(kysely, businessId)).map((one) => [one.id, one] as const));
  const attempt = <T>(now: Instant, useCase: (context: Context) => Promise<Outcome<T>>) =>
    inTransaction(kysely, (transaction) =>
      useCase({ businessId, agent: { name: 'test' }, now, transaction }),
    );
  const run: Shop['run'] = async (now, useCase) => accepted(await attempt(now, useCase));
  return {
    database,
    kysely,
    pool,
    businessId,
    segment,
    segments,
    async addSegment(added) {
      const id = await run(opening, (context) =>
        createSegment(context, { ...testSegment, ...segmentOf(options), ...added }),
      );
      const found = (await segments()).get(id);
      if (!found) throw new Error(`segment ${id} was created and is not there`);
      return found;
    },
    run,
    do: (now, useCase) => run(now, async (context) => accept(await useCase(context))),
    refusals: async (now, useCase) => refusalCodes(await attempt(now, useCase)),
    tick: (from, until, tickOptions) => tickThrough(kysely, businessId, from, until, tickOptions),
  };
}

function businessOf({ business, segment, taxRate = 2000 }: ShopOptions) {
  const rules = { kind: 'FixedRate', ratePerTenThousand: taxRate ?? 0, mention: null } as const;
  return {
    clock: { mode: 'Frozen', at: opening } as const,
    ...(taxRate !== null && { taxProfile: { reference: 'flat', name: 'One rate', rules } }),
    ...business,
    segment: segmentOf({ segment }),
  };
}

function segmentOf({ segment }: Pick<ShopOptions, 'segment'>): Partial<NewSegment> {
  return { allowsUnpaidStart: true, language: 'en', ...segment };
}
