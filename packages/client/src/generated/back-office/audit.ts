// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Link } from './features.ts';

export interface AuditEntries {
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
  readonly Items: readonly AuditEntry[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly AuditEntry[];
}

export interface AuditEntry {
  /** Internal identifier. */
  readonly Id: number;
  /** When it was done. */
  readonly DateEntry: string;
  /** Who did it. */
  readonly Actor: string;
  /** Agent, by its internal identifier. */
  readonly IdUser?: number;
  /** The agent. */
  readonly User?: {
    /** Internal identifier. */
    readonly Id: number;
    /** Name, for people. */
    readonly Name: string;
    /** E-mail address. */
    readonly Email: string;
  };
  /** What was done. */
  readonly Action: string;
  /** Kind of thing it was done to. */
  readonly SubjectKind: string;
  /** The thing it was done to, by its internal identifier. */
  readonly IdSubject?: number;
  /** What it holds. */
  readonly Data: Readonly<Record<string, unknown>>;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface AuditListEntriesInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Who did it. */
  readonly Actor?: string | undefined;
  /** Agent, by its internal identifier. */
  readonly IdUser?: number | undefined;
  /** What was done. */
  readonly Action?: string | undefined;
  /** Kind of thing it was done to. */
  readonly SubjectKind?: string | undefined;
  /** The thing it was done to, by its internal identifier. */
  readonly IdSubject?: number | undefined;
  /** When it was done. From this value on. */
  readonly DateEntryMin?: string | undefined;
  /** When it was done. Up to this value. */
  readonly DateEntryMax?: string | undefined;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'User')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface AuditShowEntryInput {
  /** Entry of the audit log, by its internal identifier. */
  readonly AuditEntryId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'User')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface AuditResource {
  /** List the audit, newest first. `GET /Organization/AuditEntries` */
  listEntries(input?: AuditListEntriesInput, options?: CallOptions): Promise<AuditEntries>;
  /** All of them, page after page: `for await (const one of allEntries())`. */
  allEntries(input?: Omit<AuditListEntriesInput, 'Page'>, options?: CallOptions): AsyncIterable<AuditEntry>;
  /** Read an entry of the audit. `GET /Organization/AuditEntries/{AuditEntryId}` */
  showEntry(input: AuditShowEntryInput, options?: CallOptions): Promise<AuditEntry>;
}

const listEntriesOperation: Operation = { method: 'GET', path: '/Organization/AuditEntries' };

const showEntryOperation: Operation = { method: 'GET', path: '/Organization/AuditEntries/{AuditEntryId}' };

export function audit(send: Send): AuditResource {
  return {
    listEntries: (input = {}, options) => send(listEntriesOperation, input, options),
    allEntries: (input = {}, options) => allPages(send, listEntriesOperation, input, options),
    showEntry: (input, options) => send(showEntryOperation, input, options),
  };
}
