/** What a search found, as the Back Office writes it. */
import type { SearchResult } from '../../../customers/search-business.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { segmentOf, type Work } from '../../call.ts';
import type { searchResult } from '../wire/search.ts';
import { presentHeld } from './customer.ts';

export function presentSearch(work: Work, found: SearchResult): BodyOf<typeof searchResult> {
  return {
    Customers: found.customers.map((one) => ({
      Id: one.id,
      ReferenceCustomer: one.reference,
      ReferenceSegment: segmentOf(work, one.segmentId).reference,
      Name: one.name,
      Email: one.email,
      Status: one.status,
      IsGreyListed: one.isGreyListed,
      Links: selfOf('/Distribution/Customers', one.id),
    })),
    Subscriptions: found.subscriptions.map((one) => ({
      ...presentHeld(one),
      Links: selfOf('/Sub/subscriptions', one.id),
    })),
    Invoices: found.invoices.map((one) => ({
      Id: one.id,
      IdCustomer: one.customerId,
      FullNumber: one.fullNumber,
      StateInvoice: one.state,
      DateIssue: formatInstant(one.issuedAt),
      AmountTotal: one.amountTotal,
      Currency: one.currency,
      Links: selfOf('/Finance/invoices', one.id),
    })),
  };
}

function selfOf(path: string, id: number) {
  return [{ rel: 'self', href: `${path}/${id}` }];
}
