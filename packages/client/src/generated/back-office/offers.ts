// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { SegmentIdentity } from './discounts.ts';
import type { DeleteSuccess, Link, Metadata, User } from './features.ts';

export interface Offer {
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
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** Name, for people. */
  readonly Name: string;
  /** Whether customers see it. */
  readonly IsVisible: boolean;
  /** Rank among its kind, from the smallest. */
  readonly Order: number;
  /** State in the catalogue; only Ok is sold. */
  readonly StateLife:
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted';
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Charge key: selects the tax. */
  readonly KeyCharge?: string;
  /** Set-up fee, before tax, in minor units. */
  readonly AmountUpFront: number;
  /** Price of the trial, before tax, in minor units. */
  readonly AmountTrial?: number;
  /** Length of the trial, in UnitTrial. */
  readonly DurationTrial?: number;
  /** Unit of the length of the trial. */
  readonly UnitTrial?: 'Day' | 'Week' | 'Month' | 'Year';
  /** Price of a period, before tax, in minor units. */
  readonly AmountRecurrence: number;
  /** Length of a period, in UnitRecurrence. */
  readonly DurationRecurrence: number;
  /** Unit of the length of a period. */
  readonly UnitRecurrence: 'Day' | 'Week' | 'Month' | 'Year';
  /** How many periods it runs; absent for endless. */
  readonly CountRecurrences?: number;
  /** How many periods the customer commits to. */
  readonly CountMinRecurrences: number;
  /** Fee of a termination, before tax, in minor units. */
  readonly AmountTermination: number;
  /** Title in each language, such as {"fr": "…", "en": "…"}. */
  readonly Title: Readonly<Record<string, string>>;
  /** Description in each language. */
  readonly Description: Readonly<Record<string, string>>;
  /** Up to 5 pairs of your own. */
  readonly Metadata: Metadata;
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

export interface OfferFeature {
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
  /** Offer, by its internal identifier. */
  readonly IdOffer: number;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** Feature, by its internal identifier. */
  readonly IdFeature: number;
  /** Feature, by your reference. */
  readonly ReferenceFeature: string;
  /** OnOff, Limitation (a quantity held) or Consumption (a quantity used up). */
  readonly TypeFeature: 'OnOff' | 'Limitation' | 'Consumption';
  /** Whether customers see it. */
  readonly IsVisible: boolean;
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
  /** True when the whole quantity is priced by the step it reaches. */
  readonly IsVolume: boolean;
  /** Rank among its kind, from the smallest. */
  readonly Order: number;
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

export interface OfferFeatures {
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
  readonly Items: readonly OfferFeature[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly OfferFeature[];
}

export interface Offers {
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
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Offer[];
}

export interface Quoting {
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness: number;
  /** When the quote was made. */
  readonly DateGeneration: string;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** First instant of the period. */
  readonly DatePeriodStart?: string;
  /** End of the period. */
  readonly DatePeriodEnd?: string;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
  /** The lines, one a fee. */
  readonly Details: readonly QuotingDetail[];
  /** What the next terms would cost. */
  readonly NextTerms: readonly QuotingDetail[];
}

export interface QuotingDetail {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number;
  /** Feature, by its internal identifier. */
  readonly IdFeature?: number;
  /** Text, in the language of the customer. */
  readonly TextLocalized: string;
  /** What the line charges or credits. */
  readonly TypeLine:
    | 'AutoBillingReport'
    | 'AutoBillingNoRepayment'
    | 'AutoRefundPartial'
    | 'AutoSubscriptionRecurrence'
    | 'AutoSubscriptionRecurrenceProrata'
    | 'AutoSubscriptionUpfront'
    | 'AutoSubscriptionTrial'
    | 'AutoSubscriptionTrialProrata'
    | 'AutoSubscriptionTermination'
    | 'AutoFeatureNotProratable'
    | 'AutoFeatureProratable'
    | 'AutoFeatureProrata'
    | 'AutoDiscountRecurrenceFlat'
    | 'AutoDiscountRecurrencePercent'
    | 'AutoDiscountUpfrontFlat'
    | 'AutoDiscountUpfrontPercent'
    | 'AutoDiscountFeatureFlat'
    | 'AutoDiscountFeaturePercent'
    | 'Manual'
    | 'ManualDiscount'
    | 'ManualMergeable'
    | 'CustomerReferral'
    | 'CreditRefund'
    | 'CreditPromotion';
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
}

export interface OffersCalculateQuoteInput {
  /** Offer, by its internal identifier. */
  readonly OfferId: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersDuplicateInput {
  /** Offer, by its internal identifier. */
  readonly OfferId: number;
  /** Offer, by your reference. */
  readonly ReferenceOffer?: string | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersOrderInput {
  /** The offers, in the order wanted. */
  readonly Offers: readonly number[];
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersCreateInput {
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Offer, by your reference. */
  readonly ReferenceOffer?: string | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** Rank among its kind, from the smallest. */
  readonly Order?: number | undefined;
  /** State in the catalogue; only Ok is sold. */
  readonly StateLife?:
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted'
    | undefined;
  /** Charge key: selects the tax. */
  readonly KeyCharge?: string | undefined;
  /** Set-up fee, before tax, in minor units. */
  readonly AmountUpFront?: number | undefined;
  /** Price of the trial, before tax, in minor units. */
  readonly AmountTrial?: number | undefined;
  /** Length of the trial, in UnitTrial. */
  readonly DurationTrial?: number | undefined;
  /** Unit of the length of the trial. */
  readonly UnitTrial?: 'Day' | 'Week' | 'Month' | 'Year' | undefined;
  /** Length of a period, in UnitRecurrence. */
  readonly DurationRecurrence?: number | undefined;
  /** Unit of the length of a period. */
  readonly UnitRecurrence?: 'Day' | 'Week' | 'Month' | 'Year' | undefined;
  /** How many periods it runs; absent for endless. */
  readonly CountRecurrences?: number | undefined;
  /** How many periods the customer commits to. */
  readonly CountMinRecurrences?: number | undefined;
  /** Fee of a termination, before tax, in minor units. */
  readonly AmountTermination?: number | undefined;
  /** Title in each language, such as {"fr": "…", "en": "…"}. */
  readonly Title?: Readonly<Record<string, string>> | undefined;
  /** Description in each language. */
  readonly Description?: Readonly<Record<string, string>> | undefined;
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
  /** Price of a period, before tax, in minor units. */
  readonly AmountRecurrence: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Offer, by its internal identifier. */
  readonly IdOffer?: number | undefined;
  /** Offer, by your reference. */
  readonly ReferenceOffer?: string | undefined;
  /** State in the catalogue; only Ok is sold. */
  readonly StateLife?:
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted'
    | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** Set-up fee, before tax, in minor units. */
  readonly AmountUpfront?: number | undefined;
  /** Set-up fee, before tax, in minor units. From this value on. */
  readonly AmountUpfrontMin?: number | undefined;
  /** Set-up fee, before tax, in minor units. Up to this value. */
  readonly AmountUpfrontMax?: number | undefined;
  /** Price of the trial, before tax, in minor units. */
  readonly AmountTrial?: number | undefined;
  /** Price of the trial, before tax, in minor units. From this value on. */
  readonly AmountTrialMin?: number | undefined;
  /** Price of the trial, before tax, in minor units. Up to this value. */
  readonly AmountTrialMax?: number | undefined;
  /** Length of the trial, in UnitTrial. */
  readonly DurationTrial?: number | undefined;
  /** Length of the trial, in UnitTrial. From this value on. */
  readonly DurationTrialMin?: number | undefined;
  /** Length of the trial, in UnitTrial. Up to this value. */
  readonly DurationTrialMax?: number | undefined;
  /** Unit of the length of the trial. */
  readonly UnitTrial?: 'Day' | 'Week' | 'Month' | 'Year' | undefined;
  /** Price of a period, before tax, in minor units. */
  readonly AmountRecurrence?: number | undefined;
  /** Price of a period, before tax, in minor units. From this value on. */
  readonly AmountRecurrenceMin?: number | undefined;
  /** Price of a period, before tax, in minor units. Up to this value. */
  readonly AmountRecurrenceMax?: number | undefined;
  /** Length of a period, in UnitRecurrence. */
  readonly DurationRecurrence?: number | undefined;
  /** Length of a period, in UnitRecurrence. From this value on. */
  readonly DurationRecurrenceMin?: number | undefined;
  /** Length of a period, in UnitRecurrence. Up to this value. */
  readonly DurationRecurrenceMax?: number | undefined;
  /** Unit of the length of a period. */
  readonly UnitRecurrence?: 'Day' | 'Week' | 'Month' | 'Year' | undefined;
  /** How many periods it runs; absent for endless. */
  readonly CountRecurrences?: number | undefined;
  /** How many periods it runs; absent for endless. From this value on. */
  readonly CountRecurrencesMin?: number | undefined;
  /** How many periods it runs; absent for endless. Up to this value. */
  readonly CountRecurrencesMax?: number | undefined;
  /** How many periods the customer commits to. */
  readonly CountMinRecurrences?: number | undefined;
  /** How many periods the customer commits to. From this value on. */
  readonly CountMinRecurrencesMin?: number | undefined;
  /** How many periods the customer commits to. Up to this value. */
  readonly CountMinRecurrencesMax?: number | undefined;
  /** Fee of a termination, before tax, in minor units. */
  readonly AmountTermination?: number | undefined;
  /** Fee of a termination, before tax, in minor units. From this value on. */
  readonly AmountTerminationMin?: number | undefined;
  /** Fee of a termination, before tax, in minor units. Up to this value. */
  readonly AmountTerminationMax?: number | undefined;
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

export interface OffersShowInput {
  /** Offer, by its internal identifier. */
  readonly OfferId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'Segment' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersUpdateInput {
  /** Offer, by its internal identifier. */
  readonly OfferId: number;
  /** Offer, by your reference. */
  readonly ReferenceOffer?: string | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** Rank among its kind, from the smallest. */
  readonly Order?: number | undefined;
  /** State in the catalogue; only Ok is sold. */
  readonly StateLife?:
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted'
    | undefined;
  /** Charge key: selects the tax. */
  readonly KeyCharge?: string | undefined;
  /** Set-up fee, before tax, in minor units. */
  readonly AmountUpFront?: number | undefined;
  /** Price of the trial, before tax, in minor units. */
  readonly AmountTrial?: number | undefined;
  /** Length of the trial, in UnitTrial. */
  readonly DurationTrial?: number | undefined;
  /** Unit of the length of the trial. */
  readonly UnitTrial?: 'Day' | 'Week' | 'Month' | 'Year' | undefined;
  /** Length of a period, in UnitRecurrence. */
  readonly DurationRecurrence?: number | undefined;
  /** Unit of the length of a period. */
  readonly UnitRecurrence?: 'Day' | 'Week' | 'Month' | 'Year' | undefined;
  /** How many periods it runs; absent for endless. */
  readonly CountRecurrences?: number | undefined;
  /** How many periods the customer commits to. */
  readonly CountMinRecurrences?: number | undefined;
  /** Fee of a termination, before tax, in minor units. */
  readonly AmountTermination?: number | undefined;
  /** Title in each language, such as {"fr": "…", "en": "…"}. */
  readonly Title?: Readonly<Record<string, string>> | undefined;
  /** Description in each language. */
  readonly Description?: Readonly<Record<string, string>> | undefined;
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
  /** Price of a period, before tax, in minor units. */
  readonly AmountRecurrence?: number | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly ('CountRecurrences' | 'KeyCharge')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersDeleteInput {
  /** Offer, by its internal identifier. */
  readonly OfferId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersCreateFeatureInput {
  /** Offer, by its internal identifier. */
  readonly IdOffer?: number | undefined;
  /** Offer, by your reference. */
  readonly ReferenceOffer?: string | undefined;
  /** Feature, by its internal identifier. */
  readonly IdFeature?: number | undefined;
  /** Feature, by your reference. */
  readonly ReferenceFeature?: string | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Whether it is there from the start. */
  readonly IsIncluded?: boolean | undefined;
  /** Whether it is switched on. */
  readonly IsEnabled?: boolean | undefined;
  /** Quantity that the price includes; absent for unlimited. */
  readonly QuantityIncluded?: number | undefined;
  /** Quantity held or used now. */
  readonly QuantityCurrent?: number | undefined;
  /** Options of the feature, joined by a comma and a space. */
  readonly Properties?: readonly ('UpdatableBeforeSubscription' | 'UpdatableAfterSubscription' | 'UpdateAtFullPrice' | 'FreeInTrial')[] | undefined;
  /** Prices by quantity. */
  readonly Steps?: readonly {
    /** Quantity shown; it does not multiply the amount. Up to this value. */
    readonly QuantityMax?: number | undefined;
    /** Change of the quantity; negative to take away. */
    readonly Increment?: number | undefined;
    /** Price of one increment, in minor units. */
    readonly AmountPerIncrement?: number | undefined;
    /** Most that the step charges, in minor units. */
    readonly AmountCeiling?: number | undefined;
  }[] | undefined;
  /** True when the whole quantity is priced by the step it reaches. */
  readonly IsVolume?: boolean | undefined;
  /** Rank among its kind, from the smallest. */
  readonly Order?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersListFeaturesInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Offer, by its internal identifier. */
  readonly IdOffer?: number | undefined;
  /** Feature, by its internal identifier. */
  readonly IdFeature?: number | undefined;
  /** Feature, by your reference. */
  readonly ReferenceFeature?: string | undefined;
  /** OnOff, Limitation (a quantity held) or Consumption (a quantity used up). */
  readonly TypeFeature?: 'OnOff' | 'Limitation' | 'Consumption' | undefined;
  /** Name of the feature, or a part of it. */
  readonly FeatureName?: string | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersShowFeatureInput {
  /** Feature of an offer, by its internal identifier. */
  readonly OfferFeatureId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersUpdateFeatureInput {
  /** Feature of an offer, by its internal identifier. */
  readonly OfferFeatureId: number;
  /** Whether it is there from the start. */
  readonly IsIncluded?: boolean | undefined;
  /** Whether it is switched on. */
  readonly IsEnabled?: boolean | undefined;
  /** Quantity that the price includes; absent for unlimited. */
  readonly QuantityIncluded?: number | undefined;
  /** Quantity held or used now. */
  readonly QuantityCurrent?: number | undefined;
  /** Options of the feature, joined by a comma and a space. */
  readonly Properties?: readonly ('UpdatableBeforeSubscription' | 'UpdatableAfterSubscription' | 'UpdateAtFullPrice' | 'FreeInTrial')[] | undefined;
  /** Prices by quantity. */
  readonly Steps?: readonly {
    /** Quantity shown; it does not multiply the amount. Up to this value. */
    readonly QuantityMax?: number | undefined;
    /** Change of the quantity; negative to take away. */
    readonly Increment?: number | undefined;
    /** Price of one increment, in minor units. */
    readonly AmountPerIncrement?: number | undefined;
    /** Most that the step charges, in minor units. */
    readonly AmountCeiling?: number | undefined;
  }[] | undefined;
  /** True when the whole quantity is priced by the step it reaches. */
  readonly IsVolume?: boolean | undefined;
  /** Rank among its kind, from the smallest. */
  readonly Order?: number | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly ('QuantityIncluded' | 'Steps')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersDeleteFeatureInput {
  /** Feature of an offer, by its internal identifier. */
  readonly OfferFeatureId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface OffersResource {
  /**
   * Quote a subscription to an offer, for a customer or for somebody of the segment’s country. `GET
   * /Sub/Offers/{OfferId}/Quote`
   */
  calculateQuote(input: OffersCalculateQuoteInput, options?: CallOptions): Promise<Quoting>;
  /** Copy an offer with its features; the copy is hidden. `POST /Sub/Offers/{OfferId}/Duplicate` */
  duplicate(input: OffersDuplicateInput, options?: CallOptions): Promise<Offer>;
  /** Put offers first, in an order; the others keep theirs behind them. `POST /Sub/Offers/Order` */
  order(input: OffersOrderInput, options?: CallOptions): Promise<Offers>;
  /** Create an offer. `POST /Sub/Offers` */
  create(input: OffersCreateInput, options?: CallOptions): Promise<Offer>;
  /** List offers in their order. `GET /Sub/Offers` */
  list(input?: OffersListInput, options?: CallOptions): Promise<Offers>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<OffersListInput, 'Page'>, options?: CallOptions): AsyncIterable<Offer>;
  /** Read an offer. `GET /Sub/Offers/{OfferId}` */
  show(input: OffersShowInput, options?: CallOptions): Promise<Offer>;
  /** Change an offer; subscriptions keep the copy they were made of. `PATCH /Sub/Offers/{OfferId}` */
  update(input: OffersUpdateInput, options?: CallOptions): Promise<Offer>;
  /** Delete an offer that nobody subscribed to. `DELETE /Sub/Offers/{OfferId}` */
  delete(input: OffersDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
  /** Add a feature to an offer. `POST /Sub/OfferFeatures` */
  createFeature(input?: OffersCreateFeatureInput, options?: CallOptions): Promise<OfferFeature>;
  /** List the features of offers, offer by offer in their order. `GET /Sub/OfferFeatures` */
  listFeatures(input?: OffersListFeaturesInput, options?: CallOptions): Promise<OfferFeatures>;
  /** All of them, page after page: `for await (const one of allFeatures())`. */
  allFeatures(
    input?: Omit<OffersListFeaturesInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<OfferFeature>;
  /** Read a feature of an offer. `GET /Sub/OfferFeatures/{OfferFeatureId}` */
  showFeature(input: OffersShowFeatureInput, options?: CallOptions): Promise<OfferFeature>;
  /**
   * Change a feature of an offer; subscriptions keep the copy they were made of. `PATCH
   * /Sub/OfferFeatures/{OfferFeatureId}`
   */
  updateFeature(input: OffersUpdateFeatureInput, options?: CallOptions): Promise<OfferFeature>;
  /** Take a feature out of an offer. `DELETE /Sub/OfferFeatures/{OfferFeatureId}` */
  deleteFeature(input: OffersDeleteFeatureInput, options?: CallOptions): Promise<DeleteSuccess>;
}

const calculateQuoteOperation: Operation = { method: 'GET', path: '/Sub/Offers/{OfferId}/Quote' };

const duplicateOperation: Operation = {
  method: 'POST',
  path: '/Sub/Offers/{OfferId}/Duplicate',
  isKept: true,
};

const orderOperation: Operation = { method: 'POST', path: '/Sub/Offers/Order', isKept: true };

const createOperation: Operation = { method: 'POST', path: '/Sub/Offers', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/Sub/Offers' };

const showOperation: Operation = { method: 'GET', path: '/Sub/Offers/{OfferId}' };

const updateOperation: Operation = { method: 'PATCH', path: '/Sub/Offers/{OfferId}', isKept: true };

const deleteOperation: Operation = { method: 'DELETE', path: '/Sub/Offers/{OfferId}', isKept: true };

const createFeatureOperation: Operation = { method: 'POST', path: '/Sub/OfferFeatures', isKept: true };

const listFeaturesOperation: Operation = { method: 'GET', path: '/Sub/OfferFeatures' };

const showFeatureOperation: Operation = { method: 'GET', path: '/Sub/OfferFeatures/{OfferFeatureId}' };

const updateFeatureOperation: Operation = {
  method: 'PATCH',
  path: '/Sub/OfferFeatures/{OfferFeatureId}',
  isKept: true,
};

const deleteFeatureOperation: Operation = {
  method: 'DELETE',
  path: '/Sub/OfferFeatures/{OfferFeatureId}',
  isKept: true,
};

export function offers(send: Send): OffersResource {
  return {
    calculateQuote: (input, options) => send(calculateQuoteOperation, input, options),
    duplicate: (input, options) => send(duplicateOperation, input, options),
    order: (input, options) => send(orderOperation, input, options),
    create: (input, options) => send(createOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
    createFeature: (input = {}, options) => send(createFeatureOperation, input, options),
    listFeatures: (input = {}, options) => send(listFeaturesOperation, input, options),
    allFeatures: (input = {}, options) => allPages(send, listFeaturesOperation, input, options),
    showFeature: (input, options) => send(showFeatureOperation, input, options),
    updateFeature: (input, options) => send(updateFeatureOperation, input, options),
    deleteFeature: (input, options) => send(deleteFeatureOperation, input, options),
  };
}
