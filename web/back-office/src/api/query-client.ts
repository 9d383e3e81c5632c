/** What was read from the API, kept and read again when it may have changed. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { TaciteError } from './back-office.ts';
import { isMissing, isSignedOut } from './problems.ts';

export const sessionKey = ['session'] as const;

export interface QueryTellers {
  /** Of what failed, where no form and no page shows it itself. */
  readonly onFailed: (error: unknown) => void;
}

export function makeQueryClient({ onFailed }: QueryTellers): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => !(error instanceof TaciteError) && failures < 2,
      },
    },
    queryCache: new QueryCache({
      onError: (error, query) => {
        leaveWhenSignedOut(error);
        // Of what is not there, and of who is not signed in, the pages themselves speak.
        const isShown = query.meta?.isShownByPage === true || isSignedOut(error) || isMissing(error);
        if (!isShown) onFailed(error);
      },
    }),
    mutationCache: new MutationCache({
      onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey !== sessionKey }),
      onError: (error, _input, _context, mutation) => {
        leaveWhenSignedOut(error);
        if (mutation.meta?.isShownByForm !== true) onFailed(error);
      },
    }),
  });
  function leaveWhenSignedOut(error: unknown): void {
    if (isSignedOut(error)) client.setQueryData(sessionKey, null);
  }
  return client;
}
