// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { SegmentIdentity } from './discounts.ts';
import type { Link } from './features.ts';

export interface SubscriptionPeriod {
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
  /** Number in its series. */
  readonly Number: number;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart: string;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd: string;
  /** Whether it is a trial. */
  readonly IsTrial: boolean;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface SubscriptionPeriods {
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
  readonly Items: readonly SubscriptionPeriod[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly SubscriptionPeriod[];
}

export interface SubscriptionPeriodsListInput {
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
  /** Whether it is a trial. */
  readonly IsTrial?: boolean | undefined;
  /** First instant: of the subscription, of the period, or of what is looked at. From this value on. */
  readonly DateStartMin?: string | undefined;
  /** First instant: of the subscription, of the period, or of what is looked at. Up to this value. */
  readonly DateStartMax?: string | undefined;
  /** Last instant: of the subscription, or of what is looked at. From this value on. */
  readonly DateEndMin?: string | undefined;
  /** Last instant: of the subscription, or of what is looked at. Up to this value. */
  readonly DateEndMax?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionPeriodsShowInput {
  /** Period of a subscription, by its internal identifier. */
  readonly SubscriptionPeriodId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionPeriodsResource {
  /** List periods of subscriptions. `GET /Sub/SubscriptionPeriods` */
  list(input?: SubscriptionPeriodsListInput, options?: CallOptions): Promise<SubscriptionPeriods>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(
    input?: Omit<SubscriptionPeriodsListInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<SubscriptionPeriod>;
  /** Read a period of a subscription. `GET /Sub/SubscriptionPeriods/{SubscriptionPeriodId}` */
  show(input: SubscriptionPeriodsShowInput, options?: CallOptions): Promise<SubscriptionPeriod>;
}

const listOperation: Operation = { method: 'GET', path: '/Sub/SubscriptionPeriods' };

const showOperation: Operation = { method: 'GET', path: '/Sub/SubscriptionPeriods/{SubscriptionPeriodId}' };

export function subscriptionPeriods(send: Send): SubscriptionPeriodsResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
  };
}
