import { invalidParameter, missingValue, requiredParameter } from '../../errors/common.ts'

/** A JSON object of a request. */
export type Params = Record<string, unknown>

/** Is this a JSON object, not a list and not null? */
export function isObject(value: unknown): value is Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A key of an object as Meta writes it in its errors: text['body']. */
export function pathOf(parent: string, key: string | number): string {
  return parent === '' ? String(key) : typeof key === 'number' ? `${parent}[${key}]` : `${parent}['${key}']`
}

/** The object under a key; it must be there. */
export function requiredObject(params: Params, key: string, parent = ''): Params {
  const value = params[key]
  if (value === undefined) {
    throw parent === ''
      ? requiredParameter(key)
      : missingValue(`The parameter ${pathOf(parent, key)} is required.`)
  }
  if (!isObject(value)) throw invalidParameter(`Param ${pathOf(parent, key)} must be a JSON object.`)
  return value
}

/** The object under a key, or undefined. */
export function optionalObject(params: Params, key: string, parent = ''): Params | undefined {
  return params[key] === undefined ? undefined : requiredObject(params, key, parent)
}

/** The list under a key; it must be there and have so many items. */
export function requiredList(
  params: Params,
  key: string,
  parent: string,
  min: number,
  max: number,
): unknown[] {
  const value = params[key]
  const path = pathOf(parent, key)
  if (value === undefined) throw missingValue(`The parameter ${path} is required.`)
  if (!Array.isArray(value)) throw invalidParameter(`Param ${path} must be an array.`)
  if (value.length < min || value.length > max) {
    throw invalidParameter(`Param ${path} must have between ${min} and ${max} elements, got ${value.length}.`)
  }
  return value
}

type Bounds = { min?: number; max?: number }

/** The text under a key; it must be there. Lengths count characters as people do, not UTF-16 units. */
export function requiredString(params: Params, key: string, parent: string, bounds: Bounds = {}): string {
  const value = params[key]
  const path = pathOf(parent, key)
  if (value === undefined || value === null) throw missingValue(`The parameter ${path} is required.`)
  if (typeof value !== 'string') throw invalidParameter(`Param ${path} must be a string.`)
  const length = [...value].length
  const min = bounds.min ?? 1
  if (length < min) throw invalidParameter(`Param ${path} must be at least ${min} characters long.`)
  if (bounds.max !== undefined && length > bounds.max) {
    throw invalidParameter(`Param ${path} must be at most ${bounds.max} characters long.`)
  }
  return value
}

/** The text under a key, or undefined. */
export function optionalString(
  params: Params,
  key: string,
  parent: string,
  bounds: Bounds = {},
): string | undefined {
  return params[key] === undefined ? undefined : requiredString(params, key, parent, { min: 0, ...bounds })
}

/** The boolean under a key, or undefined; Graph also takes the words. */
export function optionalBoolean(params: Params, key: string, parent: string): boolean | undefined {
  const value = params[key]
  if (value === undefined) return undefined
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw invalidParameter(`Param ${pathOf(parent, key)} must be a boolean.`)
}

/** Refuses keys that Meta does not know here. */
export function onlyKeys(params: Params, keys: readonly string[], path: string): void {
  for (const key of Object.keys(params)) {
    if (!keys.includes(key)) throw invalidParameter(`Unexpected key "${key}" on param "${path}".`)
  }
}
