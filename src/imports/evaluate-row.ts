/**
 * From a record of the file to what it asks for, or to all that is wrong with it. Pure: a mapping is compiled
 * once with what is known of the installation, then applied to every record.
 */
import type { CsvRecord } from './csv-reader.ts';
import { columnsOf, compileExpression, type FieldReader, type ReadingContext } from './expression.ts';
import type { FieldValue } from './field-values.ts';
import type { ImportRow } from './import-row.ts';
import type { ImportMapping } from './mapping.ts';
import { type ImportReason, importReason } from './reasons.ts';
import { buildCustomer, buildSubscription, buildTermination, type RowValues } from './row-builders.ts';
import { findTargetField, requiredFieldNames } from './target-fields.ts';

export interface RefusedCell {
  readonly line: number;
  /** Null when the line as a whole, or a constant of the mapping, is at fault. */
  readonly column: string | null;
  /** The target field: `AmountRecurrence`. */
  readonly field: string | null;
  readonly value: string;
  readonly reason: ImportReason;
}

export type EvaluatedRow =
  | { readonly kind: 'Row'; readonly row: ImportRow }
  /** Left out by `source.where`. */
  | { readonly kind: 'Filtered' }
  | { readonly kind: 'Refused'; readonly refused: readonly RefusedCell[] };

export interface EvaluationContext {
  readonly currency: string;
  readonly timeZone: string;
  readonly offers: ReadonlySet<string>;
  readonly discounts: ReadonlySet<string>;
}

interface CompiledField {
  readonly name: string;
  readonly column: string | null;
  readonly isRequired: boolean;
  readonly read: FieldReader;
}

export interface CompiledMapping {
  readonly mapping: ImportMapping;
  readonly context: EvaluationContext;
  readonly fields: readonly CompiledField[];
}

/** @throws Error on a field that the parser of mappings does not let through. */
export function compileMapping(mapping: ImportMapping, context: EvaluationContext): CompiledMapping {
  const { kind, source } = mapping;
  const reading: ReadingContext = { ...context, decimalMark: source.decimalMark };
  const required = new Set(requiredFieldNames(kind));
  if (mapping.termination?.when === 'date') required.add('DateTermination');
  const fields = Object.entries(mapping.fields).map(([name, expression]) => {
    const field = findTargetField(kind, name);
    if (!field) throw new Error(`not a field of ${kind}: ${name}`);
    const read = compileExpression(expression, field, reading);
    return { name, column: columnsOf(expression)[0] ?? null, isRequired: required.has(name), read };
  });
  return { mapping, context, fields };
}

export function evaluateRow(compiled: CompiledMapping, record: CsvRecord): EvaluatedRow {
  const { line, cells, problem } = record;
  if (problem) return { kind: 'Refused', refused: [{ line, field: null, ...problem }] };
  if (!isWanted(compiled.mapping, cells)) return { kind: 'Filtered' };
  const { values, refused } = readFields(compiled, record);
  const isTold = (cell: RefusedCell) => refused.some(({ field }) => field === cell.field);
  refused.push(...checkTogether(compiled, line, values, cells).filter((cell) => !isTold(cell)));
  if (refused.length > 0) return { kind: 'Refused', refused };
  return { kind: 'Row', row: buildRow(compiled.mapping, line, values) };
}

function isWanted({ source }: ImportMapping, cells: CsvRecord['cells']): boolean {
  return Object.entries(source.where).every(([column, wanted]) =>
    wanted.includes((cells[column] ?? '').trim()),
  );
}

function readFields({ fields }: CompiledMapping, { line, cells }: CsvRecord) {
  const values = new Map<string, FieldValue>();
  const refused: RefusedCell[] = [];
  for (const { name, column, isRequired, read } of fields) {
    const result = read(cells);
    if (result.kind === 'Value') values.set(name, result.value);
    else if (result.kind === 'Refused') refused.push({ line, field: name, ...result.problem });
    else if (isRequired) {
      const value = column === null ? '' : (cells[column] ?? '').trim();
      refused.push({ line, column, field: name, value, reason: importReason('Error.Import.Value.Missing') });
    }
  }
  return { values, refused };
}

/** What can be told only from several fields, or from the catalogue. */
function checkTogether(
  { fields, context }: CompiledMapping,
  line: number,
  values: RowValues,
  cells: CsvRecord['cells'],
): RefusedCell[] {
  const refused: RefusedCell[] = [];
  const refuse = (name: string, reason: ImportReason) => {
    const column = fields.find((field) => field.name === name)?.column ?? null;
    const value = column === null ? String(values.get(name) ?? '') : (cells[column] ?? '').trim();
    refused.push({ line, column, field: name, value, reason });
  };
  const offer = values.get('ReferenceOffer');
  if (typeof offer === 'string' && !context.offers.has(offer)) {
    refuse('ReferenceOffer', importReason('Error.Import.Offer.Unknown'));
  }
  const discounts = values.get('Discounts');
  if (typeof discounts === 'object' && !discounts.every((reference) => context.discounts.has(reference))) {
    refuse('Discounts', importReason('Error.Import.Discount.Unknown'));
  }
  const engagement = values.get('CountMinRecurrences');
  const max = values.get('CountRecurrences');
  if (typeof engagement === 'number' && typeof max === 'number' && engagement > max) {
    refuse('CountMinRecurrences', importReason('Error.Import.Engagement.TooLong', { max }));
  }
  const typePayment = values.get('TypePayment');
  const needsGateway = typePayment === 'Card' || typePayment === 'DirectDebit';
  if (needsGateway && !values.has('Gateway')) {
    refuse('Gateway', importReason('Error.Import.Gateway.Missing'));
  }
  return refused;
}

function buildRow({ kind }: ImportMapping, line: number, values: RowValues): ImportRow {
  if (kind === 'terminations') return { kind, line, termination: buildTermination(values) };
  const customer = buildCustomer(values);
  if (kind === 'customers') return { kind, line, customer };
  return { kind, line, customer, subscription: buildSubscription(values) };
}
