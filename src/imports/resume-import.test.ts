import assert from 'node:assert/strict';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import fc from 'fast-check';
import { runImport } from './run-import.ts';
import { all, codes, content, counts, header, line, linesTo, mapping, run, text } from './runs.testing.ts';
import { Crash, MemoryPort, temporaryFile } from './testing.ts';

for (const moment of ['beforeCommit', 'afterCommit'] as const) {
  test(`an import killed ${moment === 'beforeCommit' ? 'before' : 'after'} a commit goes on where it stopped`, async (context) => {
    const rows = `${header + linesTo(4)}x,X,gold,1\n${line(5)}${line(6)}y,Y,gold,1\n${line(7)}${line(1)}`;
    const path = await temporaryFile(context, rows);
    const straight = new MemoryPort();
    const wanted = await run(path, straight, { batchSize: 3 });
    const [refused, reasons] = [await text(`${path}.refused.csv`), await text(`${path}.refused-reasons.csv`)];
    const port = new MemoryPort();
    let count = 0;
    port[moment] = () => {
      count += 1;
      if (count === 3) throw new Crash();
    };
    await assert.rejects(run(path, port, { batchSize: 3 }), Crash);
    assert.equal(port.isLocked, false);
    const committed = port.batches.length;
    const report = await run(path, port, { batchSize: 3 });
    assert.deepEqual(counts(report), counts(wanted));
    assert.equal(report.resumedAfter, committed * 3);
    assert.equal(port.batches.length, straight.batches.length, 'no batch is done twice');
    assert.equal(content(port), content(straight));
    assert.deepEqual(
      [await text(`${path}.refused.csv`), await text(`${path}.refused-reasons.csv`)],
      [refused, reasons],
    );
    assert.deepEqual(counts(await run(path, port)), all(0, 0, 7, 3));
  });
}

test('killed anywhere, with batches of any size, it ends as if it had run through', async (context) => {
  const kinds = fc.constantFrom('good', 'unknown offer', 'short', 'twice');
  const rowOf = (kind: string, n: number) =>
    ({ good: line(n), 'unknown offer': `c${n},x,gold,1\n`, short: `c${n}\n`, twice: line(1) })[kind] ?? '';
  const path = await temporaryFile(context, '');
  await fc.assert(
    fc.asyncProperty(
      fc.array(kinds, { minLength: 1, maxLength: 20 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }), fc.boolean()), {
        maxLength: 4,
      }),
      async (rows, crashes) => {
        await writeFile(path, header + rows.map((kind, index) => rowOf(kind, index + 2)).join(''));
        const straight = new MemoryPort();
        const wanted = await run(path, straight);
        const refused = wanted.refusedPath && (await text(wanted.refusedPath));
        const port = new MemoryPort();
        for (const [batchSize, after, isBefore] of crashes) {
          let left = after;
          const crash = () => {
            left -= 1;
            if (left === 0) throw new Crash();
          };
          port.beforeCommit = isBefore ? crash : () => {};
          port.afterCommit = isBefore ? () => {} : crash;
          await runImport({ path, mapping, isDryRun: false, batchSize }, port).catch((error: unknown) => {
            if (!(error instanceof Crash)) throw error;
          });
        }
        port.beforeCommit = () => {};
        port.afterCommit = () => {};
        const report = await run(path, port);
        assert.equal(content(port), content(straight));
        assert.deepEqual([report.linesRead, report.linesRefused], [wanted.linesRead, wanted.linesRefused]);
        assert.equal(report.refusedPath && (await text(report.refusedPath)), refused);
      },
    ),
    { numRuns: 60 },
  );
});

test('when the refused lines of the first part are gone, it starts from the first line', async (context) => {
  const path = await temporaryFile(context, `${header}x,X,gold,1\n${linesTo(8)}`);
  const port = new MemoryPort();
  port.afterCommit = () => {
    if (port.batches.length === 2) throw new Crash();
  };
  await assert.rejects(run(path, port, { batchSize: 3 }), Crash);
  await rm(`${path}.refused.csv`);
  const report = await run(path, port, { batchSize: 3 });
  assert.deepEqual([report.resumedAfter, report.linesRefused, port.subscriptions.length], [0, 1, 8]);
  assert.deepEqual(counts(report), all(3, 0, 5, 1));
  assert.equal(await text(`${path}.refused.csv`), 'id,name,plan,price\r\nx,X,gold,1\r\n');
});

test('stops after the running batch when it is asked to, and goes on later', async (context) => {
  const path = await temporaryFile(context, header + linesTo(10));
  const port = new MemoryPort();
  const stop = new AbortController();
  port.afterCommit = () => {
    if (port.batches.length === 2) stop.abort();
  };
  const report = await run(path, port, { batchSize: 3, signal: stop.signal });
  assert.deepEqual([report.isComplete, report.linesRead, port.subscriptions.length], [false, 6, 6]);
  const rest = await run(path, port, { batchSize: 3 });
  assert.deepEqual([rest.isComplete, rest.resumedAfter, rest.linesRead], [true, 6, 10]);
  assert.deepEqual(counts(rest), all(10, 0, 0, 0));
  assert.deepEqual(await codes(path, port, { signal: AbortSignal.abort() }), ['Stopped']);
});

test('another mapping or another file is another import', async (context) => {
  const path = await temporaryFile(context, header + linesTo(6));
  const port = new MemoryPort();
  port.afterCommit = () => {
    if (port.batches.length === 1) throw new Crash();
  };
  await assert.rejects(run(path, port, { batchSize: 3 }), Crash);
  const other = { ...mapping, sha256: 'f'.repeat(64) };
  assert.equal((await run(path, port, { mapping: other, isDryRun: false })).resumedAfter, 0);
  await appendFile(path, line(7));
  assert.equal((await run(path, port)).resumedAfter, 0);
});
