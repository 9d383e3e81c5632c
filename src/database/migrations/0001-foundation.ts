/**
 * The foundation. Every table of a business has `business_id` as the first column of its primary key, of every
 * unique key and of every foreign key, so that the data can be distributed by business. Money is bigint minor
 * units.
 */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { accounts } from './0001-foundation/accounts.ts';
import { catalogue } from './0001-foundation/catalogue.ts';
import { customers } from './0001-foundation/customers.ts';
import { documentGuarantees } from './0001-foundation/document-guarantees.ts';
import { documents } from './0001-foundation/documents.ts';
import { outboxAndImports } from './0001-foundation/outbox-and-imports.ts';
import { subscriptions } from './0001-foundation/subscriptions.ts';
import { foundationTypes } from './0001-foundation/vocabularies.ts';

const parts = [
  foundationTypes,
  accounts,
  catalogue,
  customers,
  subscriptions,
  documents,
  outboxAndImports,
  documentGuarantees,
];

export const foundation: Migration = {
  id: '0001-foundation',
  async up(db) {
    for (const part of parts) await sql.raw(part).execute(db);
  },
};
