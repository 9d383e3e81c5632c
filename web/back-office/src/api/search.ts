/** One search over customers, subscriptions, invoices and credit notes. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { backOffice } from './back-office.ts';

export const searchFor = (Query: string, SizePage: number) =>
  queryOptions({
    queryKey: ['search', Query, SizePage],
    queryFn: ({ signal }) => backOffice().search.search({ Query, SizePage }, { signal }),
    enabled: Query.trim() !== '',
    placeholderData: keepPreviousData,
  });
