import { QueryClient } from '@tanstack/react-query'
import { failureKind } from './problem'

/** The cache of everything read. News come through the change feed, so focus alone re-reads nothing. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && failureKind(error) !== 'refused',
      },
      // The outbox decides about sending again; other acts tell the person.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
