/**
 * Issues documents of one series: takes their numbers in one increment of the counter, seals each on its
 * predecessor, and writes them in sets (domain.md §6, §8). Everything else of a batch is to be done before:
 * from here on the series is locked.
 */
import type { Context } from '../accounts/context.ts';
import { takeIds } from '../database/bulk.ts';
import { hashDocument } from '../domain/billing/document-hash.ts';
import { formatFullNumber, nextIssueInstant } from '../domain/billing/number-series.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { localDate } from '../domain/calendar/period.ts';
import type {
  DocumentContent,
  DocumentKind,
  IssuedDocument,
  IssueTerms,
  SegmentOfDocument,
} from './document.ts';
import { insertDocuments, type NewDocument } from './document-rows.ts';
import { advanceSeries, type LockedSeries, lockSeries } from './number-series.ts';
import { ensureSellerSnapshot } from './seller-snapshot.ts';

export interface DocumentToIssue {
  readonly content: DocumentContent;
  readonly terms: IssueTerms;
}

/** Answers the documents in the order given, which is the order of their numbers. */
export async function issueDocuments(
  context: Context,
  segment: SegmentOfDocument,
  kind: DocumentKind,
  toIssue: readonly DocumentToIssue[],
): Promise<IssuedDocument[]> {
  if (toIssue.length === 0) return [];
  const ids = await takeIds(context.transaction, 'invoice', toIssue.length);
  const sellerSnapshotId = await ensureSellerSnapshot(context, segment.seller);
  const series = await lockSeries(context, segment.id, kind);
  const sealed = sealDocuments({ segment, kind, series, now: context.now }, ids, toIssue);
  const documents = toIssue.flatMap(({ content, terms }, index): NewDocument[] => {
    const issue = sealed[index];
    if (!issue) return [];
    const { state, paymentLimitAt, paymentScheduledAt } = terms;
    const when = { paymentLimitAt, paymentScheduledAt, finaliseAt: null };
    return [{ id: issue.id, kind, content, state, ...when, issue: { ...issue, sellerSnapshotId } }];
  });
  // The counter first: the database refuses a document that it has not been moved to.
  const last = sealed.at(-1);
  if (last) await advanceSeries(context, segment.id, kind, last);
  await insertDocuments(context, segment, documents);
  return sealed;
}

export interface SealableDocument {
  readonly content: DocumentContent;
  readonly terms: Pick<IssueTerms, 'paymentLimitAt'>;
}

export interface Sealing {
  readonly segment: SegmentOfDocument;
  readonly kind: DocumentKind;
  readonly series: LockedSeries;
  readonly now: Instant;
}

export type SealedDocument = IssuedDocument & { readonly previousHash: string };

/** Numbers and hashes of documents that continue a locked series. */
export function sealDocuments(
  { segment, kind, series, now }: Sealing,
  ids: readonly number[],
  toIssue: readonly SealableDocument[],
): SealedDocument[] {
  const issuedAt = nextIssueInstant(now, series.lastIssuedAt);
  const issuedOn = localDate(issuedAt, segment.timeZone);
  let previousHash = series.lastHash;
  return toIssue.map((document, index) => {
    const id = ids[index];
    if (id === undefined) throw new Error('a document has no id');
    const number = series.lastNumber + index + 1;
    const fullNumber = formatFullNumber(series.pattern, number, issuedOn);
    const hash = hashDocument(previousHash, hashedFacts(segment, kind, document, { fullNumber, issuedAt }));
    const sealed = { id, number, fullNumber, issuedAt, previousHash, hash };
    previousHash = hash;
    return sealed;
  });
}

/** What the seal covers: all that is printed. */
export function hashedFacts(
  segment: Pick<SegmentOfDocument, 'currency' | 'seller'>,
  kind: DocumentKind,
  { content, terms }: SealableDocument,
  issue: Pick<IssuedDocument, 'fullNumber' | 'issuedAt'>,
) {
  const { fullNumber, issuedAt } = issue;
  return {
    kind,
    fullNumber,
    issuedAt,
    paymentLimitAt: terms.paymentLimitAt,
    currency: segment.currency,
    seller: segment.seller,
    buyer: content.buyer,
    correctedInvoice: content.correction?.fullNumber ?? null,
    reason: content.correction?.reason ?? null,
    note: content.note,
    lines: content.lines.map((line, index) => {
      const tax = content.taxes[line.taxPosition - 1];
      if (!tax) throw new Error(`line ${index + 1} of ${fullNumber} has no tax`);
      return {
        position: index + 1,
        label: line.label,
        amountSubtotal: line.amountSubtotal,
        amountTax: line.amountTax,
        ratePerTenThousand: tax.ratePerTenThousand,
        taxCategory: tax.category,
        quantity: line.quantity,
        movedAt: line.movedAt,
        periodStartAt: line.period?.startAt ?? null,
        periodEndAt: line.period?.endAt ?? null,
      };
    }),
    taxes: content.taxes,
    amountSubtotal: content.amountSubtotal,
    amountTax: content.amountTax,
    amountTotal: content.amountTotal,
  };
}
