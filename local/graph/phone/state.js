/** What the page knows. Views read it; only phone.js changes it. */
export const state = {
  customers: [],
  /** Phone of the person whose phone is shown. */
  customer: null,
  chats: [],
  /** Phone number id of the open chat; null shows the list. */
  open: null,
  chat: null,
  typing: false,
  /** Message that is answered. */
  replyTo: null,
  deliveries: [],
  samples: [],
  connected: true,
  /** On a narrow screen the people are a sheet over the phone. */
  peopleOpen: false,
}

/** The person whose phone is shown. */
export function currentCustomer() {
  return state.customers.find((customer) => customer.phone === state.customer) ?? null
}

/** A message of the open chat by its id. */
export function messageById(wamid) {
  return state.chat?.messages.find((message) => message.wamid === wamid) ?? null
}
