/** Who is signed in, and what the role allows: the API enforces it, the pages only leave out what would be refused. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { backOffice } from './back-office.ts';
import { isSignedOut } from './problems.ts';
import { sessionKey } from './query-client.ts';

/** Null when nobody is. */
export const currentSession = queryOptions({
  queryKey: sessionKey,
  queryFn: async ({ signal }) => {
    try {
      return await backOffice().session.show({}, { signal });
    } catch (error) {
      if (isSignedOut(error)) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

type Area =
  | 'Catalogue'
  | 'Customers'
  | 'Subscriptions'
  | 'Finance'
  | 'Organization'
  | 'Agents'
  | 'Integration';

export function useMayWrite(): (area: Area) => boolean {
  const { data } = useQuery(currentSession);
  return (area) => data?.AreasWritten.includes(area) === true;
}
