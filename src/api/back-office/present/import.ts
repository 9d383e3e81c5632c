/** Imports as the Back Office writes them. */

import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { ImportRunRow } from '../../../imports/database/find-import-runs.ts';
import type { ActionReport } from '../../../imports/import-report.ts';
import type { TextImportOutcome } from '../../../imports/import-text.ts';
import type { importReport, importRun } from '../wire/import.ts';

export function presentImportRun(one: ImportRunRow): BodyOf<typeof importRun> {
  const counts = one.progress?.counts;
  return {
    Id: one.id,
    FileSha256: one.fileSha256,
    MappingSha256: one.mappingSha256,
    IsFinished: one.isFinished,
    ...(counts && {
      CountRead: counts.read,
      CountFiltered: counts.filtered,
      CountRefused: counts.refused,
      CountCustomers: sumOf(counts.customers),
      CountSubscriptions: sumOf(counts.subscriptions),
    }),
    DateStart: formatInstant(one.startedAt),
    DateUpdate: formatInstant(one.updatedAt),
    Links: [{ rel: 'self', href: `/Organization/Imports/${one.id}` }],
  };
}

function sumOf({ created, changed, unchanged }: Omit<ActionReport, 'refused'>): number {
  return created + changed + unchanged;
}

export function presentReport(
  { report, refusedCsv, reasonsCsv }: TextImportOutcome & { ok: true },
  language: 'en' | 'fr',
): BodyOf<typeof importReport> {
  return {
    IsDryRun: report.isDryRun,
    Setup: report.setup.map((text) => text[language]),
    CountRead: report.linesRead,
    CountFiltered: report.linesFiltered,
    CountRefused: report.linesRefused,
    Customers: presentCounts(report.customers),
    Subscriptions: presentCounts(report.subscriptions),
    Refused: report.refused.map(({ line, column, field, value, reason }) => ({
      Line: line,
      ...(column !== null && { Column: column }),
      ...(field !== null && { Field: field }),
      Value: value,
      Error: reason.code,
      Message: reason[language],
    })),
    Changes: report.changes.map(({ line, reference, changes }) => ({
      Line: line,
      Reference: reference,
      Fields: changes.map(({ field, from, to }) => ({
        Field: field,
        ...(from !== null && { From: from }),
        ...(to !== null && { To: to }),
      })),
    })),
    ...(refusedCsv !== null && { RefusedCsv: refusedCsv }),
    ...(reasonsCsv !== null && { ReasonsCsv: reasonsCsv }),
  };
}

function presentCounts({ created, changed, unchanged, refused }: ActionReport) {
  return { CountCreated: created, CountChanged: changed, CountUnchanged: unchanged, CountRefused: refused };
}
