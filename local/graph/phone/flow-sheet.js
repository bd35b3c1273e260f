import { openedFlow, submitFlowScreen, uploadFile } from './api.js'
import { h } from './dom.js'
import { t } from './i18n.js'

/** A value for ${data.x} or ${screen.X.data.x} on a screen; others stay as they are. */
function filled(value, data) {
  const name = typeof value === 'string' ? value.match(/^\$\{(?:screen\.\w+\.)?data\.(\w+)\}$/)?.[1] : null
  return name ? data[name] : value
}

/** The field of one input, and how its answer is read. */
function field(component, data, before) {
  const { type, name, label, required } = component
  const common = { name, required: required === true, 'data-testid': `flow-${name}` }
  const labelled = (element) =>
    h('label', { class: 'flow-field' }, h('span', { dir: 'auto' }, label), element)
  const options = filled(component['data-source'], data) ?? []
  if (type === 'RadioButtonsGroup' || type === 'CheckboxGroup' || type === 'ChipsSelector') {
    const kind = type === 'RadioButtonsGroup' ? 'radio' : 'checkbox'
    const inputs = options.map(({ id }) =>
      h('input', { ...common, type: kind, value: id, required: kind === 'radio' && required === true }),
    )
    for (const input of inputs) input.checked = [before].flat().includes(input.value)
    const element = h(
      'fieldset',
      { class: 'flow-field' },
      h('legend', { dir: 'auto' }, label),
      options.map(({ title }, index) => h('label', {}, inputs[index], h('span', { dir: 'auto' }, title))),
    )
    const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value)
    return { element, read: async () => (kind === 'radio' ? chosen()[0] : chosen()) }
  }
  if (type === 'Dropdown') {
    const select = h(
      'select',
      common,
      h('option', { value: '' }, t('choose')),
      options.map(({ id, title }) => h('option', { value: id }, title)),
    )
    select.value = before ?? ''
    return { element: labelled(select), read: async () => select.value }
  }
  if (type === 'PhotoPicker') {
    const input = h('input', { ...common, type: 'file', accept: 'image/*', multiple: true })
    return {
      element: labelled(input),
      read: async (phoneNumberId) =>
        await Promise.all([...input.files].map((file) => uploadFile(phoneNumberId, file))),
    }
  }
  const limits =
    type === 'DatePicker'
      ? { type: 'date', min: filled(component['min-date'], data), max: filled(component['max-date'], data) }
      : { type: 'text', maxlength: component['max-length'] ?? (type === 'TextArea' ? 600 : 80), dir: 'auto' }
  const input = h(type === 'TextArea' ? 'textarea' : 'input', { ...common, ...limits, value: before ?? '' })
  return { element: labelled(input), read: async () => input.value }
}

const INPUTS =
  /^(TextInput|TextArea|RadioButtonsGroup|CheckboxGroup|ChipsSelector|Dropdown|DatePicker|PhotoPicker)$/

/** Opens the Flow of a message over the chat, screen by screen; the last one sends the answers. */
export async function openFlowSheet(message) {
  const dialog = h('dialog', { class: 'flow-sheet', 'data-testid': 'flow-sheet' })
  const say = (text) => h('p', { class: 'flow-problem', role: 'alert', dir: 'auto' }, text)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  const close = () => h('button', { type: 'button', class: 'tap', onclick: () => dialog.close() }, t('close'))
  let flow
  try {
    flow = await openedFlow(message.wamid)
  } catch (error) {
    dialog.append(say(error.message), close())
    dialog.showModal()
    return
  }
  const answers = {}
  const given = { [flow.first]: flow.data }
  const show = (id, path) => {
    const screen = flow.screens.find((one) => one.id === id)
    const footer = screen.components.find(({ type }) => type === 'Footer')
    const data = Object.assign({}, ...Object.values(given))
    const fields = screen.components
      .filter(({ type }) => INPUTS.test(type))
      .map((component) => ({ component, ...field(component, data, answers[component.name]) }))
    const problem = h('div')
    const submit = async (event) => {
      event.preventDefault()
      for (const { component, read } of fields) {
        const value = await read(message.phone_number_id)
        if (value !== undefined && value !== '') answers[component.name] = value
        else delete answers[component.name]
      }
      try {
        const next = await submitFlowScreen(message.wamid, { screen: id, answers, given })
        if (next.wamid) return dialog.close()
        if (Object.keys(next.data).length > 0) given[next.screen] = next.data
        show(next.screen, [...path, id])
      } catch (error) {
        problem.replaceChildren(say(error.message))
      }
    }
    const texts = screen.components
      .filter(({ type }) => /^Text(Heading|Subheading|Body|Caption)$/.test(type))
      .map(({ type, text }) => h(type === 'TextHeading' ? 'h3' : 'p', { dir: 'auto' }, filled(text, data)))
    dialog.replaceChildren(
      h(
        'form',
        { onsubmit: submit, 'data-testid': `flow-screen-${id}` },
        h('header', {}, h('b', { dir: 'auto' }, screen.title ?? flow.name), close()),
        texts,
        fields.map(({ element }) => element),
        problem,
        h(
          'footer',
          {},
          path.length
            ? h(
                'button',
                { type: 'button', class: 'tap', onclick: () => show(path.at(-1), path.slice(0, -1)) },
                t('back'),
              )
            : null,
          h(
            'button',
            { type: 'submit', class: 'flow-next', 'data-testid': 'flow-next' },
            footer?.label ?? t('send'),
          ),
        ),
      ),
    )
  }
  show(flow.first, [])
  dialog.showModal()
}
