import { useQuery, useQueryClient } from '@tanstack/react-query'
import { unwrap } from './problem'
import { loadStorage } from './supabase'

const VALID_SECONDS = 30 * 60
const FRESH_MS = (VALID_SECONDS - 3 * 60) * 1000

async function sign(path: string, download?: string): Promise<string> {
  const storage = await loadStorage()
  const { data, error } = await storage
    .from('media')
    .createSignedUrl(path, VALID_SECONDS, download === undefined ? undefined : { download })
  return unwrap({
    data: data?.signedUrl ?? null,
    error: error && { message: error.message, code: '' },
    status: 400,
  }) as string
}

/** Short-lived addresses of several files, by their paths; a file that is gone has none. */
export async function signMedia(paths: string[]): Promise<Map<string, string>> {
  const storage = await loadStorage()
  const { data, error } = await storage.from('media').createSignedUrls(paths, VALID_SECONDS)
  const signed = unwrap({ data, error: error && { message: error.message, code: '' }, status: 400 })
  return new Map(
    (signed ?? []).flatMap(({ path, signedUrl }) => (path && signedUrl ? [[path, signedUrl] as const] : [])),
  )
}

/** A short-lived address of a file in the private bucket, renewed before it ends. */
export function useMediaUrl(path: string | null): { url: string | null; failed: boolean; renew: () => void } {
  const client = useQueryClient()
  const queryKey = ['media-url', path]
  const { data, isError, dataUpdatedAt } = useQuery({
    queryKey,
    queryFn: () => sign(path ?? ''),
    enabled: path !== null,
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
  })
  const usable = data !== undefined && Date.now() - dataUpdatedAt < VALID_SECONDS * 1000
  return {
    url: usable ? data : null,
    failed: isError,
    renew: () => void client.invalidateQueries({ queryKey }),
  }
}

/** Saves a file under its name. */
export async function downloadMedia(path: string, filename: string): Promise<void> {
  const link = document.createElement('a')
  link.href = await sign(path, filename)
  link.rel = 'noopener'
  link.download = filename
  link.click()
}
