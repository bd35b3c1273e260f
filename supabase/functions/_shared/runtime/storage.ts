import { createAdminClient } from '@supabase/server/core'

type Storage = ReturnType<typeof createAdminClient>['storage']

let storage: Storage | undefined

/** Storage of the service path, for the workers that fetch and send media; passes over the buckets' policies. */
export function serviceStorage(): Storage {
  storage ??= createAdminClient().storage
  return storage
}
