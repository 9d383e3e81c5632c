/** Reading the e-mails that were written. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { backOffice, type MessagesListInput } from './back-office.ts';

export const messagesPage = (input: MessagesListInput) =>
  queryOptions({
    queryKey: ['messages', input],
    queryFn: ({ signal }) => backOffice().messages.list(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const oneMessage = (MessageId: number) =>
  queryOptions({
    queryKey: ['message', MessageId],
    queryFn: ({ signal }) => backOffice().messages.show({ MessageId }, { signal }),
  });
