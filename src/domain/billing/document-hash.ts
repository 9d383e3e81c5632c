/**
 * The seal of an issued document: SHA-256 of a canonical text of all it says, chained to its predecessor of the
 * series, so that none can be altered, inserted or left out unnoticed (CGI art. 286, I 3° bis; domain.md §8).
 */
import { hash } from 'node:crypto';
import type { Instant } from '../calendar/instant.ts';
import type { TaxTotal } from '../tax/tax-groups.ts';
import type { TaxCategory } from '../tax/treatment.ts';
import type { BuyerIdentity, SellerIdentity } from './parties.ts';

export interface HashedLine {
  readonly position: number;
  readonly label: string;
  readonly amountSubtotal: number;
  readonly amountTax: number;
  readonly ratePerTenThousand: number;
  readonly taxCategory: TaxCategory;
  readonly quantity: number | null;
  readonly movedAt: Instant | null;
  readonly periodStartAt: Instant | null;
  readonly periodEndAt: Instant | null;
}

export interface HashedDocument {
  readonly kind: 'Debit' | 'Credit';
  readonly fullNumber: string;
  readonly issuedAt: Instant;
  readonly paymentLimitAt: Instant | null;
  readonly currency: string;
  readonly seller: SellerIdentity;
  readonly buyer: BuyerIdentity;
  /** Full number of the invoice that a credit note corrects. */
  readonly correctedInvoice: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly lines: readonly HashedLine[];
  readonly taxes: readonly TaxTotal[];
  readonly amountSubtotal: number;
  readonly amountTax: number;
  readonly amountTotal: number;
}

/** What the first document of a series is chained to. */
export const genesisHash = '0'.repeat(64);

/** Named in the text itself: documents sealed by another version of it stay verifiable. */
const CANONICAL_FORMAT = 1;

/** The hash of a document, 64 hexadecimal digits, from that of its predecessor. */
export function hashDocument(previousHash: string, document: HashedDocument): string {
  return sha256(`${previousHash}\n${canonicalText(document)}`);
}

/**
 * The text that is hashed: JSON with sorted keys and no white space (RFC 8785), the same however a database orders
 * keys, lines and taxes. The seller stands in it by the digest of its own text.
 */
function canonicalText(document: HashedDocument): string {
  return canonicalJson({
    format: CANONICAL_FORMAT,
    kind: document.kind,
    fullNumber: document.fullNumber,
    issuedAt: document.issuedAt,
    paymentLimitAt: document.paymentLimitAt,
    currency: document.currency,
    seller: sellerDigest(document.seller),
    buyer: document.buyer,
    correctedInvoice: document.correctedInvoice,
    reason: document.reason,
    note: document.note,
    lines: inOrder(document.lines, (a, b) => a.position - b.position).map(lineFacts),
    taxes: inOrder(document.taxes.map(taxFacts), (a, b) => compareText(a.key, b.key)).map(
      ({ facts }) => facts,
    ),
    amountSubtotal: document.amountSubtotal,
    amountTax: document.amountTax,
    amountTotal: document.amountTotal,
  });
}

/** Field by field, so that what a caller's row has besides is not hashed by accident. */
function lineFacts(line: HashedLine): HashedLine {
  return {
    position: line.position,
    label: line.label,
    amountSubtotal: line.amountSubtotal,
    amountTax: line.amountTax,
    ratePerTenThousand: line.ratePerTenThousand,
    taxCategory: line.taxCategory,
    quantity: line.quantity,
    movedAt: line.movedAt,
    periodStartAt: line.periodStartAt,
    periodEndAt: line.periodEndAt,
  };
}

function taxFacts(tax: TaxTotal): { key: string; facts: TaxTotal } {
  const { category, ratePerTenThousand, country, mention, baseAmount, taxAmount } = tax;
  return {
    key: `${category} ${ratePerTenThousand} ${country}`,
    facts: { category, ratePerTenThousand, country, mention, baseAmount, taxAmount },
  };
}

const sellerDigests = new WeakMap<SellerIdentity, string>();

/**
 * SHA-256 of the seller's canonical text. A batch of a thousand documents shares one seller object, whose logo may
 * weigh 100 kB: its digest is kept for as long as that object lives, which nobody may change meanwhile.
 */
export function sellerDigest(seller: SellerIdentity): string {
  let digest = sellerDigests.get(seller);
  if (digest === undefined) {
    digest = sha256(canonicalJson(seller));
    sellerDigests.set(seller, digest);
  }
  return digest;
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/**
 * JSON with the keys of every object sorted by code unit. A field without a value is left out, as JSON does.
 * @throws TypeError on what JSON cannot carry without loss: NaN, infinity, a function.
 */
function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`no JSON number: ${value}`);
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : canonicalObject(value);
    default:
      throw new TypeError(`no JSON value: ${typeof value}`);
  }
}

function canonicalObject(value: object): string {
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

function inOrder<T>(items: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  return items.length < 2 ? items : items.toSorted(compare);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
