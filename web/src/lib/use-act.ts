import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from './toast'
import { useFailed } from './use-failed'

/**
 * An act of the person: what it changes is read again, and he is told how it went. `done` is what to say when it worked;
 * `onFailed` may say it elsewhere (beside a field) and gives true when it did.
 */
export function useAct<Input = void, Output = unknown>(options: {
  act: (input: Input) => Promise<Output>
  refresh: QueryKey[]
  done?: string
  onDone?: (output: Output, input: Input) => void
  onFailed?: (error: unknown) => boolean
}) {
  const client = useQueryClient()
  const failed = useFailed()
  return useMutation({
    mutationFn: options.act,
    onSuccess: async (output, input) => {
      await Promise.all(options.refresh.map((queryKey) => client.invalidateQueries({ queryKey })))
      if (options.done) toast({ kind: 'done', text: options.done })
      options.onDone?.(output, input)
    },
    onError: (error) => {
      if (!options.onFailed?.(error)) failed(error)
    },
  })
}
