import { invalidValue } from '../../../errors/common.ts'
import { onlyKeys, optionalString, type Params, requiredObject } from '../params.ts'
import type { OutgoingKind } from './kind.ts'

/** A place; Meta takes its coordinates as numbers and as text. */
export const location: OutgoingKind = {
  type: 'location',
  check({ request }) {
    const value = requiredObject(request, 'location')
    onlyKeys(value, ['latitude', 'longitude', 'name', 'address'], 'location')
    const name = optionalString(value, 'name', 'location')
    const address = optionalString(value, 'address', 'location')
    return {
      value: {
        latitude: coordinate(value, 'latitude', 90),
        longitude: coordinate(value, 'longitude', 180),
        ...(name === undefined ? {} : { name }),
        ...(address === undefined ? {} : { address }),
      },
    }
  },
}

function coordinate(value: Params, key: string, limit: number): number {
  const given = value[key]
  const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given
  if (typeof number !== 'number' || !Number.isFinite(number) || Math.abs(number) > limit) {
    throw invalidValue(`Param location['${key}'] must be a number between -${limit} and ${limit}.`)
  }
  return number
}
