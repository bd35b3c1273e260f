import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { document } from './operations.ts'

const ajv = new Ajv2020({ strict: false, allErrors: true })
// Its module is CommonJS, whose default is one level deeper for TypeScript.
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
ajv.addSchema({ $id: 'hub', components: document.components })

const validators = new Map<string, ReturnType<typeof ajv.compile>>()

/** Points references of the document at the schema that ajv knows it by. */
function rooted(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"hub#/components/'))
}

function validatorOf(schema: object) {
  const key = JSON.stringify(schema)
  const known = validators.get(key) ?? ajv.compile(rooted(schema))
  validators.set(key, known)
  return known
}

/** What is wrong with a value by a schema of the document; empty when nothing is. */
export function faultsOf(schema: object, value: unknown): string[] {
  const validate = validatorOf(schema)
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
