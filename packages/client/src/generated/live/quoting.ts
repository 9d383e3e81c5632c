// Written by `npm run client:generate` from the operations of the server: change those instead.
import type { CallOptions, Operation, Send } from '../../operation.ts';

export interface BalanceLineQuote {
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Text of the line. */
  readonly LabelLocalized?: string;
  /** The price in words. */
  readonly PricingLocalized?: string;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
  /** Date of the line; a line has either this or a period. */
  readonly DateMove?: string;
  /** Quantity that was reported. */
  readonly QuantityReported?: number | null;
  /** Quantity that is billed. */
  readonly QuantityBilled?: number | null;
}

export interface Quote {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | null;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency?: string;
  /** Amount to pay now, with tax, in minor units. */
  readonly AmountTotalDue: number;
  /** The price in words. */
  readonly PricingLocalized?: string;
  /** First instant of the period. */
  readonly DatePeriodStart?: string;
  /** End of the period. */
  readonly DatePeriodEnd?: string;
  /** End of the period. */
  readonly DatePeriodTerm?: string;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
  /** The lines, one a fee. */
  readonly Details: readonly QuoteDetail[];
  /** What the next term would cost; in a request, true asks for it. */
  readonly NextTerm?: Quote;
}

export interface QuoteDetail {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | null;
  /** Feature, by its internal identifier. */
  readonly IdFeature?: number | null;
  /** Text of the line. */
  readonly LabelLocalized: string;
  /** Amount to pay now, with tax, in minor units. */
  readonly AmountTotalDue?: number;
  /** First instant of the period. */
  readonly DatePeriodStart?: string | null;
  /** End of the period. */
  readonly DatePeriodEnd?: string | null;
  /** Date of the line; a line has either this or a period. */
  readonly DateMove?: string | null;
  /** Quantity that was reported. */
  readonly QuantityReported?: number | null;
  /** Quantity that is billed. */
  readonly QuantityBilled?: number | null;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
}

export interface QuotingQuoteSubscriptionCreationOrOverrideInput {
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Customer who pays, by your reference; the customer itself when left out. */
  readonly ReferenceCustomerBuyer?: string | undefined;
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
}

export interface QuotingQuoteSubscriptionStartInput {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
}

export interface QuotingQuoteSubscriptionUpgradeInput {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** True bills at once. Default: false. */
  readonly BillNow?: boolean | undefined;
  /** True for now, false for the end of the running period. Default: true. */
  readonly Immediate?: boolean | undefined;
}

export interface QuotingQuoteUsageUpdateInput {
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
  /** What the next term would cost; in a request, true asks for it. Default: false. */
  readonly NextTerm?: boolean | undefined;
  /** Feature, by your reference. */
  readonly ReferenceFeature: string;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
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

export interface QuotingQuoteBalanceLineCreationInput {
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Amount in minor units; negative for a credit. */
  readonly Amount: number;
  /** Text of the line. */
  readonly Label?: string | undefined;
  /** Quantity shown; it does not multiply the amount. */
  readonly Quantity?: number | undefined;
}

export interface QuotingQuoteSubscriptionOlderWayInput {
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
  /** Offer, by your reference. */
  readonly ReferenceOffer?: string | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Customer who pays, by your reference; the customer itself when left out. */
  readonly ReferenceCustomerBuyer?: string | undefined;
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
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
}

export interface QuotingReadQuoteOfSubscriptionStartInput {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
}

export interface QuotingQuoteBillingOfCustomerInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** True quotes what the next billing would come to. Default: false. */
  readonly NextBilling?: boolean | undefined;
}

