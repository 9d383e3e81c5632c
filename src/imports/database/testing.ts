/** For tests of imports into a database: a small installation, lines as text, and what became of them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { openTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type Instant, instant, parseInstant } from '../../domain/calendar/instant.ts';
import type { ImportReport } from '../import-report.ts';
import type { ImportRequest, ImportRunOutcome } from '../run-import.ts';
import { setupYaml, temporaryFolder, validMapping } from '../testing.ts';
import { importFile } from './import-file.ts';

/** The catalogue of the engine's tests, with prices for the features and an up-front discount. */
export const shopYaml = setupYaml.replace(
  '  discounts:',
  `    - reference: priced
      name: Priced
      title: { fr: Tarifé }
      amountRecurrence: 3100
      features:
        - { reference: support, steps: [{ amountPerIncrement: 3100 }] }
        - { reference: users, quantityIncluded: 2, steps: [{ amountPerIncrement: 310 }] }
        - { reference: mails, quantityIncluded: 10, steps: [{ amountPerIncrement: 5 }] }
  discounts:`,
);

/** Where the clock of the test business stands after its creation. */
export const opening: Instant = instant(Date.UTC(2026, 0, 1));

export interface Importer {
  readonly database: TestDatabase;
  /** @param yaml the mapping without its setup */
  try(yaml: string, csv: string, request?: Partial<ImportRequest>): Promise<ImportRunOutcome>;
  /** The same for an import that must run. */
  import(yaml: string, csv: string, request?: Partial<ImportRequest>): Promise<ImportReport>;
  /** The first column of each row, as it is or as JSON. */
  query(sql: string): Promise<readonly string[]>;
}

export async function openImporter(context: TestContext, setup = shopYaml): Promise<Importer> {
  const database = await openTestDatabase(context);
  const path = join(await temporaryFolder(context), 'input.csv');
  const importer: Importer = {
    database,
    async try(yaml, csv, request = {}) {
      await writeFile(path, csv);
      const mapping = validMapping(`${setup}${yaml}`);
      return importFile(
        { path, mapping, isDryRun: false, ...request },
        { database, agent: { name: 'test' }, realNow: () => at('2030-01-01T00:00Z') },
      );
    },
    async import(yaml, csv, request) {
      const outcome = await importer.try(yaml, csv, request);
      if (outcome.ok) return outcome.report;
      throw new Error(`the import was refused: ${JSON.stringify(outcome.reasons)}`);
    },
    async query(sql) {
      const { rows } = await database.pool.query<unknown[]>({ text: sql, rowMode: 'array' });
      return rows.map(([value]) => (typeof value === 'string' ? value : JSON.stringify(value)));
    },
  };
  return importer;
}

export function at(text: string): Instant {
  const found = parseInstant(text);
  if (found === undefined) throw new Error(`not an instant: ${text}`);
  return found;
}

/** `created changed unchanged refused`, of customers and of subscriptions. */
export function countsOf({ customers, subscriptions }: ImportReport): readonly string[] {
  return [customers, subscriptions].map(({ created, changed, unchanged, refused }) =>
    [created, changed, unchanged, refused].join(' '),
  );
}

export function reasonsOf({ refused }: ImportReport): readonly string[] {
  return refused.map(({ line, field, reason }) => `${line} ${field}: ${reason.en}`);
}
