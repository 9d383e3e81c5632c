/**
 * Runs an import, or its dry run: the same path without the writing. Batches are transactions of 1,000 lines,
 * each with the progress it brings, so that an import that was cut short goes on where it stopped.
 */
import { createHash } from 'node:crypto';
import { BatchPlanner } from './batch-planner.ts';
import { findImportFile, type ImportFile, readBytes, surveyFile } from './csv-file.ts';
import { type CsvHeader, type CsvReadOptions, readCsv } from './csv-reader.ts';
import type { EvaluationContext } from './evaluate-row.ts';
import { ImportBatches } from './import-batches.ts';
import type { ImportKey, ImportPort, Installation } from './import-port.ts';
import { parseProgress } from './import-progress.ts';
import type { ImportReport } from './import-report.ts';
import { columnsOfMapping, type ImportMapping, type ParsedMapping } from './mapping.ts';
import { planSetup, type SetupOutcome } from './plan-setup.ts';
import { fail, type ImportOutcome, type ImportReason, importReason } from './reasons.ts';
import { RefusedFiles, type RefusedPaths, refusedPathsOf } from './refused-files.ts';

export interface ImportRequest extends Partial<RefusedPaths> {
  readonly path: string;
  readonly mapping: ParsedMapping;
  readonly isDryRun: boolean;
  /** Lines per transaction. */
  readonly batchSize?: number;
  /** How many refused cells and how many changes the report shows. */
  readonly sampleSize?: number;
  /** Of the file that says why lines were refused. */
  readonly language?: 'en' | 'fr';
  readonly onProgress?: (progress: ProgressNews) => void;
  /** Stops after the running batch. */
  readonly signal?: AbortSignal;
}

export interface ProgressNews {
  /** A real import reads the file twice: to check it as a whole, then to import it. */
  readonly phase: 'Check' | 'Import';
  readonly bytesRead: number;
  readonly totalBytes: number;
  readonly lines: number;
  readonly linesPerSecond: number;
}

export type ImportRunOutcome =
  | { readonly ok: true; readonly report: ImportReport }
  | { readonly ok: false; readonly reasons: readonly ImportReason[] };

const DEFAULT_BATCH_SIZE = 1_000;

export async function runImport(request: ImportRequest, port: ImportPort): Promise<ImportRunOutcome> {
  const file = await findImportFile(request.path);
  if (!file.ok) return refused(file.reason);
  const paths = refusedPathsOf(request.path, request);
  if (!paths.ok) return refused(paths.reason);
  // A dry run too: it would replace the refused lines of the import that runs.
  const lock = await port.acquireLock(request.mapping.mapping);
  if (!lock) return refused(importReason('Error.Import.AlreadyRunning'));
  try {
    const run = new ImportRun(request, port, file.value, paths.value);
    if (request.isDryRun) return await run.run(null);
    const survey = await run.survey();
    if (!survey.ok) return refused(survey.reason);
    return await run.run({ fileSha256: survey.value, mappingSha256: request.mapping.sha256 });
  } finally {
    await lock.release();
  }
}

function refused(...reasons: readonly ImportReason[]): ImportRunOutcome {
  return { ok: false, reasons };
}

class ImportRun {
  readonly #request: ImportRequest;
  readonly #mapping: ImportMapping;
  readonly #port: ImportPort;
  readonly #file: ImportFile;
  readonly #paths: RefusedPaths;
  #phaseStartedAt = performance.now();

  constructor(request: ImportRequest, port: ImportPort, file: ImportFile, paths: RefusedPaths) {
    this.#request = request;
    this.#mapping = request.mapping.mapping;
    this.#port = port;
    this.#file = file;
    this.#paths = paths;
  }

  get #readOptions(): CsvReadOptions {
    const { delimiter, quote } = this.#mapping.source;
    return { delimiter, quote, batchSize: this.#request.batchSize ?? DEFAULT_BATCH_SIZE };
  }

