import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import {
  type CsvHeader,
  type CsvReadOptions,
  type CsvRecord,
  MAX_RECORD_BYTES,
  readCsv,
} from './csv-reader.ts';
import type { ImportReason } from './reasons.ts';

interface ReadFile {
  readonly header: CsvHeader | undefined;
  readonly records: readonly CsvRecord[];
  readonly refused: ImportReason | undefined;
  readonly batches: readonly number[];
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
  content: string | Uint8Array,
  { chunkSize = 65_536, ...options }: CsvReadOptions & { readonly chunkSize?: number } = {},
): Promise<ReadFile> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const records: CsvRecord[] = [];
  const batches: number[] = [];
  let header: CsvHeader | undefined;
  let refused: ImportReason | undefined;
  for await (const event of readCsv(inChunks(bytes, chunkSize), options)) {
    if (event.kind === 'Header') header = event.header;
    else if (event.kind === 'Refused') refused = event.reason;
    else {
      records.push(...event.records);
      batches.push(event.records.length);
    }
  }
  return { header, records, refused, batches };
}

const raws = (file: ReadFile) => file.records.map(({ raw }) => raw);
const lines = (file: ReadFile) => file.records.map(({ line }) => line);

test('reads cells by column name, with the line of each record', async () => {
  const file = await read('id,name\r\n1,Ann\r\n2,Bob\r\n');
  assert.equal(file.refused, undefined);
  assert.deepEqual(file.header?.columns, ['id', 'name']);
  assert.deepEqual({ ...file.records[1]?.cells }, { id: '2', name: 'Bob' });
  assert.deepEqual(lines(file), [2, 3]);
});

for (const [name, delimiter] of [
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
] as const) {
  test(`finds out the ${name}`, async () => {
    const other = delimiter === ',' ? ';' : ',';
    const file = await read(`"a${other}${other}${other}"${delimiter}b\n1${delimiter}2\n`);
    assert.equal(file.header?.delimiter, delimiter);
    assert.deepEqual(raws(file), [['1', '2']]);
  });
}

test('a given delimiter wins over the one found', async () => {
  const file = await read('a,b;c\n1,2;3\n', { delimiter: ';' });
  assert.deepEqual(file.header?.columns, ['a,b', 'c']);
});

test('a byte order mark is no part of the first column, whatever the size of the chunks', async () => {
  for (const chunkSize of [1, 2, 3, 1_000]) {
    const file = await read('\ufeffid,name\n1,é\n', { chunkSize });
    assert.deepEqual(file.header, {
      columns: ['id', 'name'],
      delimiter: ',',
      hasByteOrderMark: true,
      usesQuotes: true,
    });
    assert.deepEqual({ records: raws(file), lines: lines(file) }, { records: [['1', 'é']], lines: [2] });
  }
});

test('a record is named by its first physical line: line ends in cells and blank lines count', async () => {
  const text = 'id,note\r\n1,"a\r\nb\r\nc"\r\n\r\n\r\n2,x\r\n"3\n3",y\r\n4,z';
  for (const chunkSize of [1, 7, 1_000]) {
    const file = await read(text, { chunkSize });
    assert.deepEqual(lines(file), [2, 7, 8, 10]);
    assert.deepEqual(raws(file)[0], ['1', 'a\r\nb\r\nc']);
  }
});

test('a header may hold line ends and start after blank lines', async () => {
  const file = await read('\n\n"a\nb",c\n1,2\n');
  assert.deepEqual(file.header?.columns, ['a\nb', 'c']);
  assert.deepEqual(lines(file), [5]);
});

test('reads the line ends of every system, mixed ones too', async () => {
  assert.deepEqual(raws(await read('a,b\r1,2\r3,4')), [
    ['1', '2'],
    ['3', '4'],
  ]);
  assert.deepEqual(lines(await read('a,b\n1,2\r\n3,4\n5,6')), [2, 3, 4]);
});

test('refuses a line with too few or too many cells, not the file', async () => {
  const file = await read('a,b\n1\n1,2\n1,2,3\n');
  const problems = file.records.map(({ problem }) => problem?.reason.code);
  assert.deepEqual(problems, ['Error.Import.Line.TooFewCells', undefined, 'Error.Import.Line.TooManyCells']);
  assert.deepEqual(file.records[2]?.raw, ['1', '2', '3']);
  assert.equal(file.records[2]?.problem?.reason.en, 'The line has 3 cells, the header only 2.');
});

test('leaves out lines whose cells are all blank, as spreadsheets write them', async () => {
  assert.deepEqual(raws(await read('a;b\n1;2\n;\n ; \n3;4\n;;;\n')), [
    ['1', '2'],
    ['3', '4'],
  ]);
});

test('reads protected formulas as what they protect', async () => {
  const file = await read(`a,b\n'=1+1,it's\n"'@x",'abc\n`);
  assert.deepEqual(raws(file), [
    ['=1+1', "it's"],
    ['@x', "'abc"],
  ]);
});

test('a column may have any name', async () => {
  const file = await read('__proto__,constructor,\n1,2,3\n');
  const cells = file.records[0]?.cells ?? {};
  assert.deepEqual(Object.entries(cells), [
    ['__proto__', '1'],
    ['constructor', '2'],
    ['', '3'],
  ]);
  assert.equal(cells.toString, undefined);
});

test('hands on batches of the wanted size', async () => {
  const rows = Array.from({ length: 25 }, (_, index) => `${index}`).join('\n');
  assert.deepEqual((await read(`id\n${rows}`, { batchSize: 10 })).batches, [10, 10, 5]);
});

test('without quotation marks as a syntax, they are characters', async () => {
  const file = await read('a,b\n5" screen,"x\n', { quote: 'none' });
  assert.deepEqual(raws(file), [['5" screen', '"x']]);
});

