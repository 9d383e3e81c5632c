/**
 * The billing run: N monthly subscriptions with one recurrence line in advance and one consumption line in
 * arrears, 20 % tax. One or two worker processes renew, bill and finalise them all; the floor is the same rows
 * written into the same tables by one `insert … select` a table.
 */
import { sql } from 'kysely';
import type { Context } from '../src/accounts/context.ts';
import { createBusiness } from '../src/accounts/create-business.ts';
import { loadSegments } from '../src/accounts/segment.ts';
import { declareFeature } from '../src/catalogue/declare-feature.ts';
import { declareOffer } from '../src/catalogue/declare-offer.ts';
import { upsertCustomers } from '../src/customers/upsert-customers.ts';
import type { Database } from '../src/database/connect.ts';
import { openTestDatabase } from '../src/database/testing.ts';
import { inTransaction } from '../src/database/transaction.ts';
import { instant } from '../src/domain/calendar/instant.ts';
import type { Outcome } from '../src/domain/refusal/outcome.ts';
import { createSubscriptions } from '../src/subscriptions/create-subscriptions.ts';
import { startSubscriptions } from '../src/subscriptions/start-subscriptions.ts';
import { insertFloor, prepareFloor } from './billing-floor.ts';
import type { BenchRow } from './row.ts';
import { runChild } from './run-child.ts';

const SIZES = [10_000, 100_000];
const WORKERS = [1, 2];
const BATCH = 1_000;
const START = instant(Date.parse('2026-01-01T00:00:00Z'));

export async function measureBilling(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const size of SIZES) {
    for (const workers of WORKERS) rows.push(...(await measureRun(size, workers)));
  }
  return rows;
}

async function measureRun(size: number, workers: number): Promise<BenchRow[]> {
  const database = await openTestDatabase();
  try {
    const name = `${size} subscriptions, ${workers} worker${workers > 1 ? 's' : ''}`;
    const importSeconds = await prepare(database, size);
    await tick(database.connectionString, workers, '2026-01-01T01:00:00Z');
    await sql`update subscription_feature set quantity_current = 25`.execute(database.kysely);
    await sql`vacuum analyze`.execute(database.kysely);
    await prepareFloor(database.kysely);
    const run = await tick(database.connectionString, workers, '2026-02-01T01:00:00Z');
    const written = await countWritten(database);
    if (written.invoices !== size) throw new Error(`${written.invoices} invoices instead of ${size}`);
    const floorSeconds = await insertFloor(database.kysely);
    const floorRate = Math.round(size / floorSeconds);
    const rowsPerSecond = Math.round(written.rows / run.seconds);
    const floorRows = Math.round(written.rows / floorSeconds);
    return [
      { case: name, figure: 'imported', value: Math.round(size / importSeconds), unit: 'subscriptions/s' },
      {
        case: name,
        figure: 'finalised',
        value: Math.round(size / run.seconds),
        unit: 'invoices/s',
        floor: floorRate,
      },
      { case: name, figure: 'rows inserted', value: rowsPerSecond, unit: 'rows/s', floor: floorRows },
      {
        case: name,
        figure: 'time of one invoice',
        value: Math.round((run.seconds / size) * 1e6),
        unit: 'µs',
      },
      { case: name, figure: 'peak memory of a worker', value: run.peakMegabytes, unit: 'MB' },
    ];
  } finally {
    await database.close();
  }
}

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

async function run<T>(
  database: Pick<Database, 'kysely'>,
  businessId: number,
  work: (context: Context) => Promise<Outcome<T>>,
): Promise<T> {
  const agent = { name: 'bench' };
  return accepted(
    await inTransaction(database.kysely, (transaction) =>
      work({ businessId, agent, now: START, transaction }),
    ),
  );
}

