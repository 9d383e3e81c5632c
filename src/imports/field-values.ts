/** Reads single values into the types of the target fields, from the text of a cell or from the mapping itself. */

import { checkMetadata } from '../accounts/metadata.ts';
import { checkReference } from '../accounts/reference.ts';
import { currencyExponent, parseDecimalAmount } from '../domain/money/currency.ts';
import { LARGEST_AMOUNT } from '../domain/money/largest-amount.ts';
import type { DateReader } from './date-format.ts';
import { type ImportReason, type ImportReasonCode, importReason, type ReasonParams } from './reasons.ts';
import type { FieldType, TargetField } from './target-fields.ts';
import {
  FIRST_YEAR,
  hasControlCharacter,
  isCountry,
  isEmail,
  isLanguage,
  isRegion,
  isWithinYears,
  LAST_YEAR,
  MAX_NOTE_LENGTH,
  MAX_TEXT_LENGTH,
} from './value-rules.ts';

/** Amounts in minor units, dates as instants in epoch milliseconds. */
export type FieldValue = string | number | boolean | readonly string[];

/** A value that the mapping gives: amounts in minor units, dates in ISO 8601. */
export type Literal = FieldValue;

export type Reading =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly reason: ImportReason };

export interface ReadingRules {
  readonly currency: string;
  /** `minorUnits`: the cell already holds them. */
  readonly money: '.' | ',' | 'minorUnits';
  readonly dateFormat: string;
  readonly readDate: DateReader;
  /** Literals are dates in ISO 8601, whatever the cells are. */
  readonly readIsoDate: DateReader;
  readonly trueTexts: readonly string[] | null;
  readonly falseTexts: readonly string[] | null;
  /** Between the references of a list. */
  readonly separator: string;
}

type TextReader = (text: string, field: TargetField, rules: ReadingRules) => Reading;

const textReaders: Readonly<Record<FieldType, TextReader>> = {
  Reference: (text) => keepIf(checkReference(text).ok, text, 'Error.Import.Value.NotAReference'),
  References: (text, _field, { separator }) => readReferences(text.split(separator)),
  Text: (text) => readText(text, MAX_TEXT_LENGTH),
  Note: (text) => readText(text, MAX_NOTE_LENGTH),
  Metadata: (text) => keepIf(checkMetadata({ value: text }).ok, text, 'Error.Import.Value.NotMetadata'),
  Email: (text) => keepIf(isEmail(text), text, 'Error.Import.Value.NotAnEmail'),
  Language: (text) => keepIf(isLanguage(text), text, 'Error.Import.Value.NotALanguage'),
  Country: (text) => keepIf(isCountry(text), text, 'Error.Import.Value.NotACountry'),
  Region: (text) => keepIf(isRegion(text), text, 'Error.Import.Value.NotARegion'),
  Currency: (text, _field, { currency }) =>
    keepIf(text === currency, text, 'Error.Import.Currency.Mismatch', { expected: currency }),
  Option: (text, { options = [] }) =>
    keepIf(options.includes(text), text, 'Error.Import.Value.NotAnOption', { options: options.join(', ') }),
  Amount: readAmount,
  Integer: readIntegerText,
  Boolean: readBoolean,
  Date: (text, _field, rules) => readDate(text, rules.readDate, rules.dateFormat),
};

/** The text is trimmed and not empty. */
export function readCellText(text: string, field: TargetField, rules: ReadingRules): Reading {
  return textReaders[field.type](text, field, rules);
}

export function readLiteral(literal: Literal, field: TargetField, rules: ReadingRules): Reading {
  switch (field.type) {
    case 'Amount':
      return typeof literal === 'number' ? readInteger(literal, { type: 'Amount', min: 0 }) : wantsNumber;
    case 'Integer':
      return typeof literal === 'number' ? readInteger(literal, field) : wantsNumber;
    case 'Boolean':
      if (typeof literal === 'boolean') return { ok: true, value: literal };
      return refuse('Error.Import.Value.NotAnOption', { options: 'true, false' });
    case 'References':
      return readReferences(typeof literal === 'object' ? literal : [String(literal)]);
    case 'Date':
      return typeof literal === 'string' ? readDate(literal, rules.readIsoDate, 'iso') : wantsText;
    default:
      return typeof literal === 'string' ? textReaders[field.type](literal, field, rules) : wantsText;
  }
}

