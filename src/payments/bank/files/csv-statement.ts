/**
 * Reads the statement that a bank's site gives as CSV. No two banks write the same columns: those that are needed are
 * told by their headings, in French or English, wherever the table begins.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { parseDecimalAmount } from '../../../domain/money/currency.ts';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { type BankEntry, type BankFile, tidy, unreadable } from './bank-file.ts';

/** Lines above the table: the account, its holder, its balance. */
const MOST_PREAMBLE = 40;

export function readCsvStatement(text: string, defaultCurrency: string): Outcome<BankFile> {
  const table = delimiters
    .map((delimiter) => findTable(rowsOf(text, delimiter)))
    .find((one) => one !== undefined);
  if (!table) return unreadable('date, amount | credit, debit');
  const { rows, start, columns } = table;
  const body = rows.slice(start + 1);
  const isMonthFirst = body.some((row) => monthFirst.test(cellOf(row, columns.date)));
  const entries: BankEntry[] = [];
  for (const [index, row] of body.entries()) {
    // Below the table stand sums and notes, which have no date.
    if (!/\d/.test(cellOf(row, columns.date))) continue;
    const entry = readRow(row, columns, { isMonthFirst, defaultCurrency });
    if (typeof entry === 'string')
      return unreadable(`${start + index + 2}: ${headingOf(rows[start] ?? [], columns, entry)}`);
    if (entry) entries.push(entry);
  }
  return accept({ format: 'Csv', entries });
}

const delimiters = [';', '\t', ',', '|'] as const;
const monthFirst = /^\d{1,2}[/.-](1[3-9]|2\d|3[01])[/.-]/;

interface Table {
  readonly rows: readonly (readonly string[])[];
  /** Of the headings. */
  readonly start: number;
  readonly columns: Columns;
}

function findTable(rows: readonly (readonly string[])[]): Table | undefined {
  for (const [start, row] of rows.slice(0, MOST_PREAMBLE).entries()) {
    const columns = columnsOf(row);
    if (columns) return { rows, start, columns };
  }
  return undefined;
}

/** Empty lines count, so that faults are told by the line of the file. None when it cannot be taken apart so. */
function rowsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    const options = { delimiter, relax_quotes: true, relax_column_count: true, bom: true } as const;
    const parsed: unknown = parse(text, options);
    return Array.isArray(parsed) ? parsed.map((row) => (Array.isArray(row) ? row.map(String) : [])) : [];
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

interface Columns {
  readonly date: number;
  readonly amount: number | undefined;
  readonly credit: number | undefined;
  readonly debit: number | undefined;
  readonly currency: number | undefined;
  readonly payer: number | undefined;
  readonly reference: number | undefined;
  readonly bankReference: number | undefined;
  readonly texts: readonly number[];
}

/** Undefined for a row that does not head a table of movements. */
function columnsOf(row: readonly string[]): Columns | undefined {
  const headings = row.map((cell) =>
    cell
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  );
  const find = (pattern: RegExp, except = /$^/) => {
    const index = headings.findIndex((heading) => pattern.test(heading) && !except.test(heading));
    return index < 0 ? undefined : index;
  };
  const date = find(/\bdate\b|^booked|\bbooking/, /valeur|value/) ?? find(/\bdate\b/);
  const amount = find(/\b(montant|amount|somme)\b/);
  const credit = find(/\bcredit\b/);
  const debit = find(/\bdebit\b/);
  const worth = amount ?? credit;
  // A whole line in one cell names both: the file is delimited otherwise.
  if (date === undefined || worth === undefined || worth === date) return undefined;
  const bankReference = find(
    /\b(reference|ref|id|identifiant|numero)\b.*\b(banque|bank|operation|mouvement|transaction)\b|\b(bank|transaction) (id|reference)\b/,
  );
  const reference = find(/\b(reference|ref|end to end)\b/);
  const payer = find(/emetteur|donneur|payer|contrepartie|counterparty|tiers|\bnom\b|\bname\b|beneficiaire/);
  const texts = headings.flatMap((heading, index) =>
    /libelle|intitule|description|label|detail|communication|motif|information|wording|memo/.test(heading)
      ? [index]
      : [],
  );
  const currency = find(/devise|currency/);
  return {
    date,
    amount,
    credit,
    debit,
    currency,
    payer,
    reference: reference === bankReference ? undefined : reference,
    bankReference,
    texts,
  };
}

type Missing = 'Date' | 'Amount' | 'Currency';

function readRow(
  row: readonly string[],
  columns: Columns,
  { isMonthFirst, defaultCurrency }: { readonly isMonthFirst: boolean; readonly defaultCurrency: string },
): BankEntry | Missing | undefined {
  const bookedOn = readDate(cellOf(row, columns.date), isMonthFirst);
  if (bookedOn === undefined) return 'Date';
  const currency = cellOf(row, columns.currency).trim().toUpperCase() || defaultCurrency;
  if (!/^[A-Z]{3}$/.test(currency)) return 'Currency';
  const amount = amountOf(row, columns, currency);
  if (amount === undefined) return 'Amount';
  if (amount === 0) return undefined;
  return {
    bankReference: cellOf(row, columns.bankReference).trim() || null,
    bookedOn,
    amount,
    currency,
    payerName: tidy(cellOf(row, columns.payer)),
    reference: tidy(cellOf(row, columns.reference)),
    description: tidy(columns.texts.map((index) => cellOf(row, index)).join(' ')),
  };
}

/** A debit may be written with or without its sign: it is money that went out either way. */
function amountOf(row: readonly string[], columns: Columns, currency: string): number | undefined {
  const amount = cellOf(row, columns.amount).trim();
  if (amount !== '') return readAmount(amount, currency);
  const credit = cellOf(row, columns.credit).trim();
  if (credit !== '') return readAmount(credit, currency);
  const debit = cellOf(row, columns.debit).trim();
  if (debit === '') return columns.amount === undefined ? 0 : undefined;
  const read = readAmount(debit, currency);
  return read === undefined ? undefined : 0 - Math.abs(read);
}

/** The decimal mark is the last of the two that is not before exactly three digits alone. */
function readAmount(written: string, currency: string): number | undefined {
  const text = written.replace(/[\s\u00a0\u202f'’]|[A-Z]{3}$|[€$£]/g, '');
  const isComma = /,\d{1,2}$/.test(text) || (/\.\d{3}(?!\d)/.test(text) && !/,\d{3}$/.test(text));
  return parseDecimalAmount(text, currency, isComma ? ',' : '.');
}

/** `2026-03-31`, `31/03/2026`, `31.03.26`: the day first, unless one of the file's dates says otherwise. */
function readDate(written: string, isMonthFirst: boolean): string | undefined {
  const text = written.trim().slice(0, 10).trim();
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text);
  if (iso) return checkedDate(iso[1], iso[2], iso[3]);
  const european = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (!european) return undefined;
  const [, first, second, year = ''] = european;
  const full = year.length === 2 ? `20${year}` : year;
  return isMonthFirst ? checkedDate(full, first, second) : checkedDate(full, second, first);
}

function checkedDate(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text) ? text : undefined;
}

function headingOf(headings: readonly string[], columns: Columns, missing: Missing): string {
  const column = { Date: columns.date, Amount: columns.amount ?? columns.credit, Currency: columns.currency }[
    missing
  ];
  return cellOf(headings, column);
}

function cellOf(row: readonly string[], column: number | undefined): string {
  return column === undefined ? '' : (row[column] ?? '');
}
