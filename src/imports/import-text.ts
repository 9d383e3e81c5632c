/** Imports a CSV file that came as text, and gives back as text what was refused of it: no file is left behind. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportPort } from './import-port.ts';
import type { ImportReport } from './import-report.ts';
import type { ParsedMapping } from './mapping.ts';
import type { ImportReason } from './reasons.ts';
import { runImport } from './run-import.ts';

export interface TextImport {
  readonly csv: string;
  readonly mapping: ParsedMapping;
  readonly isDryRun: boolean;
  /** Of the reasons. */
  readonly language: 'en' | 'fr';
}

export type TextImportOutcome =
  | {
      readonly ok: true;
      readonly report: ImportReport;
      /** The refused lines, to be corrected and sent again, and why; null when there are none. */
      readonly refusedCsv: string | null;
      readonly reasonsCsv: string | null;
    }
  | { readonly ok: false; readonly reasons: readonly ImportReason[] };

export async function importText(request: TextImport, port: ImportPort): Promise<TextImportOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'tacite-import-'));
  try {
    const path = join(folder, 'import.csv');
    await writeFile(path, request.csv, { mode: 0o600 });
    const { mapping, isDryRun, language } = request;
    const outcome = await runImport({ path, mapping, isDryRun, language }, port);
    if (!outcome.ok) return outcome;
    const { refusedPath, reasonsPath } = outcome.report;
    const read = (file: string | null) => (file === null ? null : readFile(file, 'utf8'));
    return {
      ok: true,
      report: outcome.report,
      refusedCsv: await read(refusedPath),
      reasonsCsv: await read(reasonsPath),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
