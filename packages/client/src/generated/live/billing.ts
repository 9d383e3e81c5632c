// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Invoice } from './invoices.ts';

export interface BalanceLine {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | null;
  /** Feature, by its internal identifier. */
  readonly IdFeature?: number | null;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** Feature, by your reference. */
  readonly ReferenceFeature?: string | null;
  /** Text of the line. */
  readonly LabelLocalized?: string | null;
  /** The price in words. */
  readonly PricingLocalized?: string | null;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Date of the line; a line has either this or a period. */
  readonly DateMove?: string | null;
  /** First instant of the period. */
  readonly DatePeriodStart?: string | null;
  /** End of the period. */
  readonly DatePeriodEnd?: string | null;
  /** State of the line: Due until it is on an invoice. */
  readonly StateMove?: 'Due' | 'Adjustment' | 'Billed' | 'Credited' | 'Unpaid' | 'Cancelled' | 'Deleted';
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
    | 'CreditPromotion';
  /** Charge key: selects the tax. */
  readonly KeyCharge?: string | null;
  /** Quantity that was reported. */
  readonly QuantityReported?: number | null;
  /** Quantity that is billed. */
  readonly QuantityBilled?: number | null;
}

export interface BalanceLineList {
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
  /** Sums over all pages. */
  readonly Computations?: {
    /** Amount before tax, in minor units. */
    readonly AmountSubtotal: number;
    /** Amount with tax, in minor units. */
    readonly AmountTotal: number;
  };
}

export interface BillingListBalanceLinesInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** Feature, by your reference. */
  readonly ReferenceFeature?: string | undefined;
  /** True for one line a feature instead of one a change. Default: false. */
  readonly Merged?: boolean | undefined;
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
}

export interface BillingCreateBalanceLineInput {
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** Amount in minor units; negative for a credit. */
  readonly Amount: number;
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
  /** Charge key: selects the tax. */
  readonly KeyCharge?: string | undefined;
  /** Text of the line. */
  readonly Label?: string | undefined;
  /** Quantity shown; it does not multiply the amount. */
  readonly Quantity?: number | undefined;
  /** Date of the line. */
  readonly Date?: string | undefined;
  /** First instant of the period. */
  readonly DatePeriodStart?: string | undefined;
  /** End of the period. */
  readonly DatePeriodEnd?: string | undefined;
}

export interface BillingBillCustomerInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart?: string | undefined;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd?: string | undefined;
  /** True issues without charging a customer who pays by card or direct debit. */
  readonly ForceOffline?: boolean | undefined;
  /** Note printed on the invoice. */
  readonly NoteLocalized?: string | undefined;
}

export interface BillingResource {
  /** List what waits to be billed. `GET /v1/Balance` */
  listBalanceLines(
    input?: BillingListBalanceLinesInput,
    options?: CallOptions,
  ): Promise<BalanceLineList | undefined>;
  /** All of them, page after page: `for await (const one of allBalanceLines())`. */
  allBalanceLines(
    input?: Omit<BillingListBalanceLinesInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<BalanceLine>;
  /** Add a debit or a credit to the balance of a customer. `POST /v1/BalanceLine` */
  createBalanceLine(input: BillingCreateBalanceLineInput, options?: CallOptions): Promise<BalanceLine>;
  /** Bill what waits on the balance of a customer now. `POST /v1/Billing/Customer` */
  billCustomer(input: BillingBillCustomerInput, options?: CallOptions): Promise<Invoice | undefined>;
}

const listBalanceLinesOperation: Operation = { method: 'GET', path: '/v1/Balance' };

const createBalanceLineOperation: Operation = {
  method: 'POST',
  path: '/v1/BalanceLine',
  query: ['EnsureBillable'],
  isKept: true,
};

const billCustomerOperation: Operation = { method: 'POST', path: '/v1/Billing/Customer', isKept: true };

export function billing(send: Send): BillingResource {
  return {
    listBalanceLines: (input = {}, options) => send(listBalanceLinesOperation, input, options),
    allBalanceLines: (input = {}, options) => allPages(send, listBalanceLinesOperation, input, options),
    createBalanceLine: (input, options) => send(createBalanceLineOperation, input, options),
    billCustomer: (input, options) => send(billCustomerOperation, input, options),
  };
}
