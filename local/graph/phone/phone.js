import * as api from './api.js'
import { chatView } from './chat-view.js'
import { h } from './dom.js'
import { eventsView } from './events-view.js'
import { currentLanguage, initialLanguage, setLanguage, t, timeOf } from './i18n.js'
import { icon } from './icons.js'
import { listView } from './list-view.js'
import { peopleView } from './people-view.js'
import { currentCustomer, state } from './state.js'

const actions = {
  choose,
  open,
  close: () => open(null),
  send,
  sendAttachment,
  react: (message, emoji) => send({ type: 'reaction', reaction: { message_id: message.wamid, emoji } }),
  revoke: (message) => send({ type: 'revoke', revoke: { original_message_id: message.wamid } }),
  replyTo: (message) => {
    state.replyTo = message
    render()
  },
  openPeople: () => showPeople(true),
  closePeople: () => showPeople(false),
  addCustomer: async (values) => choose((await api.putCustomer(values)).phone),
  setOnline: (phone, online) => api.putCustomer({ phone, online }),
}

let views = null
let typingTimer = 0

/** Draws the whole page anew; only a change of language needs it. */
function build() {
  const people = peopleView(actions)
  const list = listView(actions)
  const chat = chatView(actions)
  const events = eventsView()
  const clock = h('time', { class: 'clock' })
  const lost = h('div', { class: 'lost', role: 'status', hidden: true }, t('lost'))
  const language = h(
    'button',
    {
      type: 'button',
      class: 'language',
      'data-testid': 'language',
      lang: currentLanguage() === 'ar' ? 'en' : 'ar',
      onclick: () => {
        setLanguage(currentLanguage() === 'ar' ? 'en' : 'ar')
        build()
      },
    },
    icon('language', 18),
    t('language'),
  )
  document.body.replaceChildren(
    people.element,
    h(
      'main',
      { class: 'stage' },
      language,
      h(
        'div',
        { class: 'phone' },
        h(
          'div',
          { class: 'glass' },
          h(
            'div',
            { class: 'status-bar', dir: 'ltr' },
            clock,
            h('span', { class: 'status-icons' }, icon('signal', 14), icon('wifi', 16), icon('battery', 18)),
          ),
          lost,
          h('div', { class: 'screens' }, list.element, chat.element),
          h('div', { class: 'home-bar' }),
        ),
      ),
    ),
    events.element,
  )
  views = { people, list, chat, events, clock, lost }
  render()
}

function render() {
  const { people, list, chat, events, clock, lost } = views
  clock.textContent = timeOf(new Date())
  lost.hidden = state.connected
  list.element.hidden = state.open !== null
  chat.element.hidden = state.open === null
  people.update()
  list.update()
  chat.update()
  events.update()
}

function showPeople(shown) {
  state.peopleOpen = shown
  render()
}

async function choose(phone) {
  state.customers = await api.listCustomers()
  state.customer = phone
  state.peopleOpen = false
  state.open = null
  state.chat = null
  state.replyTo = null
  state.typing = false
  await refresh()
  // With one business there is nothing to choose.
  if (state.chats.length === 1) await open(state.chats[0].number.phone_number_id)
}

async function open(phoneNumberId) {
  state.open = phoneNumberId
  state.chat = null
  state.replyTo = null
  state.typing = false
  remember()
  await refresh()
  if (phoneNumberId && matchMedia('(min-width: 900px)').matches) views.chat.focus()
}

function remember() {
  const hash = new URLSearchParams()
  if (state.customer) hash.set('customer', state.customer)
  if (state.open) hash.set('chat', state.open)
  history.replaceState(null, '', `#${hash}`)
}

let refreshing = null
let again = false

/** Reads what the phone shows; calls that come meanwhile are answered by one more reading. */
async function refresh() {
  if (refreshing) {
    again = true
    return refreshing
  }
  refreshing = read().finally(() => {
    refreshing = null
  })
  await refreshing
  if (again) {
    again = false
    await refresh()
  }
}

async function read() {
  const { customer, open: opened } = state
  if (!customer) return render()
  const [chats, chat] = await Promise.all([
    api.listChats(customer),
    opened ? api.readMessages(customer, opened).catch(() => null) : null,
  ])
  if (customer !== state.customer || opened !== state.open) return
  state.chats = chats
  state.chat = chat
  if (opened && !chat) state.open = null
  render()
  if (chat && chat.unread > 0 && document.visibilityState === 'visible') await api.markRead(customer, opened)
}

async function send(message) {
  const context = message.context ?? (state.replyTo ? { message_id: state.replyTo.wamid } : undefined)
  const person = currentCustomer()
  const own = [
    {
      name: { formatted_name: person.name, first_name: person.name },
      phones: [{ phone: `+${person.phone}`, wa_id: person.phone, type: 'MOBILE' }],
    },
  ]
  const contacts = message.contacts === 'own' ? { contacts: own } : {}
  await api.sendMessage({
    ...message,
    ...contacts,
    from: state.customer,
    to: state.open,
    ...(context && message.type !== 'reaction' && message.type !== 'revoke' ? { context } : {}),
  })
  state.replyTo = null
  await refresh()
}

async function sendAttachment({ sample, file }, caption) {
  const words = caption === '' ? {} : { caption }
  if (sample) return send({ type: 'image', image: { sample, ...words } })
  const id = await api.uploadFile(state.open, file)
  const kind = /^(image|video|audio)\//.exec(file.type)?.[1] ?? 'document'
  if (kind === 'audio') return send({ type: 'audio', audio: { id, voice: false } })
  if (kind === 'document') return send({ type: 'document', document: { id, filename: file.name, ...words } })
  return send({ type: kind, [kind]: { id, ...words } })
}

function onEvent({ type, data }) {
  const mine = (data.message?.customer ?? data.customer) === state.customer
  if (type === 'typing' && mine && data.phone_number_id === state.open) return showTyping(data.milliseconds)
  // Typing ends with the answer, not with the ticks of what the customer himself wrote.
  if (type === 'message.status' && mine && data.author === 'business' && data.arrived) state.typing = false
  if (type === 'webhook') void loadDeliveries()
  if (type === 'customer') void loadCustomers()
  if (type === 'reset') void start()
  if (type === 'number' || (mine && type.startsWith('message'))) void refresh()
}

function showTyping(milliseconds) {
  clearTimeout(typingTimer)
  state.typing = true
  typingTimer = setTimeout(() => {
    state.typing = false
    render()
  }, milliseconds)
  render()
}

async function loadDeliveries() {
  state.deliveries = await api.listDeliveries()
  render()
}

async function loadCustomers() {
  state.customers = await api.listCustomers()
  render()
}

async function start() {
  const hash = new URLSearchParams(location.hash.slice(1))
  const [customers, samples, deliveries] = await Promise.all([
    api.listCustomers(),
    api.listSamples(),
    api.listDeliveries(),
  ])
  Object.assign(state, { customers, samples, deliveries, open: null, chat: null })
  const wanted = customers.find((customer) => customer.phone === hash.get('customer')) ?? customers[0]
  state.customer = wanted?.phone ?? null
  await refresh()
  const chat = hash.get('chat') ?? (state.chats.length === 1 ? state.chats[0].number.phone_number_id : null)
  if (chat && state.chats.some(({ number }) => number.phone_number_id === chat)) await open(chat)
}

setLanguage(initialLanguage())
build()
await start()
api.listen(onEvent, (connected) => {
  // Events that came while the connection was lost are not told again, so everything is read anew.
  if (connected) void refresh()
  state.connected = connected
  render()
})
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void refresh()
})
setInterval(render, 20_000)