/** Answers the seconds that the customers and their subscriptions took, in batches of 1,000. */
async function prepare(database: Pick<Database, 'kysely'>, size: number): Promise<number> {
  const { businessId, segmentId } = await run(database, 0, ({ businessId: _, ...context }) =>
    createBusiness(context, {
      name: 'Bench',
      kind: 'Sandbox',
      clock: { mode: 'Frozen', at: START },
      taxProfile: {
        reference: 'twenty',
        name: '20 %',
        rules: { kind: 'FixedRate', ratePerTenThousand: 2000, mention: null },
      },
      segment: {
        dunningSteps: [],
        reference: 'main',
        name: 'Main',
        currency: 'EUR',
        language: 'fr',
        timeZone: 'Europe/Paris',
        country: 'FR',
        allowsUnpaidStart: true,
        seller: { legalName: 'Banc d’essai SAS', address: { city: 'Paris', country: 'FR' } },
      },
    }),
  );
  await run(database, businessId, (context) =>
    declareFeature(context, {
      reference: 'emails',
      type: 'Consumption',
      title: { fr: 'E-mails', en: 'E-mails' },
    }),
  );
  const offer = await run(database, businessId, (context) =>
    declareOffer(context, segmentId, {
      reference: 'pro',
      title: { fr: 'Pro', en: 'Pro' },
      amountRecurrence: 2990,
      features: [
        {
          reference: 'emails',
          quantityIncluded: 10,
          steps: [{ quantityMax: null, increment: 1, amountPerIncrement: 5, amountCeiling: null }],
        },
      ],
    }),
  );
  const segments = new Map((await loadSegments(database.kysely, businessId)).map((one) => [one.id, one]));
  const startedAt = performance.now();
  for (let done = 0; done < size; done += BATCH) {
    await run(database, businessId, async (context) => {
      const customers = Array.from({ length: Math.min(BATCH, size - done) }, (_, index) => ({
        reference: `customer-${done + index}`,
        name: `Client ${done + index}`,
        email: `client-${done + index}@example.com`,
      }));
      const segment = segments.get(segmentId);
      if (!segment) throw new Error('the segment is missing');
      const { byReference } = await upsertCustomers(context, segment, customers);
      const created = await createSubscriptions(
        context,
        [...byReference.values()].map(({ id }) => ({
          segmentId,
          offerId: offer.id,
          customerId: id,
          buyerId: id,
          state: 'DraftAgent' as const,
          wantedStartAt: null,
          isMigration: false,
          terms: {},
          features: [],
          discountIds: [],
        })),
      );
      return startSubscriptions(context, segments, created);
    });
  }
  return (performance.now() - startedAt) / 1000;
}

interface TickRun {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** Worker processes side by side, as on a server; the time is that of the slowest, without its start-up. */
async function tick(connectionString: string, workers: number, until: string): Promise<TickRun> {
  const runs = await Promise.all(Array.from({ length: workers }, () => tickInChild(connectionString, until)));
  const startedAt = Math.min(...runs.map((one) => one.startedAt));
  const endedAt = Math.max(...runs.map((one) => one.endedAt));
  return {
    seconds: (endedAt - startedAt) / 1000,
    peakMegabytes: Math.max(...runs.map((one) => one.peakMegabytes)),
  };
}

interface ChildRun {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly peakMegabytes: number;
}

function tickInChild(connectionString: string, until: string): Promise<ChildRun> {
  return runChild('billing-worker.ts', [connectionString, until]);
}

async function countWritten(database: Pick<Database, 'kysely'>): Promise<{ invoices: number; rows: number }> {
  const since = '2026-01-15T00:00:00Z';
  const { rows } = await sql<{ invoices: number; rows: number }>`
    with counts as (
      select (select count(*) from invoice where issued_at > ${since}) as invoices,
        (select count(*) from invoice_line l join invoice i using (business_id) where l.invoice_id = i.id and i.issued_at > ${since})
        + (select count(*) from invoice_tax t join invoice i using (business_id) where t.invoice_id = i.id and i.issued_at > ${since})
        + (select count(*) from balance_line where created_at > ${since})
        + (select count(*) from subscription_period where start_at > ${since})
        + (select count(*) from event where occurred_at > ${since}) as others)
    select invoices, invoices + others as rows from counts
  `.execute(database.kysely);
  const [counted] = rows;
  if (!counted) throw new Error('nothing was counted');
  return counted;
}
