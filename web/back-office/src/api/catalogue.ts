/** Reading what the business sells. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  backOffice,
  type DiscountsListInput,
  type FeaturesListInput,
  type OffersListInput,
} from './back-office.ts';

export const featuresPage = (input: FeaturesListInput) =>
  queryOptions({
    queryKey: ['features', input],
    queryFn: ({ signal }) => backOffice().features.list(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const offersPage = (input: OffersListInput) =>
  queryOptions({
    queryKey: ['offers', input],
    queryFn: ({ signal }) => backOffice().offers.list(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const discountsPage = (input: DiscountsListInput) =>
  queryOptions({
    queryKey: ['discounts', input],
    queryFn: ({ signal }) => backOffice().discounts.list(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const oneOffer = (OfferId: number) =>
  queryOptions({
    queryKey: ['offer', OfferId],
    queryFn: ({ signal }) => backOffice().offers.show({ OfferId }, { signal }),
  });

export const featuresOfOffer = (IdOffer: number) =>
  queryOptions({
    queryKey: ['offer', IdOffer, 'features'],
    queryFn: ({ signal }) => backOffice().offers.listFeatures({ IdOffer, SizePage: 100 }, { signal }),
  });

/** Few in any business. */
export const allSegments = queryOptions({
  queryKey: ['segments'],
  queryFn: ({ signal }) => backOffice().segments.list({ SizePage: 100 }, { signal }),
});
