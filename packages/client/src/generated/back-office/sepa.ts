// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';

export interface SepaAnswers {
  /** Direct debits that were collected. */
  readonly CountSettled: number;
  /** Direct debits that the bank refused. */
  readonly CountRejected: number;
  /** Direct debits that came back after they were collected. */
  readonly CountReturned: number;
}

export interface SepaBatch {
  /** Internal identifier. */
  readonly Id: number;
  /** Name of the letter in the mail’s header, or the part before its @. */
  readonly MessageId: string;
  /** Day on which the debits are collected: the first possible when left out. */
  readonly DayCollected: string;
  /** Direct debits of the batch. */
  readonly CountDebits: number;
  /** Amount in minor units; negative for a credit. */
  readonly Amount: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Those for which the bank has not answered. */
  readonly CountOpen: number;
  /** Direct debits that were collected. */
  readonly CountSettled: number;
  /** Direct debits that the bank refused. */
  readonly CountRejected: number;
  /** Direct debits that came back after they were collected. */
  readonly CountReturned: number;
  /** When the file was written. */
  readonly DateMade: string;
  /** When the bank had answered for all of them. */
  readonly DateSettled?: string;
}

export interface SepaBatches {
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
  readonly Items: readonly SepaBatch[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly SepaBatch[];
}

export interface SepaDebit {
  /** Internal identifier. */
  readonly Id: number;
  /** Waiting for a file, Sent to the bank, Settled, Rejected before it was collected, Returned after. */
  readonly StateDebit: 'Waiting' | 'Sent' | 'Settled' | 'Rejected' | 'Returned';
  /** Reference of the debit that goes through all banks. */
  readonly EndToEndId: string;
  /** Unique mandate reference (RUM). */
  readonly ReferenceMandate: string;
  /** Amount in minor units; negative for a credit. */
  readonly Amount: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Name of the customer. */
  readonly NameCustomer: string;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice: number;
  /** Legal number, as printed; a draft has none. */
  readonly FullNumber?: string;
  /** Batch of direct debits, by its internal identifier. */
  readonly IdBatch?: number;
  /** The bank’s reason, of ISO 20022: AM04, MD01… */
  readonly CodeReason?: string;
  /** When the charge was asked for. */
  readonly DateAsked: string;
  /** When the bank’s answer was taken in. */
  readonly DateDecided?: string;
}

export interface SepaDebits {
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
  readonly Items: readonly SepaDebit[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly SepaDebit[];
}

export interface SepaFile {
  /** Name for the file. */
  readonly FileName: string;
  /** Media type of the file. */
  readonly ContentType: 'application/xml';
  /** The file, in base64. */
  readonly Content: string;
}

export interface SepaListDebitsInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Waiting for a file, Sent to the bank, Settled, Rejected before it was collected, Returned after. */
  readonly StateDebit?: 'Waiting' | 'Sent' | 'Settled' | 'Rejected' | 'Returned' | undefined;
  /** Batch of direct debits, by its internal identifier. */
  readonly IdBatch?: number | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SepaListBatchesInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SepaMakeBatchInput {
  /** Day on which the debits are collected: the first possible when left out. */
  readonly DayCollected?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SepaShowBatchInput {
  /** Batch of direct debits, by its internal identifier. */
  readonly SepaBatchId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SepaShowBatchFileInput {
  /** Batch of direct debits, by its internal identifier. */
  readonly SepaBatchId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SepaSettleBatchInput {
  /** Batch of direct debits, by its internal identifier. */
  readonly SepaBatchId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SepaImportAnswersInput {
  /** The file of the bank, as text. */
  readonly Statement: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SepaResource {
  /** List SEPA direct debits, the newest first. `GET /Finance/SepaDebits` */
  listDebits(input?: SepaListDebitsInput, options?: CallOptions): Promise<SepaDebits>;
  /** All of them, page after page: `for await (const one of allDebits())`. */
  allDebits(input?: Omit<SepaListDebitsInput, 'Page'>, options?: CallOptions): AsyncIterable<SepaDebit>;
  /** List batches of direct debits, the newest first. `GET /Finance/SepaBatches` */
  listBatches(input?: SepaListBatchesInput, options?: CallOptions): Promise<SepaBatches>;
  /** All of them, page after page: `for await (const one of allBatches())`. */
  allBatches(input?: Omit<SepaListBatchesInput, 'Page'>, options?: CallOptions): AsyncIterable<SepaBatch>;
  /**
   * Write the file of a batch with the direct debits that wait; no content when none may be sent. `POST
   * /Finance/SepaBatches`
   */
  makeBatch(input?: SepaMakeBatchInput, options?: CallOptions): Promise<SepaBatch | undefined>;
  /** Read a batch of direct debits. `GET /Finance/SepaBatches/{SepaBatchId}` */
  showBatch(input: SepaShowBatchInput, options?: CallOptions): Promise<SepaBatch>;
  /** The file of a batch, as the bank takes it (pain.008). `GET /Finance/SepaBatches/{SepaBatchId}/File` */
  showBatchFile(input: SepaShowBatchFileInput, options?: CallOptions): Promise<SepaFile>;
  /**
   * Say that a batch was collected, but for what the bank refused. `POST
   * /Finance/SepaBatches/{SepaBatchId}/Settle`
   */
  settleBatch(input: SepaSettleBatchInput, options?: CallOptions): Promise<SepaBatch>;
  /**
   * Import what the bank answers: pain.002, camt.053 or camt.054; each debit moves once. `POST
   * /Finance/SepaAnswers`
   */
  importAnswers(input: SepaImportAnswersInput, options?: CallOptions): Promise<SepaAnswers>;
}

const listDebitsOperation: Operation = { method: 'GET', path: '/Finance/SepaDebits' };

const listBatchesOperation: Operation = { method: 'GET', path: '/Finance/SepaBatches' };

const makeBatchOperation: Operation = { method: 'POST', path: '/Finance/SepaBatches', isKept: true };

const showBatchOperation: Operation = { method: 'GET', path: '/Finance/SepaBatches/{SepaBatchId}' };

const showBatchFileOperation: Operation = { method: 'GET', path: '/Finance/SepaBatches/{SepaBatchId}/File' };

const settleBatchOperation: Operation = {
  method: 'POST',
  path: '/Finance/SepaBatches/{SepaBatchId}/Settle',
  isKept: true,
};

const importAnswersOperation: Operation = { method: 'POST', path: '/Finance/SepaAnswers', isKept: true };

export function sepa(send: Send): SepaResource {
  return {
    listDebits: (input = {}, options) => send(listDebitsOperation, input, options),
    allDebits: (input = {}, options) => allPages(send, listDebitsOperation, input, options),
    listBatches: (input = {}, options) => send(listBatchesOperation, input, options),
    allBatches: (input = {}, options) => allPages(send, listBatchesOperation, input, options),
    makeBatch: (input = {}, options) => send(makeBatchOperation, input, options),
    showBatch: (input, options) => send(showBatchOperation, input, options),
    showBatchFile: (input, options) => send(showBatchFileOperation, input, options),
    settleBatch: (input, options) => send(settleBatchOperation, input, options),
    importAnswers: (input, options) => send(importAnswersOperation, input, options),
  };
}
