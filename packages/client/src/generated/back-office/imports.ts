// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Link } from './features.ts';

export interface ImportReport {
  /** True tells what would be done and does nothing. */
  readonly IsDryRun: boolean;
  /** What is, or would be, created of the catalogue and the segments. */
  readonly Setup: readonly string[];
  /** Lines that were read. */
  readonly CountRead: number;
  /** Lines that the mapping leaves out. */
  readonly CountFiltered: number;
  /** Lines that were refused. */
  readonly CountRefused: number;
  /** Customers found, or concerned. */
  readonly Customers: {
    /** Lines that created something. */
    readonly CountCreated: number;
    /** Lines that changed something. */
    readonly CountChanged: number;
    /** Lines that changed nothing. */
    readonly CountUnchanged: number;
    /** Lines that were refused. */
    readonly CountRefused: number;
  };
  /** Subscriptions found, or concerned. */
  readonly Subscriptions: {
    /** Lines that created something. */
    readonly CountCreated: number;
    /** Lines that changed something. */
    readonly CountChanged: number;
    /** Lines that changed nothing. */
    readonly CountUnchanged: number;
    /** Lines that were refused. */
    readonly CountRefused: number;
  };
  /** The first cells that were refused. */
  readonly Refused: readonly {
    /** Line of the file. */
    readonly Line: number;
    /** Column of the file. */
    readonly Column?: string;
    /** Field concerned. */
    readonly Field?: string;
    /** Value in the file. */
    readonly Value: string;
    /** What went wrong. */
    readonly Error: string;
    /** Sentence for people. */
    readonly Message: string;
  }[];
  /** The first lines that change something that exists. */
  readonly Changes: readonly {
    /** Line of the file. */
    readonly Line: number;
    /** Reference of what is concerned. */
    readonly Reference: string;
    /** Fields concerned. */
    readonly Fields: readonly {
      /** Field concerned. */
      readonly Field: string;
      /** Value before. */
      readonly From?: string | number | boolean;
      /** Value after. */
      readonly To?: string | number | boolean;
    }[];
  }[];
  /** The refused lines, to be corrected and sent again. */
  readonly RefusedCsv?: string;
  /** Why each line was refused. */
  readonly ReasonsCsv?: string;
}

export interface ImportRun {
  /** Internal identifier. */
  readonly Id: number;
  /** SHA-256 of the file. */
  readonly FileSha256: string;
  /** SHA-256 of the mapping. */
  readonly MappingSha256: string;
  /** Whether it came to its end. */
  readonly IsFinished: boolean;
  /** Lines that were read. */
  readonly CountRead?: number;
  /** Lines that the mapping leaves out. */
  readonly CountFiltered?: number;
  /** Lines that were refused. */
  readonly CountRefused?: number;
  /** Customers that were written. */
  readonly CountCustomers?: number;
  /** Subscriptions that were written. */
  readonly CountSubscriptions?: number;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart: string;
  /** When it was changed last. */
  readonly DateUpdate: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface ImportRuns {
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
  readonly Items: readonly ImportRun[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly ImportRun[];
}

export interface ImportsListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Whether it came to its end. */
  readonly IsFinished?: boolean | undefined;
  /** SHA-256 of the file. */
  readonly FileSha256?: string | undefined;
  /** First instant: of the subscription, of the period, or of what is looked at. From this value on. */
  readonly DateStartMin?: string | undefined;
  /** First instant: of the subscription, of the period, or of what is looked at. Up to this value. */
  readonly DateStartMax?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface ImportsCreateInput {
  /** The file, as text. */
  readonly Csv: string;
  /** Mapping of the columns, in YAML. */
  readonly Mapping: string;
  /** True tells what would be done and does nothing. */
  readonly IsDryRun: boolean;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface ImportsShowInput {
  /** Import, by its internal identifier. */
  readonly ImportId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface ImportsResource {
  /** List the imports with how far they are, newest first. `GET /Organization/Imports` */
  list(input?: ImportsListInput, options?: CallOptions): Promise<ImportRuns>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<ImportsListInput, 'Page'>, options?: CallOptions): AsyncIterable<ImportRun>;
  /**
   * Import a CSV file by a mapping, or tell what that would do. The same import again changes nothing;
   * "tacite import" takes larger files. `POST /Organization/Imports`
   */
  create(input: ImportsCreateInput, options?: CallOptions): Promise<ImportReport>;
  /** Read an import. `GET /Organization/Imports/{ImportId}` */
  show(input: ImportsShowInput, options?: CallOptions): Promise<ImportRun>;
}

const listOperation: Operation = { method: 'GET', path: '/Organization/Imports' };

const createOperation: Operation = { method: 'POST', path: '/Organization/Imports' };

const showOperation: Operation = { method: 'GET', path: '/Organization/Imports/{ImportId}' };

export function imports(send: Send): ImportsResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    create: (input, options) => send(createOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
  };
}
