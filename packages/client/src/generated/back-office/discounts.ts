// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { DeleteSuccess, Link, User } from './features.ts';

export interface Discount {
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
  /** Discount, by your reference. */
  readonly ReferenceDiscount: string;
  /** Name, for people. */
  readonly Name: string;
  /** Draft or Enabled; only Enabled is given. */
  readonly StateDiscount: 'Draft' | 'Enabled';
  /** Flat for an amount, PerTenThousand for a share. */
  readonly TypeOff: 'Flat' | 'PerTenThousand';
  /** Amount off in minor units, or share per ten thousand. */
  readonly ValueOff: number;
  /** What the discount is taken off. */
  readonly TargetFee: 'FlatFee' | 'FeatureFee' | 'UpfrontFee' | 'AllRecurring' | 'All';
  /** Paid periods it lasts; absent for ever. */
  readonly CountPeriods?: number;
  /** Title in each language, such as {"fr": "…", "en": "…"}. */
  readonly Title: Readonly<Record<string, string>>;
  /** Agent who created it; absent when the system did. */
  readonly IdUserCreation?: number;
  /** When it was created. */
  readonly DateCreation: string;
  /** Agent who changed it last; absent when the system did. */
  readonly IdUserUpdate?: number;
  /** When it was changed last. */
  readonly DateUpdate: string;
  /** The agent who created it. */
  readonly UserCreation?: User;
  /** The agent who changed it last. */
  readonly UserUpdate?: User;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface Discounts {
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
  readonly Items: readonly Discount[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Discount[];
}

export interface SegmentIdentity {
  /** Internal identifier. */
  readonly Id: number;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** Name, for people. */
  readonly Name: string;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
}

export interface DiscountsCreateInput {
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Discount, by your reference. */
  readonly ReferenceDiscount?: string | undefined;
  /** Name, for people. */
  readonly Name: string;
  /** Draft or Enabled; only Enabled is given. Default: 'Enabled'. */
  readonly StateDiscount?: 'Draft' | 'Enabled' | undefined;
  /** Flat for an amount, PerTenThousand for a share. */
  readonly TypeOff: 'Flat' | 'PerTenThousand';
  /** Amount off in minor units, or share per ten thousand. */
  readonly ValueOff: number;
  /** What the discount is taken off. Default: 'All'. */
  readonly TargetFee?: 'FlatFee' | 'FeatureFee' | 'UpfrontFee' | 'AllRecurring' | 'All' | undefined;
  /** Paid periods it lasts; absent for ever. */
  readonly CountPeriods?: number | undefined;
  /** Title in each language, such as {"fr": "…", "en": "…"}. */
  readonly Title?: Readonly<Record<string, string>> | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface DiscountsListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Discount, by your reference. */
  readonly ReferenceDiscount?: string | undefined;
  /** Draft or Enabled; only Enabled is given. */
  readonly StateDiscount?: 'Draft' | 'Enabled' | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** What the discount is taken off. */
  readonly TargetFee?: 'FlatFee' | 'FeatureFee' | 'UpfrontFee' | 'AllRecurring' | 'All' | undefined;
  /** Amount off in minor units, or share per ten thousand. */
  readonly ValueOff?: number | undefined;
  /** Paid periods it lasts; absent for ever. */
  readonly CountPeriods?: number | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'Segment' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** Agent who created it; absent when the system did. */
  readonly IdUserCreation?: number | undefined;
  /** When it was created. From this value on. */
  readonly DateCreationMin?: string | undefined;
  /** When it was created. Up to this value. */
  readonly DateCreationMax?: string | undefined;
  /** Agent who changed it last; absent when the system did. */
  readonly IdUserUpdate?: number | undefined;
  /** When it was changed last. From this value on. */
  readonly DateUpdateMin?: string | undefined;
  /** When it was changed last. Up to this value. */
  readonly DateUpdateMax?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface DiscountsShowInput {
  /** Discount, by its internal identifier. */
  readonly DiscountId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'Segment' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface DiscountsUpdateInput {
  /** Discount, by its internal identifier. */
  readonly DiscountId: number;
  /** Discount, by your reference. */
  readonly ReferenceDiscount?: string | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** Draft or Enabled; only Enabled is given. */
  readonly StateDiscount?: 'Draft' | 'Enabled' | undefined;
  /** Flat for an amount, PerTenThousand for a share. */
  readonly TypeOff?: 'Flat' | 'PerTenThousand' | undefined;
  /** Amount off in minor units, or share per ten thousand. */
  readonly ValueOff?: number | undefined;
  /** What the discount is taken off. */
  readonly TargetFee?: 'FlatFee' | 'FeatureFee' | 'UpfrontFee' | 'AllRecurring' | 'All' | undefined;
  /** Paid periods it lasts; absent for ever. */
  readonly CountPeriods?: number | undefined;
  /** Title in each language, such as {"fr": "…", "en": "…"}. */
  readonly Title?: Readonly<Record<string, string>> | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly 'CountPeriods'[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface DiscountsDeleteInput {
  /** Discount, by its internal identifier. */
  readonly DiscountId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface DiscountsResource {
  /** Create a discount. `POST /Sub/Discounts` */
  create(input: DiscountsCreateInput, options?: CallOptions): Promise<Discount>;
  /** List discounts. `GET /Sub/Discounts` */
  list(input?: DiscountsListInput, options?: CallOptions): Promise<Discounts>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<DiscountsListInput, 'Page'>, options?: CallOptions): AsyncIterable<Discount>;
  /** Read a discount. `GET /Sub/Discounts/{DiscountId}` */
  show(input: DiscountsShowInput, options?: CallOptions): Promise<Discount>;
  /** Change a discount; subscriptions keep the copy they were given. `PATCH /Sub/Discounts/{DiscountId}` */
  update(input: DiscountsUpdateInput, options?: CallOptions): Promise<Discount>;
  /** Delete a discount that no subscription was given. `DELETE /Sub/Discounts/{DiscountId}` */
  delete(input: DiscountsDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
}

const createOperation: Operation = { method: 'POST', path: '/Sub/Discounts', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/Sub/Discounts' };

const showOperation: Operation = { method: 'GET', path: '/Sub/Discounts/{DiscountId}' };

const updateOperation: Operation = { method: 'PATCH', path: '/Sub/Discounts/{DiscountId}', isKept: true };

const deleteOperation: Operation = { method: 'DELETE', path: '/Sub/Discounts/{DiscountId}', isKept: true };

export function discounts(send: Send): DiscountsResource {
  return {
    create: (input, options) => send(createOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
  };
}
