/**
 * The main job on the file of the telephone company, step by step through the functions that the commands call, and
 * what must come out of it, computed from the file alone.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Business, findBusinessByName } from '../../src/accounts/business.ts';
import { accepted } from '../../src/accounts/testing.ts';
import type { Fault } from '../../src/billing/verify/fault.ts';
import { verifyBusiness } from '../../src/billing/verify/verify-business.ts';
import { openTestDatabase, type TestDatabase } from '../../src/database/testing.ts';
import { type Instant, instant, toTimestamp } from '../../src/domain/calendar/instant.ts';
import { mulDiv } from '../../src/domain/money/mul-div.ts';
import { importFile } from '../../src/imports/database/import-file.ts';
import type { ImportReport } from '../../src/imports/import-report.ts';
import { type ParsedMapping, parseMapping } from '../../src/imports/mapping.ts';
import type { ImportRequest, ImportRunOutcome } from '../../src/imports/run-import.ts';
import { advanceClock } from '../../src/tick/advance-clock.ts';
import type { TickCounts } from '../../src/tick/tick-business.ts';

const project = join(import.meta.dirname, '..', '..');
export const telcoFile = join(project, '..', 'shared', 'data', 'telco-customers.csv');

export const january: Instant = instant(Date.UTC(2026, 0, 1, 1));
export const february: Instant = instant(Date.UTC(2026, 1, 1, 1));

/** The machine's time does not matter: the businesses of the examples have clocks of their own. */
export const realNow = (): Instant => instant(Date.UTC(2030, 5, 1));

export async function exampleMapping(name: string): Promise<ParsedMapping> {
  const parsed = parseMapping(await readFile(join(project, 'examples', 'telco', name), 'utf8'));
  if (parsed.ok) return parsed.value;
  throw new Error(JSON.stringify(parsed.problems));
}

/** The example of terminations, for another business and segment. */
export async function churnOf(business: string, segment: string): Promise<ParsedMapping> {
  const text = await readFile(join(project, 'examples', 'telco', 'churn.yaml'), 'utf8');
  const parsed = parseMapping(
    text.replace('name: Telco', `name: ${business}`).replace('reference: telco', `reference: ${segment}`),
  );
  if (parsed.ok) return parsed.value;
  throw new Error(JSON.stringify(parsed.problems));
}

export interface Workshop {
  readonly database: TestDatabase;
  /** Of this test alone: refused lines go here, not beside the data set. */
  readonly folder: string;
  import(mapping: ParsedMapping, request?: Partial<ImportRequest>): Promise<ImportRunOutcome>;
  /** An import that must run, by an example and of the whole file when nothing else is said. */
  run(mapping: string | ParsedMapping, request?: Partial<ImportRequest>): Promise<ImportReport>;
  business(name: string): Promise<Business>;
  tick(business: string, until: Instant): Promise<TickCounts>;
}

