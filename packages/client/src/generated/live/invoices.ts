// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Link } from './customers.ts';

export interface Invoice {
  /** Internal identifier. */
  readonly Id: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** Legal number, as printed; a draft has none. */
  readonly FullNumber?: string | null;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
  /** Broad state. */
  readonly Status: 'Draft' | 'Due' | 'Paid' | 'Problem' | 'Void' | 'Uncollectible';
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
  /** Payment method. */
  readonly TypePayment?:
    | 'Free'
    | 'ExternalCheck'
    | 'ExternalCash'
    | 'ExternalBank'
    | 'ExternalOther'
    | 'Card'
    | 'DirectDebit';
  /** When it was issued. */
  readonly DateIssue?: string | null;
  /** When it was changed last. */
  readonly DateUpdate?: string | null;
  /** When it was paid. */
  readonly DatePayment?: string | null;
  /** When it is charged. */
  readonly DatePaymentScheduled?: string | null;
  /** When it is due. */
  readonly DatePaymentLimit?: string | null;
  /** Note printed on the invoice. */
  readonly NoteLocalized?: string | null;
  /** Kind of credit note; absent on an invoice. */
  readonly TypeCredit?: 'Refund' | 'Voiding';
  /** Why, for people. */
  readonly Reason?: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface InvoiceList {
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
  readonly Items: readonly Invoice[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
}

export interface InvoicesRetrieveByFullNumberInput {
  /** Legal number, as printed; a draft has none. */
  readonly FullNumber: string;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
}

export interface InvoicesRetrieveByInternalIdentifierInput {
  /** Internal identifier. */
  readonly Id: number;
}

export interface InvoicesListInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
}

export interface InvoicesResource {
  /** Read an invoice or a credit note by its number. `GET /v1/Invoice` */
  retrieveByFullNumber(input: InvoicesRetrieveByFullNumberInput, options?: CallOptions): Promise<Invoice>;
  /** Read an invoice or a credit note by its internal number. `GET /v1/Invoice/{Id}` */
  retrieveByInternalIdentifier(
    input: InvoicesRetrieveByInternalIdentifierInput,
    options?: CallOptions,
  ): Promise<Invoice>;
  /** List invoices and credit notes, the newest first. `GET /v1/Invoices` */
  list(input?: InvoicesListInput, options?: CallOptions): Promise<InvoiceList | undefined>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<InvoicesListInput, 'Page'>, options?: CallOptions): AsyncIterable<Invoice>;
}

const retrieveByFullNumberOperation: Operation = { method: 'GET', path: '/v1/Invoice' };

const retrieveByInternalIdentifierOperation: Operation = { method: 'GET', path: '/v1/Invoice/{Id}' };

const listOperation: Operation = { method: 'GET', path: '/v1/Invoices' };

export function invoices(send: Send): InvoicesResource {
  return {
    retrieveByFullNumber: (input, options) => send(retrieveByFullNumberOperation, input, options),
    retrieveByInternalIdentifier: (input, options) => send(retrieveByInternalIdentifierOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
  };
}
