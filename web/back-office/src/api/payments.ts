/** Reading payments, money received and direct debits over all customers. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  backOffice,
  type PaymentsListInput,
  type PaymentsListReceiptsInput,
  type SepaListBatchesInput,
  type SepaListDebitsInput,
} from './back-office.ts';

export const paymentsPage = (input: PaymentsListInput) =>
  queryOptions({
    queryKey: ['payments', input],
    queryFn: ({ signal }) =>
      backOffice().payments.list({ ...input, Extra: ['Customer', 'Invoice'] }, { signal }),
    placeholderData: keepPreviousData,
  });

export const receiptsPage = (input: PaymentsListReceiptsInput) =>
  queryOptions({
    queryKey: ['receipts', input],
    queryFn: ({ signal }) => backOffice().payments.listReceipts(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const debitsPage = (input: SepaListDebitsInput) =>
  queryOptions({
    queryKey: ['sepaDebits', input],
    queryFn: ({ signal }) => backOffice().sepa.listDebits(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const batchesPage = (input: SepaListBatchesInput) =>
  queryOptions({
    queryKey: ['sepaBatches', input],
    queryFn: ({ signal }) => backOffice().sepa.listBatches(input, { signal }),
    placeholderData: keepPreviousData,
  });
