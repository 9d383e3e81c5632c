/** What a customer sees of itself on the first page of its portal: what runs, and its invoices. */
import type { Kysely } from 'kysely';
import { loadSegments, type Segment } from '../accounts/segment.ts';
import { findInvoices, type InvoiceView } from '../billing/find-invoices.ts';
import type { Customer } from '../customers/customer.ts';
import { inBusiness } from '../database/business-scope.ts';
import type { Tables } from '../database/table-types.ts';
import { type InvoiceState, invoiceStates } from '../domain/billing/invoice-state.ts';
import { accept } from '../domain/refusal/outcome.ts';
import { statusOf, subscriptionStates } from '../domain/subscription/state.ts';
import { findSubscriptions, type SubscriptionView } from '../subscriptions/find-subscriptions.ts';
import type { Visit } from './open-link.ts';

export interface Portal {
  readonly segment: Segment;
  /** The newest first, at most 100. */
  readonly invoices: readonly InvoiceView[];
  readonly countInvoices: number;
  readonly subscriptions: readonly SubscriptionView[];
}

const page = { page: 1, sizePage: 100 };

/** What has a number. */
const issuedStates: readonly InvoiceState[] = invoiceStates.filter((state) => !state.startsWith('Draft'));
const runningStates = subscriptionStates.filter((state) => ['Active', 'Suspended'].includes(statusOf(state)));

/** @throws Error when the customer's segment is missing, which its foreign key forbids. */
export async function loadPortal(
  kysely: Kysely<Tables>,
  { business, now }: Visit,
  customer: Customer,
): Promise<Portal> {
  const { id: businessId } = business;
  const portal = await inBusiness(kysely, { businessId, agentId: null, now }, async (transaction) => {
    const segments = await loadSegments(transaction, businessId);
    const segment = segments.find(({ id }) => id === customer.segmentId);
    if (!segment) throw new Error(`segment ${customer.segmentId} is missing`);
    const mine = { customerId: customer.id };
    const invoices = await findInvoices(transaction, businessId, { ...mine, states: issuedStates }, page);
    const subscriptions = await findSubscriptions(
      transaction,
      businessId,
      { ...mine, states: runningStates },
      page,
    );
    return accept({
      segment,
      invoices: invoices.items,
      countInvoices: invoices.totalItems,
      subscriptions: subscriptions.items,
    });
  });
  if (!portal.ok) throw new Error('what is only read cannot be refused');
  return portal.value;
}
