/**
 * How one field of a line is computed: from a column, a template or a constant, then through a map, a default
 * and the reading of its type. This is the form in YAML with its short-hands, and its compilation.
 */
import { z } from 'zod';
import { isTimeZone } from '../domain/calendar/period.ts';
import { createDateReader, isDateFormat } from './date-format.ts';
import {
  type FieldValue,
  type Literal,
  type ReadingRules,
  readCellText,
  readLiteral,
} from './field-values.ts';
import { mappingIssue } from './mapping-issue.ts';
import { type ImportReason, importReason } from './reasons.ts';
import type { TargetField } from './target-fields.ts';
import { parseTemplate, type TemplatePart } from './template.ts';

const literal = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const texts = z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(z.string()));
const decimalMark = z.enum(['.', ',']);
const timeZone = z.string().superRefine((name, context) => {
  if (!isTimeZone(name)) context.addIssue(mappingIssue('Error.Import.Mapping.TimeZone'));
});
const dateFormat = z.string().superRefine((format, context) => {
  if (!isDateFormat(format)) context.addIssue(mappingIssue('Error.Import.Mapping.DateFormat'));
});
const template = z.string().superRefine((text, context) => {
  if (!parseTemplate(text)) context.addIssue(mappingIssue('Error.Import.Mapping.Template'));
});

const longForm = z
  .strictObject({
    column: z.string().min(1).optional(),
    template: template.optional(),
    constant: literal.optional(),
    /** Text of the cell → value; null leaves the field out. */
    map: z.record(z.string(), literal.nullable()).optional(),
    /** For an empty cell, and with a map for a text that it lacks; null leaves the field out. */
    default: literal.nullable().optional(),
    money: z.union([z.literal('minorUnits'), z.strictObject({ decimalMark })]).optional(),
    date: z
      .union([
        dateFormat.transform((format) => ({ format, timeZone: undefined })),
        z.strictObject({ format: dateFormat.default('iso'), timeZone: timeZone.optional() }),
      ])
      .optional(),
    true: texts.optional(),
    false: texts.optional(),
    separator: z.string().min(1).max(5).optional(),
  })
  .superRefine(({ column, template, constant }, context) => {
    const sources = [column, template, constant].filter((source) => source !== undefined);
    if (sources.length !== 1) context.addIssue(mappingIssue('Error.Import.Mapping.OneSource'));
  });

/** A text with braces is a template, any other text a column; a number or a boolean is a constant. */
export const expressionSchema = z.preprocess((given) => {
  if (typeof given === 'string') return given.includes('{') ? { template: given } : { column: given };
  return typeof given === 'number' || typeof given === 'boolean' ? { constant: given } : given;
}, longForm);

export type Expression = z.infer<typeof longForm>;

/** The columns that the expression reads, in order. */
export function columnsOf({ column, template }: Expression): string[] {
  if (column !== undefined) return [column];
  return (parseTemplate(template ?? '') ?? []).flatMap((part) =>
    typeof part === 'string' ? [] : [part.column],
  );
}

type FieldResult =
  | { readonly kind: 'Value'; readonly value: FieldValue }
  | { readonly kind: 'None' }
  | { readonly kind: 'Refused'; readonly problem: ValueProblem };

interface ValueProblem {
  readonly column: string | null;
  readonly value: string;
  readonly reason: ImportReason;
}

type Cells = Readonly<Record<string, string>>;
export type FieldReader = (cells: Cells) => FieldResult;

/** What a whole import shares: the segment's currency and time zone, the file's decimal mark. */
export interface ReadingContext {
  readonly currency: string;
  readonly timeZone: string;
  readonly decimalMark: '.' | ',';
}

const none: FieldResult = { kind: 'None' };

export function compileExpression(
  expression: Expression,
  field: TargetField,
  context: ReadingContext,
): FieldReader {
  const rules = readingRules(expression, context);
  const { constant, map, default: byDefault } = expression;
  if (constant !== undefined) {
    const result = literalResult(constant, field, rules, null, String(constant));
    return () => result;
  }
  const readSource = sourceReader(expression);
  const column = columnsOf(expression)[0] ?? null;
  const acceptsEmpty = [...(rules.trueTexts ?? []), ...(rules.falseTexts ?? [])].includes('');
  const fallBack = (text: string): FieldResult =>
    byDefault === null || byDefault === undefined
      ? none
      : literalResult(byDefault, field, rules, column, text);
  return (cells) => {
    const text = readSource(cells).trim();
    const mapped = map && Object.hasOwn(map, text) ? map[text] : undefined;
    if (mapped === null) return none;
    if (mapped !== undefined) return literalResult(mapped, field, rules, column, text);
    if (text === '' && !acceptsEmpty) return fallBack(text);
    if (map && byDefault !== undefined) return fallBack(text);
    if (map) {
      const reason = importReason('Error.Import.Value.NotInMap', { known: Object.keys(map).join(', ') });
      return { kind: 'Refused', problem: { column, value: text, reason } };
    }
    return toResult(readCellText(text, field, rules), column, text);
  };
}

function literalResult(
  value: Literal,
  field: TargetField,
  rules: ReadingRules,
  column: string | null,
  text: string,
): FieldResult {
  return toResult(readLiteral(value, field, rules), column, text);
}

function toResult(reading: ReturnType<typeof readLiteral>, column: string | null, text: string): FieldResult {
  if (reading.ok) return { kind: 'Value', value: reading.value };
  return { kind: 'Refused', problem: { column, value: text, reason: reading.reason } };
}

/** A template is empty when every column in it is, so that `{first} {last}` of nobody is no name. */
function sourceReader(expression: Expression): (cells: Cells) => string {
  const { column, template } = expression;
  if (column !== undefined) return (cells) => cells[column] ?? '';
  const parts: readonly TemplatePart[] = parseTemplate(template ?? '') ?? [];
  const columns = columnsOf(expression);
  return (cells) => {
    const isEmpty = columns.length > 0 && columns.every((name) => (cells[name] ?? '').trim() === '');
    if (isEmpty) return '';
    return parts
      .map((part) => (typeof part === 'string' ? part : (cells[part.column] ?? '').trim()))
      .join('');
  };
}

/** @throws Error on a date format that the schema would not have let through. */
function readingRules(expression: Expression, context: ReadingContext): ReadingRules {
  const { money, date } = expression;
  const dateFormat = date?.format ?? 'iso';
  const zone = date?.timeZone ?? context.timeZone;
  const readDate = createDateReader(dateFormat, zone);
  const readIsoDate = createDateReader('iso', zone);
  if (!readDate || !readIsoDate) throw new Error(`not a date format: ${dateFormat}`);
  return {
    currency: context.currency,
    money: money === undefined ? context.decimalMark : money === 'minorUnits' ? money : money.decimalMark,
    dateFormat,
    readDate,
    readIsoDate,
    trueTexts: expression.true ?? (expression.false ? [] : null),
    falseTexts: expression.false ?? (expression.true ? [] : null),
    separator: expression.separator ?? '|',
  };
}
