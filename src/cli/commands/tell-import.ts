/** What `tacite import` says: the report of an import, or why it could not run. In French when LANG is. */
import { basename } from 'node:path';
import type { RefusedCell } from '../../imports/evaluate-row.ts';
import type { FieldChange } from '../../imports/import-port.ts';
import type { ActionReport, ChangeSample, ImportReport } from '../../imports/import-report.ts';
import type { ImportMapping } from '../../imports/mapping.ts';
import type { ImportReason } from '../../imports/reasons.ts';
import type { YamlProblem } from '../../imports/yaml-problems.ts';
import type { Output } from '../output.ts';

export function languageOf({ LANG = 'en' }: NodeJS.ProcessEnv): 'en' | 'fr' {
  return LANG.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

const language = languageOf(process.env);

/** Why the command could not run: one sentence, with a code for machines. */
export function tellFailure(output: Output, code: string, message: string): void {
  if (output.isJson) output.result('', { error: code, message });
  else output.note(`${message} (${code})`);
}

export function tellReasons(output: Output, reasons: readonly ImportReason[]): void {
  for (const reason of reasons) tellFailure(output, reason.code, reason[language]);
}

/** As compilers write: `mapping.yaml:12:3 fields.Nmae: …`. */
export function tellProblems(output: Output, file: string, problems: readonly YamlProblem[]): void {
  for (const { path, line, column, ...texts } of problems) {
    const message = texts[language];
    if (output.isJson)
      output.result('', { error: 'Error.Import.Mapping.Invalid', file, line, column, path, message });
    else output.note(`${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}`);
  }
}

interface ImportSituation {
  readonly path: string;
  readonly seconds: number;
  readonly mapping: ImportMapping;
}

export function tellReport(output: Output, report: ImportReport, situation: ImportSituation): void {
  const seconds = Math.round(situation.seconds * 1_000) / 1_000;
  output.result(textOf(report, situation), { ...report, seconds });
}

function textOf(report: ImportReport, { path, seconds, mapping }: ImportSituation): string {
  const { isDryRun, isComplete, linesRead, linesFiltered, linesRefused, resumedAfter } = report;
  const name = basename(path);
  const perSecond = whole((linesRead - resumedAfter) / Math.max(seconds, 0.001));
  const lines = [
    isDryRun ? `Dry run of ${name}: nothing was written to the database.` : `Import of ${name}.`,
    ...report.setup.map((created) => `  ${isDryRun ? 'would create' : 'created'}: ${created[language]}`),
    ...(resumedAfter > 0 ? [`  went on after record ${whole(resumedAfter)}, where it had stopped`] : []),
    `  lines          ${whole(linesRead)} read, ${whole(linesFiltered)} left out by the mapping, ${whole(linesRefused)} refused`,
    ...(mapping.kind === 'terminations' ? [] : [`  customers      ${actions(report.customers)}`]),
    ...(mapping.kind === 'customers'
      ? []
      : [`  subscriptions  ${actions(report.subscriptions, mapping.kind)}`]),
    ...samples(report),
    `  ${seconds.toFixed(1)} s, ${perSecond} lines a second`,
  ];
  if (!isComplete) lines.push('It was stopped before the end of the file: run the same command to go on.');
  return lines.join('\n');
}

function actions(
  { created, changed, unchanged, refused }: ActionReport,
  kind?: ImportMapping['kind'],
): string {
  const rest = `${whole(unchanged)} unchanged, ${whole(refused)} refused`;
  return kind === 'terminations'
    ? `${whole(changed)} terminated, ${rest}`
    : `${whole(created)} created, ${whole(changed)} changed, ${rest}`;
}

function samples({ changes, refused, linesRefused, refusedPath, reasonsPath }: ImportReport): string[] {
  const told = [...changes.map(changeText), ...refused.map(refusedText)];
  if (linesRefused === 0) return told;
  return [...told, `  the refused lines are in ${refusedPath}, all reasons in ${reasonsPath}`];
}

function changeText({ line, reference, changes }: ChangeSample): string {
  const shown = (value: FieldChange['from']) => (value === null ? '—' : JSON.stringify(value));
  const texts = changes.map(({ field, from, to }) => `${field} ${shown(from)} → ${shown(to)}`);
  return `  line ${line}, ${reference}: ${texts.join(', ')}`;
}

function refusedText({ line, column, field, value, reason }: RefusedCell): string {
  const place = [column, field].filter((part) => part !== null).join(' → ');
  const shown = value === '' ? '' : ` ${JSON.stringify(value)}`;
  return `  line ${line} refused${place === '' ? '' : `, ${place}`}${shown}: ${reason[language]} (${reason.code})`;
}

function whole(count: number): string {
  return Math.round(count).toLocaleString('en');
}
