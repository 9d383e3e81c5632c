/**
 * The database that the API is measured on: one customer made by the use cases, then copied in sets until there are
 * as many as asked, each with a running subscription of ten features.
 */
import { type Kysely, sql } from 'kysely';
import type { Context } from '../src/accounts/context.ts';
import { createApiKey } from '../src/accounts/create-api-key.ts';
import { createBusiness } from '../src/accounts/create-business.ts';
import { loadSegmentsById, type Segment } from '../src/accounts/segment.ts';
import { declareFeature } from '../src/catalogue/declare-feature.ts';
import { declareOffer } from '../src/catalogue/declare-offer.ts';
import { upsertCustomers } from '../src/customers/upsert-customers.ts';
import type { Tables } from '../src/database/table-types.ts';
import { inTransaction } from '../src/database/transaction.ts';
import { instant } from '../src/domain/calendar/instant.ts';
import { accept, type Outcome } from '../src/domain/refusal/outcome.ts';
import { createSubscriptions } from '../src/subscriptions/create-subscriptions.ts';
import { startSubscriptions } from '../src/subscriptions/start-subscriptions.ts';

export const FEATURES = 10;

export function customerReference(number: number): string {
  return `customer-${number}`;
}

export function featureReference(number: number): string {
  return `feature-${number}`;
}

export interface SeededKeys {
  readonly agentKey: string;
  readonly apiKey: string;
}

/** On an empty database: the business and its segment get the id 1, which the floor relies on. */
export async function seedApi(kysely: Kysely<Tables>, customers: number): Promise<SeededKeys> {
  const now = instant(Date.now());
  const keys = await inTransaction(kysely, (transaction) =>
    seedFirst({ transaction, agent: { name: 'bench' }, now }),
  );
  if (!keys.ok) throw new Error(JSON.stringify(keys.refusals));
  await multiply(kysely, customers);
  await sql`vacuum analyze`.execute(kysely);
  return keys.value;
}

async function seedFirst(given: Omit<Context, 'businessId'>): Promise<Outcome<SeededKeys>> {
  const { businessId, segmentId } = accepted(
    await createBusiness(given, {
      name: 'Bench',
      kind: 'Sandbox',
      taxProfile: {
        reference: 'twenty',
        name: '20 %',
        rules: { kind: 'FixedRate', ratePerTenThousand: 2000, mention: null },
      },
      segment: {
        reference: 'main',
        name: 'Main',
        currency: 'EUR',
        language: 'fr',
        timeZone: 'Europe/Paris',
        country: 'FR',
        allowsUnpaidStart: true,
        seller: { legalName: 'Banc d’essai SAS', address: { city: 'Paris', country: 'FR' } },
      },
    }),
  );
  const context = { ...given, businessId };
  const references = Array.from({ length: FEATURES }, (_, index) => featureReference(index));
  for (const reference of references)
    accepted(
      await declareFeature(context, {
        reference,
        type: 'Consumption',
        title: { fr: 'Messages', en: 'Messages' },
      }),
    );
  const offer = accepted(
    await declareOffer(context, segmentId, {
      reference: 'pro',
      title: { fr: 'Pro', en: 'Pro' },
      amountRecurrence: 2990,
      features: references.map((reference) => ({
        reference,
        quantityIncluded: 1000,
        steps: [{ quantityMax: null, increment: 1, amountPerIncrement: 5, amountCeiling: null }],
      })),
    }),
  );
  const segments = await loadSegmentsById(given.transaction, businessId);
  const segment = segments.get(segmentId);
  if (!segment) throw new Error('the segment is missing');
  await startFirst(context, segments, segment, offer.id);
  return accept(accepted(await createApiKey(context, { name: 'bench' })));
}

async function startFirst(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  segment: Segment,
  offerId: number,
): Promise<void> {
  const first = { reference: customerReference(1), name: 'Client 1', email: 'client-1@example.com' };
  const { byReference } = await upsertCustomers(context, segment, [first]);
  const customerId = byReference.get(first.reference)?.id;
  if (customerId === undefined) throw new Error('the customer is missing');
  const created = await createSubscriptions(context, [
    {
      segmentId: segment.id,
      offerId,
      customerId,
      buyerId: customerId,
      state: 'DraftAgent' as const,
      wantedStartAt: null,
      isMigration: false,
      terms: {},
      features: [],
      discountIds: [],
    },
  ]);
  accepted(await startSubscriptions(context, segments, created));
}

/** Ids are those of the first row, and so on from there; what is copied was checked when it was written. */
async function multiply(kysely: Kysely<Tables>, customers: number): Promise<void> {
  const others = sql`generate_series(2, ${customers}::bigint) as n`;
  await kysely.transaction().execute(async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction);
    await sql`insert into customer select r.* from customer c, ${others},
      jsonb_populate_record(c, jsonb_build_object('id', n, 'reference', 'customer-' || n, 'name', 'Client ' || n,
        'email', 'client-' || n || '@example.com')) r`.execute(transaction);
    await sql`insert into subscription select r.* from subscription s, ${others},
      jsonb_populate_record(s, jsonb_build_object('id', n, 'customer_id', n, 'buyer_id', n)) r`.execute(
      transaction,
    );
    await sql`insert into subscription_period select r.* from subscription_period p, ${others},
      jsonb_populate_record(p, jsonb_build_object('id', n, 'subscription_id', n)) r`.execute(transaction);
    await sql`insert into subscription_feature select r.* from subscription_feature f, ${others},
      jsonb_populate_record(f, jsonb_build_object('id', f.id + ${FEATURES} * n, 'subscription_id', n)) r`.execute(
      transaction,
    );
  });
}

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}
