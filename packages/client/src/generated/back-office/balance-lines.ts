// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Customer } from './customers.ts';
import type { SegmentIdentity } from './discounts.ts';
import type { DeleteSuccess, Link, User } from './features.ts';

export interface BalanceLine {
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
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number;
  /** Feature, by its internal identifier. */
  readonly IdFeature?: number;
  /** Text, in the language of the customer. */
  readonly TextLocalized: string;
  /** Date of the line; a line has either this or a period. */
  readonly DateMove?: string;
  /** First instant of the period. */
  readonly DatePeriodStart?: string;
  /** End of the period. */
  readonly DatePeriodEnd?: string;
  /** State of the line: Due until it is on an invoice. */
  readonly StateMove: 'Due' | 'Adjustment' | 'Billed' | 'Credited' | 'Unpaid' | 'Cancelled' | 'Deleted';
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Amount with tax, in minor units. */
  readonly AmountTotal?: number;
  /** Code of the tax. */
  readonly CodeTax?: string;
  /** Rate of the tax, per ten thousand. */
  readonly RateTax?: number;
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
  /** The charge key of the line. */
  readonly FamilyCharge?: string;
  /** Quantity shown; it does not multiply the amount. */
  readonly Quantity?: number;
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
  /** The subscription. */
  readonly Subscription?: SubscriptionIdentity;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface BalanceLines {
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
  readonly Items: readonly BalanceLine[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly BalanceLine[];
}

export interface SubscriptionIdentity {
  /** Internal identifier. */
  readonly Id: number;
  /** Offer, by its internal identifier. */
  readonly IdOffer: number;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Customer who pays, by its internal identifier. */
  readonly IdCustomerBuyer: number;
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
}

export interface BalanceLinesListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** State of the line: Due until it is on an invoice. */
  readonly StateMove?:
    | 'Due'
    | 'Adjustment'
    | 'Billed'
    | 'Credited'
    | 'Unpaid'
    | 'Cancelled'
    | 'Deleted'
    | undefined;
  /** What the line charges or credits. */
  readonly TypeLine?:
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
    | 'CreditPromotion'
    | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** Period of a subscription, by its internal identifier. */
  readonly IdSubscriptionPeriod?: number | undefined;
  /** Feature, by its internal identifier. */
  readonly IdFeature?: number | undefined;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number | undefined;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal?: number | undefined;
  /** Amount before tax, in minor units. From this value on. */
  readonly AmountSubtotalMin?: number | undefined;
  /** Amount before tax, in minor units. Up to this value. */
  readonly AmountSubtotalMax?: number | undefined;
  /** Amount with tax, in minor units. */
  readonly AmountTotal?: number | undefined;
  /** Amount with tax, in minor units. From this value on. */
  readonly AmountTotalMin?: number | undefined;
  /** Amount with tax, in minor units. Up to this value. */
  readonly AmountTotalMax?: number | undefined;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'Customer' | 'CustomerAddressBilling' | 'CustomerSettingsPayment' | 'CustomerBilling' | 'Segment' | 'Subscription' | 'UserCreation' | 'UserUpdate')[] | undefined;
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

export interface BalanceLinesCreateInput {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** Amount in minor units; negative for a credit. */
  readonly Amount: number;
  /** Text, in the language of the customer. */
  readonly TextLocalized: string;
  /** What the line charges or credits. */
  readonly TypeLine?:
    | 'Manual'
    | 'ManualDiscount'
    | 'ManualMergeable'
    | 'CustomerReferral'
    | 'CreditPromotion'
    | undefined;
  /** Charge key: selects the tax. */
  readonly KeyCharge?: string | undefined;
  /** Quantity shown; it does not multiply the amount. */
  readonly Quantity?: number | undefined;
  /** Date of the line; a line has either this or a period. */
  readonly DateMove?: string | undefined;
  /** First instant of the period. */
  readonly DatePeriodStart?: string | undefined;
  /** End of the period. */
  readonly DatePeriodEnd?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BalanceLinesShowInput {
  /** Balance line, by its internal identifier. */
  readonly BalanceLineId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'Customer' | 'CustomerAddressBilling' | 'CustomerSettingsPayment' | 'CustomerBilling' | 'Segment' | 'Subscription' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BalanceLinesDeleteInput {
  /** Balance line, by its internal identifier. */
  readonly BalanceLineId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BalanceLinesResource {
  /** List balance lines. `GET /Finance/BalanceLines` */
  list(input?: BalanceLinesListInput, options?: CallOptions): Promise<BalanceLines>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<BalanceLinesListInput, 'Page'>, options?: CallOptions): AsyncIterable<BalanceLine>;
  /**
   * Add a debit, or a credit with a negative amount, to the balance of a customer. `POST
   * /Finance/BalanceLines`
   */
  create(input: BalanceLinesCreateInput, options?: CallOptions): Promise<BalanceLine>;
  /** Read a balance line. `GET /Finance/BalanceLines/{BalanceLineId}` */
  show(input: BalanceLinesShowInput, options?: CallOptions): Promise<BalanceLine>;
  /**
   * Cancel a line that was added by hand and is not billed. `DELETE /Finance/BalanceLines/{BalanceLineId}`
   */
  delete(input: BalanceLinesDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
}

const listOperation: Operation = { method: 'GET', path: '/Finance/BalanceLines' };

const createOperation: Operation = { method: 'POST', path: '/Finance/BalanceLines', isKept: true };

const showOperation: Operation = { method: 'GET', path: '/Finance/BalanceLines/{BalanceLineId}' };

const deleteOperation: Operation = {
  method: 'DELETE',
  path: '/Finance/BalanceLines/{BalanceLineId}',
  isKept: true,
};

export function balanceLines(send: Send): BalanceLinesResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    create: (input, options) => send(createOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
  };
}
