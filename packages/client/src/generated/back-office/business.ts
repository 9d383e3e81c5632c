// Written by `npm run client:generate` from the operations of the server: change those instead.
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Link } from './features.ts';

export interface Business {
  /** Internal identifier. */
  readonly Id: number;
  /** Name, for people. */
  readonly Name: string;
  /** Production or sandbox. */
  readonly TypeBusiness: 'Live' | 'Sandbox';
  /** Language where none is known. */
  readonly DefaultLanguage: string;
  /** When it was created. */
  readonly DateCreation: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface BusinessShowInput {
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BusinessUpdateInput {
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** Language where none is known. */
  readonly DefaultLanguage?: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt' | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface BusinessResource {
  /** Read the business. `GET /Organization/Business` */
  show(input?: BusinessShowInput, options?: CallOptions): Promise<Business>;
  /** Change the name or the default language of the business. `PATCH /Organization/Business` */
  update(input?: BusinessUpdateInput, options?: CallOptions): Promise<Business>;
}

const showOperation: Operation = { method: 'GET', path: '/Organization/Business' };

const updateOperation: Operation = { method: 'PATCH', path: '/Organization/Business', isKept: true };

export function business(send: Send): BusinessResource {
  return {
    show: (input = {}, options) => send(showOperation, input, options),
    update: (input = {}, options) => send(updateOperation, input, options),
  };
}
