// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { SegmentIdentity } from './discounts.ts';
import type { DeleteSuccess, Link, User } from './features.ts';

export interface PricingTable {
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
  /** Pricing table, by your reference. */
  readonly ReferencePricingTable: string;
  /** Name, for people. */
  readonly Name: string;
  /** Rank among its kind, from the smallest. */
  readonly Order: number;
  /** Whether customers see it. */
  readonly IsVisible: boolean;
  /** Whether it is the one taken when none is named. */
  readonly IsDefault: boolean;
  /** State in the catalogue; only Ok is sold. */
  readonly StateLife:
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted';
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

export interface PricingTableOffer {
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
  /** Pricing table, by its internal identifier. */
  readonly IdPricingTable: number;
  /** Pricing table, by your reference. */
  readonly ReferencePricingTable: string;
  /** Offer, by its internal identifier. */
  readonly IdOffer: number;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** Rank among its kind, from the smallest. */
  readonly Order: number;
  /** Agent who changed it last; absent when the system did. */
  readonly IdUserUpdate?: number;
  /** When it was changed last. */
  readonly DateUpdate: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface PricingTableOffers {
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
  readonly Items: readonly PricingTableOffer[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly PricingTableOffer[];
}

export interface PricingTables {
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
  readonly Items: readonly PricingTable[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly PricingTable[];
}

export interface PricingTablesCreateInput {
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Pricing table, by your reference. */
  readonly ReferencePricingTable?: string | undefined;
  /** Rank among its kind, from the smallest. */
  readonly Order?: number | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** Whether it is the one taken when none is named. */
  readonly IsDefault?: boolean | undefined;
  /** State in the catalogue; only Ok is sold. */
  readonly StateLife?:
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted'
    | undefined;
  /** Title in each language, such as {"fr": "…", "en": "…"}. */
  readonly Title?: Readonly<Record<string, string>> | undefined;
  /** Name, for people. */
  readonly Name: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PricingTablesListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** Pricing table, by your reference. */
  readonly ReferencePricingTable?: string | undefined;
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

export interface PricingTablesShowInput {
  /** Pricing table, by its internal identifier. */
  readonly PricingTableId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'Segment' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PricingTablesUpdateInput {
  /** Pricing table, by its internal identifier. */
  readonly PricingTableId: number;
  /** Pricing table, by your reference. */
  readonly ReferencePricingTable?: string | undefined;
  /** Rank among its kind, from the smallest. */
  readonly Order?: number | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** Whether it is the one taken when none is named. */
  readonly IsDefault?: boolean | undefined;
  /** State in the catalogue; only Ok is sold. */
  readonly StateLife?:
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted'
    | undefined;
  /** Title in each language, such as {"fr": "…", "en": "…"}. */
  readonly Title?: Readonly<Record<string, string>> | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PricingTablesDeleteInput {
  /** Pricing table, by its internal identifier. */
  readonly PricingTableId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PricingTablesOrderInput {
  /** Pricing table, by its internal identifier. */
  readonly PricingTableId: number;
  /** The offers, in the order wanted. */
  readonly Offers: readonly number[];
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PricingTablesCreateOfferInput {
  /** Pricing table, by its internal identifier. */
  readonly IdPricingTable: number;
  /** Offer, by its internal identifier. */
  readonly IdOffer: number;
  /** Rank among its kind, from the smallest. */
  readonly Order?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PricingTablesListOffersInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Pricing table, by its internal identifier. */
  readonly IdPricingTable?: number | undefined;
  /** Offer, by its internal identifier. */
  readonly IdOffer?: number | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Agent who changed it last; absent when the system did. */
  readonly IdUserUpdate?: number | undefined;
  /** When it was changed last. From this value on. */
  readonly DateUpdateMin?: string | undefined;
  /** When it was changed last. Up to this value. */
  readonly DateUpdateMax?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PricingTablesShowOfferInput {
  /** Offer of a pricing table, by its internal identifier. */
  readonly PricingTableOfferId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PricingTablesUpdateOfferInput {
  /** Offer of a pricing table, by its internal identifier. */
  readonly PricingTableOfferId: number;
  /** Offer, by its internal identifier. */
  readonly IdOffer?: number | undefined;
  /** Rank among its kind, from the smallest. */
  readonly Order?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PricingTablesDeleteOfferInput {
  /** Offer of a pricing table, by its internal identifier. */
  readonly PricingTableOfferId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PricingTablesResource {
  /** Create a pricing table. `POST /Sub/PricingTables` */
  create(input: PricingTablesCreateInput, options?: CallOptions): Promise<PricingTable>;
  /** List pricing tables in their order. `GET /Sub/PricingTables` */
  list(input?: PricingTablesListInput, options?: CallOptions): Promise<PricingTables>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<PricingTablesListInput, 'Page'>, options?: CallOptions): AsyncIterable<PricingTable>;
  /** Read a pricing table. `GET /Sub/PricingTables/{PricingTableId}` */
  show(input: PricingTablesShowInput, options?: CallOptions): Promise<PricingTable>;
  /** Change a pricing table. `PATCH /Sub/PricingTables/{PricingTableId}` */
  update(input: PricingTablesUpdateInput, options?: CallOptions): Promise<PricingTable>;
  /** Delete a pricing table; its offers stay. `DELETE /Sub/PricingTables/{PricingTableId}` */
  delete(input: PricingTablesDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
  /** Put the offers of a pricing table into an order. `POST /Sub/PricingTables/{PricingTableId}/Order` */
  order(input: PricingTablesOrderInput, options?: CallOptions): Promise<PricingTable>;
  /** Show an offer in a pricing table. `POST /Sub/PricingTableOffers` */
  createOffer(input: PricingTablesCreateOfferInput, options?: CallOptions): Promise<PricingTableOffer>;
  /** List the offers of pricing tables, table by table in their order. `GET /Sub/PricingTableOffers` */
  listOffers(input?: PricingTablesListOffersInput, options?: CallOptions): Promise<PricingTableOffers>;
  /** All of them, page after page: `for await (const one of allOffers())`. */
  allOffers(
    input?: Omit<PricingTablesListOffersInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<PricingTableOffer>;
  /** Read an offer of a pricing table. `GET /Sub/PricingTableOffers/{PricingTableOfferId}` */
  showOffer(input: PricingTablesShowOfferInput, options?: CallOptions): Promise<PricingTableOffer>;
  /**
   * Move an offer in its pricing table, or put another in its place. `PATCH
   * /Sub/PricingTableOffers/{PricingTableOfferId}`
   */
  updateOffer(input: PricingTablesUpdateOfferInput, options?: CallOptions): Promise<PricingTableOffer>;
  /** Take an offer out of a pricing table. `DELETE /Sub/PricingTableOffers/{PricingTableOfferId}` */
  deleteOffer(input: PricingTablesDeleteOfferInput, options?: CallOptions): Promise<DeleteSuccess>;
}

const createOperation: Operation = { method: 'POST', path: '/Sub/PricingTables', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/Sub/PricingTables' };

const showOperation: Operation = { method: 'GET', path: '/Sub/PricingTables/{PricingTableId}' };

const updateOperation: Operation = {
  method: 'PATCH',
  path: '/Sub/PricingTables/{PricingTableId}',
  isKept: true,
};

const deleteOperation: Operation = {
  method: 'DELETE',
  path: '/Sub/PricingTables/{PricingTableId}',
  isKept: true,
};

const orderOperation: Operation = {
  method: 'POST',
  path: '/Sub/PricingTables/{PricingTableId}/Order',
  isKept: true,
};

const createOfferOperation: Operation = { method: 'POST', path: '/Sub/PricingTableOffers', isKept: true };

const listOffersOperation: Operation = { method: 'GET', path: '/Sub/PricingTableOffers' };

const showOfferOperation: Operation = {
  method: 'GET',
  path: '/Sub/PricingTableOffers/{PricingTableOfferId}',
};

const updateOfferOperation: Operation = {
  method: 'PATCH',
  path: '/Sub/PricingTableOffers/{PricingTableOfferId}',
  isKept: true,
};

const deleteOfferOperation: Operation = {
  method: 'DELETE',
  path: '/Sub/PricingTableOffers/{PricingTableOfferId}',
  isKept: true,
};

export function pricingTables(send: Send): PricingTablesResource {
  return {
    create: (input, options) => send(createOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
    order: (input, options) => send(orderOperation, input, options),
    createOffer: (input, options) => send(createOfferOperation, input, options),
    listOffers: (input = {}, options) => send(listOffersOperation, input, options),
    allOffers: (input = {}, options) => allPages(send, listOffersOperation, input, options),
    showOffer: (input, options) => send(showOfferOperation, input, options),
    updateOffer: (input, options) => send(updateOfferOperation, input, options),
    deleteOffer: (input, options) => send(deleteOfferOperation, input, options),
  };
}
