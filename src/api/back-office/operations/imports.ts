/** Imports: those that were made, and new ones of a file that fits into a request. */

import type pg from 'pg';
import { z } from 'zod';
import { recordAudit } from '../../../accounts/record-audit.ts';
import { instant } from '../../../domain/calendar/instant.ts';
import { accept, type Outcome, type Refusal, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, pagingFields, text } from '../../../http/fields.ts';
import { createImportPort } from '../../../imports/database/create-import-port.ts';
import { findImportRuns } from '../../../imports/database/find-import-runs.ts';
import type { ImportReport } from '../../../imports/import-report.ts';
import { importText } from '../../../imports/import-text.ts';
import { type ParsedMapping, parseMapping } from '../../../imports/mapping.ts';
import { SetupRefusedError } from '../../../imports/setup-refused.ts';
import { type ApiCall, work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { fileText } from '../file-text.ts';
import { list, pagingOf } from '../list.ts';
import { presentImportRun, presentReport } from '../present/import.ts';
import { importReport, importRun, importRunList } from '../wire/import.ts';

const path = '/Organization/Imports';
const csv = fileText({
  en: '; "tacite import" on the server takes files of any size.',
  fr: '\u00a0; «\u00a0tacite import\u00a0», sur le serveur, prend des fichiers de toute taille.',
});

const listImports = defineOperation({
  id: 'list-imports',
  method: 'GET',
  path,
  summary: 'List the imports with how far they are, newest first',
  tag: 'Imports',
  input: z.object({
    ...pagingFields,
    IsFinished: z.boolean().optional(),
    FileSha256: text(64).optional(),
    DateStartMin: instantInput.optional(),
    DateStartMax: instantInput.optional(),
  }),
  responses: { 200: importRunList },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = {
        isFinished: input.IsFinished,
        fileSha256: input.FileSha256,
        startedFrom: input.DateStartMin,
        startedTo: input.DateStartMax,
      };
      const page = await findImportRuns(context, filter, pagingOf(input));
      return accept(list(input, { ...page, items: page.items.map(presentImportRun) }, context.now));
    }),
});

const retrieveImport = defineOperation({
  id: 'show-import',
  method: 'GET',
  path: `${path}/{importId}`,
  summary: 'Read an import',
  tag: 'Imports',
  input: z.object({ importId: identifier }),
  responses: { 200: importRun },
  handle: (call, { importId }) =>
    work(call, async (context) => {
      const { items } = await findImportRuns(context, { id: importId }, { page: 1, sizePage: 1 });
      const [found] = items;
      return found
        ? accept({ status: 200, body: presentImportRun(found) })
        : refuse('Error.Import.NotFound', 'importId');
    }),
});

const createImport = (pool: pg.Pool) =>
  defineOperation({
    id: 'create-import',
    method: 'POST',
    path,
    summary:
      'Import a CSV file by a mapping, or tell what that would do. The same import again changes nothing; ' +
      '"tacite import" takes larger files',
    tag: 'Imports',
    input: z.object({
      Csv: csv,
      /** YAML, as docs/import.md explains. */
      Mapping: text(100_000),
      /** True writes nothing. */
      IsDryRun: z.boolean(),
    }),
    responses: { 200: importReport },
    handle: async (call, { Csv, Mapping, IsDryRun }) => {
      const language = call.language.startsWith('fr') ? 'fr' : 'en';
      const mapping = readMapping(call, Mapping, language);
      if (!mapping.ok) return mapping;
      const port = createImportPort({
        database: { kysely: call.database, pool },
        agent: call.agent,
        realNow: () => instant(Date.now()),
        business: call.business,
      });
      const request = { csv: Csv, mapping: mapping.value, isDryRun: IsDryRun, language } as const;
      const outcome = await importText(request, port).catch(asRefusal);
      if ('refusals' in outcome) return outcome;
      if (outcome.ok) {
        if (!IsDryRun) await recordImport(call, outcome.report);
        return accept({ status: 200, body: presentReport(outcome, language) });
      }
      const texts = outcome.reasons.map((reason) => `${reason[language]} (${reason.code})`);
      return refuse('Error.Import.Refused', 'Csv', { cause: texts.join(' ') });
    },
  });

/** The mapping's own business is this one, or none. */
function readMapping(call: ApiCall, yaml: string, language: 'en' | 'fr'): Outcome<ParsedMapping> {
  const parsed = parseMapping(yaml);
  if (parsed.ok) {
    const named = parsed.value.mapping.business?.name;
    return named === undefined || named === call.business.name
      ? accept(parsed.value)
      : refuse('Error.Api.Business.Unaccessible', 'Mapping');
  }
  const refusals = parsed.problems.map((problem): Refusal => {
    const { line, column, path: place } = problem;
    const cause = `${line}:${column} ${place === '' ? '' : `${place}: `}${problem[language]}`;
    return { code: 'Error.Import.Refused', target: 'Mapping', params: { cause } };
  });
  const [first, ...others] = refusals;
  if (!first) throw new Error('a mapping is refused without a problem');
  return { ok: false, refusals: [first, ...others] };
}

/** The batches are committed by then. */
async function recordImport(call: ApiCall, report: ImportReport): Promise<void> {
  const { linesRead: read, linesRefused: refused } = report;
  await work(call, async (context) => {
    const entry = { action: 'Import.Made', subjectKind: 'import', subjectId: null, data: { read, refused } };
    return accept(await recordAudit(context, entry));
  });
}

function asRefusal(error: unknown): ReturnType<typeof refuse> {
  if (error instanceof SetupRefusedError)
    return refuse('Error.Import.Refused', 'Mapping', { cause: error.message });
  throw error;
}

/** @param pool where an import takes the connection that keeps other imports of the business out */
export function importOperations(pool: pg.Pool) {
  return [listImports, retrieveImport, createImport(pool)];
}
