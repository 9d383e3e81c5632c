// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { DeleteSuccess, Link, User } from './features.ts';

export interface TaxProfile {
  /** Internal identifier. */
  readonly Id: number;
  /** Tax profile, by your reference. */
  readonly ReferenceTaxProfile: string;
  /** Name, for people. */
  readonly Name: string;
  /** How the tax is found. */
  readonly Rules: TaxRules;
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
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface TaxProfiles {
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
  readonly Items: readonly TaxProfile[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly TaxProfile[];
}

export interface TaxRules {
  /** Kind of tax rules. */
  readonly Kind: 'FixedRate' | 'EuropeanVat' | 'Table';
  /** Rate, per ten thousand: 2000 is 20 %. */
  readonly RatePerTenThousand?: number;
  /** What the law wants printed. */
  readonly Mention?: {
    /** In English. */
    readonly en: string;
    /** In French. */
    readonly fr: string;
  };
  /** Below the threshold of distance selling, the seller’s rate applies abroad. */
  readonly IsUnderDistanceThreshold?: boolean;
  /** Other rates than the standard one, by charge key and country. */
  readonly RatesByKeyCharge?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Mention of a seller who charges no VAT. */
  readonly Exemption?: {
    /** In English. */
    readonly en: string;
    /** In French. */
    readonly fr: string;
  };
  /** Exempted as a small business of France (CGI, art. 293 B). */
  readonly IsSmallBusiness?: boolean;
  /** Rows of rates; the first that fits counts. */
  readonly Rows?: readonly {
    /** Country of the buyer; any when left out. */
    readonly BuyerCountry?: string;
    /** Region of the buyer; any when left out. */
    readonly BuyerRegion?: string;
    /** Business or consumer; any when left out. */
    readonly BuyerKind?: 'Business' | 'Consumer';
    /** Charge key: selects the tax. */
    readonly KeyCharge?: string;
    /** First day in force. */
    readonly DayFrom?: string;
    /** First day no longer in force. */
    readonly DayTo?: string;
    /** Rate, per ten thousand: 2000 is 20 %. */
    readonly RatePerTenThousand: number;
    /** What the law wants printed. */
    readonly Mention?: {
      /** In English. */
      readonly en: string;
      /** In French. */
      readonly fr: string;
    };
  }[];
}

export interface TaxProfilesCreateInput {
  /** Tax profile, by your reference. */
  readonly ReferenceTaxProfile?: string | undefined;
  /** Name, for people. */
  readonly Name: string;
  /** How the tax is found. */
  readonly Rules: TaxRules;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface TaxProfilesListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Tax profile, by its internal identifier. */
  readonly IdTaxProfile?: number | undefined;
  /** Tax profile, by your reference. */
  readonly ReferenceTaxProfile?: string | undefined;
  /** Name of the tax profile, or a part of it. */
  readonly TaxProfileName?: string | undefined;
  /** Kind of tax rules. */
  readonly Kind?: 'FixedRate' | 'EuropeanVat' | 'Table' | undefined;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'UserCreation' | 'UserUpdate')[] | undefined;
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

export interface TaxProfilesShowInput {
  /** Tax profile, by its internal identifier. */
  readonly TaxProfileId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface TaxProfilesUpdateInput {
  /** Tax profile, by its internal identifier. */
  readonly TaxProfileId: number;
  /** Tax profile, by your reference. */
  readonly ReferenceTaxProfile?: string | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** How the tax is found. */
  readonly Rules?: TaxRules | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface TaxProfilesDeleteInput {
  /** Tax profile, by its internal identifier. */
  readonly TaxProfileId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface TaxProfilesResource {
  /** Create a tax profile. `POST /Organization/TaxProfiles` */
  create(input: TaxProfilesCreateInput, options?: CallOptions): Promise<TaxProfile>;
  /** List the tax profiles. `GET /Organization/TaxProfiles` */
  list(input?: TaxProfilesListInput, options?: CallOptions): Promise<TaxProfiles>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<TaxProfilesListInput, 'Page'>, options?: CallOptions): AsyncIterable<TaxProfile>;
  /** Read a tax profile. `GET /Organization/TaxProfiles/{TaxProfileId}` */
  show(input: TaxProfilesShowInput, options?: CallOptions): Promise<TaxProfile>;
  /**
   * Change a tax profile, for what is issued from now on. `PATCH /Organization/TaxProfiles/{TaxProfileId}`
   */
  update(input: TaxProfilesUpdateInput, options?: CallOptions): Promise<TaxProfile>;
  /** Delete a tax profile that no segment uses. `DELETE /Organization/TaxProfiles/{TaxProfileId}` */
  delete(input: TaxProfilesDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
}

const createOperation: Operation = { method: 'POST', path: '/Organization/TaxProfiles', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/Organization/TaxProfiles' };

const showOperation: Operation = { method: 'GET', path: '/Organization/TaxProfiles/{TaxProfileId}' };

const updateOperation: Operation = {
  method: 'PATCH',
  path: '/Organization/TaxProfiles/{TaxProfileId}',
  isKept: true,
};

const deleteOperation: Operation = {
  method: 'DELETE',
  path: '/Organization/TaxProfiles/{TaxProfileId}',
  isKept: true,
};

export function taxProfiles(send: Send): TaxProfilesResource {
  return {
    create: (input, options) => send(createOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
  };
}
