// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Link, Metadata } from './customers.ts';

export interface Subscription {
  /** Internal identifier. */
  readonly Id: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Offer, by its internal identifier. */
  readonly IdOffer: number;
  /** Customer who pays, by its internal identifier. */
  readonly IdCustomerBuyer?: number | null;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** Customer who pays, by your reference; the customer itself when left out. */
  readonly ReferenceCustomerBuyer?: string | null;
  /** Broad state. */
  readonly Status: 'Draft' | 'Active' | 'Suspended' | 'Ended' | 'Deleted';
  /** Exact state of the subscription. */
  readonly StateSubscription:
    | 'DraftCustomer'
    | 'DraftAgent'
    | 'DraftDelayedStart'
    | 'DraftDelayedUpgrade'
    | 'ActiveRunning'
    | 'ActiveDelayedUpgrade'
    | 'ActiveDelayedTermination'
    | 'ActiveDelayedSuspension'
    | 'SuspendedAgent'
    | 'SuspendedNoPaymentInfo'
    | 'SuspendedPaymentDue'
    | 'EndedComplete'
    | 'EndedUpgrade'
    | 'EndedTerminated'
    | 'Deleted';
  /** Broad state after the running period. */
  readonly StatusAfterTerm?: 'Draft' | 'Active' | 'Suspended' | 'Ended' | 'Deleted' | null;
  /** Exact state after the running period. */
  readonly StateSubscriptionAfterTerm?:
    | 'DraftCustomer'
    | 'DraftAgent'
    | 'DraftDelayedStart'
    | 'DraftDelayedUpgrade'
    | 'ActiveRunning'
    | 'ActiveDelayedUpgrade'
    | 'ActiveDelayedTermination'
    | 'ActiveDelayedSuspension'
    | 'SuspendedAgent'
    | 'SuspendedNoPaymentInfo'
    | 'SuspendedPaymentDue'
    | 'EndedComplete'
    | 'EndedUpgrade'
    | 'EndedTerminated'
    | 'Deleted'
    | null;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Title in the language asked for. */
  readonly TitleLocalized?: string | null;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart?: string | null;
  /** First instant of the period. */
  readonly DatePeriodStart?: string | null;
  /** End of the period. */
  readonly DatePeriodEnd?: string | null;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd?: string | null;
  /** End of the running period: when it renews or ends. */
  readonly DateTerm?: string | null;
  /** When consumption counts from zero again. */
  readonly DateResetConsumption?: string | null;
  /** When it is billed next. */
  readonly DateNextBilling?: string | null;
  /** Whether it is a trial. */
  readonly IsTrial?: boolean | null;
  /** Days of trial. */
  readonly CountDaysTrial?: number | null;
  /** Whether the commitment still runs. */
  readonly IsEngaged?: boolean | null;
  /** Whether the customer who pays has what billing takes. */
  readonly IsCustomerBillable?: boolean | null;
  /** Whether it has too many or too old unpaid invoices. */
  readonly IsPaymentCappingReached?: boolean | null;
  /** Set-up fee, before tax, in minor units. */
  readonly AmountUpFront?: number | null;
  /** Price of the trial, before tax, in minor units. */
  readonly AmountTrial?: number | null;
  /** Length of the trial, in UnitTrial. */
  readonly DurationTrial?: number | null;
  /** Unit of the length of the trial. */
  readonly UnitTrial?: 'Day' | 'Week' | 'Month' | 'Year' | null;
  /** Price of a period, before tax, in minor units. */
  readonly AmountRecurrence?: number | null;
  /** Length of a period, in UnitRecurrence. */
  readonly DurationRecurrence?: number | null;
  /** Unit of the length of a period. */
  readonly UnitRecurrence?: 'Day' | 'Week' | 'Month' | 'Year' | null;
  /** How many periods it runs; absent for endless. */
  readonly CountRecurrences?: number | null;
  /** How many periods the customer commits to. */
  readonly CountMinRecurrences?: number | null;
  /** Fee of a termination, before tax, in minor units. */
  readonly AmountTermination?: number | null;
  /** The price before tax in words. */
  readonly PricingSubtotal?: number | null;
  /** The price with tax in words. */
  readonly PricingTotal?: number | null;
  /** The features, with what each includes. */
  readonly Features?: readonly SubscriptionFeature[];
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Metadata;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
  /** When it was changed last. */
  readonly DateUpdate?: string;
}

