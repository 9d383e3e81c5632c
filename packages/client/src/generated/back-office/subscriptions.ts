// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Address, Customer, CustomerSettings } from './customers.ts';
import type { SegmentIdentity } from './discounts.ts';
import type { DeleteSuccess, Link, Metadata, User } from './features.ts';
import type { Quoting } from './offers.ts';

export interface Subscription {
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
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Customer who pays, by its internal identifier. */
  readonly IdCustomerBuyer: number;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Customer who pays, by your reference; the customer itself when left out. */
  readonly ReferenceCustomerBuyer: string;
  /** Name, for people. */
  readonly Name: string;
  /** Title in the language asked for. */
  readonly TitleLocalized: string;
  /** Language of the texts, such as en or fr. */
  readonly Language: string;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart?: string;
  /** First instant of the period. */
  readonly DatePeriodStart?: string;
  /** End of the period. */
  readonly DatePeriodEnd?: string;
  /** End of the running period: when it renews or ends. */
  readonly DateTerm?: string;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd?: string;
  /** Whether it is a trial. */
  readonly IsTrial: boolean;
  /** Whether anything of it costs. */
  readonly IsPriced: boolean;
  /** Paid periods so far. */
  readonly CountPeriodsNonTrial: number;
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
  readonly CountMinRecurrences?: number;
  /** Fee of a termination, before tax, in minor units. */
  readonly AmountTermination: number;
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
  /** After an upgrade, the subscription on the new offer. */
  readonly IdSubscriptionSuccessor?: number;
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
  /** The customer. */
  readonly Customer?: Customer;
  /** The customer who pays. */
  readonly CustomerBuyer?: Customer;
  /** Billing address. */
  readonly AddressBilling?: Address;
  /** What waits to be billed. */
  readonly CustomerBalance?: {
    /** How many lines. */
    readonly CountLines: number;
    /** Amount in minor units; negative for a credit. */
    readonly Amount: number;
    /** Currency in three letters (ISO 4217): EUR. */
    readonly Currency: string;
  };
  /** How the customer pays. */
  readonly SettingsPayment?: CustomerSettings;
  /** The offer. */
  readonly Offer?: {
    /** Internal identifier. */
    readonly Id: number;
    /** Offer, by your reference. */
    readonly ReferenceOffer: string;
    /** Name, for people. */
    readonly Name: string;
  };
  /** What comes at the next term. */
  readonly Renewal?: SubscriptionRenewal;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface SubscriptionRenewal {
  /** When it renews. */
  readonly DateRenewal: string;
  /** Broad state after the running period. */
  readonly StatusAfterTerm: 'Draft' | 'Active' | 'Suspended' | 'Ended' | 'Deleted';
  /** Exact state after the running period. */
  readonly StateSubscriptionAfterTerm:
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
}

export interface Subscriptions {
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
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Subscription[];
}

export interface SubscriptionsCreateInput {
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Customer who pays, by its internal identifier. */
  readonly IdCustomerBuyer?: number | undefined;
  /** Customer who pays, by your reference; the customer itself when left out. */
  readonly ReferenceCustomerBuyer?: string | undefined;
  /** Offer, by its internal identifier. */
  readonly IdOffer?: number | undefined;
  /** Offer, by your reference. */
  readonly ReferenceOffer?: string | undefined;
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
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
  /** True starts it at once if the customer can pay; false leaves a draft. Default: false. */
  readonly TryStart?: boolean | undefined;
  /** True bills at once. Default: false. */
  readonly BillNow?: boolean | undefined;
  /** True starts without billing the first period, which was billed elsewhere. Default: false. */
  readonly Migration?: boolean | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionsListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Exact state of the subscription. */
  readonly StateSubscription?:
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
    | undefined;
  /** Offer, by its internal identifier. */
  readonly IdOffer?: number | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** Customer who pays, by its internal identifier. */
  readonly IdCustomerBuyer?: number | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** First instant: of the subscription, of the period, or of what is looked at. From this value on. */
  readonly DateStartMin?: string | undefined;
  /** First instant: of the subscription, of the period, or of what is looked at. Up to this value. */
  readonly DateStartMax?: string | undefined;
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
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'AddressBilling' | 'Customer' | 'CustomerBuyer' | 'CustomerBalance' | 'Offer' | 'Renewal' | 'Segment' | 'SettingsPayment' | 'UserCreation' | 'UserUpdate')[] | undefined;
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

export interface SubscriptionsShowInput {
  /** Subscription, by its internal identifier. */
  readonly SubscriptionId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'AddressBilling' | 'Customer' | 'CustomerBuyer' | 'CustomerBalance' | 'Offer' | 'Renewal' | 'Segment' | 'SettingsPayment' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionsDeleteInput {
  /** Subscription, by its internal identifier. */
  readonly SubscriptionId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionsUpdateInput {
  /** Subscription, by its internal identifier. */
  readonly SubscriptionId: number;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart?: string | undefined;
  /** Title in the language asked for. */
  readonly TitleLocalized?: string | undefined;
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
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly ('CountRecurrences' | 'CountMinRecurrences' | 'Metadata')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionsCalculateQuoteInput {
  /** Subscription, by its internal identifier. */
  readonly SubscriptionId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionsStartInput {
  /** Subscription, by its internal identifier. */
  readonly SubscriptionId: number;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart?: string | undefined;
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
  /** True bills at once. Default: false. */
  readonly BillNow?: boolean | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionsSuspendInput {
  /** Subscription, by its internal identifier. */
  readonly SubscriptionId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionsTerminateInput {
  /** Subscription, by its internal identifier. */
  readonly SubscriptionId: number;
  /** True for now, false for the end of the running period. Default: false. */
  readonly Immediate?: boolean | undefined;
  /** When it is to end. */
  readonly DateTermination?: string | undefined;
  /** True lets go of the commitment. Default: false. */
  readonly IgnoreEngagement?: boolean | undefined;
  /** True credits the unused part of the period. Default: false. */
  readonly ProratedCredit?: boolean | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionsCancelTerminationInput {
  /** Subscription, by its internal identifier. */
  readonly SubscriptionId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionsUpgradeInput {
  /** Subscription, by its internal identifier. */
  readonly SubscriptionId: number;
  /** Offer, by its internal identifier. */
  readonly IdOffer: number;
  /** True for now, false for the end of the running period. Default: true. */
  readonly Immediate?: boolean | undefined;
  /** True lets go of the commitment. Default: false. */
  readonly IgnoreEngagement?: boolean | undefined;
  /** True bills at once. Default: false. */
  readonly BillNow?: boolean | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionsUpdateTermDateInput {
  /** Subscription, by its internal identifier. */
  readonly SubscriptionId: number;
  /** End of the running period: when it renews or ends. */
  readonly DateTerm: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionsResource {
  /** Create a subscription, and start it when asked. `POST /Sub/subscriptions` */
  create(input?: SubscriptionsCreateInput, options?: CallOptions): Promise<Subscription>;
  /** List subscriptions. `GET /Sub/subscriptions` */
  list(input?: SubscriptionsListInput, options?: CallOptions): Promise<Subscriptions>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<SubscriptionsListInput, 'Page'>, options?: CallOptions): AsyncIterable<Subscription>;
  /** Read a subscription. `GET /Sub/subscriptions/{SubscriptionId}` */
  show(input: SubscriptionsShowInput, options?: CallOptions): Promise<Subscription>;
  /** Delete a draft of which nothing was billed. `DELETE /Sub/subscriptions/{SubscriptionId}` */
  delete(input: SubscriptionsDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
  /**
   * Change the terms of a subscription, from its next period on. `PATCH /Sub/subscriptions/{SubscriptionId}`
   */
  update(input: SubscriptionsUpdateInput, options?: CallOptions): Promise<Subscription>;
  /**
   * Quote the start of a draft or of a suspended subscription, or the next period of a running one. `GET
   * /Sub/Subscriptions/{SubscriptionId}/Quote`
   */
  calculateQuote(input: SubscriptionsCalculateQuoteInput, options?: CallOptions): Promise<Quoting>;
  /** Start a draft, or restart a suspended subscription. `POST /Sub/subscriptions/{SubscriptionId}/Start` */
  start(input: SubscriptionsStartInput, options?: CallOptions): Promise<Subscription>;
  /** Suspend a running subscription. `POST /Sub/subscriptions/{SubscriptionId}/Suspend` */
  suspend(input: SubscriptionsSuspendInput, options?: CallOptions): Promise<Subscription>;
  /**
   * Terminate a subscription at its term, now or on a date. `POST
   * /Sub/subscriptions/{SubscriptionId}/Terminate`
   */
  terminate(input: SubscriptionsTerminateInput, options?: CallOptions): Promise<Subscription>;
  /** Take back a termination before its term. `POST /Sub/subscriptions/{SubscriptionId}/CancelTermination` */
  cancelTermination(input: SubscriptionsCancelTerminationInput, options?: CallOptions): Promise<Subscription>;
  /**
   * Change the offer of a subscription, now or at its term; answers the one that follows. `POST
   * /Sub/subscriptions/{SubscriptionId}/Upgrade`
   */
  upgrade(input: SubscriptionsUpgradeInput, options?: CallOptions): Promise<Subscription>;
  /**
   * Move the end of the running period, or the date of a delayed termination. `POST
   * /Sub/subscriptions/{SubscriptionId}/DateTerm`
   */
  updateTermDate(input: SubscriptionsUpdateTermDateInput, options?: CallOptions): Promise<Subscription>;
}

const createOperation: Operation = { method: 'POST', path: '/Sub/subscriptions', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/Sub/subscriptions' };

const showOperation: Operation = { method: 'GET', path: '/Sub/subscriptions/{SubscriptionId}' };

const deleteOperation: Operation = {
  method: 'DELETE',
  path: '/Sub/subscriptions/{SubscriptionId}',
  isKept: true,
};

const updateOperation: Operation = {
  method: 'PATCH',
  path: '/Sub/subscriptions/{SubscriptionId}',
  isKept: true,
};

const calculateQuoteOperation: Operation = {
  method: 'GET',
  path: '/Sub/Subscriptions/{SubscriptionId}/Quote',
};

const startOperation: Operation = {
  method: 'POST',
  path: '/Sub/subscriptions/{SubscriptionId}/Start',
  isKept: true,
};

const suspendOperation: Operation = {
  method: 'POST',
  path: '/Sub/subscriptions/{SubscriptionId}/Suspend',
  isKept: true,
};

const terminateOperation: Operation = {
  method: 'POST',
  path: '/Sub/subscriptions/{SubscriptionId}/Terminate',
  isKept: true,
};

const cancelTerminationOperation: Operation = {
  method: 'POST',
  path: '/Sub/subscriptions/{SubscriptionId}/CancelTermination',
  isKept: true,
};

const upgradeOperation: Operation = {
  method: 'POST',
  path: '/Sub/subscriptions/{SubscriptionId}/Upgrade',
  isKept: true,
};

const updateTermDateOperation: Operation = {
  method: 'POST',
  path: '/Sub/subscriptions/{SubscriptionId}/DateTerm',
  isKept: true,
};

export function subscriptions(send: Send): SubscriptionsResource {
  return {
    create: (input = {}, options) => send(createOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    calculateQuote: (input, options) => send(calculateQuoteOperation, input, options),
    start: (input, options) => send(startOperation, input, options),
    suspend: (input, options) => send(suspendOperation, input, options),
    terminate: (input, options) => send(terminateOperation, input, options),
    cancelTermination: (input, options) => send(cancelTerminationOperation, input, options),
    upgrade: (input, options) => send(upgradeOperation, input, options),
    updateTermDate: (input, options) => send(updateTermDateOperation, input, options),
  };
}