  /** The fingerprint of a file that can be read to its end. */
  async survey(): Promise<ImportOutcome<string>> {
    const survey = await surveyFile(
      this.#file,
      this.#readOptions,
      (bytesRead, lines) => this.#tell('Check', bytesRead, lines),
      this.#request.signal,
    );
    if (!survey.ok) return survey;
    const missing = findMissingColumns(this.#mapping, survey.value.header);
    return missing ? { ok: false, reason: missing } : { ok: true, value: survey.value.sha256 };
  }

  /** @param key null for a dry run. */
  async run(key: ImportKey | null): Promise<ImportRunOutcome> {
    const installation = await this.#port.loadInstallation(this.#mapping);
    const setup = planSetup(this.#mapping, installation);
    if (!setup.ok) return { ok: false, reasons: setup.reasons };
    if (key && setup.created.length > 0) await this.#port.applySetup(setup.plan);
    const files = new RefusedFiles(this.#paths, this.#request.language ?? 'en');
    const batches = this.#createBatches(key, installation, files);
    const started = await this.#start(key, files, batches);
    if (!started.ok) return refused(started.reason);
    const read = await this.#read(key, batches);
    if (!read.ok) return refused(read.reason);
    if (key && read.value) await this.#port.finish(key);
    return { ok: true, report: this.#report(batches, setup, read.value) };
  }

  #createBatches(key: ImportKey | null, installation: Installation, files: RefusedFiles): ImportBatches {
    // A dry run of an empty installation has nothing to look up, and no place to look.
    const isNew = installation.business === null || installation.segment === null;
    const planner = new BatchPlanner(
      this.#mapping,
      evaluationContext(this.#mapping, installation),
      (query) =>
        isNew && key === null
          ? Promise.resolve({ customers: [], subscriptions: [] })
          : this.#port.findExisting(query),
    );
    const { sampleSize = 20 } = this.#request;
    return new ImportBatches({ planner, files, key, sampleSize, port: this.#port, mapping: this.#mapping });
  }

  async #start(
    key: ImportKey | null,
    files: RefusedFiles,
    batches: ImportBatches,
  ): Promise<ImportOutcome<null>> {
    const progress = key && parseProgress(await this.#port.loadProgress(key));
    if (progress && (await files.resumeAt(progress))) {
      batches.resume(progress);
      return { ok: true, value: null };
    }
    // Without the lines that it refused, the earlier run is done again: what it wrote is found unchanged.
    return files.startAfresh();
  }

  /** Answers whether the file was read to its end. */
  async #read(key: ImportKey | null, batches: ImportBatches): Promise<ImportOutcome<boolean>> {
    this.#phaseStartedAt = performance.now();
    const hash = createHash('sha256');
    for await (const event of readCsv(readBytes(this.#file, hash), this.#readOptions)) {
      if (event.kind === 'Refused') return { ok: false, reason: event.reason };
      if (event.kind === 'Header') {
        const missing = findMissingColumns(this.#mapping, event.header);
        if (missing) return { ok: false, reason: missing };
        batches.header = event.header;
        continue;
      }
      const done = await batches.take(event.records);
      if (!done.ok) return done;
      this.#tell('Import', event.bytesRead, batches.linesRead);
      if (this.#request.signal?.aborted) return { ok: true, value: false };
    }
    const hasChanged = key !== null && hash.digest('hex') !== key.fileSha256;
    return hasChanged ? fail('Error.Import.File.Changed') : { ok: true, value: true };
  }

  #tell(phase: ProgressNews['phase'], bytesRead: number, lines: number): void {
    const seconds = Math.max(performance.now() - this.#phaseStartedAt, 1) / 1_000;
    const linesPerSecond = Math.round(lines / seconds);
    const { totalBytes } = this.#file;
    this.#request.onProgress?.({ phase, bytesRead, totalBytes, lines, linesPerSecond });
  }

  #report(batches: ImportBatches, setup: SetupOutcome & { ok: true }, isComplete: boolean): ImportReport {
    const summary = batches.summary();
    const hasRefused = summary.linesRefused > 0;
    return {
      isDryRun: this.#request.isDryRun,
      isComplete,
      setup: setup.created,
      ...summary,
      refusedPath: hasRefused ? this.#paths.refusedPath : null,
      reasonsPath: hasRefused ? this.#paths.reasonsPath : null,
    };
  }
}

function findMissingColumns(mapping: ImportMapping, { columns }: CsvHeader): ImportReason | undefined {
  const missing = [...columnsOfMapping(mapping)].filter((column) => !columns.includes(column));
  if (missing.length === 0) return undefined;
  const params = { missing: missing.join(', '), present: columns.join(', ') };
  return importReason('Error.Import.Header.Missing', params);
}

/** @throws Error when neither the mapping nor the installation has a currency, which `planSetup` refuses. */
function evaluationContext(mapping: ImportMapping, { segment, catalogue }: Installation): EvaluationContext {
  const currency = segment?.currency ?? mapping.segment.currency;
  const timeZone = segment?.timeZone ?? mapping.segment.timeZone;
  if (currency === undefined || timeZone === undefined) throw new Error('a segment without currency');
  const references = (kind: 'offers' | 'discounts') =>
    new Set([...catalogue[kind], ...mapping.catalogue[kind]].map(({ reference }) => reference));
  return { currency, timeZone, offers: references('offers'), discounts: references('discounts') };
}