const wantsNumber = refuse('Error.Import.Value.NotAnInteger');
const wantsText = refuse('Error.Import.Mapping.Text');

function keepIf(isValid: boolean, value: string, code: ImportReasonCode, params: ReasonParams = {}): Reading {
  return isValid ? { ok: true, value } : refuse(code, params);
}

function refuse(code: ImportReasonCode, params: ReasonParams = {}): Reading {
  return { ok: false, reason: importReason(code, params) };
}

function readText(text: string, max: number): Reading {
  if (text.length > max) return refuse('Error.Import.Value.TooLong', { max });
  return keepIf(!hasControlCharacter(text), text, 'Error.Import.Value.ControlCharacter');
}

function readReferences(parts: readonly string[]): Reading {
  const references = parts.map((part) => part.trim()).filter((part) => part !== '');
  const areValid = references.every((reference) => checkReference(reference).ok);
  if (!areValid) return refuse('Error.Import.Value.NotAReference');
  return { ok: true, value: [...new Set(references)] };
}

/**
 * A grouping mark only where it groups: `1234,567` is no amount with a decimal point, for its author may well
 * have meant a decimal comma.
 */
const amountShapes = {
  '.': /^[+-]?(?:\d+|\d{1,3}(?:[ \u00a0\u202f,]\d{3})+)(?:\.\d*)?$/,
  ',': /^[+-]?(?:\d+|\d{1,3}(?:[ \u00a0\u202f.]\d{3})+)(?:,\d*)?$/,
};

function readAmount(text: string, field: TargetField, { currency, money }: ReadingRules): Reading {
  if (money === 'minorUnits') return readIntegerText(text, field);
  const isShaped = amountShapes[money].test(text);
  const amount = isShaped ? parseDecimalAmount(text, currency, money) : undefined;
  if (amount !== undefined) return readInteger(amount, { type: 'Amount', min: 0 });
  const decimals = currencyExponent(currency);
  return refuse('Error.Import.Value.NotAnAmount', { currency, decimalMark: money, decimals });
}

function readIntegerText(text: string, field: TargetField): Reading {
  if (!/^[+-]?\d{1,16}$/.test(text)) return refuse('Error.Import.Value.NotAnInteger');
  return readInteger(Number(text), field);
}

function readInteger(value: number, field: TargetField): Reading {
  const { min = 0, max = field.type === 'Amount' ? LARGEST_AMOUNT : Number.MAX_SAFE_INTEGER } = field;
  if (!Number.isSafeInteger(value)) return refuse('Error.Import.Value.NotAnInteger');
  if (value < min) return refuse('Error.Import.Value.TooSmall', { min });
  if (value > max) return refuse('Error.Import.Value.TooLarge', { max });
  return { ok: true, value: value === 0 ? 0 : value };
}

function readBoolean(text: string, _field: TargetField, { trueTexts, falseTexts }: ReadingRules): Reading {
  const isDefault = trueTexts === null && falseTexts === null;
  const yes = isDefault ? ['true', '1'] : (trueTexts ?? []);
  const no = isDefault ? ['false', '0'] : (falseTexts ?? []);
  const wanted = isDefault ? text.toLowerCase() : text;
  if (yes.includes(wanted)) return { ok: true, value: true };
  if (no.includes(wanted)) return { ok: true, value: false };
  return refuse('Error.Import.Value.NotAnOption', { options: [...yes, ...no].join(', ') });
}

function readDate(text: string, read: DateReader, format: string): Reading {
  const at = read(text);
  if (at === undefined) {
    const shown = format === 'iso' ? '2026-01-31' : format;
    return refuse('Error.Import.Value.NotADate', { format: shown });
  }
  if (isWithinYears(at)) return { ok: true, value: at };
  return refuse('Error.Import.Value.DateOutOfRange', { first: FIRST_YEAR, last: LAST_YEAR });
}
