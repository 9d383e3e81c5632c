import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CsvFormat, writeCsv } from '../exports/csv-writer.ts';
import { readCsv } from './csv-reader.ts';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0')),
  fc.stringMatching(/^[-'=+@",;\t\r\n a1]{0,6}$/),
);
const format: fc.Arbitrary<CsvFormat> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  hasByteOrderMark: fc.boolean(),
  guardsFormulas: fc.constant(true),
  usesQuotes: fc.constant(true),
});

test('what the writer writes, the reader reads back', async () => {
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(rows, format, async (given, written) => {
      const header = ['one', 'two', 'three'];
      const source = Readable.from(writeCsv(header, given, written), { objectMode: false });
      const records: (readonly string[])[] = [];
      for await (const event of readCsv(source)) {
        if (event.kind === 'Header') {
          assert.deepEqual(event.header, {
            columns: header,
            delimiter: written.delimiter,
            hasByteOrderMark: written.hasByteOrderMark,
            usesQuotes: true,
          });
        } else if (event.kind === 'Records') records.push(...event.records.map(({ raw }) => raw));
        else assert.equal(event.reason.code, 'Error.Import.File.HeaderOnly');
      }
      assert.deepEqual(
        records,
        given.filter((row) => row.some((text) => text.trim() !== '')),
      );
    }),
    { numRuns: 300 },
  );
});
