import { createApp } from '../_shared/http/app.ts'
import { Problem } from '../_shared/http/problem.ts'
import { exportFile, importFile } from './files.ts'
import {
  addIdentity,
  blockContact,
  changeContact,
  createContact,
  eraseContact,
  exportContacts,
  importContacts,
  listConsent,
  listContacts,
  mergeContact,
  readContact,
  recordConsent,
  unblockContact,
  unmergeContact,
} from './routes.ts'
import { addPhone, change, consent, create, erase, list, merge, readOne, record, unmerge } from './service.ts'

/** A file of 20,000 contacts with room to spare. */
const MAX_BODY_BYTES = 8 * 1024 * 1024

export const app = createApp('contacts', { maxBodyBytes: MAX_BODY_BYTES })

app.openapi(listContacts, async (c) => c.json(await list(c.var.caller, c.req.valid('query')), 200))

app.openapi(createContact, async (c) => c.json(await create(c.var.caller, c.req.valid('json')), 201))

app.openapi(exportContacts, async (c) => {
  const file = await exportFile(c.var.caller, c.req.valid('query').project_id)
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', 'attachment; filename="contacts.csv"')
  c.header('cache-control', 'no-store')
  return c.body(file, 200)
})

app.openapi(importContacts, async (c) => {
  if (!/^text\/csv\b/.test(c.req.header('content-type') ?? '')) {
    throw new Problem('unsupported_media_type', { detail: 'Send the file as text/csv.' })
  }
  return c.json(await importFile(c.var.caller, c.req.valid('query'), await c.req.text()), 200)
})

app.openapi(readContact, async (c) => c.json(await readOne(c.var.caller, c.req.valid('param').id), 200))

app.openapi(changeContact, async (c) =>
  c.json(await change(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 200),
)

app.openapi(addIdentity, async (c) =>
  c.json(await addPhone(c.var.caller, c.req.valid('param').id, c.req.valid('json').phone), 200),
)

app.openapi(blockContact, async (c) =>
  c.json(await change(c.var.caller, c.req.valid('param').id, { blocked: true }), 200),
)

app.openapi(unblockContact, async (c) =>
  c.json(await change(c.var.caller, c.req.valid('param').id, { blocked: false }), 200),
)

app.openapi(mergeContact, async (c) =>
  c.json(await merge(c.var.caller, c.req.valid('param').id, c.req.valid('json').contact_id), 200),
)

app.openapi(unmergeContact, async (c) =>
  c.json(await unmerge(c.var.caller, c.req.valid('param').id, c.req.valid('json').merge_id), 200),
)

app.openapi(listConsent, async (c) => c.json(await consent(c.var.caller, c.req.valid('param').id), 200))

app.openapi(recordConsent, async (c) =>
  c.json(await record(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 201),
)

app.openapi(eraseContact, async (c) => {
  await erase(c.var.caller, c.req.valid('param').id)
  return c.body(null, 204)
})
