/** What a shop has to sell and to whom: features, offers and discounts in a word, customers and subscriptions in sets. */
import { type DiscountDeclaration, declareDiscount } from '../../src/catalogue/declare-discount.ts';
import { declareFeature } from '../../src/catalogue/declare-feature.ts';
import { declareOffer, type OfferDeclaration } from '../../src/catalogue/declare-offer.ts';
import { upsertCustomers } from '../../src/customers/upsert-customers.ts';
import {
  type PaymentSettingsRow,
  upsertPaymentSettings,
} from '../../src/customers/upsert-payment-settings.ts';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import { accept } from '../../src/domain/refusal/outcome.ts';
import type { FeatureType } from '../../src/domain/subscription/terms.ts';
import {
  createSubscriptions,
  type FeatureOverride,
  type TermsOverride,
} from '../../src/subscriptions/create-subscriptions.ts';
import { startSubscriptions } from '../../src/subscriptions/start-subscriptions.ts';
import { opening, type Shop } from './shop.ts';

const BATCH_SIZE = 1_000;

/** Declares a feature; answers its id. Its title is its reference. */
export async function addFeature(shop: Shop, reference: string, type: FeatureType): Promise<number> {
  const title = { fr: reference, en: reference };
  const declared = await shop.run(opening, (context) => declareFeature(context, { reference, type, title }));
  return declared.id;
}

/** Declares an offer of the default segment, 10.00 a month when nothing else is said; answers its id. */
export async function addOffer(
  shop: Shop,
  reference: string,
  offer: Partial<OfferDeclaration> = {},
  segmentId = shop.segment.id,
): Promise<number> {
  const title = { fr: reference, en: reference };
  const declared = await shop.run(opening, (context) =>
    declareOffer(context, segmentId, { reference, title, amountRecurrence: 1_000, ...offer }),
  );
  return declared.id;
}

/** Declares a discount of the default segment; answers its id. */
export async function addDiscount(
  shop: Shop,
  reference: string,
  discount: Pick<DiscountDeclaration, 'typeOff' | 'valueOff' | 'targetFee' | 'countPeriods'>,
): Promise<number> {
  const title = { fr: reference, en: reference };
  const declared = await shop.run(opening, (context) =>
    declareDiscount(context, shop.segment.id, { reference, title, ...discount }),
  );
  return declared.id;
}

/** Creates the customers that are not there yet; answers their ids in the order of the references. */
export async function addCustomers(
  shop: Shop,
  references: readonly string[],
  segment = shop.segment,
): Promise<number[]> {
  const ids: number[] = [];
  for (const batch of batchesOf(references)) {
    const rows = batch.map((reference) => ({ reference, name: `Customer ${reference}` }));
    const { byReference } = await shop.do(opening, (context) => upsertCustomers(context, segment, rows));
    ids.push(...batch.flatMap((reference) => byReference.get(reference)?.id ?? []));
  }
  return ids;
}

/** `c1`, `c2` … */
export function numberedReferences(count: number, prefix = 'c'): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

export interface Sale {
  readonly offerId: number;
  /** One subscription each; the recipient pays. */
  readonly customerIds: readonly number[];
  readonly segmentId?: number;
  /** With `isDelayed` the start is left to the tick; else it is `now`, or this date in the past. */
  readonly startAt?: Instant;
  readonly isDelayed?: boolean;
  readonly isMigration?: boolean;
  readonly terms?: TermsOverride;
  readonly features?: readonly FeatureOverride[];
  readonly discountIds?: readonly number[];
}

/** Creates and starts subscriptions; answers their ids, in the order of the customers. */
export async function sell(shop: Shop, now: Instant, sale: Sale): Promise<number[]> {
  const segments = await shop.segments();
  const ids: number[] = [];
  for (const customerIds of batchesOf(sale.customerIds)) {
    const created = await shop.run(now, async (context) => {
      const batch = await createSubscriptions(
        context,
        customerIds.map((customerId) => newSubscription(shop, sale, customerId)),
      );
      if (sale.isDelayed) return accept(batch);
      const started = await startSubscriptions(context, segments, batch);
      return started.ok ? accept(batch) : started;
    });
    ids.push(...created);
  }
  return ids;
}

function newSubscription(shop: Shop, sale: Sale, customerId: number) {
  return {
    segmentId: sale.segmentId ?? shop.segment.id,
    offerId: sale.offerId,
    customerId,
    buyerId: customerId,
    state: sale.isDelayed ? ('DraftDelayedStart' as const) : ('DraftAgent' as const),
    wantedStartAt: sale.startAt ?? null,
    isMigration: sale.isMigration ?? false,
    terms: sale.terms ?? {},
    features: sale.features ?? [],
    discountIds: sale.discountIds ?? [],
  };
}

/** Gives customers an offline way to pay, `Free` to take it away. */
export async function setPaymentType(
  shop: Shop,
  now: Instant,
  customerIds: readonly number[],
  typePayment: NonNullable<PaymentSettingsRow['typePayment']>,
): Promise<void> {
  const rows = customerIds.map((customerId) => ({ customerId, typePayment }));
  await shop.do(now, (context) => upsertPaymentSettings(context, rows));
}

function* batchesOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += BATCH_SIZE) yield items.slice(start, start + BATCH_SIZE);
}
