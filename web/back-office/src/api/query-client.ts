/** What was read from the API, kept and read again when it may have changed. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { TaciteError } from './back-office.ts';
import { isSignedOut } from './problems.ts';

export const sessionKey = ['session'] as const;

export interface QueryTellers {
  /** Of a write that failed and whose form does not show it itself. */
  readonly onFailedWrite: (error: unknown) => void;
}

export function makeQueryClient({ onFailedWrite }: QueryTellers): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => !(error instanceof TaciteError) && failures < 2,
      },
    },
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({
      onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey !== sessionKey }),
      onError: (error, _input, _context, mutation) => {
        leaveWhenSignedOut(error);
        if (mutation.meta?.isShownByForm !== true) onFailedWrite(error);
      },
    }),
  });
  function leaveWhenSignedOut(error: unknown): void {
    if (isSignedOut(error)) client.setQueryData(sessionKey, null);
  }
  return client;
}
