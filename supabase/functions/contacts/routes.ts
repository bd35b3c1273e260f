import { createRoute, z } from '@hono/zod-openapi'
import {
  AddIdentityBody,
  ChangeContactBody,
  ConsentEntry,
  ConsentLedger,
  Contact,
  ContactMerge,
  ContactParams,
  ContactTable,
  CreateContactBody,
  ExportContactsQuery,
  ImportContactsQuery,
  ImportReport,
  ListContactsQuery,
  MergeContactBody,
  RecordConsentBody,
  UnmergeContactBody,
} from '../_shared/contracts/contacts.ts'
import { forUsers, forUsersAndKeys, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders, OptionalIdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'

const common = { ...forUsersAndKeys, tags: ['contacts'] }
const acting = { ...once(forUsersAndKeys), tags: ['contacts'] }
const staff = { ...forUsers, tags: ['contacts'] }
const staffActing = { ...once(forUsers), tags: ['contacts'] }

const toRead = problems(401, 403, 404, 422, 429)
const toAct = problems(400, 401, 403, 404, 409, 413, 415, 422, 429)

export const listContacts = createRoute({
  ...common,
  method: 'get',
  path: '/',
  operationId: 'listContacts',
  request: { query: ListContactsQuery },
  responses: { 200: json('A page, with the total under the same filters', ContactTable), ...toRead },
})

export const createContact = createRoute({
  ...acting,
  method: 'post',
  path: '/',
  operationId: 'createContact',
  description: 'Finds or creates the contact with this number, written in any way; fills only what is empty.',
  request: { headers: IdempotencyHeaders, body: jsonBody(CreateContactBody) },
  responses: { 201: json('The contact', Contact), ...toAct },
})

export const exportContacts = createRoute({
  ...staff,
  method: 'get',
  path: '/export',
  operationId: 'exportContacts',
  description:
    'All contacts that the caller sees, as CSV (UTF-8 with byte order mark, so that Excel opens it in Arabic). ' +
    'Importing the file again changes nothing. Needs the switch `export`; it is audited.',
  request: { query: ExportContactsQuery },
  responses: { 200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } }, ...toRead },
})

export const importContacts = createRoute({
  ...staffActing,
  method: 'post',
  path: '/import',
  operationId: 'importContacts',
  description:
    'Adds or changes contacts from CSV: columns phone (needed), name, email, language, tags (separated by |) and ' +
    'attributes.<key>, or their Arabic names. Wrong rows are reported and the rest goes on. A long file can be sent in ' +
    'parts, each with the heading: `more` with all but the last, `job_id` and `first_line` from the second on. Admins only.',
  request: {
    headers: IdempotencyHeaders,
    query: ImportContactsQuery,
    body: { required: true, content: { 'text/csv': { schema: z.string() } } },
  },
  responses: { 200: json('What became of the rows', ImportReport), ...toAct },
})

export const readContact = createRoute({
  ...common,
  method: 'get',
  path: '/{id}',
  operationId: 'readContact',
  request: { params: ContactParams },
  responses: { 200: json('The contact', Contact), ...toRead },
})

export const changeContact = createRoute({
  ...common,
  method: 'patch',
  path: '/{id}',
  operationId: 'changeContact',
  request: { params: ContactParams, body: jsonBody(ChangeContactBody) },
  responses: { 200: json('As it is now', Contact), ...toAct },
})

export const addIdentity = createRoute({
  ...acting,
  method: 'post',
  path: '/{id}/identities',
  operationId: 'addContactIdentity',
  description: 'Gives the contact one more number. One that another contact has is refused: merge the two.',
  request: { headers: IdempotencyHeaders, params: ContactParams, body: jsonBody(AddIdentityBody) },
  responses: { 200: json('As it is now', Contact), ...toAct },
})

export const blockContact = createRoute({
  ...common,
  method: 'post',
  path: '/{id}/block',
  operationId: 'blockContact',
  description: 'Nothing is sent to him any more. What he writes still arrives.',
  request: { params: ContactParams },
  responses: { 200: json('As it is now', Contact), ...toAct },
})

export const unblockContact = createRoute({
  ...common,
  method: 'post',
  path: '/{id}/unblock',
  operationId: 'unblockContact',
  request: { params: ContactParams },
  responses: { 200: json('As it is now', Contact), ...toAct },
})

export const mergeContact = createRoute({
  ...acting,
  method: 'post',
  path: '/{id}/merge',
  operationId: 'mergeContact',
  description:
    'Takes another contact into this one: his numbers, conversations, tags and notes. Can be undone.',
  request: { headers: IdempotencyHeaders, params: ContactParams, body: jsonBody(MergeContactBody) },
  responses: { 200: json('The merge', ContactMerge), ...toAct },
})

export const unmergeContact = createRoute({
  ...acting,
  method: 'post',
  path: '/{id}/unmerge',
  operationId: 'unmergeContact',
  request: { headers: IdempotencyHeaders, params: ContactParams, body: jsonBody(UnmergeContactBody) },
  responses: { 200: json('The merge, undone', ContactMerge), ...toAct },
})

export const listConsent = createRoute({
  ...common,
  method: 'get',
  path: '/{id}/consent',
  operationId: 'listContactConsent',
  request: { params: ContactParams },
  responses: { 200: json('The ledger', ConsentLedger), ...toRead },
})

export const recordConsent = createRoute({
  ...acting,
  method: 'post',
  path: '/{id}/consent',
  operationId: 'recordContactConsent',
  request: { headers: IdempotencyHeaders, params: ContactParams, body: jsonBody(RecordConsentBody) },
  responses: { 201: json('The entry', ConsentEntry), ...toAct },
})

export const eraseContact = createRoute({
  ...once(staff),
  method: 'post',
  path: '/{id}/erase',
  operationId: 'eraseContact',
  description: 'Removes all that tells who he is and what was said. Owners only; cannot be undone.',
  request: { headers: OptionalIdempotencyHeaders, params: ContactParams },
  responses: { 204: { description: 'Erased' }, ...toAct },
})
