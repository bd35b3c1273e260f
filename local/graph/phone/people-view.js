import { avatar } from './avatar.js'
import { h, reconcile } from './dom.js'
import { t } from './i18n.js'
import { icon } from './icons.js'
import { state } from './state.js'

/** The people beside the phone: choosing one, adding one, flight mode. */
export function peopleView(actions) {
  const rows = h('div', { class: 'people-rows' })
  const form = newCustomerForm(actions)
  const element = h(
    'aside',
    { class: 'people', 'aria-label': t('people') },
    h(
      'header',
      { class: 'people-head' },
      h(
        'div',
        { class: 'stack grow' },
        h('h2', {}, t('people')),
        h('p', { class: 'faint small' }, t('peopleHint')),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'round narrow-only',
          'aria-label': t('close'),
          onclick: actions.closePeople,
        },
        icon('close'),
      ),
    ),
    rows,
    form,
  )
  return {
    element,
    update() {
      element.classList.toggle('is-open', state.peopleOpen)
      const listed = state.customers.filter((customer) => customer.listed)
      reconcile(
        rows,
        listed.map((customer) => ({
          key: customer.phone,
          version: [
            document.documentElement.lang,
            customer.name,
            customer.online,
            customer.phone === state.customer,
          ].join('|'),
          make: () => row(customer, actions),
        })),
      )
    },
  }
}

function row(customer, actions) {
  const chosen = customer.phone === state.customer
  return h(
    'div',
    { class: `person${chosen ? ' chosen' : ''}` },
    h(
      'button',
      {
        type: 'button',
        class: 'person-main',
        'data-testid': `customer-${customer.phone}`,
        'aria-current': chosen ? 'true' : null,
        onclick: () => actions.choose(customer.phone),
      },
      avatar(customer.name, 's'),
      h(
        'span',
        { class: 'stack grow' },
        h('b', { class: 'one-line' }, h('bdi', {}, customer.name)),
        h('bdi', { dir: 'ltr', class: 'faint small digits' }, `+${customer.phone}`),
      ),
    ),
    h(
      'button',
      {
        type: 'button',
        class: `round tiny flight${customer.online ? '' : ' on'}`,
        'aria-pressed': String(!customer.online),
        'aria-label': t('offline'),
        title: t('offline'),
        onclick: () => actions.setOnline(customer.phone, !customer.online),
      },
      icon('plane', 16),
    ),
  )
}

function newCustomerForm(actions) {
  const name = h('input', {
    type: 'text',
    name: 'name',
    dir: 'auto',
    required: true,
    placeholder: t('name'),
    'aria-label': t('name'),
  })
  const phone = h('input', {
    type: 'tel',
    name: 'phone',
    dir: 'ltr',
    required: true,
    placeholder: '+20 10 0123 4567',
    'aria-label': t('phone'),
  })
  const error = h('p', { class: 'error', role: 'alert', hidden: true })
  const details = h(
    'details',
    { class: 'new-person' },
    h('summary', { 'data-testid': 'new-customer' }, icon('plus', 18), t('newCustomer')),
    h(
      'form',
      {
        onsubmit: async (event) => {
          event.preventDefault()
          const digits = phone.value.replace(/[^\d]/g, '').replace(/^00/, '')
          error.hidden = /^[1-9]\d{6,14}$/.test(digits)
          error.textContent = error.hidden ? '' : t('invalidPhone')
          if (!error.hidden) return
          await actions.addCustomer({ phone: digits, name: name.value.trim() })
          name.value = ''
          phone.value = ''
          details.open = false
        },
      },
      name,
      phone,
      error,
      h('button', { type: 'submit', class: 'primary' }, t('add')),
    ),
  )
  return details
}
