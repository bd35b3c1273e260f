import { avatar } from './avatar.js'
import { bubbleContent } from './bubble-content.js'
import { composer } from './composer.js'
import { h, reconcile } from './dom.js'
import { dayOf, t, timeOf } from './i18n.js'
import { icon } from './icons.js'
import { previewOf } from './preview.js'
import { messageById, state } from './state.js'

const emojis = ['👍', '❤️', '😂', '😮', '😢', '🙏']

/** The open chat: header, bubbles and composer. Answers the element and a function that brings it up to date. */
export function chatView(actions) {
  const title = h('div', { class: 'bar-title' })
  const scroller = h('div', { class: 'bubbles', role: 'log', 'aria-live': 'polite', tabindex: '0' })
  const writing = composer(actions)
  const element = h(
    'section',
    { class: 'screen chat', 'data-testid': 'chat' },
    h(
      'header',
      { class: 'bar' },
      h(
        'button',
        {
          type: 'button',
          class: 'round',
          'data-testid': 'back',
          'aria-label': t('back'),
          onclick: actions.close,
        },
        icon('back'),
      ),
      title,
    ),
    scroller,
    writing.element,
  )
  let atEnd = true
  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight
  }
  scroller.addEventListener('scroll', () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80
  })
  // Pictures get their height when they are loaded; `load` does not bubble, but it can be captured.
  scroller.addEventListener('load', () => atEnd && toEnd(), true)
  let shown = ''
  return {
    element,
    update() {
      const { chat } = state
      if (!chat) return
      title.replaceChildren(...heading(chat))
      reconcile(scroller, entriesOf(chat.messages, actions))
      const now = `${state.customer}:${state.open}:${chat.messages.length}:${state.typing}`
      if (atEnd || shown !== now) toEnd()
      shown = now
      writing.update()
    },
    focus: writing.focus,
  }
}

function heading({ number }) {
  return [
    avatar(number.verified_name, 's'),
    h(
      'div',
      { class: 'stack' },
      h('h1', { class: 'name' }, h('bdi', {}, number.verified_name), icon('badge', 16)),
      state.typing
        ? h('span', { class: 'accent small', 'data-testid': 'typing' }, t('typing'))
        : h(
            'span',
            { class: 'faint small' },
            t('business'),
            ' · ',
            h('bdi', { dir: 'ltr' }, number.display_phone_number),
          ),
    ),
  ]
}

function entriesOf(messages, actions) {
  const reactions = reactionsOf(messages)
  const revoked = new Set(messages.filter(({ type }) => type === 'revoke').map(targetOf))
  const visible = messages.filter(
    ({ type }) => !['reaction', 'revoke', 'request_welcome', 'system'].includes(type),
  )
  const entries = []
  let day = ''
  let author = ''
  for (const message of visible) {
    const label = dayOf(message.created_at)
    if (label !== day)
      entries.push({ key: `day-${label}`, version: label, make: () => h('div', { class: 'day' }, label) })
    const first = label !== day || author !== message.author
    day = label
    author = message.author
    const marks = reactions.get(message.wamid) ?? []
    const gone = revoked.has(message.wamid)
    entries.push({
      key: message.wamid,
      version: [
        document.documentElement.lang,
        message.status,
        marks.join(),
        gone,
        first,
        message.content[message.type]?.id,
      ].join('|'),
      make: () => bubble(message, { marks, gone, first }, actions),
    })
  }
  if (entries.length === 0) {
    entries.push({
      key: 'empty',
      version: document.documentElement.lang,
      make: () => h('div', { class: 'day hint' }, t('startHere')),
    })
  }
  if (state.typing) {
    entries.push({
      key: 'typing',
      version: '1',
      make: () => h('div', { class: 'bubble theirs first dots' }, h('i'), h('i'), h('i')),
    })
  }
  return entries
}

function bubble(message, { marks, gone, first }, actions) {
  const own = message.author === 'customer'
  const quoted = message.context?.id ? messageById(message.context.id) : null
  return h(
    'article',
    {
      class: `bubble ${own ? 'own' : 'theirs'}${first ? ' first' : ''} type-${message.type}`,
      'data-testid': 'bubble',
      'data-wamid': message.wamid,
      'data-status': message.status,
      'data-author': message.author,
      'data-type': message.type,
    },
    quoted ? quote(quoted) : null,
    gone
      ? h('div', { class: 'text faint' }, icon('trash', 14), ' ', t('deleted'))
      : bubbleContent(message, actions.send),
    h(
      'footer',
      { class: 'meta' },
      h('time', { datetime: message.created_at }, timeOf(message.created_at)),
      own ? ticks(message.status) : null,
    ),
    marks.length > 0 ? h('div', { class: 'marks', 'data-testid': 'reactions' }, marks.join(' ')) : null,
    gone ? null : tools(message, own, actions),
  )
}

function quote(message) {
  const name = message.author === 'customer' ? t('you') : state.chat.number.verified_name
  return h(
    'div',
    { class: 'quote' },
    h('b', { class: 'accent small' }, h('bdi', {}, name)),
    h('span', { class: 'faint small one-line', dir: 'auto' }, previewOf(message)),
  )
}

/** Ticks of the person's own messages: taken by WhatsApp, taken by the hub, read by the team. */
export function ticks(status) {
  const name = status === 'sent' ? 'check' : status === 'failed' ? 'alert' : 'checks'
  const label = t(`status_${status}`)
  return h(
    'span',
    { class: `ticks ${status}`, title: label, role: 'img', 'aria-label': label },
    icon(name, 16),
  )
}

function tools(message, own, actions) {
  const button = (name, label, onclick) =>
    h(
      'button',
      { type: 'button', class: 'round tiny', 'aria-label': label, title: label, onclick },
      icon(name, 16),
    )
  const palette = h(
    'div',
    { class: 'palette', hidden: true },
    emojis.map((emoji) =>
      h('button', { type: 'button', class: 'emoji', onclick: () => actions.react(message, emoji) }, emoji),
    ),
  )
  return h(
    'div',
    { class: 'tools' },
    button('reply', t('reply'), () => actions.replyTo(message)),
    button('smile', t('react'), () => {
      palette.hidden = !palette.hidden
    }),
    own ? button('trash', t('delete'), () => actions.revoke(message)) : null,
    palette,
  )
}

function reactionsOf(messages) {
  const byAuthor = new Map()
  for (const message of messages) {
    if (message.type !== 'reaction') continue
    const { message_id: target, emoji } = message.content.reaction
    const marks = byAuthor.get(target) ?? new Map()
    byAuthor.set(target, marks)
    if (emoji) marks.set(message.author, emoji)
    else marks.delete(message.author)
  }
  return new Map([...byAuthor].map(([target, marks]) => [target, [...marks.values()]]))
}

function targetOf(message) {
  return message.content.revoke?.original_message_id
}
