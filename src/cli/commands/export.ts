/** `tacite export`: what is stored, as CSV, as JSON lines, or one document as a PDF. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { Transaction } from 'kysely';
import type { Business } from '../../accounts/business.ts';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { findInvoice } from '../../billing/find-invoices.ts';
import type { Tables } from '../../database/table-types.ts';
import { inTransaction } from '../../database/transaction.ts';
import { openDocument } from '../../documents/open-document.ts';
import { renderInvoicePdf } from '../../documents/render-invoice.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { readClock } from '../../domain/clock/business-clock.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import { defaultCsvFormat, writeCsv } from '../../exports/csv-writer.ts';
import { type ExportTable, exportRows } from '../../exports/export-table.ts';
import { exportTables } from '../../exports/export-tables.ts';
import { writeJsonLines } from '../../exports/json-lines.ts';
import { chooseOne, type Session, withSession } from '../session.ts';
import { instantOption } from './tick.ts';

interface ExportFlags {
  readonly business?: string;
  readonly format?: 'csv' | 'json';
  readonly output?: string;
  readonly from?: Instant;
  readonly until?: Instant;
  readonly lawfulReason?: string;
}

export function addExport(program: Command): void {
  const command = program
    .command('export')
    .summary('write what is stored as CSV or JSON, or a document as PDF')
    .description(
      'Writes a whole table to the standard output or to a file, in constant memory. Amounts are decimal texts with ' +
        'their currency beside them, instants are UTC. In CSV, cells that a spreadsheet would run as formulas are ' +
        'protected by an apostrophe.',
    );
  for (const [name, table] of Object.entries(exportTables)) {
    withPlace(command.command(name))
      .summary(table.about)
      .description(`Writes ${table.about}. Columns: ${table.columns.join(', ')}.`)
      .addOption(
        new Option('--format <format>', 'csv or json (one object a line)')
          .choices(['csv', 'json'])
          .default('csv'),
      )
      .option('--from <instant>', 'only rows dated from here on', instantOption)
      .option('--until <instant>', 'only rows dated before', instantOption)
      .action(async (flags: ExportFlags) => {
        process.exitCode = await withSession(false, (session) => writeTable(session, name, table, flags));
      });
  }
  withPlace(command.command('pdf'))
    .argument('<full number>', 'of an invoice or a credit note, e.g. F-2026-000001')
    .summary('an invoice or a credit note as PDF')
    .description('Writes an invoice or a credit note as PDF.')
    .action(async (fullNumber: string, flags: ExportFlags) => {
      process.exitCode = await withSession(false, (session) => writePdf(session, fullNumber, flags));
    });
}

function withPlace(command: Command): Command {
  return command
    .option('--business <id or name>', 'the business (needed when there are several)')
    .option('--output <file>', 'where to write (default: the standard output)')
    .option(
      '--lawful-reason <text>',
      'write what names anonymised customers too: a tax audit, a lawsuit; kept in the audit',
    );
}

async function writeTable(
  session: Session,
  name: string,
  table: ExportTable,
  flags: ExportFlags,
): Promise<number> {
  const business = await chooseOne(session, flags.business);
  if (!business) return 1;
  const { kysely } = session.database;
  const { lawfulReason, from, until } = flags;
  if (lawfulReason !== undefined)
    await inTransaction(kysely, async (transaction) =>
      accept(
        await recordAudit(contextOf(session, business, transaction), {
          action: 'Export.Unsealed',
          subjectKind: 'export',
          subjectId: null,
          data: { name, lawfulReason },
        }),
      ),
    );
  const opensSealed = lawfulReason !== undefined;
  const rows = exportRows(kysely, business.id, table, { from, until, opensSealed });
  const pieces =
    flags.format === 'json'
      ? writeJsonLines(table.columns, rows)
      : writeCsv(table.columns, rows, defaultCsvFormat);
  await writeOut(pieces, flags.output);
  return 0;
}

async function writePdf(session: Session, fullNumber: string, flags: ExportFlags): Promise<number> {
  const business = await chooseOne(session, flags.business);
  if (!business) return 1;
  const { kysely } = session.database;
  const found = await findInvoice(kysely, business.id, { fullNumber });
  if (!found) {
    session.output.note(`${business.name} has no document ${fullNumber}.`);
    return 1;
  }
  // Whoever runs commands has the whole database, as its owner does.
  const opened = await inTransaction(kysely, (transaction) =>
    openDocument(contextOf(session, business, transaction), { role: 'Owner' }, found.id, flags.lawfulReason),
  );
  if (!opened.ok) {
    session.output.refusals(opened.refusals);
    return 1;
  }
  await writeOut([await renderInvoicePdf(opened.value)], flags.output);
  return 0;
}

function contextOf(session: Session, business: Business, transaction: Transaction<Tables>): Context {
  const now = readClock(business.clock, session.realNow());
  return { businessId: business.id, agent: { name: 'cli' }, now, transaction };
}

/** The standard output stays open: it is not ours to close. A reader that has seen enough (`| head`) is no failure. */
async function writeOut(
  pieces: AsyncIterable<string> | Iterable<Uint8Array>,
  output: string | undefined,
): Promise<void> {
  const source = Readable.from(pieces);
  if (output !== undefined) return pipeline(source, createWriteStream(output));
  try {
    await pipeline(source, process.stdout, { end: false });
  } catch (error) {
    const hasReaderLeft = error instanceof Error && 'code' in error && error.code === 'EPIPE';
    if (!hasReaderLeft) throw error;
  }
}
