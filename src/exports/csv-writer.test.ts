import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultCsvFormat, formatCsvRecord, writeCsv } from './csv-writer.ts';
import { protectCell, unprotectCell } from './formula-guard.ts';

test('quotes only what needs it, and doubles quotation marks', () => {
  const record = formatCsvRecord(['plain', 'a,b', 'a"b', 'two\nlines', ' padded', '', null, 12, true]);
  assert.equal(record, 'plain,"a,b","a""b","two\nlines"," padded",,,12,true\r\n');
});

test('quotes for its own delimiter', () => {
  assert.equal(formatCsvRecord(['a,b', 'c;d'], { ...defaultCsvFormat, delimiter: ';' }), 'a,b;"c;d"\r\n');
});

test('a record of one empty cell is no blank line', () => {
  assert.equal(formatCsvRecord(['']), '""\r\n');
});

test('formulas are protected, plain numbers are not', () => {
  const dangerous = [
    "=cmd|'/C calc'!A0",
    '+1+2',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '=1+1',
    '-',
    '+33 6 12 34',
    '＝1',
  ];
  for (const cell of dangerous) assert.equal(protectCell(cell), `'${cell}`);
  const harmless = ['', '-12', '+33612345678', '-1 234,56', '-1.5e3', '12-3', 'a=b', "it's", "'quoted'", '1'];
  for (const cell of harmless) assert.equal(protectCell(cell), cell);
});

test('a protected cell in the record is quoted when it has to be', () => {
  assert.equal(formatCsvRecord(['=HYPERLINK("x","y")']), `"'=HYPERLINK(""x"",""y"")"\r\n`);
  assert.equal(formatCsvRecord([-12]), '-12\r\n');
});

test('taking the protection off gives back any text', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^['=+@\t-]{0,4}[a-z0-9.]{0,4}$/));
  fc.assert(fc.property(text, (cell) => assert.equal(unprotectCell(protectCell(cell)), cell)));
});

test('no protected cell starts as a formula', () => {
  const text = fc.stringMatching(/^['=+@\t\r-]{1,4}[a-z0-9]{0,4}$/);
  fc.assert(
    fc.property(text, (cell) => {
      const written = protectCell(cell);
      assert.ok(!/^[=+\-@\t\r]/.test(written) || /^[+-]\d+(e\d+)?$/.test(written), written);
    }),
  );
});

test('streams a file in pieces, with its byte order mark', async () => {
  const records = Array.from({ length: 20_000 }, (_, index) => [index, 'x'.repeat(20)]);
  const pieces = await Array.fromAsync(writeCsv(['n', 'text'], records));
  assert.ok(pieces.length > 3 && pieces.every((piece) => piece.length < 70_000));
  const lines = pieces.join('').split('\r\n');
  assert.equal(lines[0], '\ufeffn,text');
  assert.equal(lines[20_000], `19999,${'x'.repeat(20)}`);
  assert.equal(lines.length, 20_002);
});
