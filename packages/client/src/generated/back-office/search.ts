// Written by `npm run client:generate` from the operations of the server: change those instead.
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Link } from './features.ts';

export interface FoundCustomer {
  /** Internal identifier. */
  readonly Id: number;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** Name, for people. */
  readonly Name: string;
  /** E-mail address. */
  readonly Email: string;
  /** Broad state. */
  readonly Status: 'Enabled' | 'Suspended';
  /** Whether the customer is grey-listed. */
  readonly IsGreyListed: boolean;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface FoundInvoice {
  /** Internal identifier. */
  readonly Id: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Legal number, as printed; a draft has none. */
  readonly FullNumber: string;
  /** Exact state of the invoice. */
  readonly StateInvoice:
    | 'Draft'
    | 'DraftCharging'
    | 'DueAuto'
    | 'DueOffline'
    | 'DueToProcess'
    | 'DuePending'
    | 'Paid'
    | 'PaidRefunded'
    | 'ProblemAuto'
    | 'ProblemOverdue'
    | 'ProblemDisputed'
    | 'Void'
    | 'Uncollectible';
  /** When it was issued. */
  readonly DateIssue: string;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface FoundSubscription {
  /** Internal identifier. */
  readonly Id: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Customer who pays, by its internal identifier. */
  readonly IdCustomerBuyer: number;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
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
  /** End of the period. */
  readonly DatePeriodEnd?: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface SearchResult {
  /** Customers found, or concerned. */
  readonly Customers: readonly FoundCustomer[];
  /** Subscriptions found, or concerned. */
  readonly Subscriptions: readonly FoundSubscription[];
  /** Invoices found. */
  readonly Invoices: readonly FoundInvoice[];
}

export interface SearchSearchInput {
  /** Words to look for. */
  readonly Query: string;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SearchResource {
  /**
   * Search customers, subscriptions and invoices by references, names, e-mails, numbers and amounts. `GET
   * /Distribution/Search`
   */
  search(input: SearchSearchInput, options?: CallOptions): Promise<SearchResult>;
}

const searchOperation: Operation = { method: 'GET', path: '/Distribution/Search' };

export function search(send: Send): SearchResource {
  return {
    search: (input, options) => send(searchOperation, input, options),
  };
}