export interface SubscriptionFeature {
  /** Internal identifier. */
  readonly Id: number;
  /** Feature, by your reference. */
  readonly ReferenceFeature: string;
  /** Whether customers see it. */
  readonly IsVisible: boolean;
  /** OnOff, Limitation (a quantity held) or Consumption (a quantity used up). */
  readonly TypeFeature: 'OnOff' | 'Limitation' | 'Consumption';
  /** Title in the language asked for. */
  readonly TitleLocalized?: string | null;
  /** Description in the language asked for. */
  readonly DescriptionLocalized?: string | null;
  /** The price in words. */
  readonly PricingLocalized?: string | null;
  /** Whether it is there from the start. */
  readonly IsIncluded?: boolean | null;
  /** Whether it is switched on. */
  readonly IsEnabled?: boolean | null;
  /** Quantity that the price includes; absent for unlimited. */
  readonly QuantityIncluded?: number | null;
  /** Quantity held or used now. */
  readonly QuantityCurrent?: number | null;
}

export interface SubscriptionList {
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
  readonly Items: readonly Subscription[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
}

export interface SubscriptionsCreateInput {
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
  /** True starts it at once if the customer can pay; false leaves a draft. Default: false. */
  readonly TryStart?: boolean | undefined;
  /** True bills at once. Default: false. */
  readonly BillNow?: boolean | undefined;
  /** True starts without billing the first period, which was billed elsewhere. Default: false. */
  readonly Migration?: boolean | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** Customer who pays, by your reference; the customer itself when left out. */
  readonly ReferenceCustomerBuyer?: string | undefined;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart?: string | undefined;
  /** Title in the language asked for. */
  readonly TitleLocalized?: string | undefined;
  /** Description in the language asked for. */
  readonly DescriptionLocalized?: string | undefined;
  /** Set-up fee, before tax, in minor units. */
  readonly AmountUpFront?: number | undefined;
  /** Price of the trial, before tax, in minor units. */
  readonly AmountTrial?: number | undefined;
  /** Length of the trial, in UnitTrial. */
  readonly DurationTrial?: number | undefined;
  /** Unit of the length of the trial. */
  readonly UnitTrial?: 'Day' | 'Week' | 'Month' | 'Year' | undefined;
  /** Price of a period, before tax, in minor units. */
  readonly AmountRecurrence?: number | undefined;
  /** Length of a period, in UnitRecurrence. */
  readonly DurationRecurrence?: number | undefined;
  /** Unit of the length of a period. */
  readonly UnitRecurrence?: 'Day' | 'Week' | 'Month' | 'Year' | undefined;
  /** The features, with what each includes. */
  readonly Features?: readonly {
    /** Feature, by your reference. */
    readonly ReferenceFeature: string;
    /** Quantity held or used now. */
    readonly QuantityCurrent?: number | undefined;
    /** Whether it is switched on. */
    readonly IsEnabled?: boolean | undefined;
    /** Whether it is there from the start. */
    readonly IsIncluded?: boolean | undefined;
    /** Quantity that the price includes; absent for unlimited. */
    readonly QuantityIncluded?: number | undefined;
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
  }[] | undefined;
  /** How many periods it runs; absent for endless. */
  readonly CountRecurrences?: number | undefined;
  /** How many periods the customer commits to. */
  readonly CountMinRecurrences?: number | undefined;
  /** Fee of a termination, before tax, in minor units. */
  readonly AmountTermination?: number | undefined;
  /** Discounts to give. */
  readonly Discounts?: readonly {
    /** Discount, by your reference. */
    readonly ReferenceDiscount: string;
  }[] | undefined;
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
}

export interface SubscriptionsRetrieveInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Offer, by your reference. */
  readonly ReferenceOffer?: string | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
}

export interface SubscriptionsRetrieveByInternalIdentifierInput {
  /** Internal identifier. */
  readonly Id: number;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
}

export interface SubscriptionsListInput {
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Customer who pays, by your reference; the customer itself when left out. */
  readonly ReferenceCustomerBuyer?: string | undefined;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
}

export interface SubscriptionsStartInput {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
  /** True bills at once. Default: false. */
  readonly BillNow?: boolean | undefined;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
}

export interface SubscriptionsSuspendInput {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
}

export interface SubscriptionsTerminateInput {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** True for now, false for the end of the running period. Default: false. */
  readonly Immediate?: boolean | undefined;
  /** When it is to end. */
  readonly DateTermination?: string | undefined;
  /** True lets go of the commitment. Default: false. */
  readonly IgnoreEngagement?: boolean | undefined;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
}

export interface SubscriptionsCancelTerminationInput {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
}

export interface SubscriptionsUpgradeInput {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** True bills at once. Default: false. */
  readonly BillNow?: boolean | undefined;
  /** True for now, false for the end of the running period. Default: true. */
  readonly Immediate?: boolean | undefined;
  /** True lets go of the commitment. Default: false. */
  readonly IgnoreEngagement?: boolean | undefined;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
}

