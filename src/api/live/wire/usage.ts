/** What a customer may use of a feature and how much is used; and what changes it. */
import { z } from 'zod';
import { collectionOf } from '../../../http/collection.ts';
import {
  alsoNamed,
  identifier,
  increment,
  instantInput,
  quantity,
  reference,
  wireInstant,
} from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { featureTypes } from './enums.ts';

/**
 * What is used of a feature and how much is allowed; only those of the type of the feature. Older clients ask for them
 * beside a feature or a customer too (shared/wire.md, d).
 */
export const currentUsage = {
  IsIncluded: z.boolean().nullish(),
  IsEnabled: z.boolean().nullish(),
  /** Absent: unlimited. */
  QuantityIncluded: z.int().nullish(),
  QuantityCurrent: z.int().nullish(),
  DatePeriodStart: wireInstant.optional(),
  DatePeriodEnd: wireInstant.optional(),
};

export const usage = z
  .object({
    IdSegment: z.int(),
    IdFeature: z.int(),
    IdCustomer: z.int(),
    /** Absent on a row that aggregates several subscriptions. */
    IdSubscription: z.int().optional(),
    ReferenceSegment: z.string(),
    ReferenceFeature: z.string(),
    ReferenceCustomer: z.string(),
    TypeFeature: z.enum(featureTypes),
    ...currentUsage,
  })
  .meta({ id: 'Usage' });

export type WireUsage = BodyOf<typeof usage>;

/** The contract says a bare array; its examples and every client say this envelope (shared/wire.md, decision 4). */
export const usageList = collectionOf(usage).meta({ id: 'UsageList' });

const usageChange = {
  IdSubscription: identifier.optional(),
  /** One of these three. */
  Increment: increment.optional(),
  QuantityCurrent: quantity.optional(),
  IsEnabled: z.boolean().optional(),
  /** The instant of the event; now when left out. n8n calls it DateTime. */
  DateStamp: alsoNamed(instantInput, 'DateTime').optional(),
};

export const usageRequest = z.object({
  ReferenceFeature: reference,
  ReferenceCustomer: reference.optional(),
  ...usageChange,
});

const MOST_USAGES = 50;

/** To be named as the `arrayBody` of its operation. */
export const usageRequests = z.array(usageRequest).min(1).max(MOST_USAGES);

export const quoteUsageRequest = z.object({
  ReferenceFeature: reference,
  ReferenceCustomer: reference,
  ...usageChange,
});
