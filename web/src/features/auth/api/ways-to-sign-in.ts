import { queryOptions } from '@tanstack/react-query'
import { supabase, withTimeout } from '@/lib/supabase'

/** Which ways besides the address lead in: Supabase Auth tells what is configured. */
export const waysToSignInQuery = queryOptions({
  queryKey: ['ways-to-sign-in'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<{ google: boolean }> => {
    const { supabaseUrl, publishableKey } = supabase().config
    const response = await fetch(`${supabaseUrl}/auth/v1/settings`, {
      headers: { apikey: publishableKey },
      signal: withTimeout(signal),
    })
    if (!response.ok) throw new Error(`Auth answered ${response.status}`)
    const { external } = (await response.json()) as { external?: { google?: boolean } }
    return { google: external?.google === true }
  },
})
