/**
 * Keeps the money that a bank's statement says came in, each movement once however often it is imported: statements
 * overlap, and the same movement stands in a notification before it stands in the statement.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import type { BankEntry, BankFile } from './files/bank-file.ts';
import { readCamtStatement } from './files/camt-statement.ts';
import { readCsvStatement } from './files/csv-statement.ts';

export interface BankFileImport {
  readonly format: BankFile['format'];
  readonly read: number;
  readonly added: number;
  /** Known from an earlier file. */
  readonly known: number;
  /** Money that went out is not kept. */
  readonly outgoing: number;
}

/** @param defaultCurrency of a CSV file without a column for it. */
export async function importBankFile(
  context: Context,
  content: string,
  defaultCurrency: string,
): Promise<Outcome<BankFileImport>> {
  const isXml = content
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('<');
  const file = isXml ? readCamtStatement(content) : readCsvStatement(content, defaultCurrency);
  if (!file.ok) return file;
  const { format, entries } = file.value;
  const incoming = entries.filter(({ amount }) => amount > 0);
  const added = await addBankLines(context, incoming);
  const counts = {
    format,
    read: entries.length,
    added,
    known: incoming.length - added,
    outgoing: entries.length - incoming.length,
  };
  await recordAudit(context, {
    action: 'BankFile.Imported',
    subjectKind: 'bank_line',
    subjectId: null,
    data: { ...counts },
  });
  return accept(counts);
}

/** Answers how many were new. */
async function addBankLines(context: Context, entries: readonly BankEntry[]): Promise<number> {
  const { transaction, businessId, now } = context;
  const keys = keysOf(entries);
  const { rows } = await sql`
    insert into bank_line (business_id, bank_key, booked_on, amount, currency, payer_name, reference, description, created_at)
    select ${businessId}, v.*, ${toTimestamp(now)}::timestamptz from unnest(
      ${keys}::text[], ${entries.map((one) => one.bookedOn)}::date[], ${entries.map((one) => one.amount)}::bigint[],
      ${entries.map((one) => one.currency)}::text[], ${entries.map((one) => one.payerName)}::text[],
      ${entries.map((one) => one.reference)}::text[], ${entries.map((one) => one.description)}::text[]) v
    on conflict (business_id, bank_key) do nothing returning id`.execute(transaction);
  return rows.length;
}

/** Without a reference of the bank, what the line says; of several that say the same, which of them it is. */
function keysOf(entries: readonly BankEntry[]): readonly string[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const { bankReference, bookedOn, amount, currency, payerName, reference, description } = entry;
    const said =
      bankReference === null
        ? [bookedOn, amount, currency, payerName, reference, description]
        : [bookedOn, amount, currency, bankReference];
    const key = createHash('sha256').update(JSON.stringify(said)).digest('base64url');
    const earlier = seen.get(key) ?? 0;
    seen.set(key, earlier + 1);
    return `${key}-${earlier}`;
  });
}
