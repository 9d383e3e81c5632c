/** What can be exported, by the name that the command line takes. */
import { balanceLines } from './balance-lines.ts';
import { customers } from './customers.ts';
import type { ExportTable } from './export-table.ts';
import { invoiceLines } from './invoice-lines.ts';
import { invoices } from './invoices.ts';
import { payments } from './payments.ts';
import { subscriptions } from './subscriptions.ts';
import { usages } from './usages.ts';

export const exportTables: Readonly<Record<string, ExportTable>> = {
  customers,
  subscriptions,
  invoices,
  'invoice-lines': invoiceLines,
  'balance-lines': balanceLines,
  usages,
  payments,
};
