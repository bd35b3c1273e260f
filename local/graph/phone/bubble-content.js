import { mediaUrl } from './api.js'
import { h } from './dom.js'
import { openFlowSheet } from './flow-sheet.js'
import { t } from './i18n.js'
import { icon } from './icons.js'
import { richText } from './rich-text.js'

/** The inside of a bubble. `act` is called when the person taps something that answers. */
export function bubbleContent(message, act) {
  const render = renderers[message.type]
  const value = message.content[message.type]
  return render && value !== undefined ? render(value, message, act) : unknown(message)
}

const renderers = {
  text: (value) => [text(value.body)],
  image: (value) => [picture(value), value.caption ? text(value.caption) : null],
  video: (value) => [
    h('video', { class: 'media', controls: true, preload: 'metadata', src: source(value) }),
    value.caption ? text(value.caption) : null,
  ],
  audio: (value) => [h('audio', { class: 'audio', controls: true, preload: 'metadata', src: source(value) })],
  sticker: (value) => [h('img', { class: 'sticker', src: source(value), alt: t('sticker') })],
  document: (value) => [
    h(
      'a',
      { class: 'card', href: source(value), target: '_blank', rel: 'noreferrer' },
      icon('file', 28),
      h('span', { class: 'card-text', dir: 'auto' }, value.filename ?? t('document')),
    ),
    value.caption ? text(value.caption) : null,
  ],
  location: (value) => [
    h('div', { class: 'map' }, icon('pin', 32)),
    h(
      'div',
      { class: 'card-text' },
      value.name ? h('b', { dir: 'auto' }, value.name) : null,
      value.address ? h('span', { dir: 'auto' }, value.address) : null,
      h('bdi', { dir: 'ltr', class: 'faint' }, `${value.latitude}, ${value.longitude}`),
    ),
  ],
  contacts: (value) =>
    value.map((contact) =>
      h(
        'div',
        { class: 'card' },
        icon('person', 28),
        h(
          'span',
          { class: 'card-text' },
          h('b', { dir: 'auto' }, contact.name?.formatted_name ?? ''),
          (contact.phones ?? []).map(({ phone }) => h('bdi', { dir: 'ltr', class: 'faint' }, phone ?? '')),
        ),
      ),
    ),
  interactive: (value, message, act) =>
    message.author === 'customer' ? [text(answerText(value))] : interactive(value, message, act),
  button: (value) => [text(value.text)],
  template: (value, message, act) => template(value, message, act),
  unsupported: (_, message) => unknown(message),
}

function text(body) {
  return h('div', { class: 'text', dir: 'auto' }, richText(String(body)))
}

function source(value) {
  return value.id ? mediaUrl(value.id) : (value.link ?? '')
}

function picture(value) {
  const image = h('img', {
    class: 'media',
    src: source(value),
    alt: value.caption ?? t('photo'),
    loading: 'lazy',
  })
  return h('a', { href: source(value), target: '_blank', rel: 'noreferrer', class: 'media-link' }, image)
}

function answerText(value) {
  const reply = value.button_reply ?? value.list_reply
  return reply ? reply.title : (value.nfm_reply?.body ?? value.call_permission_reply?.response ?? value.type)
}

function header(value) {
  if (!value) return null
  if (value.type === 'text') return h('b', { class: 'text', dir: 'auto' }, value.text)
  if (value.type === 'image') return picture(value.image)
  return value[value.type] ? renderers[value.type]?.(value[value.type]) : null
}

function interactive(value, message, act) {
  return [
    header(value.header),
    value.body ? text(value.body.text) : null,
    value.footer ? h('div', { class: 'footer', dir: 'auto' }, value.footer.text) : null,
    actions(value, message, act),
  ]
}

function actions({ type, action = {} }, message, act) {
  const context = { message_id: message.wamid }
  const answer = (reply) => act({ type: 'interactive', interactive: reply, context })
  switch (type) {
    case 'button':
      return (action.buttons ?? []).map(({ reply }) =>
        tap('reply', reply.title, () => answer({ type: 'button_reply', button_reply: reply })),
      )
    case 'list':
      return h(
        'details',
        { class: 'list-choice' },
        h('summary', { class: 'tap' }, icon('list', 16), action.button ?? t('choose')),
        (action.sections ?? []).map((section) => [
          section.title ? h('div', { class: 'faint section', dir: 'auto' }, section.title) : null,
          section.rows.map((row) =>
            h(
              'button',
              {
                type: 'button',
                class: 'row-choice',
                onclick: () => answer({ type: 'list_reply', list_reply: row }),
              },
              h('b', { dir: 'auto' }, row.title),
              row.description ? h('span', { class: 'faint', dir: 'auto' }, row.description) : null,
            ),
          ),
        ]),
      )
    case 'cta_url':
      return link(action.parameters?.display_text, action.parameters?.url)
    case 'location_request_message':
      return tap('pin', t('sendLocation'), () => act({ type: 'location', location: cairo, context }))
    case 'request_contact_info':
      return tap('person', t('shareContact'), () => act({ type: 'contacts', contacts: 'own', context }))
    case 'flow':
      return flowButton(action.parameters?.flow_cta ?? t('open'), message)
    case 'call_permission_request':
      return tap('phone', t('call'), () =>
        answer({
          type: 'call_permission_reply',
          call_permission_reply: { response: 'accept', is_permanent: false },
        }),
      )
    default:
      return null
  }
}

function template(value, message, act) {
  const { rendered } = message
  if (!rendered) return [text(value.name)]
  return [
    header(rendered.header),
    text(rendered.body ?? ''),
    rendered.footer ? h('div', { class: 'footer', dir: 'auto' }, rendered.footer) : null,
    (rendered.buttons ?? []).map((button) => {
      if (button.type === 'URL') return link(button.text, button.url)
      if (button.type === 'PHONE_NUMBER') return link(button.text, `tel:${button.phone_number}`)
      if (button.type === 'COPY_CODE' || button.type === 'OTP') {
        return tap('file', button.text ?? t('copy'), () => navigator.clipboard?.writeText(button.code ?? ''))
      }
      if (button.type === 'FLOW') return flowButton(button.text, message)
      return tap('reply', button.text, () =>
        act({
          type: 'button',
          button: { payload: button.payload ?? button.text, text: button.text },
          context: { message_id: message.wamid },
        }),
      )
    }),
  ]
}

/** Where a person stands who shares his place: Tahrir Square. */
export const cairo = {
  latitude: 30.04442,
  longitude: 31.235712,
  name: 'ميدان التحرير',
  address: 'القاهرة، مصر',
}

function tap(name, label, onclick) {
  return h(
    'button',
    { type: 'button', class: 'tap', onclick },
    icon(name, 16),
    h('span', { dir: 'auto' }, label),
  )
}

function flowButton(label, message) {
  const button = tap('list', label, () => openFlowSheet(message))
  button.dataset.testid = 'open-flow'
  return button
}

function link(label, href) {
  const safe = /^(https?:|tel:)/.test(href ?? '') ? href : '#'
  return h(
    'a',
    { class: 'tap', href: safe, target: '_blank', rel: 'noreferrer' },
    icon(safe.startsWith('tel:') ? 'phone' : 'link', 16),
    h('span', { dir: 'auto' }, label),
  )
}

function unknown(message) {
  return [
    h(
      'div',
      { class: 'text faint' },
      icon('alert', 16),
      ' ',
      t('unknown'),
      ' ',
      h('bdi', { dir: 'ltr' }, message.type),
    ),
  ]
}
