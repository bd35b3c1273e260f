import { useCallback, useState } from 'react'
import { remembered } from './storage'

/** A small piece of state that this browser keeps, such as a width or whether a panel is open. */
export function useRemembered(key: string, initial: number): [number, (next: number) => void]
export function useRemembered(key: string, initial: boolean): [boolean, (next: boolean) => void]
export function useRemembered<Value extends number | boolean>(
  key: string,
  initial: Value,
): [Value, (next: Value) => void] {
  const [value, setValue] = useState<Value>(() => read(key, initial))
  const remember = useCallback(
    (next: Value) => {
      setValue(next)
      remembered.set(key, String(next))
    },
    [key],
  )
  return [value, remember]
}

function read<Value extends number | boolean>(key: string, initial: Value): Value {
  const text = remembered.get(key)
  if (text === null) return initial
  if (typeof initial === 'number') return (Number.isFinite(Number(text)) ? Number(text) : initial) as Value
  return (text === 'true') as Value
}
