/** For the tests of single lines: one record, evaluated by a small mapping with the fields of the test. */
import assert from 'node:assert/strict';
import type { CsvRecord } from './csv-reader.ts';
import { compileMapping, type EvaluatedRow, evaluateRow } from './evaluate-row.ts';
import { setupYaml, validMapping } from './testing.ts';

const base = `
  ReferenceCustomer: id
  ReferenceOffer: plan
  DateStart: start
`;
const goodCells = { id: 'c1', plan: 'pro', start: '2026-01-01', x: '' };

export function evaluate(
  fields: string,
  cells: Readonly<Record<string, string>>,
  { kind = 'subscriptions', more = '', currency = 'EUR' } = {},
): EvaluatedRow {
  const head = kind === 'subscriptions' ? base : '\n  ReferenceCustomer: id\n';
  const { mapping } = validMapping(`${setupYaml}kind: ${kind}\n${more}\nfields:${head}${fields}`);
  const offers = new Set(['basic', 'pro']);
  const compiled = compileMapping(mapping, {
    currency,
    timeZone: 'Europe/Paris',
    offers,
    discounts: new Set(['welcome']),
  });
  const record: CsvRecord = { line: 7, cells: { ...goodCells, ...cells }, raw: [], problem: null };
  return evaluateRow(compiled, record);
}

export function rowOf(evaluated: EvaluatedRow) {
  assert.equal(evaluated.kind, 'Row', JSON.stringify(evaluated));
  return evaluated.row;
}

export function subscribe(fields: string, cells: Readonly<Record<string, string>> = {}, options = {}) {
  const row = rowOf(evaluate(fields, cells, options));
  assert.equal(row.kind, 'subscriptions');
  return row;
}

export function refusals(fields: string, cells: Readonly<Record<string, string>>, options = {}) {
  const evaluated = evaluate(fields, cells, options);
  assert.equal(evaluated.kind, 'Refused', JSON.stringify(evaluated));
  return evaluated.refused;
}

export const codes = (...args: Parameters<typeof refusals>) =>
  refusals(...args).map(({ field, reason }) => `${field} ${reason.code.replace('Error.Import.', '')}`);
