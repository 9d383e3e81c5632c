// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Link, Metadata } from './customers.ts';

export interface Feature {
  /** Internal identifier. */
  readonly Id: number;
  /** Feature, by your reference. */
  readonly ReferenceFeature: string;
  /** Title in the language asked for. */
  readonly TitleLocalized: string;
  /** Description in the language asked for. */
  readonly DescriptionLocalized?: string | null;
  /** OnOff, Limitation (a quantity held) or Consumption (a quantity used up). */
  readonly TypeFeature: 'OnOff' | 'Limitation' | 'Consumption';
  /** Whether customers see it. */
  readonly IsVisible: boolean;
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
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Metadata;
}

export interface FeatureList {
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
  readonly Items: readonly Feature[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
}

export interface Offer {
  /** Internal identifier. */
  readonly Id: number;
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** Name, for people. */
  readonly Name: string;
  /** Whether customers see it. */
  readonly IsVisible: boolean;
  /** Whether anything of it costs. */
  readonly IsPriced: boolean;
  /** Title in the language asked for. */
  readonly TitleLocalized: string;
  /** Description in the language asked for. */
  readonly DescriptionLocalized?: string | null;
  /** The price in words. */
  readonly PricingLocalized?: string | null;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Set-up fee, before tax, in minor units. */
  readonly AmountUpFront?: number;
  /** Price of the trial, before tax, in minor units. */
  readonly AmountTrial?: number;
  /** Length of the trial, in UnitTrial. */
  readonly DurationTrial?: number;
  /** Unit of the length of the trial. */
  readonly UnitTrial?: 'Day' | 'Week' | 'Month' | 'Year';
  /** The price before tax in words. */
  readonly PricingSubtotal?: number;
  /** The price with tax in words. */
  readonly PricingTotal?: number;
  /** Price of a period, before tax, in minor units. */
  readonly AmountRecurrence?: number;
  /** Length of a period, in UnitRecurrence. */
  readonly DurationRecurrence?: number;
  /** Unit of the length of a period. */
  readonly UnitRecurrence?: 'Day' | 'Week' | 'Month' | 'Year';
  /** How many periods it runs; absent for endless. */
  readonly CountRecurrences?: number | null;
  /** How many periods the customer commits to. */
  readonly CountMinRecurrences?: number | null;
  /** Fee of a termination, before tax, in minor units. */
  readonly AmountTermination?: number;
  /** The features, with what each includes. */
  readonly Features?: readonly OfferFeature[];
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Metadata;
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly Link[];
}

export interface OfferFeature {
  /** Internal identifier. */
  readonly Id: number;
  /** Feature, by your reference. */
  readonly ReferenceFeature: string;
  /** Whether customers see it. */
  readonly IsVisible: boolean;
  /** Title in the language asked for. */
  readonly TitleLocalized: string;
  /** Description in the language asked for. */
  readonly DescriptionLocalized?: string;
  /** OnOff, Limitation (a quantity held) or Consumption (a quantity used up). */
  readonly TypeFeature: 'OnOff' | 'Limitation' | 'Consumption';
  /** The price in words. */
  readonly PricingLocalized?: string | null;
  /** Options of the feature, joined by a comma and a space. */
  readonly Properties?: string | null;
  /** Whether it is there from the start. */
  readonly IsIncluded?: boolean | null;
  /** Whether it is switched on. */
  readonly IsEnabled?: boolean | null;
  /** Quantity that the price includes; absent for unlimited. */
  readonly QuantityIncluded?: number | null;
  /** Quantity held or used now. */
  readonly QuantityCurrent?: number | null;
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Metadata;
}

export interface OfferList {
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
  readonly Items: readonly Offer[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
}

export interface CatalogueRetrieveFeatureByReferenceInput {
  /** Feature, by your reference. */
  readonly ReferenceFeature: string;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
}

export interface CatalogueRetrieveFeatureByInternalIdentifierInput {
  /** Internal identifier. */
  readonly Id: number;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
}

export interface CatalogueListFeaturesInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
}

export interface CatalogueRetrieveOfferByReferenceInput {
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Offers as an upgrade from the current subscription. Default: false. */
  readonly Upgrade?: boolean | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** Where to go from here; empty when nowhere. Default: true. */
  readonly Links?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Customer who pays, by your reference; the customer itself when left out. */
  readonly ReferenceCustomerBuyer?: string | undefined;
}

export interface CatalogueListOffersInput {
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Offers as an upgrade from the current subscription. Default: false. */
  readonly Upgrade?: boolean | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** Where to go from here; empty when nowhere. Default: true. */
  readonly Links?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Only offers whose reference begins so. */
  readonly PrefixReferenceOffer?: string | undefined;
  /** Pricing table, by your reference. */
  readonly ReferencePricingTable?: string | undefined;
  /** True adds the prices with tax for the customer. Default: false. */
  readonly Pricing?: boolean | undefined;
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
}

export interface CatalogueResource {
  /** Read a feature by its reference. `GET /v1/Feature` */
  retrieveFeatureByReference(
    input: CatalogueRetrieveFeatureByReferenceInput,
    options?: CallOptions,
  ): Promise<Feature | undefined>;
  /** Read a feature by its number. `GET /v1/Feature/{Id}` */
  retrieveFeatureByInternalIdentifier(
    input: CatalogueRetrieveFeatureByInternalIdentifierInput,
    options?: CallOptions,
  ): Promise<Feature>;
  /** List the features. `GET /v1/Features` */
  listFeatures(input?: CatalogueListFeaturesInput, options?: CallOptions): Promise<FeatureList | undefined>;
  /** All of them, page after page: `for await (const one of allFeatures())`. */
  allFeatures(
    input?: Omit<CatalogueListFeaturesInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<Feature>;
  /** Read an offer. `GET /v1/Offer` */
  retrieveOfferByReference(
    input: CatalogueRetrieveOfferByReferenceInput,
    options?: CallOptions,
  ): Promise<Offer>;
  /** List offers, or those of a pricing table in its order. `GET /v1/Offers` */
  listOffers(input?: CatalogueListOffersInput, options?: CallOptions): Promise<OfferList | undefined>;
  /** All of them, page after page: `for await (const one of allOffers())`. */
  allOffers(input?: Omit<CatalogueListOffersInput, 'Page'>, options?: CallOptions): AsyncIterable<Offer>;
}

const retrieveFeatureByReferenceOperation: Operation = { method: 'GET', path: '/v1/Feature' };

const retrieveFeatureByInternalIdentifierOperation: Operation = { method: 'GET', path: '/v1/Feature/{Id}' };

const listFeaturesOperation: Operation = { method: 'GET', path: '/v1/Features' };

const retrieveOfferByReferenceOperation: Operation = { method: 'GET', path: '/v1/Offer' };

const listOffersOperation: Operation = { method: 'GET', path: '/v1/Offers' };

export function catalogue(send: Send): CatalogueResource {
  return {
    retrieveFeatureByReference: (input, options) => send(retrieveFeatureByReferenceOperation, input, options),
    retrieveFeatureByInternalIdentifier: (input, options) => send(retrieveFeatureByInternalIdentifierOperation, input, options),
    listFeatures: (input = {}, options) => send(listFeaturesOperation, input, options),
    allFeatures: (input = {}, options) => allPages(send, listFeaturesOperation, input, options),
    retrieveOfferByReference: (input, options) => send(retrieveOfferByReferenceOperation, input, options),
    listOffers: (input = {}, options) => send(listOffersOperation, input, options),
    allOffers: (input = {}, options) => allPages(send, listOffersOperation, input, options),
  };
}
