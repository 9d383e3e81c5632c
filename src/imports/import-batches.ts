/** Plans, counts and writes batch after batch, with the refused lines kept beside. */
import { type BatchPlanner, type PlannedRecords, writes } from './batch-planner.ts';
import type { CsvHeader, CsvRecord } from './csv-reader.ts';
import type { RefusedCell } from './evaluate-row.ts';
import type { ImportKey, ImportPort, PlannedRow, RowRefusal } from './import-port.ts';
import { type ImportCounts, type ImportProgress, noCounts } from './import-progress.ts';
import { type ChangeSample, countRow, reportActions } from './import-report.ts';
import type { ImportMapping } from './mapping.ts';
import type { ImportOutcome } from './reasons.ts';
import type { RefusedFiles, RefusedLine } from './refused-files.ts';
import { rejectedBy } from './rejected-by.ts';

interface BatchesOptions {
  readonly planner: BatchPlanner;
  readonly files: RefusedFiles;
  readonly port: ImportPort;
  readonly mapping: ImportMapping;
  /** Null for a dry run. */
  readonly key: ImportKey | null;
  readonly sampleSize: number;
}

const done: ImportOutcome<null> = { ok: true, value: null };

export class ImportBatches {
  readonly #options: BatchesOptions;
  #header: CsvHeader = { columns: [], delimiter: ',', hasByteOrderMark: false, usesQuotes: true };
  #counts: ImportCounts = noCounts;
  #recordsSeen = 0;
  #resumedAfter = 0;
  #refused: RefusedCell[] = [];
  #changes: ChangeSample[] = [];

  constructor(options: BatchesOptions) {
    this.#options = options;
  }

  set header(header: CsvHeader) {
    this.#header = header;
  }

  get linesRead(): number {
    return this.#recordsSeen;
  }

  resume({ recordsDone, counts }: ImportProgress): void {
    this.#resumedAfter = recordsDone;
    this.#counts = counts;
  }

  summary() {
    const { mapping } = this.#options;
    return {
      resumedAfter: this.#resumedAfter,
      refused: this.#refused,
      changes: this.#changes,
      ...reportActions(this.#counts, mapping.kind),
    };
  }

  async take(records: readonly CsvRecord[]): Promise<ImportOutcome<null>> {
    const countDone = Math.min(Math.max(this.#resumedAfter - this.#recordsSeen, 0), records.length);
    this.#recordsSeen += records.length;
    const { planner } = this.#options;
    if (countDone > 0) planner.skip(records.slice(0, countDone));
    const fresh = records.slice(countDone);
    if (fresh.length === 0) return done;
    return this.#write(fresh, await planner.plan(fresh));
  }

  /** Comes again without the rows that the database refuses: each round refuses one at least. */
  async #write(records: readonly CsvRecord[], planned: PlannedRecords): Promise<ImportOutcome<null>> {
    const { files, port, key, mapping } = this.#options;
    let { rows } = planned;
    let newlyRefused = planned.refused;
    const refused = [...planned.refused];
    for (;;) {
      const written = await files.append(newlyRefused, this.#header);
      if (!written.ok) return written;
      const counts = this.#count(records.length, planned.filtered, refused.length, rows);
      if (key) {
        const progress = { recordsDone: this.#recordsSeen, counts, ...files.sizes };
        const termination = mapping.termination ?? null;
        const outcome = await port.applyBatch({ key, rows: rows.filter(writes), termination, progress });
        if (!outcome.ok) {
          newlyRefused = this.#refusedLines(outcome.refused, records);
          refused.push(...newlyRefused);
          rows = withoutLines(rows, newlyRefused);
          continue;
        }
      }
      this.#counts = counts;
      this.#sample(refused, rows);
      return done;
    }
  }

  #count(read: number, filtered: number, refused: number, rows: readonly PlannedRow[]): ImportCounts {
    const counts = this.#counts;
    const basis = {
      ...counts,
      read: counts.read + read,
      filtered: counts.filtered + filtered,
      refused: counts.refused + refused,
    };
    return rows.reduce(countRow, basis);
  }

  /** @throws Error when the port refuses a line that is not in the batch: it would be refused for ever. */
  #refusedLines(refusals: readonly RowRefusal[], records: readonly CsvRecord[]): RefusedLine[] {
    const byLine = Map.groupBy(refusals, ({ line }) => line);
    return [...byLine].map(([line, reasons]) => {
      const record = records.find((candidate) => candidate.line === line);
      if (!record) throw new Error(`the database refuses line ${line}, which is not in the batch`);
      const cells = reasons.map(({ refusal }) =>
        this.#options.planner.refusedCell(record, refusal.target ?? null, rejectedBy(refusal)),
      );
      return { record, cells };
    });
  }

  #sample(refused: readonly RefusedLine[], rows: readonly PlannedRow[]): void {
    const { sampleSize } = this.#options;
    for (const { cells } of refused) {
      if (this.#refused.length >= sampleSize) break;
      this.#refused.push(...cells.slice(0, sampleSize - this.#refused.length));
    }
    for (const planned of rows) {
      if (this.#changes.length >= sampleSize) break;
      if (planned.kind === 'terminations' || planned.changes.length === 0) continue;
      const reference = planned.row.customer.referenceCustomer;
      this.#changes.push({ line: planned.row.line, reference, changes: planned.changes });
    }
  }
}

function withoutLines(rows: readonly PlannedRow[], refused: readonly RefusedLine[]): PlannedRow[] {
  const lines = new Set(refused.map(({ record }) => record.line));
  const kept = rows.filter(({ row }) => !lines.has(row.line));
  if (kept.length === rows.length) throw new Error('the database refuses lines that were not sent to it');
  return kept;
}
