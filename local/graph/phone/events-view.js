import { h, reconcile } from './dom.js'
import { t, timeOf } from './i18n.js'
import { icon } from './icons.js'
import { state } from './state.js'

const SHOWN = 14

/** What the emulator posts to the hub, newest first: here one sees why a message does not arrive. */
export function eventsView() {
  const rows = h('div', { class: 'event-rows' })
  const element = h(
    'aside',
    { class: 'events', 'aria-label': t('events') },
    h(
      'header',
      { class: 'people-head' },
      h(
        'div',
        { class: 'stack' },
        h('h2', {}, t('events')),
        h('p', { class: 'faint small' }, t('eventsHint')),
      ),
    ),
    rows,
  )
  return {
    element,
    update() {
      const newest = [...state.deliveries].reverse().slice(0, SHOWN)
      reconcile(
        rows,
        newest.length === 0
          ? [
              {
                key: 'none',
                version: document.documentElement.lang,
                make: () => h('p', { class: 'faint small' }, t('noEvents')),
              },
            ]
          : newest.map((delivery) => ({
              key: String(delivery.id),
              version: [document.documentElement.lang, delivery.result, delivery.attempts.length].join('|'),
              make: () => row(delivery),
            })),
      )
    },
  }
}

function row(delivery) {
  const last = delivery.attempts.at(-1)
  const ok = delivery.result === 'delivered'
  const answer = last ? (last.status ?? last.error) : '…'
  return h(
    'div',
    { class: `event ${delivery.result}` },
    icon(ok ? 'check' : delivery.result === 'pending' ? 'clock' : 'alert', 16),
    h(
      'span',
      { class: 'stack grow' },
      h('bdi', { dir: 'ltr', class: 'mono one-line' }, [...new Set(delivery.events)].join(', ')),
      h(
        'span',
        { class: 'faint small' },
        timeOf(delivery.at),
        ' · ',
        h('bdi', { dir: 'ltr' }, String(answer)),
        ok ? [' · ', h('bdi', { dir: 'ltr' }, `${last.duration_ms} ms`)] : null,
        delivery.result === 'retrying' ? ` · ${t('retrying')}` : null,
        delivery.result === 'given_up' ? ` · ${t('refused')}` : null,
      ),
    ),
  )
}
