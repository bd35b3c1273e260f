import { GraphError } from './graph-error.ts'

/** Meta's answer for an id that does not exist or that the token may not see: both look the same. */
export function unknownObject(method: string, id: string): GraphError {
  return new GraphError(100, {
    type: 'GraphMethodException',
    subcode: 33,
    message:
      `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing ` +
      'permissions, or does not support this operation. Please read the Graph API documentation at ' +
      'https://developers.facebook.com/docs/graph-api',
  })
}

/** Meta's answer for a path below a node that has no such edge. */
export function unknownPath(path: string): GraphError {
  return new GraphError(2500, { message: `Unknown path components: /${path}` })
}

/** A required top-level parameter is missing. */
export function requiredParameter(name: string): GraphError {
  return new GraphError(100, { message: `(#100) The parameter ${name} is required.` })
}

/** A parameter has the wrong form. */
export function invalidParameter(sentence: string): GraphError {
  return new GraphError(100, { message: `(#100) ${sentence}`, details: sentence })
}

/** Something inside a message is missing. */
export function missingValue(details: string): GraphError {
  return new GraphError(131008, { details })
}

/** Something inside a message has a value that WhatsApp refuses. */
export function invalidValue(details: string): GraphError {
  return new GraphError(131009, { details })
}