export async function openWorkshop(context: TestContext): Promise<Workshop> {
  const database = await openTestDatabase(context);
  const folder = await mkdtemp(join(tmpdir(), 'tacite-telco-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const { kysely } = database;
  const paths = {
    refusedPath: join(folder, 'refused.csv'),
    reasonsPath: join(folder, 'refused-reasons.csv'),
  };
  const workshop: Workshop = {
    database,
    folder,
    import: (mapping, request = {}) =>
      importFile(
        { path: telcoFile, mapping, isDryRun: false, ...paths, ...request },
        { database, agent: { name: 'test' }, realNow },
      ),
    async run(mapping, request) {
      const parsed = typeof mapping === 'string' ? await exampleMapping(mapping) : mapping;
      const outcome = await workshop.import(parsed, request);
      if (outcome.ok) return outcome.report;
      throw new Error(`the import was refused: ${JSON.stringify(outcome.reasons)}`);
    },
    async business(name) {
      const found = await findBusinessByName(kysely, name);
      if (found) return found;
      throw new Error(`there is no business ${name}`);
    },
    async tick(name, until) {
      return accepted(await advanceClock(kysely, await workshop.business(name), realNow(), until));
    },
  };
  return workshop;
}

/** The first lines of the file, in a file of their own. */
export async function shortFile({ folder }: Workshop, lines: number): Promise<string> {
  const all = (await readFile(telcoFile, 'utf8')).split(/\r?\n/);
  const path = join(folder, `first-${lines}.csv`);
  await writeFile(path, `${all.slice(0, lines + 1).join('\n')}\n`);
  return path;
}

/** `reference | day of issue | subtotal | tax`, in order. */
export type DocumentText = string;

export interface Issued {
  readonly documents: readonly DocumentText[];
  readonly count: number;
  readonly subtotal: number;
  readonly tax: number;
}

/** The invoices that the file must give at a month's start, read without any of the code under test. */
export async function expectedInvoices(
  path: string,
  month: Instant,
  ratePerTenThousand: number,
): Promise<Issued> {
  const [header = '', ...lines] = (await readFile(path, 'utf8')).replace('\ufeff', '').trim().split(/\r?\n/);
  const columns = header.split(',');
  const cell = (line: string, name: string) => line.split(',')[columns.indexOf(name)] ?? '';
  const isFirst = month === january;
  const day = toTimestamp(month).slice(0, 10);
  const rows = lines
    .filter((line) => isFirst || cell(line, 'Churn') === 'No')
    .map((line) => {
      const subtotal = Math.round(Number(cell(line, 'MonthlyCharges')) * 100);
      const tax = mulDiv(subtotal, ratePerTenThousand, 10_000);
      return { reference: cell(line, 'customerID'), issuedOn: day, subtotal, tax };
    });
  return issued(rows);
}

interface DocumentRow {
  readonly reference: string;
  readonly issuedOn: string;
  readonly subtotal: number;
  readonly tax: number;
}

function issued(rows: readonly DocumentRow[]): Issued {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return {
    documents: rows.map((row) => [row.reference, row.issuedOn, row.subtotal, row.tax].join(' | ')).sort(),
    count: rows.length,
    subtotal: sum(rows.map(({ subtotal }) => subtotal)),
    tax: sum(rows.map(({ tax }) => tax)),
  };
}

export async function issuedInvoices(
  { database, business }: Workshop,
  name: string,
  month: Instant,
): Promise<Issued> {
  const { id } = await business(name);
  const day = toTimestamp(month).slice(0, 10);
  const { rows } = await database.pool.query<DocumentRow>(
    `select c.reference, to_char(i.issued_at, 'YYYY-MM-DD') as "issuedOn",
       i.amount_subtotal as subtotal, i.amount_tax as tax
     from invoice i join customer c on c.business_id = i.business_id and c.id = i.customer_id
     where i.business_id = $1 and to_char(i.issued_at, 'YYYY-MM-DD') = $2`,
    [id, day],
  );
  return issued(rows);
}

/** The numbers taken, in order: `1..n` without a gap is `[1, n, n]`. */
export async function numbersOf({ database, business }: Workshop, name: string): Promise<readonly number[]> {
  const { id } = await business(name);
  const { rows } = await database.pool.query<{ first: number; last: number; count: number }>(
    `select min(number) as first, max(number) as last, count(distinct number) as count
     from invoice where business_id = $1 and kind = 'Debit'`,
    [id],
  );
  const [row] = rows;
  return row ? [row.first, row.last, row.count] : [];
}

export async function faultsOf({ database, business }: Workshop, name: string): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  const { id } = await business(name);
  await verifyBusiness(database.kysely, id, (fault) => faults.push(fault));
  return faults;
}

/** A fingerprint of every row of every table but those named, by table. */
export async function contentOf(
  { database: { pool } }: Pick<Workshop, 'database'>,
  except: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const content: Record<string, string> = {};
  for (const { name } of rows.filter((row) => !except.includes(row.name))) {
    const found = await pool.query<{ content: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as content
       from ${name} t`,
    );
    content[name] = found.rows[0]?.content ?? '';
  }
  return content;
}
