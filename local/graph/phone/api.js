async function request(method, path, body) {
  const response = await fetch(`../control${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`)
  return answer
}

const query = (values) => `?${new URLSearchParams(values)}`

/** All people. */
export const listCustomers = () => request('GET', '/customers').then((answer) => answer.customers)

/** Makes or changes a person. */
export const putCustomer = (values) => request('POST', '/customers', values).then((answer) => answer.customer)

/** The chats of a person, one per business number. */
export const listChats = (customer) =>
  request('GET', `/chats${query({ customer })}`).then((answer) => answer.chats)

/** One chat with all its messages. */
export const readMessages = (customer, phoneNumberId) =>
  request('GET', `/chats/messages${query({ customer, phone_number_id: phoneNumberId })}`)

/** Tells that the person looks at a chat. */
export const markRead = (customer, phoneNumberId) =>
  request('POST', '/chats/read', { customer, phone_number_id: phoneNumberId })

/** Sends a message as a person. */
export const sendMessage = (message) => request('POST', '/messages', message).then((answer) => answer.message)

/** The Flow that a message opens: its screens, and what was handed to the first. */
export const openedFlow = (wamid) => request('GET', `/flows/opened${query({ wamid })}`)

/** Submits a screen of the Flow of a message: what comes next, or the wamid of the answer when it is over. */
export const submitFlowScreen = (wamid, filling) => request('POST', '/flows/screens', { wamid, ...filling })

/** Names of the photos that come with the emulator. */
export const listSamples = () => request('GET', '/media/samples').then((answer) => answer.samples)

/** The latest posts to the hub. */
export const listDeliveries = () => request('GET', '/deliveries?limit=30').then((answer) => answer.deliveries)

/** Uploads a file and answers its id. */
export async function uploadFile(phoneNumberId, file) {
  const path = `../control/media${query({ phone_number_id: phoneNumberId, filename: file.name })}`
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`)
  return answer.id
}

/** Address of a media file. */
export const mediaUrl = (id) => `../control/media/${encodeURIComponent(id)}`

/** Address of a sample photo. */
export const sampleUrl = (name) => `samples/${name}.jpg`

/** Calls back with every event, and with whether the connection stands. */
export function listen(onEvent, onConnection) {
  const source = new EventSource('../control/events')
  for (const type of ['customer', 'number', 'message', 'message.status', 'typing', 'webhook', 'reset']) {
    source.addEventListener(type, (event) => onEvent(JSON.parse(event.data)))
  }
  source.addEventListener('open', () => onConnection(true))
  source.addEventListener('error', () => onConnection(false))
}
