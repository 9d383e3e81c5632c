// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { SegmentIdentity } from './discounts.ts';
import type { Link } from './features.ts';

export interface SubscriptionFeature {
  /** Internal identifier. */
  readonly Id: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness: number;
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** The segment. */
  readonly Segment?: SegmentIdentity;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** Feature, by its internal identifier. */
  readonly IdFeature: number;
  /** Feature, by your reference. */
  readonly ReferenceFeature: string;
  /** OnOff, Limitation (a quantity held) or Consumption (a quantity used up). */
  readonly TypeFeature: 'OnOff' | 'Limitation' | 'Consumption';
  /** Whether it is there from the start. */
  readonly IsIncluded?: boolean;
  /** Whether it is switched on. */
  readonly IsEnabled?: boolean;
  /** Quantity that the price includes; absent for unlimited. */
  readonly QuantityIncluded?: number;
  /** Quantity held or used now. */
  readonly QuantityCurrent?: number;
  /** Options of the feature, joined by a comma and a space. */
  readonly Properties: string;
  /** Prices by quantity. */
  readonly Steps: readonly {
    /** Quantity shown; it does not multiply the amount. Up to this value. */
    readonly QuantityMax?: number;
    /** Change of the quantity; negative to take away. */
    readonly Increment: number;
    /** Price of one increment, in minor units. */
    readonly AmountPerIncrement: number;
    /** Most that the step charges, in minor units. */
    readonly AmountCeiling?: number;
  }[];
  /** Agent who changed it last; absent when the system did. */
  readonly IdUserUpdate?: number;
  /** When it was changed last. */
  readonly DateUpdate: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface SubscriptionFeatures {
  /** Page wanted, from 1. */
  readonly Page: number;
  /** Items a page; 0 answers the count alone. */
  readonly SizePage: number;
  /** Items on this page. */
  readonly Count: number;
  /** Items on all pages. */
  readonly TotalItems: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** The items of this page. */
  readonly Items: readonly SubscriptionFeature[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly SubscriptionFeature[];
}

export interface SubscriptionFeaturesListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** Feature, by its internal identifier. */
  readonly IdFeature?: number | undefined;
  /** Agent who changed it last; absent when the system did. */
  readonly IdUserUpdate?: number | undefined;
  /** When it was changed last. From this value on. */
  readonly DateUpdateMin?: string | undefined;
  /** When it was changed last. Up to this value. */
  readonly DateUpdateMax?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionFeaturesShowInput {
  /** Feature of a subscription, by its internal identifier. */
  readonly SubscriptionFeatureId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionFeaturesResource {
  /** List features of subscriptions. `GET /Sub/SubscriptionFeatures` */
  list(input?: SubscriptionFeaturesListInput, options?: CallOptions): Promise<SubscriptionFeatures>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(
    input?: Omit<SubscriptionFeaturesListInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<SubscriptionFeature>;
  /** Read a feature of a subscription. `GET /Sub/SubscriptionFeatures/{SubscriptionFeatureId}` */
  show(input: SubscriptionFeaturesShowInput, options?: CallOptions): Promise<SubscriptionFeature>;
}

const listOperation: Operation = { method: 'GET', path: '/Sub/SubscriptionFeatures' };

const showOperation: Operation = { method: 'GET', path: '/Sub/SubscriptionFeatures/{SubscriptionFeatureId}' };

export function subscriptionFeatures(send: Send): SubscriptionFeaturesResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
  };
}
