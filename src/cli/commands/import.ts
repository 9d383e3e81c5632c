/** `tacite import`: imports a CSV file by a mapping, or tells what it would do. */
import { readFile } from 'node:fs/promises';
import { parse } from 'node:path';
import type { Command } from 'commander';
import type { Business } from '../../accounts/business.ts';
import { importFile } from '../../imports/database/import-file.ts';
import { type ParsedMapping, parseMapping } from '../../imports/mapping.ts';
import type { ProgressNews } from '../../imports/run-import.ts';
import { chooseBusinesses, type Session, withSession } from '../session.ts';
import { languageOf, tellFailure, tellProblems, tellReasons, tellReport } from './tell-import.ts';

interface ImportFlags {
  readonly mapping: string;
  readonly dryRun?: boolean;
  readonly business?: string;
  readonly json?: boolean;
  readonly refused?: string;
}

/** As a shell reports a program that Ctrl+C ended. */
const INTERRUPTED = 130;

export function addImport(program: Command): void {
  program
    .command('import')
    .argument('<csv>', 'the file to import: UTF-8, with a header')
    .summary('import customers, subscriptions or terminations from a CSV file')
    .description(
      'Imports a CSV file by a mapping in YAML, and creates the business, segment and catalogue that the mapping\n' +
        'describes where they do not exist. Running it twice changes nothing; one that was stopped or killed goes on\n' +
        'where it was when it is run again. Refused lines go to a file of their own, to be corrected and imported again.\n' +
        'docs/import.md explains the mapping.',
    )
    .requiredOption('--mapping <file>', 'the mapping, e.g. examples/telco/mapping.yaml')
    .option('--dry-run', 'tell what would be done, and write nothing to the database')
    .option('--business <id or name>', 'import into this business (default: the one that the mapping names)')
    .option('--refused <file>', 'where refused lines go (default: <csv>.refused.csv); the reasons beside it')
    .option('--json', 'print one JSON object')
    .action(async (path: string, flags: ImportFlags) => {
      process.exitCode = await withSession(flags.json === true, (session) =>
        runCommand(session, path, flags),
      );
    });
}

async function runCommand(session: Session, path: string, flags: ImportFlags): Promise<number> {
  const { output, database, realNow } = session;
  const mapping = await readMapping(session, flags.mapping);
  if (!mapping) return 2;
  const target = await chooseTarget(session, mapping, flags.business);
  if (typeof target === 'string') {
    tellFailure(output, 'Error.Import.Business', target);
    return 2;
  }
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  // Once: a second Ctrl+C ends the program at once, which loses nothing but the batch in hand.
  process.once('SIGINT', interrupt);
  const startedAt = performance.now();
  try {
    const outcome = await importFile(
      {
        path,
        mapping,
        isDryRun: flags.dryRun === true,
        language: languageOf(process.env),
        signal: interruption.signal,
        onProgress: (news) => showProgress(session, news),
        ...(flags.refused !== undefined && refusedPaths(flags.refused)),
      },
      { database, realNow, agent: { name: 'cli' }, business: target.business },
    );
    if (!outcome.ok) {
      tellReasons(output, outcome.reasons);
      return interruption.signal.aborted ? INTERRUPTED : 2;
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    tellReport(output, outcome.report, { path, seconds, mapping: mapping.mapping });
    if (!outcome.report.isComplete) return INTERRUPTED;
    return outcome.report.linesRefused > 0 ? 1 : 0;
  } finally {
    process.off('SIGINT', interrupt);
  }
}

/** Told and undefined when it cannot be read. */
async function readMapping({ output }: Session, path: string): Promise<ParsedMapping | undefined> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const cause =
      error.code === 'ENOENT'
        ? 'there is no such file'
        : error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
          ? 'it is not text in UTF-8'
          : String(error.code);
    tellFailure(output, 'Error.Import.Mapping.Unreadable', `The mapping ${path} cannot be read: ${cause}.`);
    return undefined;
  }
  const parsed = parseMapping(text);
  if (parsed.ok) return parsed.value;
  tellProblems(output, path, parsed.problems);
  return undefined;
}

/** A sentence when nothing says which business, or two things say different ones. */
async function chooseTarget(
  session: Session,
  { mapping }: ParsedMapping,
  wanted: string | undefined,
): Promise<{ readonly business: Business | undefined } | string> {
  const inMapping = mapping.business?.name;
  if (wanted === undefined)
    return inMapping === undefined
      ? 'The mapping names no business: add business.name to it, or name one by --business.'
      : { business: undefined };
  const [business] = await chooseBusinesses(session, wanted);
  // The one that the mapping creates may be named as well.
  if (!business) return wanted === inMapping ? { business } : `There is no business ${wanted}.`;
  if (inMapping !== undefined && inMapping !== business.name)
    return `The mapping is for the business ${inMapping}, not for ${business.name}.`;
  return { business };
}

function refusedPaths(refusedPath: string) {
  const { dir, name, ext } = parse(refusedPath);
  const folder = dir === '' || dir.endsWith('/') ? dir : `${dir}/`;
  return { refusedPath, reasonsPath: `${folder}${name}-reasons${ext === '' ? '.csv' : ext}` };
}

function showProgress({ output }: Session, news: ProgressNews): void {
  const { phase, bytesRead, totalBytes, lines, linesPerSecond } = news;
  const doing = phase === 'Check' ? 'checking' : 'importing';
  const label = `${doing}: ${lines} lines, ${linesPerSecond} a second`;
  output.progress(label, bytesRead, Math.max(totalBytes, 1));
}
