import { readFileSync } from 'node:fs'

/*
 * The operations of docs/openapi.json, references resolved where a test looks: parameters and answers. A route that is added
 * is in the document, so whatever goes through these meets it when it is born.
 */

export type JsonSchema = Record<string, unknown>
export type Parameter = { name: string; in: string; required?: boolean; schema: JsonSchema }
export type Answered = { description?: string; content?: Record<string, { schema: JsonSchema }> }

export type Operation = {
  /** `GET /contacts/{id}`. */
  name: string
  id: string
  method: string
  path: string
  group: string
  schemes: string[]
  parameters: Parameter[]
  body: { required: boolean; content: Record<string, { schema: JsonSchema }> } | undefined
  responses: Record<string, Answered>
}

type Ref = { $ref: string }
type Raw = {
  operationId: string
  security?: Record<string, string[]>[]
  parameters?: (Parameter | Ref)[]
  requestBody?: { required?: boolean; content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, Answered | Ref>
}

type OpenApi = {
  paths: Record<string, Record<string, Raw>>
  components: { schemas: Record<string, JsonSchema> } & Record<string, Record<string, unknown>>
}

/** The committed document. */
export const document = JSON.parse(
  readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8'),
) as OpenApi

function resolve<Part extends object>(part: Part | Ref): Part {
  if (!('$ref' in part)) return part
  const [, , kind = '', name = ''] = part.$ref.split('/')
  return document.components[kind]?.[name] as Part
}

function toOperation(path: string, method: string, raw: Raw): Operation {
  return {
    name: `${method.toUpperCase()} ${path}`,
    id: raw.operationId,
    method: method.toUpperCase(),
    path,
    group: path.split('/')[1] ?? '',
    schemes: (raw.security ?? []).flatMap((scheme) => Object.keys(scheme)),
    parameters: (raw.parameters ?? []).map(resolve),
    body: raw.requestBody && {
      required: raw.requestBody.required ?? false,
      content: raw.requestBody.content,
    },
    responses: Object.fromEntries(
      Object.entries(raw.responses).map(([status, answer]) => [status, resolve(answer)]),
    ),
  }
}

/** Every operation of the interface. */
export const operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
  Object.entries(verbs).map(([method, raw]) => toOperation(path, method, raw)),
)

/** Those that a way of proving who calls opens. */
export const openTo = (scheme: string) => operations.filter(({ schemes }) => schemes.includes(scheme))
