/** Reading customers and all that hangs on them. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { backOffice, type CustomersListInput } from './back-office.ts';

export const customersPage = (input: CustomersListInput) =>
  queryOptions({
    queryKey: ['customers', input],
    queryFn: ({ signal }) => backOffice().customers.list(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const wholeCustomer = (CustomerId: number) =>
  queryOptions({
    queryKey: ['customer', CustomerId],
    queryFn: ({ signal }) => backOffice().customers.show({ CustomerId, Extra: ['all'] }, { signal }),
  });

export const paymentPermissions = (CustomerId: number) =>
  queryOptions({
    queryKey: ['customer', CustomerId, 'permissions'],
    queryFn: ({ signal }) =>
      backOffice().customers.listPaymentPermissions({ CustomerId, SizePage: 20 }, { signal }),
  });

export const recentActivity = (CustomerId: number, Page: number) =>
  queryOptions({
    queryKey: ['customer', CustomerId, 'recent', Page],
    queryFn: ({ signal }) =>
      backOffice().customers.listRecentActivity({ CustomerId, Page, SizePage: 15 }, { signal }),
    placeholderData: keepPreviousData,
  });

export const upcomingActivity = (CustomerId: number) =>
  queryOptions({
    queryKey: ['customer', CustomerId, 'upcoming'],
    queryFn: ({ signal }) => backOffice().customers.listUpcomingActivity({ CustomerId }, { signal }),
  });

export const customerNotes = (CustomerId: number) =>
  queryOptions({
    queryKey: ['customer', CustomerId, 'notes'],
    queryFn: ({ signal }) => backOffice().customers.listNotes({ CustomerId, SizePage: 50 }, { signal }),
  });

export const customerMessages = (IdCustomer: number) =>
  queryOptions({
    queryKey: ['customer', IdCustomer, 'messages'],
    queryFn: ({ signal }) => backOffice().messages.list({ IdCustomer, SizePage: 15 }, { signal }),
  });

export const dueBalanceLines = (IdCustomer: number) =>
  queryOptions({
    queryKey: ['customer', IdCustomer, 'balance'],
    queryFn: ({ signal }) =>
      backOffice().balanceLines.list({ IdCustomer, StateMove: 'Due', SizePage: 50 }, { signal }),
  });
