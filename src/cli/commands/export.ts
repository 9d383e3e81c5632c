/** `tacite export`: what is stored, as CSV, as JSON lines, or one document as a PDF. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { findInvoice } from '../../billing/find-invoices.ts';
import { loadPrintedDocument } from '../../documents/load-printed-document.ts';
import { renderInvoicePdf } from '../../documents/render-invoice.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { type CsvCell, defaultCsvFormat, writeCsv } from '../../exports/csv-writer.ts';
import { type ExportTable, exportRows } from '../../exports/export-table.ts';
import { exportTables } from '../../exports/export-tables.ts';
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
      'Writes a whole table to the standard output or to a file, in constant memory. Amounts are decimal numbers with\n' +
        'their currency beside them, dates are UTC. In CSV, cells that a spreadsheet would run as formulas are protected\n' +
        'by an apostrophe.',
    );
  for (const [name, table] of Object.entries(exportTables)) {
    withPlace(command.command(name))
      .description(`Columns: ${table.columns.join(', ')}.`)
      .addOption(
        new Option('--format <format>', 'csv or json (one object a line)')
          .choices(['csv', 'json'])
          .default('csv'),
      )
      .option('--from <instant>', 'only rows dated from here on', instantOption)
      .option('--until <instant>', 'only rows dated before', instantOption)
      .action(async (flags: ExportFlags) => {
        process.exitCode = await withSession(false, (session) => exportTable(session, table, flags));
      });
  }
  withPlace(command.command('pdf'))
    .argument('<full number>', 'of an invoice or a credit note, e.g. F-2026-000001')
    .description('An invoice or a credit note as PDF.')
    .action(async (fullNumber: string, flags: ExportFlags) => {
      process.exitCode = await withSession(false, (session) => exportPdf(session, fullNumber, flags));
    });
}

function withPlace(command: Command): Command {
  return command
    .option('--business <id or name>', 'the business (needed when there are several)')
    .option('--output <file>', 'where to write (default: the standard output)');
}

async function exportTable(session: Session, table: ExportTable, flags: ExportFlags): Promise<number> {
  const business = await chooseOne(session, flags.business);
  if (!business) return 1;
  const rows = exportRows(session.database.kysely, business.id, table, flags);
  const pieces =
    flags.format === 'json'
      ? jsonLines(table.columns, rows)
      : writeCsv(table.columns, rows, defaultCsvFormat);
  await pipeline(Readable.from(pieces), targetOf(flags.output));
  return 0;
}

async function* jsonLines(
  columns: readonly string[],
  rows: AsyncIterable<readonly CsvCell[]>,
): AsyncGenerator<string> {
  for await (const cells of rows) {
    const entries = columns.map((column, index) => [column, cells[index] ?? null]);
    yield `${JSON.stringify(Object.fromEntries(entries))}\n`;
  }
}

async function exportPdf(session: Session, fullNumber: string, flags: ExportFlags): Promise<number> {
  const business = await chooseOne(session, flags.business);
  if (!business) return 1;
  const { kysely } = session.database;
  const found = await findInvoice(kysely, business.id, { fullNumber });
  const printed = found && (await loadPrintedDocument(kysely, business.id, found.id));
  if (!printed) {
    session.output.note(`${business.name} has no document ${fullNumber}.`);
    return 1;
  }
  const file = await renderInvoicePdf(printed);
  if (flags.output === undefined) await pipeline(Readable.from([file]), targetOf(undefined));
  else await writeFile(flags.output, file);
  return 0;
}

/** The standard output stays open: it is not ours to close. */
function targetOf(output: string | undefined): Writable {
  if (output !== undefined) return createWriteStream(output);
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      process.stdout.write(chunk, done);
    },
  });
}
