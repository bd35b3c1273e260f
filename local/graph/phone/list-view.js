import { avatar } from './avatar.js'
import { ticks } from './chat-view.js'
import { h, reconcile } from './dom.js'
import { shortTimeOf, t } from './i18n.js'
import { icon } from './icons.js'
import { previewOf } from './preview.js'
import { currentCustomer, state } from './state.js'

/** The first screen of the phone: one row per business number. */
export function listView(actions) {
  const who = h('div', { class: 'bar-title' })
  const rows = h('div', { class: 'rows' })
  const element = h(
    'section',
    { class: 'screen list', 'data-testid': 'chat-list' },
    h(
      'header',
      { class: 'bar tall' },
      who,
      h(
        'button',
        {
          type: 'button',
          class: 'round narrow-only',
          'data-testid': 'people',
          'aria-label': t('people'),
          onclick: actions.openPeople,
        },
        icon('people'),
      ),
    ),
    rows,
  )
  return {
    element,
    update() {
      const customer = currentCustomer()
      if (!customer) return
      who.replaceChildren(
        h(
          'div',
          { class: 'stack' },
          h('h1', {}, t('chats')),
          h('span', { class: 'faint small' }, h('bdi', {}, customer.name)),
        ),
      )
      reconcile(rows, entriesOf(actions))
    },
  }
}

function entriesOf(actions) {
  if (state.chats.length === 0) {
    return [
      {
        key: 'none',
        version: document.documentElement.lang,
        make: () => h('p', { class: 'empty' }, t('noNumber')),
      },
    ]
  }
  const time = (chat) => (chat.last_message ? Date.parse(chat.last_message.created_at) : 0)
  return [...state.chats]
    .sort((one, other) => time(other) - time(one))
    .map((chat) => ({
      key: chat.number.phone_number_id,
      version: [
        document.documentElement.lang,
        chat.last_message?.wamid,
        chat.last_message?.status,
        chat.unread,
      ].join('|'),
      make: () => row(chat, actions),
    }))
}

function row({ number, last_message: last, unread }, actions) {
  return h(
    'button',
    {
      type: 'button',
      class: 'row',
      'data-testid': `chat-${number.phone_number_id}`,
      onclick: () => actions.open(number.phone_number_id),
    },
    avatar(number.verified_name),
    h(
      'span',
      { class: 'stack grow' },
      h(
        'span',
        { class: 'line' },
        h('b', { class: 'one-line' }, h('bdi', {}, number.verified_name)),
        last ? h('time', { class: 'faint small' }, shortTimeOf(last.created_at)) : null,
      ),
      h(
        'span',
        { class: 'line' },
        h(
          'span',
          { class: 'faint one-line grow', dir: 'auto' },
          last
            ? [last.author === 'customer' ? ticks(last.status) : null, ' ', previewOf(last)]
            : t('noMessages'),
        ),
        unread > 0
          ? h(
              'span',
              { class: 'badge' },
              new Intl.NumberFormat(document.documentElement.lang === 'ar' ? 'ar-EG' : 'en').format(unread),
            )
          : null,
      ),
    ),
  )
}