export interface QuotingResource {
  /** Quote a subscription before it is created. `POST /v1/Quoting/Subscription` */
  quoteSubscriptionCreationOrOverride(
    input: QuotingQuoteSubscriptionCreationOrOverrideInput,
    options?: CallOptions,
  ): Promise<Quote>;
  /**
   * Quote the start of a draft, or the restart of a suspended subscription. `POST
   * /v1/Quoting/Subscription/{IdSubscription}/Start`
   */
  quoteSubscriptionStart(input: QuotingQuoteSubscriptionStartInput, options?: CallOptions): Promise<Quote>;
  /** Quote a change of offer. `POST /v1/Quoting/Subscription/{IdSubscription}/Upgrade` */
  quoteSubscriptionUpgrade(
    input: QuotingQuoteSubscriptionUpgradeInput,
    options?: CallOptions,
  ): Promise<Quote>;
  /** Quote a change of usage. `POST /v1/Quoting/Usage` */
  quoteUsageUpdate(input: QuotingQuoteUsageUpdateInput, options?: CallOptions): Promise<Quote>;
  /** Quote a balance line before it is added. `POST /v1/Quoting/BalanceLine` */
  quoteBalanceLineCreation(
    input: QuotingQuoteBalanceLineCreationInput,
    options?: CallOptions,
  ): Promise<BalanceLineQuote>;
  /**
   * Quote a new subscription, or the start or the change of offer of the one whose number is sent. `POST
   * /v1/Pricing/Subscription`
   */
  quoteSubscriptionOlderWay(
    input?: QuotingQuoteSubscriptionOlderWayInput,
    options?: CallOptions,
  ): Promise<Quote>;
  /**
   * Quote the start of a draft, or the restart of a suspended subscription. `GET
   * /v1/Pricing/Subscription/{IdSubscription}`
   */
  readQuoteOfSubscriptionStart(
    input: QuotingReadQuoteOfSubscriptionStartInput,
    options?: CallOptions,
  ): Promise<Quote>;
  /**
   * Quote the invoice of what waits on the balance of a customer, or its next one with what is renewed until
   * then. `GET /v1/Pricing/Billing/Customer`
   */
  quoteBillingOfCustomer(
    input: QuotingQuoteBillingOfCustomerInput,
    options?: CallOptions,
  ): Promise<Quote | undefined>;
}

const quoteSubscriptionCreationOrOverrideOperation: Operation = {
  method: 'POST',
  path: '/v1/Quoting/Subscription',
  query: ['EnsureBillable'],
};

const quoteSubscriptionStartOperation: Operation = {
  method: 'POST',
  path: '/v1/Quoting/Subscription/{IdSubscription}/Start',
  query: ['EnsureBillable'],
};

const quoteSubscriptionUpgradeOperation: Operation = {
  method: 'POST',
  path: '/v1/Quoting/Subscription/{IdSubscription}/Upgrade',
  query: ['ReferenceOffer', 'BillNow', 'Immediate'],
};

const quoteUsageUpdateOperation: Operation = {
  method: 'POST',
  path: '/v1/Quoting/Usage',
  query: ['EnsureBillable', 'NextTerm'],
};

const quoteBalanceLineCreationOperation: Operation = {
  method: 'POST',
  path: '/v1/Quoting/BalanceLine',
  query: ['EnsureBillable'],
};

const quoteSubscriptionOlderWayOperation: Operation = {
  method: 'POST',
  path: '/v1/Pricing/Subscription',
  query: ['EnsureBillable'],
};

const readQuoteOfSubscriptionStartOperation: Operation = {
  method: 'GET',
  path: '/v1/Pricing/Subscription/{IdSubscription}',
};

const quoteBillingOfCustomerOperation: Operation = { method: 'GET', path: '/v1/Pricing/Billing/Customer' };

export function quoting(send: Send): QuotingResource {
  return {
    quoteSubscriptionCreationOrOverride: (input, options) => send(quoteSubscriptionCreationOrOverrideOperation, input, options),
    quoteSubscriptionStart: (input, options) => send(quoteSubscriptionStartOperation, input, options),
    quoteSubscriptionUpgrade: (input, options) => send(quoteSubscriptionUpgradeOperation, input, options),
    quoteUsageUpdate: (input, options) => send(quoteUsageUpdateOperation, input, options),
    quoteBalanceLineCreation: (input, options) => send(quoteBalanceLineCreationOperation, input, options),
    quoteSubscriptionOlderWay: (input = {}, options) => send(quoteSubscriptionOlderWayOperation, input, options),
    readQuoteOfSubscriptionStart: (input, options) => send(readQuoteOfSubscriptionStartOperation, input, options),
    quoteBillingOfCustomer: (input, options) => send(quoteBillingOfCustomerOperation, input, options),
  };
}
