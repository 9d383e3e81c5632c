// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Address, Customer, PdfFile } from './customers.ts';
import type { SegmentIdentity } from './discounts.ts';
import type { DeleteSuccess, Link, User } from './features.ts';
import type { SegmentSettings } from './segments.ts';

export interface DocumentSending {
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice: number;
  /** Address it goes to. */
  readonly Recipient: string;
}

export interface DunningMeasure {
  /** Internal identifier. */
  readonly Id: number;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Days after the limit of payment, or after the last charge that failed. */
  readonly Days: number;
  /** What was done. */
  readonly Action: 'SendReminder' | 'LateFee' | 'SuspendSubscriptions' | 'GreyList' | 'MarkUncollectible';
  /** Level of a reminder; 1 is the friendliest. */
  readonly Level?: number;
  /** Who did it. */
  readonly Actor: string;
  /** When it was done. */
  readonly DateApplied: string;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd?: string;
}

export interface Invoice {
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
  /** Number in its series. */
  readonly Number?: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** When it was issued. */
  readonly DateIssue?: string;
  /** When it was paid. */
  readonly DatePayment?: string;
  /** When it is due. */
  readonly DatePaymentLimit?: string;
  /** When it is charged. */
  readonly DatePaymentScheduled?: string;
  /** When a draft is, or was, issued. */
  readonly DateFinalization?: string;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Amount before tax, in minor units. */
  readonly AmountSubtotal: number;
  /** Tax, in minor units. */
  readonly AmountTax: number;
  /** Amount with tax, in minor units. */
  readonly AmountTotal: number;
  /** Amount to pay now, with tax, in minor units. */
  readonly AmountTotalDue: number;
  /** What was paid, in minor units. */
  readonly AmountPaid: number;
  /** What was credited, in minor units. */
  readonly AmountCredited: number;
  /** Language of the texts, such as en or fr. */
  readonly Language: string;
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
  readonly TypePayment:
    | 'Free'
    | 'ExternalCheck'
    | 'ExternalCash'
    | 'ExternalBank'
    | 'ExternalOther'
    | 'Card'
    | 'DirectDebit';
  /** Note printed on the invoice. */
  readonly NoteLocalized?: string;
  /** Kind of credit note; absent on an invoice. */
  readonly TypeCredit?: 'Refund' | 'Voiding';
  /** Why, for people. */
  readonly Reason?: string;
  /** The invoice that the credit note corrects. */
  readonly IdInvoiceCorrected?: number;
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
  /** Billing address. */
  readonly AddressBilling?: Address;
  /** Address of the seller. */
  readonly AddressBusiness?: Address;
  /** The customer. */
  readonly Customer?: Customer;
  /** The segment with its settings. */
  readonly SegmentSettings?: SegmentSettings;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface Invoices {
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
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Invoice[];
}

export interface WriteOff {
  /** Internal identifier. */
  readonly Id: number;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Amount in minor units; negative for a credit. */
  readonly Amount: number;
  /** What was paid since it was given up, in minor units. */
  readonly AmountRecovered: number;
  /** Why, for people. */
  readonly Reason?: string;
  /** Who did it. */
  readonly Actor: string;
  /** When it was created. */
  readonly DateCreation: string;
}

export interface InvoicesListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Exact state of the invoice. */
  readonly StateInvoice?:
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
    | 'Uncollectible'
    | undefined;
  /** Legal number, as printed; a draft has none. */
  readonly FullNumber?: string | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number | undefined;
  /** When it was issued. From this value on. */
  readonly DateIssueMin?: string | undefined;
  /** When it was issued. Up to this value. */
  readonly DateIssueMax?: string | undefined;
  /** When it was paid. From this value on. */
  readonly DatePaymentMin?: string | undefined;
  /** When it was paid. Up to this value. */
  readonly DatePaymentMax?: string | undefined;
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
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** Payment method. */
  readonly TypePayment?:
    | 'Free'
    | 'ExternalCheck'
    | 'ExternalCash'
    | 'ExternalBank'
    | 'ExternalOther'
    | 'Card'
    | 'DirectDebit'
    | undefined;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'AddressBilling' | 'AddressBusiness' | 'Customer' | 'CustomerBilling' | 'CustomerSettingsPayment' | 'Segment' | 'SegmentSettings' | 'UserCreation' | 'UserUpdate')[] | undefined;
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

