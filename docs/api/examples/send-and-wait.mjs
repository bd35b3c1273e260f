// key → send → learn of the answer. The key needs messages:write, events:read and templates:read.
import { setTimeout } from 'node:timers/promises'

const { API_URL, PUBLISHABLE_KEY, KEY, PROJECT: project_id, PHONE: phone, TEMPLATE: name } = process.env
const headers = { apikey: PUBLISHABLE_KEY, 'x-api-key': KEY, 'content-type': 'application/json' }
const get = async (path) => (await fetch(API_URL + path, { headers })).json()
let { cursor, events } = await get(`/functions/v1/events?project_id=${project_id}`)
const message = { to: { project_id, phone }, type: 'template', template: { name, language: { code: 'ar' } } }
const post = { method: 'POST', headers: { ...headers, 'idempotency-key': crypto.randomUUID() } }
post.body = JSON.stringify(message)
const sent = await (await fetch(`${API_URL}/functions/v1/messages`, post)).json()
const isAnswer = (event) =>
  event.type === 'message.received' && event.conversation_id === sent.conversation_id
for (; !events.some(isAnswer); await setTimeout(500))
  ({ cursor, events } = await get(`/functions/v1/events?project_id=${project_id}&after=${cursor}`))
const { message_id } = events.find(isAnswer)
console.log(await get(`/rest/v1/messages?id=eq.${message_id}&select=type,text`))
