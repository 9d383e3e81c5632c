// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Link } from './features.ts';

export interface Gateway {
  /** Name, for people. */
  readonly Name: string;
  /** Title in the language asked for. */
  readonly TitleLocalized: string;
  /** Whether the gateway can be used. */
  readonly StateGateway: 'Enabled' | 'Disabled';
  /** Payment methods it carries. */
  readonly TypesPayment: readonly ('Free' | 'ExternalCheck' | 'ExternalCash' | 'ExternalBank' | 'ExternalOther' | 'Card' | 'DirectDebit')[];
  /** Whether it can charge. */
  readonly CanCharge: boolean;
  /** Whether it can pay back. */
  readonly CanRefund: boolean;
  /** Whether it can keep a payment method. */
  readonly CanKeepMethod: boolean;
  /** Whether payments are recorded by hand. */
  readonly CanRecordPayment: boolean;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface Gateways {
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
  readonly Items: readonly Gateway[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Gateway[];
}

export interface GatewaysListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
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
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface GatewaysResource {
  /** List the gateways, with their state and what they can do. `GET /Organization/Gateways` */
  list(input?: GatewaysListInput, options?: CallOptions): Promise<Gateways>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<GatewaysListInput, 'Page'>, options?: CallOptions): AsyncIterable<Gateway>;
}

const listOperation: Operation = { method: 'GET', path: '/Organization/Gateways' };

export function gateways(send: Send): GatewaysResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
  };
}
