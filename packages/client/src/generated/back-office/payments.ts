// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Customer, PdfFile } from './customers.ts';
import type { SegmentIdentity } from './discounts.ts';
import type { Link, User } from './features.ts';
import type { Invoice } from './invoices.ts';

export interface AllocatedPayments {
  /** Payments. */
  readonly Payments: readonly Payment[];
  /** The receipt that was recorded. */
  readonly Receipt: Receipt;
}

export interface Payment {
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
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice: number;
  /** Payment method. */
  readonly TypePayment:
    | 'Free'
    | 'ExternalCheck'
    | 'ExternalCash'
    | 'ExternalBank'
    | 'ExternalOther'
    | 'Card'
    | 'DirectDebit';
  /** State of the payment. */
  readonly StatePayment:
    | 'Completed'
    | 'Pending'
    | 'Failed'
    | 'Canceled'
    | 'Disputed'
    | 'Returned'
    | 'Surplus';
  /** Amount in minor units; negative for a credit. */
  readonly Amount: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** When it was paid. */
  readonly DatePayment: string;
  /** Note, for people. */
  readonly Note?: string;
  /** Transaction of the gateway, by its identifier. */
  readonly IdGatewayTransaction?: number;
  /** Receipt, by its internal identifier: it is taken back with the whole. */
  readonly IdReceipt?: number;
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
  /** What the gateway calls it. */
  readonly GatewayTransaction?: {
    /** Internal identifier. */
    readonly Id: number;
    /** The gateway that carried it. */
    readonly Gateway: string;
  };
  /** The invoice. */
  readonly Invoice?: Invoice;
  /** The invoice. */
  readonly InvoiceDebit?: Invoice;
  /** The credit note. */
  readonly InvoiceCredit?: Invoice;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface Payments {
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
  readonly Items: readonly Payment[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Payment[];
}

export interface Receipt {
  /** Internal identifier. */
  readonly Id: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Name of the customer. */
  readonly NameCustomer: string;
  /** Payment method. */
  readonly TypePayment: 'ExternalCheck' | 'ExternalCash' | 'ExternalBank' | 'ExternalOther';
  /** Recorded, or Cancelled once it was taken back. */
  readonly StateReceipt: 'Recorded' | 'Cancelled';
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Amount in minor units; negative for a credit. */
  readonly Amount: number;
  /** What no invoice takes yet, in minor units: it pays the next ones. */
  readonly AmountOnAccount: number;
  /** What went back to the customer instead of paying an invoice, in minor units. */
  readonly AmountRepaid: number;
  /** When it went back. */
  readonly DateRepaid?: string;
  /** When it was paid. */
  readonly DatePayment: string;
  /** Note, for people. */
  readonly Note?: string;
  /** The payments that it made, by their internal identifiers. */
  readonly IdsPayment: readonly number[];
  /** Credit note, by its internal identifier. */
  readonly IdCreditNote?: number;
  /** Line of the bank's statement, by its internal identifier. */
  readonly IdBankLine?: number;
  /** When it was created. */
  readonly DateCreation: string;
}

export interface Receipts {
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
  readonly Items: readonly Receipt[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Receipt[];
}

export interface PaymentsListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Amount in minor units; negative for a credit. */
  readonly Amount?: number | undefined;
  /** Amount in minor units; negative for a credit. From this value on. */
  readonly AmountMin?: number | undefined;
  /** Amount in minor units; negative for a credit. Up to this value. */
  readonly AmountMax?: number | undefined;
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
  /** State of the payment. */
  readonly StatePayment?:
    | 'Completed'
    | 'Pending'
    | 'Failed'
    | 'Canceled'
    | 'Disputed'
    | 'Returned'
    | 'Surplus'
    | undefined;
  /** When it was paid. From this value on. */
  readonly DatePaymentMin?: string | undefined;
  /** When it was paid. Up to this value. */
  readonly DatePaymentMax?: string | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number | undefined;
  /** Transaction of the gateway, by its identifier. */
  readonly IdGatewayTransaction?: number | undefined;
  /** Receipt, by its internal identifier: it is taken back with the whole. */
  readonly IdReceipt?: number | undefined;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'Customer' | 'CustomerAddressBilling' | 'CustomerBilling' | 'CustomerSettingsPayment' | 'GatewayTransaction' | 'InvoiceDebit' | 'InvoiceCredit' | 'Invoice' | 'Segment' | 'UserCreation' | 'UserUpdate')[] | undefined;
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

export interface PaymentsCreateInput {
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice: number;
  /** Amount in minor units; negative for a credit. */
  readonly Amount?: number | undefined;
  /** Payment method. */
  readonly TypePayment: 'ExternalCheck' | 'ExternalCash' | 'ExternalBank' | 'ExternalOther';
  /** When it was paid. */
  readonly DatePayment?: string | undefined;
  /** Note, for people. */
  readonly Note?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PaymentsShowInput {
  /** Payment, by its internal identifier. */
  readonly PaymentId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'Customer' | 'CustomerAddressBilling' | 'CustomerBilling' | 'CustomerSettingsPayment' | 'GatewayTransaction' | 'InvoiceDebit' | 'InvoiceCredit' | 'Invoice' | 'Segment' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PaymentsCancelInput {
  /** Payment, by its internal identifier. */
  readonly PaymentId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PaymentsReverseSimulatedInput {
  /** Payment, by its internal identifier. */
  readonly PaymentId: number;
  /** What becomes of the payment: disputed by the payer, returned by the bank, or the dispute withdrawn. */
  readonly TypeReversal: 'Dispute' | 'Return' | 'Withdrawal';
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PaymentsShowReceiptPdfInput {
  /** Payment, by its internal identifier. */
  readonly PaymentId: number;
  /**
   * Why what is sealed since its customer was anonymised is opened: a tax audit, a lawsuit. For the roles
   * Owner and Finance, and kept in the audit.
   */
  readonly LawfulReason?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PaymentsAllocateInput {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Amount in minor units; negative for a credit. */
  readonly Amount: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency?: string | undefined;
  /** Invoices, by their internal identifiers. */
  readonly IdsInvoice?: readonly number[] | undefined;
  /**
   * True: what is more than the invoices owe stays on account and pays the next ones. False: it is refused.
   * Default: false.
   */
  readonly OverpaymentToBalance?: boolean | undefined;
  /** Payment method. */
  readonly TypePayment: 'ExternalCheck' | 'ExternalCash' | 'ExternalBank' | 'ExternalOther';
  /** When it was paid. */
  readonly DatePayment?: string | undefined;
  /** Note, for people. */
  readonly Note?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PaymentsListReceiptsInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** Recorded, or Cancelled once it was taken back. */
  readonly StateReceipt?: 'Recorded' | 'Cancelled' | undefined;
  /** True: only those with money that no invoice has taken yet; false: only the others. */
  readonly HasMoneyOnAccount?: boolean | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PaymentsShowReceiptInput {
  /** Receipt, by its internal identifier: it is taken back with the whole. */
  readonly ReceiptId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PaymentsCancelReceiptInput {
  /** Receipt, by its internal identifier: it is taken back with the whole. */
  readonly ReceiptId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PaymentsRepayReceiptInput {
  /** Receipt, by its internal identifier: it is taken back with the whole. */
  readonly ReceiptId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface PaymentsResource {
  /** List payments. `GET /Finance/Payments` */
  list(input?: PaymentsListInput, options?: CallOptions): Promise<Payments>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<PaymentsListInput, 'Page'>, options?: CallOptions): AsyncIterable<Payment>;
  /** Record a payment that was received outside any gateway. `POST /Finance/Payments` */
  create(input: PaymentsCreateInput, options?: CallOptions): Promise<Payment>;
  /** Read a payment. `GET /Finance/Payments/{PaymentId}` */
  show(input: PaymentsShowInput, options?: CallOptions): Promise<Payment>;
  /**
   * Take back a payment that was recorded by mistake: the invoice is due again. `POST
   * /Finance/Payments/{PaymentId}/Cancel`
   */
  cancel(input: PaymentsCancelInput, options?: CallOptions): Promise<Payment>;
  /**
   * Have a payment of the simulator disputed or returned, or its dispute withdrawn, at the next tick. `POST
   * /Finance/Payments/{PaymentId}/Reversal`
   */
  reverseSimulated(input: PaymentsReverseSimulatedInput, options?: CallOptions): Promise<Payment>;
  /** The file of the receipt of a payment, in base64. `GET /Finance/Payments/{PaymentId}/Receipt/Pdf` */
  showReceiptPdf(input: PaymentsShowReceiptPdfInput, options?: CallOptions): Promise<PdfFile>;
  /**
   * Record one payment for several invoices of a customer, the oldest first. `POST
   * /Finance/Payments/Allocate`
   */
  allocate(input: PaymentsAllocateInput, options?: CallOptions): Promise<AllocatedPayments>;
  /** List money received at once, the newest first, with what of it is on account. `GET /Finance/Receipts` */
  listReceipts(input?: PaymentsListReceiptsInput, options?: CallOptions): Promise<Receipts>;
  /** All of them, page after page: `for await (const one of allReceipts())`. */
  allReceipts(input?: Omit<PaymentsListReceiptsInput, 'Page'>, options?: CallOptions): AsyncIterable<Receipt>;
  /** Read a receipt. `GET /Finance/Receipts/{ReceiptId}` */
  showReceipt(input: PaymentsShowReceiptInput, options?: CallOptions): Promise<Receipt>;
  /**
   * Take back money that was recorded by mistake: all that it paid is due again. `POST
   * /Finance/Receipts/{ReceiptId}/Cancel`
   */
  cancelReceipt(input: PaymentsCancelReceiptInput, options?: CallOptions): Promise<Receipt>;
  /**
   * Record that what is left on account went back to the customer. `POST /Finance/Receipts/{ReceiptId}/Repay`
   */
  repayReceipt(input: PaymentsRepayReceiptInput, options?: CallOptions): Promise<Receipt>;
}

const listOperation: Operation = { method: 'GET', path: '/Finance/Payments' };

const createOperation: Operation = { method: 'POST', path: '/Finance/Payments', isKept: true };

const showOperation: Operation = { method: 'GET', path: '/Finance/Payments/{PaymentId}' };

const cancelOperation: Operation = {
  method: 'POST',
  path: '/Finance/Payments/{PaymentId}/Cancel',
  isKept: true,
};

const reverseSimulatedOperation: Operation = {
  method: 'POST',
  path: '/Finance/Payments/{PaymentId}/Reversal',
  isKept: true,
};

const showReceiptPdfOperation: Operation = {
  method: 'GET',
  path: '/Finance/Payments/{PaymentId}/Receipt/Pdf',
};

const allocateOperation: Operation = { method: 'POST', path: '/Finance/Payments/Allocate', isKept: true };

const listReceiptsOperation: Operation = { method: 'GET', path: '/Finance/Receipts' };

const showReceiptOperation: Operation = { method: 'GET', path: '/Finance/Receipts/{ReceiptId}' };

const cancelReceiptOperation: Operation = {
  method: 'POST',
  path: '/Finance/Receipts/{ReceiptId}/Cancel',
  isKept: true,
};

const repayReceiptOperation: Operation = {
  method: 'POST',
  path: '/Finance/Receipts/{ReceiptId}/Repay',
  isKept: true,
};

export function payments(send: Send): PaymentsResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    create: (input, options) => send(createOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    cancel: (input, options) => send(cancelOperation, input, options),
    reverseSimulated: (input, options) => send(reverseSimulatedOperation, input, options),
    showReceiptPdf: (input, options) => send(showReceiptPdfOperation, input, options),
    allocate: (input, options) => send(allocateOperation, input, options),
    listReceipts: (input = {}, options) => send(listReceiptsOperation, input, options),
    allReceipts: (input = {}, options) => allPages(send, listReceiptsOperation, input, options),
    showReceipt: (input, options) => send(showReceiptOperation, input, options),
    cancelReceipt: (input, options) => send(cancelReceiptOperation, input, options),
    repayReceipt: (input, options) => send(repayReceiptOperation, input, options),
  };
}