const faults: [name: string, content: string | Uint8Array, code: string, text: RegExp][] = [
  ['an empty file', '', 'File.Empty', /empty/],
  ['a file of blank lines', '\r\n\n', 'File.Empty', /empty/],
  ['a byte order mark alone', '\ufeff', 'File.Empty', /empty/],
  ['a header alone', 'a,b\r\n', 'File.HeaderOnly', /nothing below/],
  ['a header and blank lines', 'a,b\r\n\r\n,\r\n', 'File.HeaderOnly', /nothing below/],
  ['a zero byte', 'a,b\n1,\0\n', 'File.NotText', /zero byte at byte 6/],
  ['a workbook', Buffer.from('504b030414000600', 'hex'), 'File.OtherFormat', /a workbook or a ZIP archive/],
  ['UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'File.OtherFormat', /UTF-16/],
  ['an 8-bit encoding', Buffer.from('a,b\nx,y\né,2\n', 'latin1'), 'File.NotUtf8', /Line 3 .* byte 8/],
  ['a character cut by the end', Buffer.from('a,b\n1,é').subarray(0, 7), 'File.NotUtf8', /Line 2 .* byte 6/],
  ['a column named twice', 'a,b, a\n1,2,3\n', 'Header.Duplicate', /“a”/],
  ['a quotation mark in a cell', 'a,b\n1,2\n1,5" screen\n', 'File.QuoteMisplaced', /line 3/],
  ['text after a quoted cell', 'a,b\n1,2\n\n"x"y,2\n', 'File.QuoteMisplaced', /line 4/],
  ['a quotation mark left open', 'a,b\n1,2\n1,"x\n3,4\n', 'File.QuoteNotClosed', /line 3/],
  [
    'too many columns',
    `${Array.from({ length: 1_001 }, (_, i) => i).join()}\n1\n`,
    'Header.TooManyColumns',
    /1000/,
  ],
];

for (const [name, content, code, text] of faults) {
  test(`refuses ${name}`, async () => {
    for (const chunkSize of [5, 65_536]) {
      const { refused } = await read(content, { chunkSize });
      assert.equal(refused?.code, `Error.Import.${code}`);
      assert.match(refused.en, text);
    }
  });
}

test('hands on the whole batches before the fault', async () => {
  const file = await read('a,b\n1,2\n3,4\n"x', { batchSize: 1, chunkSize: 4 });
  assert.equal(file.refused?.code, 'Error.Import.File.QuoteNotClosed');
  assert.deepEqual(raws(file), [
    ['1', '2'],
    ['3', '4'],
  ]);
});

test('refuses a record without end early, whether a cell or countless cells', async () => {
  for (const filling of ['x', ',', '"', '\n', '\r']) {
    const { refused } = await read(`a,b\n1,2\n"${filling.repeat(MAX_RECORD_BYTES * 3)}`);
    assert.equal(refused?.code, 'Error.Import.File.RecordTooLong', JSON.stringify(filling));
  }
  const commas = await read(`a,b\n1,2\n${','.repeat(MAX_RECORD_BYTES * 3)}`);
  assert.equal(commas.refused?.code, 'Error.Import.File.RecordTooLong');
  assert.match(commas.refused.en, /line 3/);
  const header = await read('x'.repeat(MAX_RECORD_BYTES * 3));
  assert.equal(header.refused?.code, 'Error.Import.File.RecordTooLong');
});

test('refuses the line of a cell that is too long', async () => {
  const file = await read(`a,b\n1,${'x'.repeat(40_000)}\n2,y\n`);
  const problems = file.records.map(
    ({ problem }) => problem && { column: problem.column, code: problem.reason.code },
  );
  assert.deepEqual(problems, [{ column: 'b', code: 'Error.Import.Value.TooLong' }, null]);
});

test('random bytes are read or refused, never a crash', async () => {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(fc.constantFrom('"', ',', ';', '\n', '\r', '\r\n', 'é', "'=", 'a', '""', '\ufeff', '\t'), {
        maxLength: 80,
      })
      .map((pieces) => Buffer.from(pieces.join(''))),
  );
  await fc.assert(
    fc.asyncProperty(noise, fc.integer({ min: 1, max: 50 }), async (bytes, chunkSize) => {
      const file = await read(bytes, { chunkSize });
      if (file.refused) assert.match(file.refused.code, /^Error\.Import\.(File|Header)\./);
      else assert.ok(file.records.length > 0);
      assert.ok(file.records.every(({ raw, line }) => raw.length > 0 && line > 1));
    }),
    { numRuns: 600 },
  );
});

test('cells and lines do not depend on the size of the chunks', async () => {
  const cell = fc.stringMatching(/^[a-zé"\r\n,; ]{0,6}$/);
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (given, chunkSize) => {
      const quoted = given.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
      const text = `a,b\n${quoted.join('\r\n')}\r\n`;
      const whole = await read(text);
      const pieces = await read(text, { chunkSize });
      assert.deepEqual(pieces.records, whole.records);
      const oracle: string[][] = parse(text, { record_delimiter: ['\r\n', '\n', '\r'] });
      const kept = oracle.slice(1).filter((row) => row.some((value) => value.trim() !== ''));
      assert.deepEqual(raws(whole), kept);
      for (const record of whole.records) {
        const before = text
          .split(/\r\n|\r|\n/)
          .slice(record.line - 1)
          .join('\n');
        const start = record.raw[0]?.split(/[\r\n]/)[0]?.replaceAll('"', '""') ?? '';
        assert.ok(before.startsWith(`"${start}`), `line ${record.line}`);
      }
    }),
  );
});
