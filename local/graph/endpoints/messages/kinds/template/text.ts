import { GraphError } from '../../../../errors/graph-error.ts'
import type { Template } from '../../../../world/templates.ts'
import { isObject, type Params } from '../../params.ts'

type Format = Template['parameter_format']

/** Names of the placeholders of a text: numbers in their order, names as they come. */
export function placeholdersOf(text: string, format: Format): string[] {
  const names = [...new Set([...text.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)].map((match) => match[1] ?? ''))]
  return format === 'POSITIONAL' ? names.sort((one, other) => Number(one) - Number(other)) : names
}

/** Fills a text in; `where` names the component in errors. */
export function fillText(
  text: string,
  parameters: readonly unknown[],
  format: Format,
  where: string,
): string {
  const names = placeholdersOf(text, format)
  if (parameters.length !== names.length) {
    throw new GraphError(132000, {
      details: `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${names.length})`,
    })
  }
  const values = new Map(
    parameters.map((parameter, index) => {
      const object = asParameter(parameter, where)
      return [nameOf(object, names, index, format, where), textOf(object, where)]
    }),
  )
  const missing = names.find((name) => !values.has(name))
  if (missing !== undefined) throw wrongParameter(`${where}: parameter_name "${missing}" is missing.`)
  return text.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (_, name: string) => values.get(name) ?? '')
}

/** Meta's error for parameters that do not belong to the template. */
export function wrongParameter(details: string): GraphError {
  return new GraphError(132018, { details })
}

/** Meta's error for parameters of another form than the template has. */
export function wrongFormat(where: string, expected: string, received: unknown): GraphError {
  const got = typeof received === 'string' ? received.toUpperCase() : 'UNKNOWN'
  return new GraphError(132012, {
    details: `${where}: Format mismatch, expected ${expected}, received ${got}`,
  })
}

/** A parameter as an object. */
export function asParameter(parameter: unknown, where: string): Params {
  if (!isObject(parameter)) throw wrongFormat(where, 'OBJECT', typeof parameter)
  return parameter
}

function nameOf(parameter: Params, names: string[], index: number, format: Format, where: string): string {
  const { parameter_name: name } = parameter
  if (format === 'POSITIONAL') {
    if (name !== undefined) throw wrongParameter(`${where}: the template has no named parameters.`)
    return names[index] ?? ''
  }
  if (typeof name !== 'string' || name === '')
    throw wrongParameter(`${where}: Parameter name is missing or empty`)
  return name
}

function textOf(parameter: Params, where: string): string {
  const { type } = parameter
  const holder = type === 'currency' || type === 'date_time' ? parameter[type] : parameter
  const value = isObject(holder) ? (type === 'text' ? holder.text : holder.fallback_value) : undefined
  if (type !== 'text' && type !== 'currency' && type !== 'date_time') throw wrongFormat(where, 'TEXT', type)
  if (typeof value !== 'string' || value === '')
    throw wrongParameter(`${where}: the text of a parameter is missing.`)
  if (/[\n\t]| {5,}/.test(value)) {
    throw wrongParameter(
      `${where}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
    )
  }
  return value
}
