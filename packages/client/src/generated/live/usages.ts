// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';

export interface Usage {
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Feature, by its internal identifier. */
  readonly IdFeature: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** Feature, by your reference. */
  readonly ReferenceFeature: string;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** OnOff, Limitation (a quantity held) or Consumption (a quantity used up). */
  readonly TypeFeature: 'OnOff' | 'Limitation' | 'Consumption';
  /** Whether it is there from the start. */
  readonly IsIncluded?: boolean | null;
  /** Whether it is switched on. */
  readonly IsEnabled?: boolean | null;
  /** Quantity that the price includes; absent for unlimited. */
  readonly QuantityIncluded?: number | null;
  /** Quantity held or used now. */
  readonly QuantityCurrent?: number | null;
  /** First instant of the period. */
  readonly DatePeriodStart?: string;
  /** End of the period. */
  readonly DatePeriodEnd?: string;
}

export interface UsageList {
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
  readonly Items: readonly Usage[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
}

export interface UsagesRetrieveInput {
  /** Feature, by your reference. */
  readonly ReferenceFeature: string;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
}

export interface UsagesUpdateInput {
  /** Feature, by your reference. */
  readonly ReferenceFeature: string;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** Change of the quantity; negative to take away. */
  readonly Increment?: number | undefined;
  /** Quantity held or used now. */
  readonly QuantityCurrent?: number | undefined;
  /** Whether it is switched on. */
  readonly IsEnabled?: boolean | undefined;
  /** When it happened; now when left out. */
  readonly DateStamp?: string | undefined;
}

export interface UsagesListInput {
  /** Feature, by your reference. */
  readonly ReferenceFeature?: string | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** True for one row a feature over all subscriptions. Default: false. */
  readonly Aggregate?: boolean | undefined;
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 1000. */
  readonly SizePage?: number | undefined;
}

export interface UsagesUpdateMultipleInput {
  /** The usages to change. */
  readonly Usages: readonly {
    /** Feature, by your reference. */
    readonly ReferenceFeature: string;
    /** Customer, by your reference. */
    readonly ReferenceCustomer?: string | undefined;
    /** Subscription, by its internal identifier. */
    readonly IdSubscription?: number | undefined;
    /** Change of the quantity; negative to take away. */
    readonly Increment?: number | undefined;
    /** Quantity held or used now. */
    readonly QuantityCurrent?: number | undefined;
    /** Whether it is switched on. */
    readonly IsEnabled?: boolean | undefined;
    /** When it happened; now when left out. */
    readonly DateStamp?: string | undefined;
  }[];
}

export interface UsagesResource {
  /** Read what a customer may use of a feature, over all its subscriptions. `GET /v1/Usage` */
  retrieve(input: UsagesRetrieveInput, options?: CallOptions): Promise<Usage>;
  /** Count a usage, set a quantity or turn a switch. `POST /v1/Usage` */
  update(input: UsagesUpdateInput, options?: CallOptions): Promise<Usage>;
  /** List what a customer may use, or who uses a feature. `GET /v1/Usages` */
  list(input?: UsagesListInput, options?: CallOptions): Promise<UsageList | undefined>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<UsagesListInput, 'Page'>, options?: CallOptions): AsyncIterable<Usage>;
  /** Write up to 50 usages, all or none. `POST /v1/Usages` */
  updateMultiple(input: UsagesUpdateMultipleInput, options?: CallOptions): Promise<readonly Usage[]>;
}

const retrieveOperation: Operation = { method: 'GET', path: '/v1/Usage' };

const updateOperation: Operation = { method: 'POST', path: '/v1/Usage', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/v1/Usages' };

const updateMultipleOperation: Operation = {
  method: 'POST',
  path: '/v1/Usages',
  arrayBody: 'Usages',
  isKept: true,
};

export function usages(send: Send): UsagesResource {
  return {
    retrieve: (input, options) => send(retrieveOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    updateMultiple: (input, options) => send(updateMultipleOperation, input, options),
  };
}
