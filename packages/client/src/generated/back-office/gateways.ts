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
  /** Settings of the account with the gateway; of those that are entered, values by name. */
  readonly Settings: readonly GatewaySetting[];
  /** Where the gateway’s server tells what happened: enter it there, after the address of this server. */
  readonly PathNews?: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface GatewayNews {
  /** Internal identifier. */
  readonly Id: number;
  /** Name of the gateway. */
  readonly NameGateway: string;
  /** Why, for people. */
  readonly Reason: string;
  /** What the gateway told. */
  readonly News: Readonly<Record<string, unknown>>;
  /** When it was received. */
  readonly DateReceived: string;
  /** When it is tried again; absent once it is given up. */
  readonly DateNextTry?: string;
}

export interface GatewayNewsList {
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
  readonly Items: readonly GatewayNews[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly GatewayNews[];
}

export interface GatewaySetting {
  /** Name, for people. */
  readonly Name: string;
  /** Title in the language asked for. */
  readonly TitleLocalized: string;
  /** Whether it is kept sealed and never shown. */
  readonly IsSecret: boolean;
  /** Whether the account does not work without it. */
  readonly IsRequired: boolean;
  /** Value in the file. */
  readonly Value?: string;
  /** When the secret was entered. */
  readonly DateSet?: string;
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

export interface GatewaysShowInput {
  /** Name of the gateway, as the list of gateways gives it. */
  readonly Gateway: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface GatewaysEnterSettingsInput {
  /** Name of the gateway, as the list of gateways gives it. */
  readonly Gateway: string;
  /** Settings of the account with the gateway; of those that are entered, values by name. */
  readonly Settings: Readonly<Record<string, string>>;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface GatewaysEnableInput {
  /** Name of the gateway, as the list of gateways gives it. */
  readonly Gateway: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface GatewaysDisableInput {
  /** Name of the gateway, as the list of gateways gives it. */
  readonly Gateway: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface GatewaysListNewsInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface GatewaysResource {
  /** List the gateways, with their state and what they can do. `GET /Organization/Gateways` */
  list(input?: GatewaysListInput, options?: CallOptions): Promise<Gateways>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<GatewaysListInput, 'Page'>, options?: CallOptions): AsyncIterable<Gateway>;
  /**
   * Read a gateway with the settings of the account that the business has with it. `GET
   * /Organization/Gateways/{Gateway}`
   */
  show(input: GatewaysShowInput, options?: CallOptions): Promise<Gateway>;
  /**
   * Enter settings of an account with a gateway, which is asked whether they work; the others stay. `POST
   * /Organization/Gateways/{Gateway}`
   */
  enterSettings(input: GatewaysEnterSettingsInput, options?: CallOptions): Promise<Gateway>;
  /** Use the account with a gateway. `POST /Organization/Gateways/{Gateway}/Enable` */
  enable(input: GatewaysEnableInput, options?: CallOptions): Promise<Gateway>;
  /**
   * Use the account with a gateway no more: nothing is charged through it, and its news are still taken in.
   * `POST /Organization/Gateways/{Gateway}/Disable`
   */
  disable(input: GatewaysDisableInput, options?: CallOptions): Promise<Gateway>;
  /** List what gateways told and nothing here answered to, newest first. `GET /Organization/GatewayNews` */
  listNews(input?: GatewaysListNewsInput, options?: CallOptions): Promise<GatewayNewsList>;
  /** All of them, page after page: `for await (const one of allNews())`. */
  allNews(input?: Omit<GatewaysListNewsInput, 'Page'>, options?: CallOptions): AsyncIterable<GatewayNews>;
}

const listOperation: Operation = { method: 'GET', path: '/Organization/Gateways' };

const showOperation: Operation = { method: 'GET', path: '/Organization/Gateways/{Gateway}' };

const enterSettingsOperation: Operation = { method: 'POST', path: '/Organization/Gateways/{Gateway}' };

const enableOperation: Operation = {
  method: 'POST',
  path: '/Organization/Gateways/{Gateway}/Enable',
  isKept: true,
};

const disableOperation: Operation = {
  method: 'POST',
  path: '/Organization/Gateways/{Gateway}/Disable',
  isKept: true,
};

const listNewsOperation: Operation = { method: 'GET', path: '/Organization/GatewayNews' };

export function gateways(send: Send): GatewaysResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    enterSettings: (input, options) => send(enterSettingsOperation, input, options),
    enable: (input, options) => send(enableOperation, input, options),
    disable: (input, options) => send(disableOperation, input, options),
    listNews: (input = {}, options) => send(listNewsOperation, input, options),
    allNews: (input = {}, options) => allPages(send, listNewsOperation, input, options),
  };
}
