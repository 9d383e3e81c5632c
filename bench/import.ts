/**
 * The import of a CSV file through what `tacite import` calls: the telephone company's customers, over and over
 * under new references, then a file of 1 GB. The floor is the same rows written into the same tables by one
 * `insert … select` a table.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { Database } from '../src/database/connect.ts';
import { openTestDatabase } from '../src/database/testing.ts';
import { copyToSecondBusiness, prepareImportFloor } from './billing-floor.ts';
import type { BenchRow } from './row.ts';
import { runChild } from './run-child.ts';

const project = join(import.meta.dirname, '..');
const telcoFile = join(project, '..', 'shared', 'data', 'telco-customers.csv');
const mapping = join(project, 'examples', 'telco', 'mapping.yaml');

const SIZES = [10_000, 100_000];
const GIGABYTE = 1_000_000_000;
/** Columns that the mapping leaves alone, each near the longest cell that the reader takes. */
const WIDE_COLUMNS = 10;
const WIDE_CELL = 32_000;

export async function measureImport(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tacite-bench-'));
  try {
    const rows: BenchRow[] = [];
    for (const size of SIZES) rows.push(...(await measureLines(folder, size)));
    rows.push(...(await measureGigabyte(folder)));
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureLines(folder: string, size: number): Promise<BenchRow[]> {
  const path = join(folder, `${size}.csv`);
  await writeCustomers(path, size, 0);
  return withDatabase(async (database) => {
    const { seconds, peakMegabytes } = await importInChild(database.connectionString, path);
    await assertSubscriptions(database, size);
    await prepareImportFloor(database.kysely);
    const floor = Math.round(size / (await copyToSecondBusiness(database.kysely, imported)));
    const name = `CSV of ${size} subscriptions`;
    return [
      { case: name, figure: 'imported', value: Math.round(size / seconds), unit: 'lines/s', floor },
      { case: name, figure: 'time', value: Math.round(seconds), unit: 's' },
      { case: name, figure: 'peak memory', value: peakMegabytes, unit: 'MB' },
    ];
  });
}

async function measureGigabyte(folder: string): Promise<BenchRow[]> {
  const path = join(folder, 'gigabyte.csv');
  const lines = Math.ceil(GIGABYTE / (WIDE_COLUMNS * WIDE_CELL));
  await writeCustomers(path, lines, WIDE_COLUMNS);
  const { size } = await stat(path);
  if (size < GIGABYTE) throw new Error(`the file has ${size} bytes`);
  return withDatabase(async (database) => {
    const { seconds, peakMegabytes } = await importInChild(database.connectionString, path);
    await assertSubscriptions(database, lines);
    const name = `CSV of 1 GB, ${lines} lines`;
    return [
      { case: name, figure: 'time', value: Math.round(seconds), unit: 's' },
      { case: name, figure: 'peak memory', value: peakMegabytes, unit: 'MB' },
    ];
  });
}

/** What an import of new subscriptions writes, parents first. */
const imported = [
  'customer',
  'customer_address',
  'payment_permission',
  'subscription',
  'subscription_feature',
  'subscription_period',
  'balance_line',
  'event',
];

async function withDatabase<T>(work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const database = await openTestDatabase();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

type BenchDatabase = Database & { readonly connectionString: string };

/** The lines of the data set again and again; the reference of the customer is the first column. */
async function writeCustomers(path: string, count: number, wideColumns: number): Promise<void> {
  const [header = '', ...lines] = (await readFile(telcoFile, 'utf8')).trimEnd().split(/\r?\n/);
  const names = Array.from({ length: wideColumns }, (_, index) => `,Wide${index}`).join('');
  const wide = `,${'x'.repeat(WIDE_CELL)}`.repeat(wideColumns);
  function* written() {
    yield `${header}${names}\n`;
    for (let index = 0; index < count; index += 1)
      yield `${index}-${lines[index % lines.length] ?? ''}${wide}\n`;
  }
  await pipeline(Readable.from(written()), createWriteStream(path));
}

async function assertSubscriptions({ kysely }: BenchDatabase, expected: number): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from subscription where state = 'ActiveRunning'`.execute(kysely);
  if (rows[0]?.count !== expected) throw new Error(`${rows[0]?.count} subscriptions instead of ${expected}`);
}

interface ImportRun {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

function importInChild(connectionString: string, path: string): Promise<ImportRun> {
  return runChild('import-worker.ts', [connectionString, path, mapping]);
}
