// Written by `npm run client:generate` from the operations of the server: change those instead.
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Invoice } from './invoices.ts';

export interface BillingProjection {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** When it is billed next. */
  readonly DateNextBilling?: string;
  /** What the balance comes to, in minor units. */
  readonly AmountBalance: number;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Tax, in minor units. */
  readonly AmountTax: number;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
  /** The lines. */
  readonly Lines: readonly ProjectedLine[];
}

export interface ProjectedLine {
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
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
}

export interface BillingBillCustomerInput {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart?: string | undefined;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd?: string | undefined;
  /** True issues without charging a customer who pays by card or direct debit. Default: false. */
  readonly ForceOffline?: boolean | undefined;
  /** True demands that the customer can pay, false never does; when left out, only where a fee arises. */
  readonly EnsureBillable?: boolean | undefined;
  /** Note printed on the invoice. */
  readonly NoteLocalized?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BillingProjectInput {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BillingResource {
  /**
   * Bill what waits on the balance of a customer now; no content when nothing does. `POST /Finance/Billing`
   */
  billCustomer(input: BillingBillCustomerInput, options?: CallOptions): Promise<Invoice | undefined>;
  /**
   * What billing a customer now would put on its invoice, and when it is billed next. `GET
   * /Finance/Billing/Projection`
   */
  project(input: BillingProjectInput, options?: CallOptions): Promise<BillingProjection>;
}

const billCustomerOperation: Operation = { method: 'POST', path: '/Finance/Billing', isKept: true };

const projectOperation: Operation = { method: 'GET', path: '/Finance/Billing/Projection' };

export function billing(send: Send): BillingResource {
  return {
    billCustomer: (input, options) => send(billCustomerOperation, input, options),
    project: (input, options) => send(projectOperation, input, options),
  };
}
