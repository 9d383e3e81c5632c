// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Link } from './features.ts';

export interface Export {
  /** Name, for people. */
  readonly Name: string;
  /** Columns of the file. */
  readonly Columns: readonly string[];
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface ExportedFile {
  /** Name for the file. */
  readonly FileName: string;
  /** Media type of the file. */
  readonly ContentType: string;
  /** Rows in the file. */
  readonly CountRows: number;
  /** The file, in base64. */
  readonly Content: string;
}

export interface Exports {
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
  readonly Items: readonly Export[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Export[];
}

export interface ExportsListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface ExportsShowInput {
  /** Name of the export: see the list of exports. */
  readonly ExportName: string;
  /** Format of the file. Default: 'Csv'. */
  readonly Format?: 'Csv' | 'JsonLines' | undefined;
  /** What stands between two columns. Default: 'Comma'. */
  readonly Delimiter?: 'Comma' | 'Semicolon' | 'Tab' | undefined;
  /** From this instant on. */
  readonly DateMin?: string | undefined;
  /** Before this instant. */
  readonly DateBefore?: string | undefined;
  /**
   * Why what is sealed since its customer was anonymised is opened: a tax audit, a lawsuit. For the roles
   * Owner and Finance, and kept in the audit.
   */
  readonly LawfulReason?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface ExportsResource {
  /** List what can be exported. `GET /Organization/Exports` */
  list(input?: ExportsListInput, options?: CallOptions): Promise<Exports>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<ExportsListInput, 'Page'>, options?: CallOptions): AsyncIterable<Export>;
  /**
   * Export up to 20000 rows as a file; the command line exports any number. `GET
   * /Organization/Exports/{ExportName}`
   */
  show(input: ExportsShowInput, options?: CallOptions): Promise<ExportedFile>;
}

const listOperation: Operation = { method: 'GET', path: '/Organization/Exports' };

const showOperation: Operation = { method: 'GET', path: '/Organization/Exports/{ExportName}' };

export function exports(send: Send): ExportsResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
  };
}
