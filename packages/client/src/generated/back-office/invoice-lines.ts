// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { SubscriptionIdentity } from './balance-lines.ts';
import type { Address, Customer } from './customers.ts';
import type { SegmentIdentity } from './discounts.ts';
import type { Link, User } from './features.ts';
import type { Invoice } from './invoices.ts';
import type { SegmentSettings } from './segments.ts';

export interface InvoiceLine {
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
  /** Legal number, as printed; a draft has none. */
  readonly FullNumber?: string;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice: number;
  /** Position of the line, from 1. */
  readonly Position: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number;
  /** Feature, by its internal identifier. */
  readonly IdFeature?: number;
  /** Balance line, by its internal identifier. */
  readonly IdBalanceLine?: number;
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
  /** Date of the line; a line has either this or a period. */
  readonly DateMove?: string;
  /** First instant of the period. */
  readonly DatePeriodStart?: string;
  /** End of the period. */
  readonly DatePeriodEnd?: string;
  /** Quantity shown; it does not multiply the amount. */
  readonly Quantity?: number;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
  /** Amount to pay now, with tax, in minor units. */
  readonly AmountTotalDue: number;
  /** Rate of the tax, per ten thousand. */
  readonly RateTax1: number;
  /** Name of the tax. */
  readonly LabelTax1: string;
  /** Agent who changed it last; absent when the system did. */
  readonly IdUserUpdate?: number;
  /** When it was changed last. */
  readonly DateUpdate: string;
  /** The agent who changed it last. */
  readonly UserUpdate?: User;
  /** Billing address. */
  readonly AddressBilling?: Address;
  /** Address of the seller. */
  readonly AddressBusiness?: Address;
  /** The customer. */
  readonly Customer?: Customer;
  /** The segment with its settings. */
  readonly SegmentSettings?: SegmentSettings;
  /** The invoice. */
  readonly Invoice?: Invoice;
  /** The subscription. */
  readonly Subscription?: SubscriptionIdentity;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface InvoiceLines {
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
  readonly Items: readonly InvoiceLine[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly InvoiceLine[];
}

export interface InvoiceLinesListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
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
  readonly Extra?: readonly ('all' | 'AddressBusiness' | 'AddressBilling' | 'Customer' | 'CustomerBilling' | 'CustomerSettingsPayment' | 'Invoice' | 'Subscription' | 'Segment' | 'SegmentSettings' | 'UserUpdate')[] | undefined;
  /** Agent who changed it last; absent when the system did. */
  readonly IdUserUpdate?: number | undefined;
  /** When it was changed last. From this value on. */
  readonly DateUpdateMin?: string | undefined;
  /** When it was changed last. Up to this value. */
  readonly DateUpdateMax?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoiceLinesShowInput {
  /** Line of an invoice, by its internal identifier. */
  readonly InvoiceLineId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'AddressBusiness' | 'AddressBilling' | 'Customer' | 'CustomerBilling' | 'CustomerSettingsPayment' | 'Invoice' | 'Subscription' | 'Segment' | 'SegmentSettings' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoiceLinesResource {
  /** List lines of invoices and credit notes. `GET /Finance/invoiceLines` */
  list(input?: InvoiceLinesListInput, options?: CallOptions): Promise<InvoiceLines>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<InvoiceLinesListInput, 'Page'>, options?: CallOptions): AsyncIterable<InvoiceLine>;
  /** Read a line of an invoice. `GET /Finance/invoiceLines/{InvoiceLineId}` */
  show(input: InvoiceLinesShowInput, options?: CallOptions): Promise<InvoiceLine>;
}

const listOperation: Operation = { method: 'GET', path: '/Finance/invoiceLines' };

const showOperation: Operation = { method: 'GET', path: '/Finance/invoiceLines/{InvoiceLineId}' };

export function invoiceLines(send: Send): InvoiceLinesResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
  };
}
