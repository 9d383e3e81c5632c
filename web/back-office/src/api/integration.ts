/** Reading keys, webhooks, their deliveries and the clock of a sandbox. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  type ApiKeysListInput,
  backOffice,
  type WebhooksListInput,
  type WebhooksListNotificationsInput,
} from './back-office.ts';

export const apiKeysPage = (input: ApiKeysListInput) =>
  queryOptions({
    queryKey: ['apiKeys', input],
    queryFn: ({ signal }) => backOffice().apiKeys.list(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const webhooksPage = (input: WebhooksListInput) =>
  queryOptions({
    queryKey: ['webhooks', input],
    queryFn: ({ signal }) => backOffice().webhooks.list(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const deliveriesPage = (input: WebhooksListNotificationsInput) =>
  queryOptions({
    queryKey: ['deliveries', input],
    queryFn: ({ signal }) => backOffice().webhooks.listNotifications(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const oneDelivery = (NotificationId: number) =>
  queryOptions({
    queryKey: ['delivery', NotificationId],
    queryFn: ({ signal }) => backOffice().webhooks.showNotification({ NotificationId }, { signal }),
  });

export const testClock = queryOptions({
  queryKey: ['testClock'],
  queryFn: ({ signal }) => backOffice().testClock.show({}, { signal }),
});
