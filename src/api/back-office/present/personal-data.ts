/** What is held about a customer, named as the rest of the API names it: `next_billing_at` is DateNextBilling. */
import type { PersonalData } from '../../../customers/gather-personal-data.ts';
import { instant } from '../../../domain/calendar/instant.ts';
import { formatInstant } from '../../../http/wire-instant.ts';

type Rows = Record<string, readonly Readonly<Record<string, unknown>>[]>;

export function presentPersonalData(data: PersonalData): Rows {
  return Object.fromEntries(
    Object.entries(data).map(([table, rows]) => [pascalCase(table), rows.map(presentRow)]),
  );
}

function presentRow(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => presentField(column, value)));
}

function presentField(column: string, value: unknown): readonly [string, unknown] {
  const event = column.match(/^(?<what>.+)_at$/)?.groups?.what;
  if (event === undefined || typeof value !== 'number') return [pascalCase(column), value];
  return [`Date${pascalCase(event)}`, formatInstant(instant(value))];
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
