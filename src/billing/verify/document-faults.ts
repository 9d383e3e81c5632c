/**
 * What can be told of one issued document from itself and its predecessor: its seal recomputed from what is
 * stored, its place in the series, its sums and the rounding of its taxes.
 */
import { z } from 'zod';
import { hashDocument } from '../../domain/billing/document-hash.ts';
import type { BuyerIdentity, SellerIdentity } from '../../domain/billing/parties.ts';
import { endOfRetention } from '../../domain/billing/retention.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { mulDiv, sum } from '../../domain/money/mul-div.ts';
import { taxFraction } from '../../domain/tax/compute-taxes.ts';
import { hashedFacts } from '../issue-documents.ts';
import { contentOfIssued, type LoadedDocument } from '../load-documents.ts';
import { type Fault, type FaultCode, faultOf } from './fault.ts';

/** What the next document of a series continues. */
export interface ChainEnd {
  readonly number: number;
  readonly hash: string;
  readonly issuedAt: Instant | null;
}

/** A document's place in its series, as its row says it. */
export interface Link extends ChainEnd {
  readonly id: number;
  readonly fullNumber: string;
  readonly previousHash: string;
}

export function findChainFaults(link: Link, before: ChainEnd): Fault[] {
  const { id, number, fullNumber } = link;
  const faults: Fault[] = [];
  if (number !== before.number + 1)
    faults.push(faultOf('Series.Gap', 'invoice', id, { number, before: before.number }));
  if (link.previousHash !== before.hash)
    faults.push(faultOf('Document.Chain', 'invoice', id, { document: fullNumber }));
  if (link.issuedAt === null || (before.issuedAt !== null && link.issuedAt < before.issuedAt))
    faults.push(faultOf('Document.Order', 'invoice', id, { document: fullNumber }));
  return faults;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

// The seal covers the parties exactly as they are stored: reading them by today's schema would drop what was added
// to them, and would break the seal of old documents when the schema gains a field.
const storedBuyer = z.custom<BuyerIdentity>(isObject);
const storedSeller = z.custom<SellerIdentity>(isObject);

/** @param seller the content of the document's snapshot, as it is stored. */
export function isSealIntact(document: LoadedDocument, seller: unknown): boolean {
  const { row } = document;
  const [buyer, soldBy] = [storedBuyer.safeParse(row.buyer), storedSeller.safeParse(seller)];
  if (!buyer.success || !soldBy.success || row.issued_at === null) return false;
  // A line whose tax is gone has no rate to be hashed with.
  if (document.lines.some(({ taxPosition }) => document.taxes[taxPosition - 1] === undefined)) return false;
  const content = { ...contentOfIssued(document), buyer: buyer.data };
  const sealed = { currency: row.currency, seller: soldBy.data };
  const sealable = { content, terms: { paymentLimitAt: row.payment_limit_at } };
  const issue = { fullNumber: row.full_number ?? '', issuedAt: row.issued_at };
  const facts = hashedFacts(sealed, row.kind, sealable, issue);
  return hashDocument(row.previous_hash ?? '', facts) === row.hash;
}

/**
 * Of a purged document the seal cannot be recomputed: that it was purged, by whom the law allows and not before its
 * term, is what can be checked, besides its place in the chain and its sums.
 */
export function isPurgeLawful({ row, isSealed }: LoadedDocument): boolean {
  if (row.purged_at === null || row.issued_at === null) return false;
  const isErased = row.buyer === null && row.note === null && row.reason === null;
  return isErased && isSealed && row.purged_at >= endOfRetention(row.issued_at, row.time_zone);
}

export function findSumFaults(document: LoadedDocument): Fault[] {
  const { row, lines, taxes } = document;
  const expected = { count: row.line_count, base: row.amount_subtotal, tax: row.amount_tax };
  const ofLines = {
    count: lines.length,
    base: sum(lines.map(({ amountSubtotal }) => amountSubtotal)),
    tax: sum(lines.map(({ amountTax }) => amountTax)),
  };
  const ofTaxes = {
    count: row.line_count,
    base: sum(taxes.map(({ baseAmount }) => baseAmount)),
    tax: sum(taxes.map(({ taxAmount }) => taxAmount)),
  };
  return [
    ...unlessEqual('Document.Lines', document, ofLines, expected),
    ...unlessEqual('Document.Taxes', document, ofTaxes, expected),
    ...findTaxFaults(document),
  ];
}

interface Sums {
  readonly count: number;
  readonly base: number;
  readonly tax: number;
}

function unlessEqual(
  code: FaultCode,
  { row }: LoadedDocument,
  found: Sums,
  expected: Sums,
  position?: number,
): Fault[] {
  const isEqual =
    found.count === expected.count && found.base === expected.base && found.tax === expected.tax;
  if (isEqual) return [];
  const params = { document: row.full_number, found: told(found), expected: told(expected) };
  return [faultOf(code, 'invoice', row.id, { ...params, position: position ?? null })];
}

/** `2 × 1500 + 300`: lines, net, tax. */
function told({ count, base, tax }: Sums): string {
  return `${count} × ${base} + ${tax}`;
}

function findTaxFaults(document: LoadedDocument): Fault[] {
  const { row, lines, taxes } = document;
  const byTax = Map.groupBy(lines, ({ taxPosition }) => taxPosition);
  const faults = taxes.flatMap((tax, index): Fault[] => {
    const position = index + 1;
    const members = byTax.get(position) ?? [];
    byTax.delete(position);
    const ofLines = {
      count: 1,
      base: sum(members.map(({ amountSubtotal }) => amountSubtotal)),
      tax: sum(members.map(({ amountTax }) => amountTax)),
    };
    const found = { count: members.length > 0 ? 1 : 0, base: tax.baseAmount, tax: tax.taxAmount };
    return unlessEqual('Document.TaxOfLines', document, found, ofLines, position);
  });
  const untaxed = [...byTax.keys()].map((position) =>
    faultOf('Document.TaxOfLines', 'invoice', row.id, {
      document: row.full_number,
      position,
      found: null,
      expected: null,
    }),
  );
  return [...faults, ...untaxed, ...findRoundingFaults(document)];
}

/**
 * Of invoices only: the taxes of several credit notes are rounded together, so that they add up to the invoice's
 * (domain/billing/credit-note-tax.ts).
 */
function findRoundingFaults({ row, taxes }: LoadedDocument): Fault[] {
  if (row.kind === 'Credit') return [];
  return taxes.flatMap(({ ratePerTenThousand, baseAmount, taxAmount }, index) => {
    const { numerator, denominator } = taxFraction(ratePerTenThousand, row.prices_include_tax);
    const whole = row.prices_include_tax ? sum([baseAmount, taxAmount]) : baseAmount;
    const expected = mulDiv(whole, numerator, denominator);
    if (taxAmount === expected) return [];
    const params = { document: row.full_number, position: index + 1, found: taxAmount, expected };
    return [faultOf('Document.TaxRounding', 'invoice', row.id, params)];
  });
}
