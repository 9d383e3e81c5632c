/** What each field of both APIs means, in English and French, by its name: a name means the same wherever it stands. */
import type { PageText } from '../../http/document-info.ts';
import { catalogueFields } from './catalogue-fields.ts';
import { customerFields } from './customer-fields.ts';
import { financeFields } from './finance-fields.ts';
import { generalFields } from './general-fields.ts';
import { integrationFields } from './integration-fields.ts';
import { messageFields } from './message-fields.ts';
import { organizationFields } from './organization-fields.ts';
import { subscriptionFields } from './subscription-fields.ts';

const tables = [
  generalFields,
  customerFields,
  catalogueFields,
  subscriptionFields,
  financeFields,
  organizationFields,
  integrationFields,
  messageFields,
];

const texts: ReadonlyMap<string, PageText> = new Map(tables.flatMap(readTable));

/** Of a filter, `AmountTotalMin`, that of the field it filters by; of a parameter of a path, `customerId`, `IdCustomer`. */
export function fieldText(name: string): PageText | undefined {
  return texts.get(name) ?? limitText(name) ?? texts.get(name.replace(/^([a-z])(\w*)Id$/, nameOfId));
}

function limitText(name: string): PageText | undefined {
  const [, field, end] = /^(\w+)(Min|Max)$/.exec(name) ?? [];
  const base =
    field === undefined ? undefined : (texts.get(field) ?? texts.get(field.replace('front', 'Front')));
  if (!base) return undefined;
  return end === 'Min'
    ? { en: `${base.en} From this value on.`, fr: `${base.fr} À partir de cette valeur.` }
    : { en: `${base.en} Up to this value.`, fr: `${base.fr} Jusqu’à cette valeur.` };
}

function nameOfId(_name: string, first: string, rest: string): string {
  return `Id${first.toUpperCase()}${rest}`;
}

/** A line is `Name | English | French`. */
function readTable(table: string): (readonly [string, PageText])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [name, en, fr] = line.split('|').map((part) => part.trim());
      if (!name || !en || !fr) throw new Error(`a text of a field is incomplete: ${line}`);
      return [name, { en, fr }] as const;
    });
}
