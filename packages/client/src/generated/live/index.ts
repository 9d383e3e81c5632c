// Written by `npm run client:generate` from the operations of the server: change those instead.
import type { Send } from '../../operation.ts';
import { type BillingResource, billing } from './billing.ts';
import { type CatalogueResource, catalogue } from './catalogue.ts';
import { type CustomersResource, customers } from './customers.ts';
import { type InvoicesResource, invoices } from './invoices.ts';
import { type QuotingResource, quoting } from './quoting.ts';
import { type SubscriptionsResource, subscriptions } from './subscriptions.ts';
import { type UsagesResource, usages } from './usages.ts';

export type * from './billing.ts';
export type * from './catalogue.ts';
export type * from './customers.ts';
export type * from './invoices.ts';
export type * from './quoting.ts';
export type * from './subscriptions.ts';
export type * from './usages.ts';

export interface LiveClient {
  readonly billing: BillingResource;
  readonly catalogue: CatalogueResource;
  readonly customers: CustomersResource;
  readonly invoices: InvoicesResource;
  readonly quoting: QuotingResource;
  readonly subscriptions: SubscriptionsResource;
  readonly usages: UsagesResource;
}

export function liveClient(send: Send): LiveClient {
  return {
    billing: billing(send),
    catalogue: catalogue(send),
    customers: customers(send),
    invoices: invoices(send),
    quoting: quoting(send),
    subscriptions: subscriptions(send),
    usages: usages(send),
  };
}
