// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';

export interface BankFileImport {
  /** Format of the file. */
  readonly Format: 'Csv' | 'Camt';
  /** Lines that were read. */
  readonly CountRead: number;
  /** Lines that were new. */
  readonly CountAdded: number;
  /** Lines known from an earlier file. */
  readonly CountKnown: number;
  /** Movements of money that went out: they are not kept. */
  readonly CountOutgoing: number;
  /** Lines matched because they could mean one thing only. */
  readonly CountMatched: number;
}

export interface BankLine {
  /** Internal identifier. */
  readonly Id: number;
  /** New, Matched or Ignored. */
  readonly StateBankLine: 'New' | 'Matched' | 'Ignored';
  /** The day on which the bank booked it. */
  readonly DayBooked: string;
  /** Amount in minor units; negative for a credit. */
  readonly Amount: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Who paid, as the bank names them. */
  readonly NamePayer: string;
  /** Structured reference given by the payer. */
  readonly ReferencePayer: string;
  /** Description in each language. */
  readonly Description: string;
  /** Receipt, by its internal identifier: it is taken back with the whole. */
  readonly IdReceipt?: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number;
  /** Why, for people. */
  readonly Reason?: string;
  /** What the line may pay, the surest first. */
  readonly Proposals: readonly ProposedMatch[];
  /** When it was created. */
  readonly DateCreation: string;
}

export interface BankLines {
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
  readonly Items: readonly BankLine[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly BankLine[];
}

export interface MatchedBankLines {
  /** Lines matched because they could mean one thing only. */
  readonly CountMatched: number;
}

export interface ProposedMatch {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Name of the customer. */
  readonly NameCustomer: string;
  /** Invoices found. */
  readonly Invoices: readonly {
    /** Invoice or credit note, by its internal identifier. */
    readonly IdInvoice: number;
    /** Legal number, as printed; a draft has none. */
    readonly FullNumber: string;
    /** Amount in minor units; negative for a credit. */
    readonly Amount: number;
  }[];
  /** What no invoice takes yet, in minor units: it pays the next ones. */
  readonly AmountOnAccount: number;
  /** 0 to 100; from 95 on, nothing else can be meant. */
  readonly Score: number;
  /** Why it is proposed. */
  readonly Reasons: readonly ('InvoiceNumber' | 'CustomerReference' | 'SameName' | 'SimilarName' | 'ExactAmount' | 'AmountOfAll' | 'AmountOfSome' | 'PartialAmount' | 'MoreThanDue')[];
}

export interface BankLinesImportBankFileInput {
  /** The file of the bank, as text. */
  readonly Statement: string;
  /** True: lines that can mean one thing only are matched at once. Default: false. */
  readonly MatchesCertain?: boolean | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BankLinesListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** New, Matched or Ignored. */
  readonly StateBankLine?: 'New' | 'Matched' | 'Ignored' | undefined;
  /** Amount in minor units; negative for a credit. */
  readonly Amount?: number | undefined;
  /** Amount in minor units; negative for a credit. From this value on. */
  readonly AmountMin?: number | undefined;
  /** Amount in minor units; negative for a credit. Up to this value. */
  readonly AmountMax?: number | undefined;
  /** First day of booking, included. */
  readonly DayBookedMin?: string | undefined;
  /** Last day of booking, included. */
  readonly DayBookedMax?: string | undefined;
  /** Part of the payer’s name or of what the payer wrote. */
  readonly Search?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BankLinesShowInput {
  /** Line of the bank's statement, by its internal identifier. */
  readonly BankLineId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BankLinesMatchInput {
  /** Line of the bank's statement, by its internal identifier. */
  readonly BankLineId: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Invoices, by their internal identifiers. */
  readonly IdsInvoice?: readonly number[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BankLinesMatchCertainInput {
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BankLinesIgnoreInput {
  /** Line of the bank's statement, by its internal identifier. */
  readonly BankLineId: number;
  /** Why, for people. */
  readonly Reason?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BankLinesReopenInput {
  /** Line of the bank's statement, by its internal identifier. */
  readonly BankLineId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BankLinesResource {
  /**
   * Import a statement of the bank: CSV, or camt.053 and camt.054; each movement is kept once. `POST
   * /Finance/BankLines`
   */
  importBankFile(input: BankLinesImportBankFileInput, options?: CallOptions): Promise<BankFileImport>;
  /** List the lines of bank statements, the newest first, with what they may pay. `GET /Finance/BankLines` */
  list(input?: BankLinesListInput, options?: CallOptions): Promise<BankLines>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<BankLinesListInput, 'Page'>, options?: CallOptions): AsyncIterable<BankLine>;
  /** Read a bank line with what it may pay. `GET /Finance/BankLines/{BankLineId}` */
  show(input: BankLinesShowInput, options?: CallOptions): Promise<BankLine>;
  /**
   * Match a bank line with a customer and invoices; what is more stays on account. `POST
   * /Finance/BankLines/{BankLineId}/Match`
   */
  match(input: BankLinesMatchInput, options?: CallOptions): Promise<BankLine>;
  /** Match the bank lines that can mean one thing only. `POST /Finance/BankLines/MatchCertain` */
  matchCertain(input?: BankLinesMatchCertainInput, options?: CallOptions): Promise<MatchedBankLines>;
  /** Set aside a bank line that is about no invoice. `POST /Finance/BankLines/{BankLineId}/Ignore` */
  ignore(input: BankLinesIgnoreInput, options?: CallOptions): Promise<BankLine>;
  /**
   * Reopen a bank line: what was recorded for it is taken back. `POST /Finance/BankLines/{BankLineId}/Reopen`
   */
  reopen(input: BankLinesReopenInput, options?: CallOptions): Promise<BankLine>;
}

const importBankFileOperation: Operation = { method: 'POST', path: '/Finance/BankLines', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/Finance/BankLines' };

const showOperation: Operation = { method: 'GET', path: '/Finance/BankLines/{BankLineId}' };

const matchOperation: Operation = {
  method: 'POST',
  path: '/Finance/BankLines/{BankLineId}/Match',
  isKept: true,
};

const matchCertainOperation: Operation = {
  method: 'POST',
  path: '/Finance/BankLines/MatchCertain',
  isKept: true,
};

const ignoreOperation: Operation = {
  method: 'POST',
  path: '/Finance/BankLines/{BankLineId}/Ignore',
  isKept: true,
};

const reopenOperation: Operation = {
  method: 'POST',
  path: '/Finance/BankLines/{BankLineId}/Reopen',
  isKept: true,
};

export function bankLines(send: Send): BankLinesResource {
  return {
    importBankFile: (input, options) => send(importBankFileOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    match: (input, options) => send(matchOperation, input, options),
    matchCertain: (input = {}, options) => send(matchCertainOperation, input, options),
    ignore: (input, options) => send(ignoreOperation, input, options),
    reopen: (input, options) => send(reopenOperation, input, options),
  };
}
