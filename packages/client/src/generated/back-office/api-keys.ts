// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { DeleteSuccess, Link } from './features.ts';

export interface ApiKey {
  /** Internal identifier. */
  readonly Id: number;
  /** Name, for people. */
  readonly Name: string;
  /** The user part of the keys. */
  readonly AgentKey: string;
  /** Agent, by its internal identifier. */
  readonly IdAgent: number;
  /** Name of the agent, or a part of it. */
  readonly AgentName: string;
  /** What the agent may do. */
  readonly Role: 'Owner' | 'Admin' | 'Finance' | 'Support' | 'Developer' | 'ReadOnly';
  /** What the key may be used for. */
  readonly Scopes: readonly ('LiveRead' | 'LiveWrite' | 'BackOfficeRead' | 'BackOfficeWrite')[];
  /** Whether it no longer works. */
  readonly IsRevoked: boolean;
  /** When it was created. */
  readonly DateCreation: string;
  /** When it was used last. */
  readonly DateLastUse?: string;
  /** Until when the former secret still works. */
  readonly DatePreviousTerm?: string;
  /** When it stopped working. */
  readonly DateRevocation?: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface ApiKeys {
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
  readonly Items: readonly ApiKey[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly ApiKey[];
}

export interface CreatedApiKey {
  /** Internal identifier. */
  readonly Id: number;
  /** Name, for people. */
  readonly Name: string;
  /** The user part of the keys. */
  readonly AgentKey: string;
  /** Agent, by its internal identifier. */
  readonly IdAgent: number;
  /** Name of the agent, or a part of it. */
  readonly AgentName: string;
  /** What the agent may do. */
  readonly Role: 'Owner' | 'Admin' | 'Finance' | 'Support' | 'Developer' | 'ReadOnly';
  /** What the key may be used for. */
  readonly Scopes: readonly ('LiveRead' | 'LiveWrite' | 'BackOfficeRead' | 'BackOfficeWrite')[];
  /** Whether it no longer works. */
  readonly IsRevoked: boolean;
  /** When it was created. */
  readonly DateCreation: string;
  /** When it was used last. */
  readonly DateLastUse?: string;
  /** Until when the former secret still works. */
  readonly DatePreviousTerm?: string;
  /** When it stopped working. */
  readonly DateRevocation?: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
  /** The secret part of the keys: shown this once. */
  readonly ApiKey: string;
}

export interface ApiKeysCreateInput {
  /** Name, for people. */
  readonly Name: string;
  /** Agent, by its internal identifier. */
  readonly IdAgent?: number | undefined;
  /** What the key may be used for. */
  readonly Scopes?: readonly ('LiveRead' | 'LiveWrite' | 'BackOfficeRead' | 'BackOfficeWrite')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface ApiKeysListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** API key, by its internal identifier. */
  readonly IdApiKey?: number | undefined;
  /** Agent, by its internal identifier. */
  readonly IdAgent?: number | undefined;
  /** Name of the key, or a part of it. */
  readonly ApiKeyName?: string | undefined;
  /** The user part of the keys. */
  readonly AgentKey?: string | undefined;
  /** Whether it no longer works. */
  readonly IsRevoked?: boolean | undefined;
  /** When it was used last. From this value on. */
  readonly DateLastUseMin?: string | undefined;
  /** When it was used last. Up to this value. */
  readonly DateLastUseMax?: string | undefined;
  /** When it was created. From this value on. */
  readonly DateCreationMin?: string | undefined;
  /** When it was created. Up to this value. */
  readonly DateCreationMax?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface ApiKeysShowInput {
  /** API key, by its internal identifier. */
  readonly ApiKeyId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface ApiKeysUpdateInput {
  /** API key, by its internal identifier. */
  readonly ApiKeyId: number;
  /** Name, for people. */
  readonly Name: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface ApiKeysRevokeInput {
  /** API key, by its internal identifier. */
  readonly ApiKeyId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface ApiKeysRotateInput {
  /** API key, by its internal identifier. */
  readonly ApiKeyId: number;
  /** Hours that the former secret still works. Default: 24. */
  readonly OverlapHours?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface ApiKeysResource {
  /** Create a key, told in this answer only. `POST /Organization/ApiKeys` */
  create(input: ApiKeysCreateInput, options?: CallOptions): Promise<CreatedApiKey>;
  /** List the keys, revoked ones too. `GET /Organization/ApiKeys` */
  list(input?: ApiKeysListInput, options?: CallOptions): Promise<ApiKeys>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<ApiKeysListInput, 'Page'>, options?: CallOptions): AsyncIterable<ApiKey>;
  /** Read a key, but for what proves it. `GET /Organization/ApiKeys/{ApiKeyId}` */
  show(input: ApiKeysShowInput, options?: CallOptions): Promise<ApiKey>;
  /** Rename a key. `PATCH /Organization/ApiKeys/{ApiKeyId}` */
  update(input: ApiKeysUpdateInput, options?: CallOptions): Promise<ApiKey>;
  /** Revoke a key: it stays in the list and never opens again. `DELETE /Organization/ApiKeys/{ApiKeyId}` */
  revoke(input: ApiKeysRevokeInput, options?: CallOptions): Promise<DeleteSuccess>;
  /**
   * Give a key a new secret, told in this answer only; the one in use still opens for the overlap. `POST
   * /Organization/ApiKeys/{ApiKeyId}/Rotate`
   */
  rotate(input: ApiKeysRotateInput, options?: CallOptions): Promise<CreatedApiKey>;
}

const createOperation: Operation = { method: 'POST', path: '/Organization/ApiKeys' };

const listOperation: Operation = { method: 'GET', path: '/Organization/ApiKeys' };

const showOperation: Operation = { method: 'GET', path: '/Organization/ApiKeys/{ApiKeyId}' };

const updateOperation: Operation = {
  method: 'PATCH',
  path: '/Organization/ApiKeys/{ApiKeyId}',
  isKept: true,
};

const revokeOperation: Operation = { method: 'DELETE', path: '/Organization/ApiKeys/{ApiKeyId}' };

const rotateOperation: Operation = { method: 'POST', path: '/Organization/ApiKeys/{ApiKeyId}/Rotate' };

export function apiKeys(send: Send): ApiKeysResource {
  return {
    create: (input, options) => send(createOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    revoke: (input, options) => send(revokeOperation, input, options),
    rotate: (input, options) => send(rotateOperation, input, options),
  };
}
