/** For the tests of whole imports: a small mapping, files for it, and what is compared of a run. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { ImportReport } from './import-report.ts';
import { type ImportRequest, runImport } from './run-import.ts';
import { MemoryPort, setupYaml, validMapping } from './testing.ts';

export const mapping = validMapping(`${setupYaml}kind: subscriptions
fields:
  ReferenceCustomer: id
  Name: name
  ReferenceOffer: plan
  DateStart: { constant: '2026-01-01' }
  AmountRecurrence: price
`);
export const header = 'id,name,plan,price\n';
export const line = (n: number) => `c${n},Customer ${n},basic,${n}.50\n`;
export const linesTo = (count: number) =>
  Array.from({ length: count }, (_, index) => line(index + 1)).join('');

export async function run(
  path: string,
  port: MemoryPort,
  request: Partial<ImportRequest> = {},
): Promise<ImportReport> {
  const outcome = await runImport({ path, mapping, isDryRun: false, ...request }, port);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.report;
}

export async function codes(
  path: string,
  port = new MemoryPort(),
  request: Partial<ImportRequest> = {},
): Promise<string[]> {
  const outcome = await runImport({ path, mapping, isDryRun: false, ...request }, port);
  assert.ok(!outcome.ok, JSON.stringify(outcome));
  return outcome.reasons.map(({ code }) => code.replace('Error.Import.', ''));
}

export const counts = ({ customers, subscriptions }: ImportReport) => ({ customers, subscriptions });
export const all = (created: number, changed: number, unchanged: number, refused: number) => {
  const actions = { created, changed, unchanged, refused };
  return { customers: actions, subscriptions: actions };
};
export const text = (path: string) => readFile(path, 'utf8');
export function content(port: MemoryPort) {
  return JSON.stringify([[...port.customers.values()], port.subscriptions, port.installation]);
}
