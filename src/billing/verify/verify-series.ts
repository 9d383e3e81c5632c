/** Goes through the documents of each series of a business in the order of their numbers, a batch at a time. */
import type { Transaction } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import { genesisHash } from '../../domain/billing/document-hash.ts';
import type { DocumentKind } from '../document.ts';
import { type LoadedDocument, loadDocuments } from '../load-documents.ts';
import {
  type ChainEnd,
  findChainFaults,
  findSumFaults,
  isPurgeLawful,
  isSealIntact,
  type Link,
} from './document-faults.ts';
import { type Fault, faultOf } from './fault.ts';
import { findSettlementFaults } from './settlement-faults.ts';
import type { Verification } from './verification.ts';

const BATCH_SIZE = 1_000;

export async function verifySeries(verification: Verification): Promise<void> {
  const { transaction, businessId } = verification;
  const series = await transaction
    .selectFrom('number_series')
    .select(['segment_id', 'kind', 'last_number', 'last_hash', 'last_issued_at'])
    .where('business_id', '=', businessId)
    .orderBy('segment_id')
    .orderBy('kind')
    .execute();
  const sellers = new Map<number, unknown>();
  for (const { segment_id, kind, last_number, last_hash, last_issued_at } of series) {
    const end = await verifyOneSeries(verification, sellers, segment_id, kind);
    const isThere = end.number === last_number && end.hash === last_hash && end.issuedAt === last_issued_at;
    const params = { counter: last_number, last: end.number };
    if (!isThere) verification.tell([faultOf('Series.Counter', 'number_series', segment_id, params)]);
  }
}

async function verifyOneSeries(
  verification: Verification,
  sellers: Map<number, unknown>,
  segmentId: number,
  kind: DocumentKind,
): Promise<ChainEnd> {
  const { transaction, businessId, counts } = verification;
  let end: ChainEnd = { number: 0, hash: genesisHash, issuedAt: null };
  for (;;) {
    const links = await loadLinks(transaction, businessId, segmentId, kind, end.number);
    if (links.length === 0) return end;
    const documents = await loadReadable(verification, links);
    await loadSellers(verification, sellers, documents);
    for (const link of links) {
      const faults = findChainFaults(link, end);
      const document = documents.get(link.id);
      if (document) faults.push(...findDocumentFaults(document, sellers));
      counts.documents += 1;
      counts.lines += document?.lines.length ?? 0;
      verification.tell(faults);
      end = link;
    }
    if (kind === 'Debit')
      verification.tell(await findSettlementFaults(transaction, businessId, [...documents.values()]));
    verification.progress();
  }
}

function findDocumentFaults(document: LoadedDocument, sellers: ReadonlyMap<number, unknown>): Fault[] {
  const { row } = document;
  const isIntact =
    row.purged_at === null
      ? isSealIntact(document, sellers.get(row.seller_snapshot_id ?? 0))
      : isPurgeLawful(document);
  const params = { document: row.full_number };
  const seal = isIntact ? [] : [faultOf('Document.Seal', 'invoice', row.id, params)];
  return [...seal, ...findSumFaults(document)];
}

/** Stands on the unique key of business, segment, kind and number. */
async function loadLinks(
  transaction: Transaction<Tables>,
  businessId: number,
  segmentId: number,
  kind: DocumentKind,
  afterNumber: number,
): Promise<Link[]> {
  const rows = await transaction
    .selectFrom('invoice')
    .select(['id', 'number', 'full_number', 'previous_hash', 'hash', 'issued_at'])
    .where('business_id', '=', businessId)
    .where('segment_id', '=', segmentId)
    .where('kind', '=', kind)
    .where('number', '>', afterNumber)
    .orderBy('number')
    .limit(BATCH_SIZE)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number ?? 0,
    fullNumber: row.full_number ?? '',
    previousHash: row.previous_hash ?? '',
    hash: row.hash ?? '',
    issuedAt: row.issued_at,
  }));
}

/** By id. One document that cannot be read does not hide the others of its batch. */
async function loadReadable(
  verification: Verification,
  links: readonly Link[],
): Promise<ReadonlyMap<number, LoadedDocument>> {
  const { transaction, businessId } = verification;
  const load = (ids: readonly number[]) => loadDocuments(transaction, businessId, ids);
  const ids = links.map(({ id }) => id);
  const whole = await load(ids).catch(() => undefined);
  const documents = whole ?? [];
  if (!whole)
    for (const { id, fullNumber } of links) {
      const read = await load([id]).catch((error: unknown) => {
        const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
        const params = { document: fullNumber, reason };
        verification.tell([faultOf('Document.Unreadable', 'invoice', id, params)]);
        return [];
      });
      documents.push(...read);
    }
  return new Map(documents.map((document) => [document.row.id, document]));
}

/** The snapshots that are not known yet, as they are stored: few in the life of a business, one object each. */
async function loadSellers(
  { transaction, businessId }: Verification,
  sellers: Map<number, unknown>,
  documents: ReadonlyMap<number, LoadedDocument>,
): Promise<void> {
  const wanted = new Set([...documents.values()].map(({ row }) => row.seller_snapshot_id ?? 0));
  const missing = [...wanted].filter((id) => !sellers.has(id));
  if (missing.length === 0) return;
  const rows = await transaction
    .selectFrom('seller_snapshot')
    .select(['id', 'content'])
    .where('business_id', '=', businessId)
    .where('id', '=', ({ fn, val }) => fn<number>('any', [val(missing)]))
    .execute();
  for (const { id, content } of rows) sellers.set(id, content);
}
