/**
 * The mapping file: a YAML document that describes a whole import (docs/import.md). Parsing answers every
 * problem at once, each with its path and line in the YAML, in English and in French.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { checkMetadata } from '../accounts/metadata.ts';
import { columnsOf, compileExpression, type Expression, expressionSchema } from './expression.ts';
import { mappingIssue } from './mapping-issue.ts';
import { setupShape } from './setup-schema.ts';
import {
  findTargetField,
  importKinds,
  parseMetadataField,
  requiredFieldNames,
  type TargetField,
  targetFieldNames,
} from './target-fields.ts';
import { parseYaml, type YamlProblem } from './yaml-problems.ts';

const delimiter = z
  .enum(['auto', ',', ';', 'tab', '\t'])
  .transform((name) => (name === 'auto' ? undefined : name === 'tab' ? '\t' : name));

/** One value or several, by column: a line is taken when every column has one of its values. */
const where = z.record(
  z.string().min(1),
  z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(z.string()).min(1)),
);

const source = z.strictObject({
  delimiter: delimiter.optional(),
  quote: z.enum(['"', 'none']).default('"'),
  encoding: z.literal('utf-8').default('utf-8'),
  decimalMark: z.enum(['.', ',']).default('.'),
  where: where.default({}),
});

const termination = z.strictObject({
  when: z.enum(['atTerm', 'now', 'date']),
  ignoresEngagement: z.boolean().default(false),
});

const mappingSchema = z
  .strictObject({
    version: z.literal(1),
    kind: z.enum(importKinds),
    ...setupShape,
    source: source.prefault({}),
    termination: termination.optional(),
    fields: z.record(z.string(), expressionSchema),
  })
  .superRefine((mapping, context) => {
    for (const issue of findFieldIssues(mapping)) context.addIssue(issue);
  });

export type ImportMapping = z.infer<typeof mappingSchema>;
export type TerminationTime = z.infer<typeof termination>;

export type MappingOutcome =
  | { readonly ok: true; readonly value: ParsedMapping }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

export interface ParsedMapping {
  readonly mapping: ImportMapping;
  /** Of the text: with the file's, it names an import. */
  readonly sha256: string;
}

export function parseMapping(text: string): MappingOutcome {
  const parsed = parseYaml(text, mappingSchema);
  if (!parsed.ok) return parsed;
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { ok: true, value: { mapping: parsed.value, sha256 } };
}

/** Every column of the file that the mapping reads. */
export function columnsOfMapping({ fields, source }: ImportMapping): Set<string> {
  return new Set([...Object.keys(source.where), ...Object.values(fields).flatMap(columnsOf)]);
}

type Issue = ReturnType<typeof mappingIssue>;

function findFieldIssues(mapping: ImportMapping): Issue[] {
  const { kind, fields } = mapping;
  const issues: Issue[] = [];
  for (const [name, expression] of Object.entries(fields)) {
    const field = findTargetField(kind, name);
    if (field) issues.push(...findExpressionIssues(['fields', name], expression, field));
    else {
      const known = targetFieldNames(kind).join(', ');
      issues.push(mappingIssue('Error.Import.Mapping.UnknownField', { kind, known }, ['fields', name]));
    }
  }
  const required = requiredFieldNames(kind);
  if (mapping.termination?.when === 'date') required.push('DateTermination');
  for (const name of required) {
    if (!Object.hasOwn(fields, name))
      issues.push(mappingIssue('Error.Import.Mapping.Missing', {}, ['fields', name]));
  }
  if ((kind === 'terminations') !== (mapping.termination !== undefined)) {
    const code = kind === 'terminations' ? 'Missing' : 'TerminationUnfit';
    issues.push(mappingIssue(`Error.Import.Mapping.${code}`, {}, ['termination']));
  }
  const metadata = Object.keys(fields).flatMap((name) => parseMetadataField(name) ?? []);
  if (!checkMetadata(Object.fromEntries(metadata.map((name) => [name, '']))).ok) {
    issues.push(mappingIssue('Error.Import.Mapping.Metadata', {}, ['fields']));
  }
  return issues;
}

/** Which options of an expression go with which types of field. */
const optionTypes = {
  money: ['Amount'],
  date: ['Date'],
  true: ['Boolean'],
  false: ['Boolean'],
  separator: ['References'],
} as const;

function findExpressionIssues(path: string[], expression: Expression, field: TargetField): Issue[] {
  const { type } = field;
  const issues: Issue[] = [];
  for (const [option, types] of Object.entries(optionTypes)) {
    const isGiven = Object.hasOwn(expression, option);
    if (!isGiven || types.some((fit) => fit === type)) continue;
    issues.push(mappingIssue('Error.Import.Mapping.OptionUnfit', { option, type }, [...path, option]));
  }
  for (const [key, literal] of literalsOf(expression)) {
    // The currency and the time zone of the segment do not matter here: a literal amount is in minor units.
    const context = { currency: 'EUR', timeZone: 'UTC', decimalMark: '.' } as const;
    const result =
      type === 'Currency' ? undefined : compileExpression({ constant: literal }, field, context)({});
    if (result?.kind !== 'Refused') continue;
    const cause = result.problem.reason;
    issues.push(mappingIssue('Error.Import.Mapping.LiteralUnfit', { type, cause }, [...path, ...key]));
  }
  return issues;
}

type LiteralAt = readonly [path: string[], literal: NonNullable<Expression['constant']>];

function literalsOf({ constant, default: byDefault, map = {} }: Expression): LiteralAt[] {
  const found: LiteralAt[] = [];
  if (constant !== undefined) found.push([['constant'], constant]);
  if (byDefault !== undefined && byDefault !== null) found.push([['default'], byDefault]);
  for (const [text, value] of Object.entries(map)) if (value !== null) found.push([['map', text], value]);
  return found;
}
