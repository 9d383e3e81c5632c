/**
 * The two files that an import leaves of what it refused: the lines themselves, to be corrected and imported
 * again, and beside them why. Neither exists when nothing was refused.
 */
import { type FileHandle, open, rm, stat, truncate } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BYTE_ORDER_MARK, type CsvFormat, formatCsvRecord } from '../exports/csv-writer.ts';
import { errorCode } from './csv-file.ts';
import type { CsvHeader, CsvRecord } from './csv-reader.ts';
import type { RefusedCell } from './evaluate-row.ts';
import { fail, type ImportOutcome } from './reasons.ts';

export interface RefusedPaths {
  readonly refusedPath: string;
  readonly reasonsPath: string;
}

interface RefusedSizes {
  readonly refusedFileBytes: number;
  readonly reasonsFileBytes: number;
}

export function refusedPathsOf(
  inputPath: string,
  given: Partial<RefusedPaths> = {},
): ImportOutcome<RefusedPaths> {
  const refusedPath = given.refusedPath ?? `${inputPath}.refused.csv`;
  const reasonsPath = given.reasonsPath ?? `${inputPath}.refused-reasons.csv`;
  const places = [inputPath, refusedPath, reasonsPath].map((path) => resolve(path));
  if (new Set(places).size !== places.length) return fail('Error.Import.RefusedFile.IsInput');
  return { ok: true, value: { refusedPath, reasonsPath } };
}

const reasonColumns = {
  en: ['line', 'column', 'field', 'value', 'code', 'reason'],
  fr: ['ligne', 'colonne', 'champ', 'valeur', 'code', 'motif'],
} as const;

/** A refused line: as it was read, and why. */
export interface RefusedLine {
  readonly record: CsvRecord;
  readonly cells: readonly RefusedCell[];
}

export class RefusedFiles {
  readonly #paths: RefusedPaths;
  readonly #language: 'en' | 'fr';
  #sizes: RefusedSizes = { refusedFileBytes: 0, reasonsFileBytes: 0 };

  constructor(paths: RefusedPaths, language: 'en' | 'fr') {
    this.#paths = paths;
    this.#language = language;
  }

  get sizes(): RefusedSizes {
    return this.#sizes;
  }

  /** What earlier runs left is removed: it would be taken for this one's. */
  async startAfresh(): Promise<ImportOutcome<null>> {
    this.#sizes = { refusedFileBytes: 0, reasonsFileBytes: 0 };
    return this.#guard(async () => {
      await rm(this.#paths.refusedPath, { force: true });
      await rm(this.#paths.reasonsPath, { force: true });
    });
  }

  /** Cuts both files back to what they were at that moment. False when they are no longer there or too short. */
  async resumeAt(sizes: RefusedSizes): Promise<boolean> {
    const { refusedPath, reasonsPath } = this.#paths;
    if (sizes.refusedFileBytes === 0) return (await this.startAfresh()).ok;
    const isThere = await Promise.all([
      isAtLeast(refusedPath, sizes.refusedFileBytes),
      isAtLeast(reasonsPath, sizes.reasonsFileBytes),
    ]);
    if (isThere.includes(false)) return false;
    const cut = await this.#guard(async () => {
      await truncate(refusedPath, sizes.refusedFileBytes);
      await truncate(reasonsPath, sizes.reasonsFileBytes);
    });
    if (cut.ok) this.#sizes = sizes;
    return cut.ok;
  }

  async append(lines: readonly RefusedLine[], header: CsvHeader): Promise<ImportOutcome<null>> {
    if (lines.length === 0) return { ok: true, value: null };
    const format: CsvFormat = { ...header, guardsFormulas: true };
    const isNew = this.#sizes.refusedFileBytes === 0;
    const mark = isNew && header.hasByteOrderMark ? BYTE_ORDER_MARK : '';
    const refused = lines.map(({ record }) => formatCsvRecord(record.raw, format));
    const reasons = lines.flatMap(({ cells }) =>
      cells.map((cell) => formatCsvRecord(this.#reasonOf(cell), format)),
    );
    if (isNew) {
      refused.unshift(mark + formatCsvRecord(header.columns, format));
      reasons.unshift(mark + formatCsvRecord(reasonColumns[this.#language], format));
    }
    return this.#guard(async () => {
      const refusedFileBytes = await appendTo(this.#paths.refusedPath, refused.join(''));
      const reasonsFileBytes = await appendTo(this.#paths.reasonsPath, reasons.join(''));
      this.#sizes = { refusedFileBytes, reasonsFileBytes };
    });
  }

  #reasonOf({ line, column, field, value, reason }: RefusedCell) {
    return [line, column, field, value, reason.code, reason[this.#language]];
  }

  async #guard(work: () => Promise<void>): Promise<ImportOutcome<null>> {
    try {
      await work();
      return { ok: true, value: null };
    } catch (error) {
      const cause = errorCode(error);
      if (cause === undefined) throw error;
      return fail('Error.Import.RefusedFile.Unwritable', { path: this.#paths.refusedPath, cause });
    }
  }
}

/** Answers the length of the file once the text is safely in it: progress that is committed counts on it. */
async function appendTo(path: string, text: string): Promise<number> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'a');
    await handle.appendFile(text);
    await handle.datasync();
    return (await handle.stat()).size;
  } finally {
    await handle?.close();
  }
}

async function isAtLeast(path: string, bytes: number): Promise<boolean> {
  try {
    return (await stat(path)).size >= bytes;
  } catch {
    return false;
  }
}
