/**
 * Exports as files inside an answer, for what fits into one; `tacite export` streams the rest in constant memory
 * (docs/decisions/0020).
 */
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import { mayOpenSealed } from '../../../accounts/permissions.ts';
import { recordAudit } from '../../../accounts/record-audit.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { type CsvCell, writeCsv } from '../../../exports/csv-writer.ts';
import { exportRows } from '../../../exports/export-table.ts';
import { exportTables } from '../../../exports/export-tables.ts';
import { writeJsonLines } from '../../../exports/json-lines.ts';
import { instantInput, pagingFields, text } from '../../../http/fields.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, listOf } from '../list.ts';
import { lawfulReason } from '../wire/lawful-reason.ts';
import { link } from '../wire/link.ts';

const path = '/Organization/Exports';
const MOST_ROWS = 20_000;

const exportable = z
  .object({
    Name: z.string(),
    /** In the order in which they are written. */
    Columns: z.array(z.string()),
    Links: z.array(link),
  })
  .meta({ id: 'Export' });

const exportedFile = z
  .object({
    FileName: z.string(),
    ContentType: z.string(),
    CountRows: z.int(),
    /** The file in base64. */
    Content: z.string(),
  })
  .meta({ id: 'ExportedFile' });

const listExports = defineOperation({
  id: 'list-exports',
  method: 'GET',
  path,
  summary: 'List what can be exported',
  tag: 'Exports',
  input: z.object(pagingFields),
  responses: { 200: listOf(exportable).meta({ id: 'Exports' }) },
  handle: (call, input) => {
    const names = Object.keys(exportTables);
    const first = (input.Page - 1) * input.SizePage;
    const items = names.slice(first, first + input.SizePage).map((name) => ({
      Name: name,
      Columns: exportTables[name]?.columns ?? [],
      Links: [{ rel: 'self', href: `${path}/${name}` }],
    }));
    return accept(list(input, { items, totalItems: names.length }, call.now));
  },
});

const retrieveExport = defineOperation({
  id: 'show-export',
  method: 'GET',
  path: `${path}/{exportName}`,
  summary: `Export up to ${MOST_ROWS} rows as a file; the command line exports any number`,
  tag: 'Exports',
  input: z.object({
    exportName: text(50),
    Format: z.enum(['Csv', 'JsonLines']).default('Csv'),
    /** Semicolons are what a French spreadsheet opens by a double click. */
    Delimiter: z.enum(['Comma', 'Semicolon', 'Tab']).default('Comma'),
    /** Of the date that the rows have: creation, issue, payment. */
    DateMin: instantInput.optional(),
    /** Excluded, so that months follow each other without a gap. */
    DateBefore: instantInput.optional(),
    ...lawfulReason,
  }),
  responses: { 200: exportedFile },
  handle: (call, input) =>
    work(call, async (context) => {
      const name = input.exportName.toLowerCase();
      const table = Object.hasOwn(exportTables, name) ? exportTables[name] : undefined;
      if (!table) return refuse('Error.Export.NotFound', 'exportName');
      const { LawfulReason } = input;
      const opensSealed = LawfulReason !== undefined;
      if (opensSealed && !mayOpenSealed(call.permitted)) return refuse('Error.Api.Permission.Missing');
      const range = { from: input.DateMin, until: input.DateBefore, opensSealed };
      const rows: (readonly CsvCell[])[] = [];
      for await (const row of exportRows(context.transaction, context.businessId, table, range)) {
        if (rows.length === MOST_ROWS)
          return refuse('Error.Export.TooLarge', 'exportName', { limit: MOST_ROWS });
        rows.push(row);
      }
      const isCsv = input.Format === 'Csv';
      const written = isCsv
        ? writeCsv(table.columns, rows, { ...csvFormat, delimiter: delimiters[input.Delimiter] })
        : writeJsonLines(table.columns, rows);
      const content = await readText(written);
      await recordAudit(context, {
        action: 'Export.Made',
        subjectKind: 'export',
        subjectId: null,
        data: { name, rows: rows.length, lawfulReason: LawfulReason },
      });
      return accept({
        status: 200,
        body: {
          FileName: `${name}.${isCsv ? 'csv' : 'jsonl'}`,
          ContentType: isCsv ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
          CountRows: rows.length,
          Content: Buffer.from(content).toString('base64'),
        },
      });
    }),
});

const delimiters = { Comma: ',', Semicolon: ';', Tab: '\t' } as const;
const csvFormat = { hasByteOrderMark: true, guardsFormulas: true, usesQuotes: true } as const;

export const exportOperations = [listExports, retrieveExport];
