/** `tacite export`: what is stored, as CSV, as JSON lines, or one document as a PDF. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { findInvoice } from '../../billing/find-invoices.ts';
import { loadPrintedDocument } from '../../documents/load-printed-document.ts';
import { renderInvoicePdf } from '../../documents/render-invoice.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
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
        process.exitCode = await withSession(false, (session) => writeTable(session, table, flags));
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
    .option('--output <file>', 'where to write (default: the standard output)');
}

async function writeTable(session: Session, table: ExportTable, flags: ExportFlags): Promise<number> {
  const business = await chooseOne(session, flags.business);
  if (!business) return 1;
  const rows = exportRows(session.database.kysely, business.id, table, flags);
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
  const printed = found && (await loadPrintedDocument(kysely, business.id, found.id));
  if (!printed) {
    session.output.note(`${business.name} has no document ${fullNumber}.`);
    return 1;
  }
  await writeOut([await renderInvoicePdf(printed)], flags.output);
  return 0;
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
