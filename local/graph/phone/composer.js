import { sampleUrl } from './api.js'
import { cairo } from './bubble-content.js'
import { h } from './dom.js'
import { t } from './i18n.js'
import { icon } from './icons.js'
import { previewOf } from './preview.js'
import { state } from './state.js'

const MAX_BYTES = 100 * 1024 * 1024

/** The lower edge of a chat: what is answered, what is attached, and the text. */
export function composer(actions) {
  let attachment = null
  const input = h('textarea', {
    rows: '1',
    dir: 'auto',
    'data-testid': 'composer',
    placeholder: t('message'),
    'aria-label': t('message'),
    oninput: () => resize(),
    onkeydown: (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault()
        submit()
      }
    },
    onpaste: (event) => {
      const file = event.clipboardData?.files[0]
      if (file) attach({ file })
    },
  })
  const picker = h('input', {
    type: 'file',
    hidden: true,
    'data-testid': 'file-input',
    onchange: () => {
      if (picker.files[0]) attach({ file: picker.files[0] })
      picker.value = ''
    },
  })
  const quoted = h('div', { class: 'reply-bar', hidden: true })
  const card = h('div', { class: 'attachment', hidden: true })
  const sheet = h('div', { class: 'sheet', hidden: true, 'data-testid': 'attach-sheet' })
  const error = h('p', { class: 'error', role: 'alert', hidden: true })
  const element = h(
    'form',
    {
      class: 'composer',
      onsubmit: (event) => {
        event.preventDefault()
        submit()
      },
    },
    error,
    sheet,
    quoted,
    card,
    h(
      'div',
      { class: 'composer-row' },
      h(
        'button',
        {
          type: 'button',
          class: 'round',
          'data-testid': 'attach',
          'aria-label': t('attach'),
          title: t('attach'),
          onclick: () => toggleSheet(),
        },
        icon('attach', 22),
      ),
      input,
      h(
        'button',
        {
          type: 'submit',
          class: 'round send',
          'data-testid': 'send',
          'aria-label': t('send'),
          title: t('send'),
        },
        icon('send', 20),
      ),
    ),
    picker,
  )

  function resize() {
    input.style.height = 'auto'
    input.style.height = `${Math.min(input.scrollHeight, 132)}px`
    element.classList.toggle('has-text', input.value.trim() !== '' || attachment !== null)
  }

  function toggleSheet(open = sheet.hidden) {
    sheet.hidden = !open
    if (!open) return
    const choice = (name, label, onclick) =>
      h(
        'button',
        { type: 'button', class: 'choice', onclick },
        h('span', { class: 'choice-icon' }, icon(name, 22)),
        label,
      )
    sheet.replaceChildren(
      h(
        'div',
        { class: 'choices' },
        choice('file', t('fromDevice'), () => picker.click()),
        choice('pin', t('location'), () => sendAtOnce({ type: 'location', location: cairo })),
        choice('person', t('contact'), () => sendAtOnce({ type: 'contacts', contacts: 'own' })),
      ),
      h('b', { class: 'small faint' }, t('photos')),
      h(
        'div',
        { class: 'samples' },
        state.samples.map((name) =>
          h(
            'button',
            {
              type: 'button',
              'data-testid': `sample-${name}`,
              'aria-label': name,
              onclick: () => attach({ sample: name }),
            },
            h('img', { src: sampleUrl(name), alt: '', loading: 'lazy' }),
          ),
        ),
      ),
    )
  }

  function attach(next) {
    if (next?.file && next.file.size > MAX_BYTES) return fail(t('tooBig'))
    attachment = next
    toggleSheet(false)
    card.hidden = next === null
    input.placeholder = next ? t('caption') : t('message')
    if (next) {
      const isImage = next.sample || next.file.type.startsWith('image/')
      const url = next.sample ? sampleUrl(next.sample) : URL.createObjectURL(next.file)
      card.replaceChildren(
        isImage
          ? h('img', { src: url, alt: '' })
          : h('div', { class: 'card' }, icon('file', 28), h('bdi', {}, next.file.name)),
        h(
          'button',
          { type: 'button', class: 'round', 'aria-label': t('close'), onclick: () => attach(null) },
          icon('close', 18),
        ),
      )
      input.focus()
    } else {
      card.replaceChildren()
    }
    resize()
  }

  function fail(text) {
    error.hidden = text === ''
    error.textContent = text
  }

  async function sendAtOnce(message) {
    toggleSheet(false)
    await deliver(() => actions.send(message))
  }

  async function submit() {
    const text = input.value.trim()
    const attached = attachment
    if (text === '' && !attached) return
    const before = input.value
    input.value = ''
    attach(null)
    const sent = await deliver(() =>
      attached
        ? actions.sendAttachment(attached, text)
        : actions.send({ type: 'text', text: { body: text } }),
    )
    if (!sent) {
      input.value = before
      attach(attached)
    }
    input.focus()
  }

  async function deliver(run) {
    fail('')
    try {
      await run()
      return true
    } catch (reason) {
      fail(`${t('failed')}: ${reason.message}`)
      return false
    }
  }

  return {
    element,
    focus: () => input.focus({ preventScroll: true }),
    update() {
      quoted.hidden = !state.replyTo
      if (!state.replyTo) return
      quoted.replaceChildren(
        h(
          'div',
          { class: 'quote' },
          h('span', { class: 'small one-line', dir: 'auto' }, previewOf(state.replyTo)),
        ),
        h(
          'button',
          { type: 'button', class: 'round', 'aria-label': t('close'), onclick: () => actions.replyTo(null) },
          icon('close', 18),
        ),
      )
      input.focus()
    },
  }
}