export interface SubscriptionsUpdateTermDateInput {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** End of the running period: when it renews or ends. */
  readonly DateTerm: string;
  /** True leaves the features out of the answer. Default: false. */
  readonly IgnoreFeatures?: boolean | undefined;
  /** False for plain texts where prices would be HTML. Default: true. */
  readonly Html?: boolean | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
}

export interface SubscriptionsResource {
  /** Create a subscription, and start it when asked. `POST /v1/Subscription` */
  create(input: SubscriptionsCreateInput, options?: CallOptions): Promise<Subscription>;
  /** Read the subscription of a customer. `GET /v1/Subscription` */
  retrieve(input?: SubscriptionsRetrieveInput, options?: CallOptions): Promise<Subscription>;
  /** Read a subscription by its number. `GET /v1/Subscription/{Id}` */
  retrieveByInternalIdentifier(
    input: SubscriptionsRetrieveByInternalIdentifierInput,
    options?: CallOptions,
  ): Promise<Subscription>;
  /** List subscriptions. `GET /v1/Subscriptions` */
  list(input?: SubscriptionsListInput, options?: CallOptions): Promise<SubscriptionList | undefined>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<SubscriptionsListInput, 'Page'>, options?: CallOptions): AsyncIterable<Subscription>;
  /** Start a draft, or restart a suspended subscription. `POST /v1/Subscription/{IdSubscription}/Start` */
  start(input: SubscriptionsStartInput, options?: CallOptions): Promise<Subscription>;
  /** Suspend a running subscription. `POST /v1/Subscription/{IdSubscription}/Suspension` */
  suspend(input: SubscriptionsSuspendInput, options?: CallOptions): Promise<Subscription>;
  /**
   * Terminate a subscription at its term, now or on a date. `POST
   * /v1/Subscription/{IdSubscription}/Termination`
   */
  terminate(input: SubscriptionsTerminateInput, options?: CallOptions): Promise<Subscription>;
  /**
   * Let a subscription that was to end at its term go on. `POST
   * /v1/Subscription/{IdSubscription}/CancelTermination`
   */
  cancelTermination(input: SubscriptionsCancelTerminationInput, options?: CallOptions): Promise<Subscription>;
  /**
   * Change the offer of a subscription, now or at its term. `POST /v1/Subscription/{IdSubscription}/Upgrade`
   */
  upgrade(input: SubscriptionsUpgradeInput, options?: CallOptions): Promise<Subscription>;
  /** Move the term of a subscription. `POST /v1/Subscription/{IdSubscription}/DateTerm` */
  updateTermDate(input: SubscriptionsUpdateTermDateInput, options?: CallOptions): Promise<Subscription>;
}

const createOperation: Operation = {
  method: 'POST',
  path: '/v1/Subscription',
  query: ['EnsureBillable', 'TryStart', 'BillNow', 'Migration'],
  isKept: true,
};

const retrieveOperation: Operation = { method: 'GET', path: '/v1/Subscription' };

const retrieveByInternalIdentifierOperation: Operation = { method: 'GET', path: '/v1/Subscription/{Id}' };

const listOperation: Operation = { method: 'GET', path: '/v1/Subscriptions' };

const startOperation: Operation = {
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/Start',
  query: ['EnsureBillable', 'BillNow'],
  isKept: true,
};

const suspendOperation: Operation = {
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/Suspension',
  isKept: true,
};

const terminateOperation: Operation = {
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/Termination',
  query: ['Immediate', 'DateTermination', 'IgnoreEngagement'],
  isKept: true,
};

const cancelTerminationOperation: Operation = {
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/CancelTermination',
  isKept: true,
};

const upgradeOperation: Operation = {
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/Upgrade',
  query: ['ReferenceOffer', 'BillNow', 'Immediate', 'IgnoreEngagement'],
  isKept: true,
};

const updateTermDateOperation: Operation = {
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/DateTerm',
  isKept: true,
};

export function subscriptions(send: Send): SubscriptionsResource {
  return {
    create: (input, options) => send(createOperation, input, options),
    retrieve: (input = {}, options) => send(retrieveOperation, input, options),
    retrieveByInternalIdentifier: (input, options) => send(retrieveByInternalIdentifierOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    start: (input, options) => send(startOperation, input, options),
    suspend: (input, options) => send(suspendOperation, input, options),
    terminate: (input, options) => send(terminateOperation, input, options),
    cancelTermination: (input, options) => send(cancelTerminationOperation, input, options),
    upgrade: (input, options) => send(upgradeOperation, input, options),
    updateTermDate: (input, options) => send(updateTermDateOperation, input, options),
  };
}
