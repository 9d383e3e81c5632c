/** A quote: the balance lines that an operation would write, with their tax, and what the next term costs. */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import type { LineType } from '../../domain/billing/line-type.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { computeTaxes } from '../../domain/tax/compute-taxes.ts';
import { type TaxProfile, taxProfileSchema } from '../../domain/tax/profile.ts';
import { type Buyer, loadBuyers } from '../load-buyers.ts';
import { decideTreatments } from '../plan-buyers.ts';

export interface QuoteDetail {
  readonly type: LineType;
  readonly subscriptionId: number | null;
  readonly featureId: number | null;
  readonly label: string;
  readonly movedAt: Instant | null;
  readonly period: Period | null;
  readonly quantityReported: number | null;
  readonly quantityBilled: number | null;
  readonly amountSubtotal: number;
  readonly amountTotal: number;
}

export interface Quote {
  readonly subscriptionId: number | null;
  readonly currency: string;
  /** The buyer's, for display. */
  readonly language: string;
  readonly period: Period | null;
  readonly details: readonly QuoteDetail[];
  readonly amountSubtotal: number;
  readonly amountTotal: number;
  readonly nextTerm: Quote | null;
}

/** In minor units, before tax or with it as the segment's prices are. */
interface Price {
  readonly amount: number;
  /** Selects the tax. */
  readonly keyCharge: string | null;
}

export interface TaxedPrice {
  readonly amountSubtotal: number;
  readonly amountTotal: number;
}

/** A line to be quoted: planned or written, it is the same. */
export interface QuotedLine extends Price {
  readonly type: LineType;
  readonly subscriptionId: number | null;
  readonly featureId: number | null;
  readonly label: string;
  readonly movedAt: Instant | null;
  readonly period: Period | null;
  readonly quantityReported: number | null;
  readonly quantityBilled: number | null;
}

export interface QuoteSubject {
  readonly buyerId: number;
  readonly subscriptionId: number | null;
  readonly period: Period | null;
}

/** Taxes the lines as an invoice of these lines alone would. */
export async function buildQuote(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  subject: QuoteSubject,
  lines: readonly QuotedLine[],
  nextTerm: Quote | null = null,
): Promise<Outcome<Quote>> {
  const taxing = await prepareTaxes(context, segments, subject.buyerId, lines);
  if (!taxing.ok) return taxing;
  const { buyer, segment, computeTaxesOf } = taxing.value;
  const taxes = computeTaxesOf(lines);
  return accept({
    subscriptionId: subject.subscriptionId,
    currency: segment.currency,
    language: buyer.language,
    period: subject.period,
    details: lines.map(({ amount: _, keyCharge: __, ...line }, index) => ({
      ...line,
      amountSubtotal: taxes.lines[index]?.amountSubtotal ?? 0,
      amountTotal: taxes.lines[index]?.amountTotal ?? 0,
    })),
    amountSubtotal: taxes.amountSubtotal,
    amountTotal: taxes.amountTotal,
    nextTerm,
  });
}

/** The same for prices that are not bought together: each as an invoice of it alone would be taxed. */
export async function taxPrices(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  buyerId: number,
  prices: readonly Price[],
): Promise<Outcome<readonly TaxedPrice[]>> {
  const baskets = prices.map((price) => ({ buyerId, prices: [price] }));
  return taxBaskets(context, segments, baskets);
}

export interface Basket {
  readonly buyerId: number;
  readonly prices: readonly Price[];
}

/** Each as an invoice of it alone would be taxed; in the order given. */
export async function taxBaskets(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  baskets: readonly Basket[],
): Promise<Outcome<readonly TaxedPrice[]>> {
  const loaded = await loadBuyers(context, [...new Set(baskets.map(({ buyerId }) => buyerId))]);
  const buyers = new Map(loaded.map((buyer) => [buyer.id, buyer]));
  const profileOf = profilesBySegment();
  const taxed: TaxedPrice[] = [];
  for (const { buyerId, prices } of baskets) {
    const taxing = taxingFor(context, segments, buyers.get(buyerId), prices, profileOf);
    if (!taxing.ok) return taxing;
    const { amountSubtotal, amountTotal } = taxing.value.computeTaxesOf(prices);
    taxed.push({ amountSubtotal, amountTotal });
  }
  return accept(taxed);
}

async function prepareTaxes(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  buyerId: number,
  prices: readonly Price[],
) {
  const [buyer] = await loadBuyers(context, [buyerId]);
  return taxingFor(context, segments, buyer, prices, profilesBySegment());
}

/** Each is parsed once, for baskets of many buyers. */
function profilesBySegment(): (segment: Segment) => TaxProfile {
  const profiles = new Map<number, TaxProfile>();
  return (segment) => {
    const profile = profiles.get(segment.id) ?? taxProfileSchema.parse(segment.taxRules);
    profiles.set(segment.id, profile);
    return profile;
  };
}

function taxingFor(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  buyer: Buyer | undefined,
  prices: readonly Price[],
  profileOf: (segment: Segment) => TaxProfile,
) {
  const segment = buyer && segments.get(buyer.segmentId);
  if (!buyer || !segment) return refuse('Error.Customer.NotFound');
  const treatments = decideTreatments(context, segment, profileOf(segment), buyer, prices);
  if (!treatments.ok) return treatments;
  const computeTaxesOf = (taxed: readonly Price[]) => {
    const taxable = taxed.map(({ amount, keyCharge }) => {
      const treatment = treatments.value.get(keyCharge);
      if (!treatment) throw new Error(`the tax of charge key ${keyCharge} was not decided`);
      return { amount, treatment };
    });
    return computeTaxes(taxable, segment.pricesIncludeTax);
  };
  return accept({ buyer, segment, computeTaxesOf });
}
