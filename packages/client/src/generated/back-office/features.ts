// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';

export interface DeleteSuccess {
  /** What to branch on, or the code to confirm. */
  readonly Code: number;
  /** Sentence for people. */
  readonly Message: string;
}

export interface Feature {
  /** Internal identifier. */
  readonly Id: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness: number;
  /** Feature, by your reference. */
  readonly ReferenceFeature: string;
  /** Name, for people. */
  readonly Name: string;
  /** OnOff, Limitation (a quantity held) or Consumption (a quantity used up). */
  readonly TypeFeature: 'OnOff' | 'Limitation' | 'Consumption';
  /** Whether customers see it. */
  readonly IsVisible: boolean;
  /** Rank among its kind, from the smallest. */
  readonly Order: number;
  /** State in the catalogue; only Ok is sold. */
  readonly StateLife:
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted';
  /** Title in each language, such as {"fr": "…", "en": "…"}. */
  readonly Title: Readonly<Record<string, string>>;
  /** Description in each language. */
  readonly Description: Readonly<Record<string, string>>;
  /** Up to 5 pairs of your own. */
  readonly Metadata: Metadata;
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

export interface Features {
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
  readonly Items: readonly Feature[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Feature[];
}

export interface Link {
  /** What the link leads to. */
  readonly rel: string;
  /** Address of the link. */
  readonly href: string;
}

export type Metadata = Readonly<Record<string, string>>;

export interface User {
  /** Internal identifier. */
  readonly Id: number;
  /** Name, for people. */
  readonly Name: string;
  /** E-mail address. */
  readonly Email: string;
}

export interface FeaturesCreateInput {
  /** Feature, by your reference. */
  readonly ReferenceFeature?: string | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** Rank among its kind, from the smallest. */
  readonly Order?: number | undefined;
  /** State in the catalogue; only Ok is sold. */
  readonly StateLife?:
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted'
    | undefined;
  /** Title in each language, such as {"fr": "…", "en": "…"}. */
  readonly Title?: Readonly<Record<string, string>> | undefined;
  /** Description in each language. */
  readonly Description?: Readonly<Record<string, string>> | undefined;
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
  /** Name, for people. */
  readonly Name: string;
  /** OnOff, Limitation (a quantity held) or Consumption (a quantity used up). */
  readonly TypeFeature: 'OnOff' | 'Limitation' | 'Consumption';
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface FeaturesListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Feature, by its internal identifier. */
  readonly IdFeature?: number | undefined;
  /** Feature, by your reference. */
  readonly ReferenceFeature?: string | undefined;
  /** State in the catalogue; only Ok is sold. */
  readonly StateLife?:
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted'
    | undefined;
  /** OnOff, Limitation (a quantity held) or Consumption (a quantity used up). */
  readonly TypeFeature?: 'OnOff' | 'Limitation' | 'Consumption' | undefined;
  /** Name of the feature, or a part of it. */
  readonly FeatureName?: string | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** Only features that count, or only those that do not. */
  readonly WithQuantity?: boolean | undefined;
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

export interface FeaturesShowInput {
  /** Feature, by its internal identifier. */
  readonly FeatureId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface FeaturesUpdateInput {
  /** Feature, by its internal identifier. */
  readonly FeatureId: number;
  /** Feature, by your reference. */
  readonly ReferenceFeature?: string | undefined;
  /** Whether customers see it. */
  readonly IsVisible?: boolean | undefined;
  /** Rank among its kind, from the smallest. */
  readonly Order?: number | undefined;
  /** State in the catalogue; only Ok is sold. */
  readonly StateLife?:
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted'
    | undefined;
  /** Title in each language, such as {"fr": "…", "en": "…"}. */
  readonly Title?: Readonly<Record<string, string>> | undefined;
  /** Description in each language. */
  readonly Description?: Readonly<Record<string, string>> | undefined;
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** OnOff, Limitation (a quantity held) or Consumption (a quantity used up). */
  readonly TypeFeature?: 'OnOff' | 'Limitation' | 'Consumption' | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface FeaturesDeleteInput {
  /** Feature, by its internal identifier. */
  readonly FeatureId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface FeaturesOrderInput {
  /** The features, with what each includes. */
  readonly Features: readonly number[];
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface FeaturesResource {
  /** Create a feature. `POST /Organization/Features` */
  create(input: FeaturesCreateInput, options?: CallOptions): Promise<Feature>;
  /** List features. `GET /Organization/Features` */
  list(input?: FeaturesListInput, options?: CallOptions): Promise<Features>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<FeaturesListInput, 'Page'>, options?: CallOptions): AsyncIterable<Feature>;
  /** Read a feature. `GET /Organization/Features/{FeatureId}` */
  show(input: FeaturesShowInput, options?: CallOptions): Promise<Feature>;
  /** Change a feature. `PATCH /Organization/Features/{FeatureId}` */
  update(input: FeaturesUpdateInput, options?: CallOptions): Promise<Feature>;
  /** Delete a feature that nothing carries. `DELETE /Organization/Features/{FeatureId}` */
  delete(input: FeaturesDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
  /**
   * Put features first, in an order; the others keep theirs behind them. `POST /Organization/Features/Order`
   */
  order(input: FeaturesOrderInput, options?: CallOptions): Promise<Features>;
}

const createOperation: Operation = { method: 'POST', path: '/Organization/Features', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/Organization/Features' };

const showOperation: Operation = { method: 'GET', path: '/Organization/Features/{FeatureId}' };

const updateOperation: Operation = {
  method: 'PATCH',
  path: '/Organization/Features/{FeatureId}',
  isKept: true,
};

const deleteOperation: Operation = {
  method: 'DELETE',
  path: '/Organization/Features/{FeatureId}',
  isKept: true,
};

const orderOperation: Operation = { method: 'POST', path: '/Organization/Features/Order', isKept: true };

export function features(send: Send): FeaturesResource {
  return {
    create: (input, options) => send(createOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
    order: (input, options) => send(orderOperation, input, options),
  };
}
