/**
 * Takes the records of a file in order and decides each: a planned row, a filtered record, or a refused line.
 * Keeps what must be remembered of the whole file: which references it has had.
 */

import type { CsvRecord } from './csv-reader.ts';
import { compileMapping, type EvaluationContext, evaluateRow, type RefusedCell } from './evaluate-row.ts';
import type { ExistingQuery, ExistingRecords, PlannedRow } from './import-port.ts';
import { type ImportRow, keyOfRow } from './import-row.ts';
import type { ImportMapping } from './mapping.ts';
import { existingQuery, planRows, type RowToPlan } from './plan-rows.ts';
import { importReason } from './reasons.ts';
import { ReferenceSet } from './reference-set.ts';
import type { RefusedLine } from './refused-files.ts';

export interface PlannedRecords {
  readonly rows: readonly PlannedRow[];
  readonly refused: readonly RefusedLine[];
  readonly filtered: number;
}

type FindExisting = (query: ExistingQuery) => Promise<ExistingRecords>;

export class BatchPlanner {
  readonly #mapping: ImportMapping;
  readonly #compiled: ReturnType<typeof compileMapping>;
  readonly #findExisting: FindExisting;
  readonly #keys = new ReferenceSet();
  /** Only when subscriptions have references of their own: a customer may then be on several lines. */
  readonly #customers: { readonly references: ReferenceSet; readonly contents: ReferenceSet } | undefined;

  constructor(mapping: ImportMapping, context: EvaluationContext, findExisting: FindExisting) {
    this.#mapping = mapping;
    this.#compiled = compileMapping(mapping, context);
    this.#findExisting = findExisting;
    const repeatsCustomers = mapping.kind === 'subscriptions' && 'ReferenceSubscription' in mapping.fields;
    if (repeatsCustomers) {
      this.#customers = { references: new ReferenceSet(), contents: new ReferenceSet() };
    }
  }

  /** Only remembers the references of records that an earlier run has done. */
  skip(records: readonly CsvRecord[]): void {
    this.#evaluate(records);
  }

  async plan(records: readonly CsvRecord[]): Promise<PlannedRecords> {
    const { rows, refused, filtered, byLine } = this.#evaluate(records);
    if (rows.length === 0) return { rows: [], refused, filtered };
    const existing = await this.#findExisting(existingQuery(rows));
    const planned: PlannedRow[] = [];
    for (const plan of planRows(rows, existing, this.#mapping.termination ?? null)) {
      if (plan.ok) planned.push(plan.planned);
      else {
        const record = byLine.get(plan.line);
        if (record) refused.push({ record, cells: [this.refusedCell(record, plan.field, plan.reason)] });
      }
    }
    refused.sort((a, b) => a.record.line - b.record.line);
    return { rows: planned, refused, filtered };
  }

  /** A refusal of a target field, told with the column and the text that it came from. */
  refusedCell(record: CsvRecord, field: string | null, reason: RefusedCell['reason']): RefusedCell {
    const column = this.#compiled.fields.find(({ name }) => name === field)?.column ?? null;
    const value = column === null ? '' : (record.cells[column] ?? '');
    return { line: record.line, column, field, value, reason };
  }

  #evaluate(records: readonly CsvRecord[]) {
    const rows: RowToPlan[] = [];
    const refused: RefusedLine[] = [];
    const byLine = new Map<number, CsvRecord>();
    let filtered = 0;
    for (const record of records) {
      const evaluated = evaluateRow(this.#compiled, record);
      if (evaluated.kind === 'Filtered') filtered += 1;
      else if (evaluated.kind === 'Refused') refused.push({ record, cells: evaluated.refused });
      else {
        byLine.set(record.line, record);
        const checked = this.#checkRepetition(evaluated.row, record);
        if ('cells' in checked) refused.push(checked);
        else rows.push(checked);
      }
    }
    return { rows, refused, filtered, byLine };
  }

  #checkRepetition(row: ImportRow, record: CsvRecord): RowToPlan | RefusedLine {
    const before = this.#keys.add(keyOfRow(row), row.line);
    if (before !== 0) {
      const field = this.#customers ? 'ReferenceSubscription' : 'ReferenceCustomer';
      const reason = importReason('Error.Import.Reference.Duplicate', { line: before });
      return { record, cells: [this.refusedCell(record, field, reason)] };
    }
    if (!this.#customers || row.kind === 'terminations') return { row, isRepeatedCustomer: false };
    const { references, contents } = this.#customers;
    const { referenceCustomer } = row.customer;
    const earlier = references.add(referenceCustomer, row.line);
    const isSame = contents.add(JSON.stringify(row.customer), row.line) !== 0;
    if (earlier === 0 || isSame) return { row, isRepeatedCustomer: earlier !== 0 };
    const reason = importReason('Error.Import.Customer.Conflict', { line: earlier });
    return { record, cells: [this.refusedCell(record, 'ReferenceCustomer', reason)] };
  }
}

/** What has to be written: rows that only confirm what exists are counted, not sent. */
export function writes(planned: PlannedRow): boolean {
  if (planned.kind === 'terminations') return planned.subscriptionIds.length > 0;
  if (planned.customer !== 'keep') return true;
  return planned.kind === 'subscriptions' && planned.subscription !== 'keep';
}
