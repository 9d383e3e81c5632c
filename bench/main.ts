/** Runs the benchmarks named on the command line, prints their rows and appends them to `bench/results/`. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { measureApi } from './api.ts';
import { measureBilling } from './billing.ts';
import { measureImport } from './import.ts';
import { measurePdf } from './pdf.ts';
import type { BenchRow } from './row.ts';

const suites: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  api: measureApi,
  billing: measureBilling,
  import: measureImport,
  pdf: async () =>
    (await measurePdf()).map(({ name, value, unit }) => ({ case: name, figure: 'rendered', value, unit })),
};

const folder = join(import.meta.dirname, 'results');
const columns = ['date', 'commit', 'cores', 'case', 'figure', 'value', 'unit', 'floor', 'ratio'] as const;

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function write(suite: string, rows: readonly BenchRow[]): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${suite}.csv`);
  if (!existsSync(file)) writeFileSync(file, `${columns.join(',')}\n`);
  const date = new Date().toISOString().slice(0, 16);
  for (const row of rows) {
    const ratio = row.floor === undefined ? '' : (row.value / row.floor).toFixed(3);
    const cells = [
      date,
      commit(),
      availableParallelism(),
      `"${row.case}"`,
      row.figure,
      row.value,
      row.unit,
      row.floor ?? '',
      ratio,
    ];
    appendFileSync(file, `${cells.join(',')}\n`);
    console.log(
      `${suite}  ${row.case}  ${row.figure}: ${row.value} ${row.unit}${ratio ? `  (${ratio} of the floor, ${row.floor})` : ''}`,
    );
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`,
);
for (const [name, measure] of Object.entries(suites)) {
  if (wanted.length === 0 || wanted.includes(name)) write(name, await measure());
}
