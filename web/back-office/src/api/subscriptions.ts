/** Reading subscriptions and what they are made of. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { backOffice, type SubscriptionsListInput } from './back-office.ts';

export const subscriptionsPage = (input: SubscriptionsListInput) =>
  queryOptions({
    queryKey: ['subscriptions', input],
    queryFn: ({ signal }) => backOffice().subscriptions.list(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const oneSubscription = (SubscriptionId: number) =>
  queryOptions({
    queryKey: ['subscription', SubscriptionId],
    queryFn: ({ signal }) =>
      backOffice().subscriptions.show({ SubscriptionId, Extra: ['Customer', 'CustomerBuyer'] }, { signal }),
  });

export const featuresOfSubscription = (IdSubscription: number) =>
  queryOptions({
    queryKey: ['subscription', IdSubscription, 'features'],
    queryFn: ({ signal }) =>
      backOffice().subscriptionFeatures.list({ IdSubscription, SizePage: 100 }, { signal }),
  });

export const periodsOfSubscription = (IdSubscription: number) =>
  queryOptions({
    queryKey: ['subscription', IdSubscription, 'periods'],
    queryFn: ({ signal }) =>
      backOffice().subscriptionPeriods.list({ IdSubscription, SizePage: 24 }, { signal }),
  });
