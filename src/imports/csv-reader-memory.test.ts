import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const MEGABYTES = 32;
/**
 * V8 lets its heap grow to hundreds of megabytes before it looks for what is dead. Held small, a reader that
 * kept its records would run out of it.
 */
const flags = ['--max-semi-space-size=8', '--max-old-space-size=48', '--input-type=module', '--eval'];

/** Lines of 60 to 200 bytes, some with quoted cells and line ends. */
const shortLines = `Array.from({ length: 2000 }, (_, index) =>
    'reference-' + index + ',"Customer é ' + index + '",' + 'x'.repeat(index % 100) + ',"two\\r\\nlines, quoted",12.50\\r\\n',
  )`;
/** Lines near the longest that are read. */
const longLines = `Array.from({ length: 20 }, (_, index) =>
    'reference-' + index + ',"' + 'x'.repeat(32000) + '",' + 'y'.repeat(32000) + ',"two\\r\\nlines, quoted",' + 'z'.repeat(32000) + '\\r\\n',
  )`;

/** A program that reads such lines again and again, in pieces that cut them anywhere. */
const reading = (lines: string) => `
  import { readCsv } from ${JSON.stringify(new URL('./csv-reader.ts', import.meta.url).href)};
  const lines = ${lines};
  const block = Buffer.from(lines.join(''));
  async function* source() {
    yield Buffer.from('reference,name,filling,note,amount\\r\\n');
    for (let bytes = 0; bytes < ${MEGABYTES}e6; bytes += block.length) {
      for (let at = 0; at < block.length; at += 65536) yield block.subarray(at, at + 65536);
    }
  }
  let records = 0;
  let lastLine = 0;
  for await (const event of readCsv(source())) {
    if (event.kind === 'Refused') throw new Error(event.reason.en);
    if (event.kind === 'Records') {
      records += event.records.length;
      lastLine = event.records.at(-1).line;
    }
  }
  const blocks = Math.ceil(${MEGABYTES}e6 / block.length);
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ records, lastLine, expected: blocks * lines.length, memory }));
`;

for (const [name, lines] of [
  ['short', shortLines],
  ['very long', longLines],
] as const)
  test(`a file of ${MEGABYTES} MB of ${name} lines is read in less than 150 MB of memory`, () => {
    const child = spawnSync(process.execPath, [...flags, reading(lines)], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.equal(child.status, 0, child.stderr);
    const { records, lastLine, expected, memory } = JSON.parse(child.stdout);
    assert.equal(records, expected);
    assert.equal(lastLine, expected * 2, 'every record has two lines, below the header');
    assert.ok(memory < 150, `${Math.round(memory)} MB`);
  });