export interface InvoicesShowInput {
  /** Invoice or credit note, by its internal identifier. */
  readonly InvoiceId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'AddressBilling' | 'AddressBusiness' | 'Customer' | 'CustomerBilling' | 'CustomerSettingsPayment' | 'Segment' | 'SegmentSettings' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoicesDeleteInput {
  /** Invoice or credit note, by its internal identifier. */
  readonly InvoiceId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoicesFinalizeInput {
  /** Invoice or credit note, by its internal identifier. */
  readonly InvoiceId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoicesShowPdfInput {
  /** Invoice or credit note, by its internal identifier. */
  readonly InvoiceId: number;
  /**
   * Why what is sealed since its customer was anonymised is opened: a tax audit, a lawsuit. For the roles
   * Owner and Finance, and kept in the audit.
   */
  readonly LawfulReason?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoicesShowReminderPdfInput {
  /** Invoice or credit note, by its internal identifier. */
  readonly InvoiceId: number;
  /** Level of a reminder; 1 is the friendliest. Default: 1. */
  readonly Level?: number | undefined;
  /**
   * Why what is sealed since its customer was anonymised is opened: a tax audit, a lawsuit. For the roles
   * Owner and Finance, and kept in the audit.
   */
  readonly LawfulReason?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoicesSendInput {
  /** Invoice or credit note, by its internal identifier. */
  readonly InvoiceId: number;
  /** Address it goes to. */
  readonly Recipient?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoicesListDunningMeasuresInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoicesListDunningMeasuresAnswer {
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
  readonly Items: readonly DunningMeasure[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly DunningMeasure[];
}

export interface InvoicesPauseDunningInput {
  /** Invoice or credit note, by its internal identifier. */
  readonly InvoiceId: number;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd?: string | undefined;
  /** Why, for people. */
  readonly Reason?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoicesMarkUncollectibleInput {
  /** Invoice or credit note, by its internal identifier. */
  readonly InvoiceId: number;
  /** Why, for people. */
  readonly Reason?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoicesListWriteOffsInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface InvoicesListWriteOffsAnswer {
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
  readonly Items: readonly WriteOff[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly WriteOff[];
}

export interface InvoicesResource {
  /** List invoices and credit notes. `GET /Finance/invoices` */
  list(input?: InvoicesListInput, options?: CallOptions): Promise<Invoices>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<InvoicesListInput, 'Page'>, options?: CallOptions): AsyncIterable<Invoice>;
  /** Read an invoice or a credit note. `GET /Finance/invoices/{InvoiceId}` */
  show(input: InvoicesShowInput, options?: CallOptions): Promise<Invoice>;
  /** Delete a draft: what it held is due again. `DELETE /Finance/invoices/{InvoiceId}` */
  delete(input: InvoicesDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
  /** Issue a draft now. `POST /Finance/invoices/{InvoiceId}/Finalize` */
  finalize(input: InvoicesFinalizeInput, options?: CallOptions): Promise<Invoice>;
  /** The file of an invoice or a credit note, in base64. `GET /Finance/invoices/{InvoiceId}/Pdf` */
  showPdf(input: InvoicesShowPdfInput, options?: CallOptions): Promise<PdfFile>;
  /**
   * The file of a reminder of an overdue invoice for the post, in base64; nothing is sent. `GET
   * /Finance/invoices/{InvoiceId}/Reminder/Pdf`
   */
  showReminderPdf(input: InvoicesShowReminderPdfInput, options?: CallOptions): Promise<PdfFile>;
  /**
   * Send an invoice or a credit note by e-mail, to its customer or to the address given. `POST
   * /Finance/invoices/{InvoiceId}/Send`
   */
  send(input: InvoicesSendInput, options?: CallOptions): Promise<DocumentSending>;
  /** List what dunning did, the newest first. `GET /Finance/DunningMeasures` */
  listDunningMeasures(
    input?: InvoicesListDunningMeasuresInput,
    options?: CallOptions,
  ): Promise<InvoicesListDunningMeasuresAnswer>;
  /** All of them, page after page: `for await (const one of allDunningMeasures())`. */
  allDunningMeasures(
    input?: Omit<InvoicesListDunningMeasuresInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<DunningMeasure>;
  /**
   * Pause the dunning of an invoice until a date, or go on with it now. `POST
   * /Finance/Invoices/{InvoiceId}/PauseDunning`
   */
  pauseDunning(input: InvoicesPauseDunningInput, options?: CallOptions): Promise<Invoice>;
  /** Give up an unpaid invoice. `POST /Finance/invoices/{InvoiceId}/MarkUncollectible` */
  markUncollectible(input: InvoicesMarkUncollectibleInput, options?: CallOptions): Promise<Invoice>;
  /**
   * List the invoices that were given up, the newest first, with what came in all the same. `GET
   * /Finance/WriteOffs`
   */
  listWriteOffs(
    input?: InvoicesListWriteOffsInput,
    options?: CallOptions,
  ): Promise<InvoicesListWriteOffsAnswer>;
  /** All of them, page after page: `for await (const one of allWriteOffs())`. */
  allWriteOffs(
    input?: Omit<InvoicesListWriteOffsInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<WriteOff>;
}

const listOperation: Operation = { method: 'GET', path: '/Finance/invoices' };

const showOperation: Operation = { method: 'GET', path: '/Finance/invoices/{InvoiceId}' };

const deleteOperation: Operation = { method: 'DELETE', path: '/Finance/invoices/{InvoiceId}', isKept: true };

const finalizeOperation: Operation = {
  method: 'POST',
  path: '/Finance/invoices/{InvoiceId}/Finalize',
  isKept: true,
};

const showPdfOperation: Operation = { method: 'GET', path: '/Finance/invoices/{InvoiceId}/Pdf' };

const showReminderPdfOperation: Operation = {
  method: 'GET',
  path: '/Finance/invoices/{InvoiceId}/Reminder/Pdf',
};

const sendOperation: Operation = { method: 'POST', path: '/Finance/invoices/{InvoiceId}/Send', isKept: true };

const listDunningMeasuresOperation: Operation = { method: 'GET', path: '/Finance/DunningMeasures' };

const pauseDunningOperation: Operation = {
  method: 'POST',
  path: '/Finance/Invoices/{InvoiceId}/PauseDunning',
  isKept: true,
};

const markUncollectibleOperation: Operation = {
  method: 'POST',
  path: '/Finance/invoices/{InvoiceId}/MarkUncollectible',
  isKept: true,
};

const listWriteOffsOperation: Operation = { method: 'GET', path: '/Finance/WriteOffs' };

export function invoices(send: Send): InvoicesResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
    finalize: (input, options) => send(finalizeOperation, input, options),
    showPdf: (input, options) => send(showPdfOperation, input, options),
    showReminderPdf: (input, options) => send(showReminderPdfOperation, input, options),
    send: (input, options) => send(sendOperation, input, options),
    listDunningMeasures: (input = {}, options) => send(listDunningMeasuresOperation, input, options),
    allDunningMeasures: (input = {}, options) => allPages(send, listDunningMeasuresOperation, input, options),
    pauseDunning: (input, options) => send(pauseDunningOperation, input, options),
    markUncollectible: (input, options) => send(markUncollectibleOperation, input, options),
    listWriteOffs: (input = {}, options) => send(listWriteOffsOperation, input, options),
    allWriteOffs: (input = {}, options) => allPages(send, listWriteOffsOperation, input, options),
  };
}
