/** How a person is called where there may be no name: by what may be shown of his number. */
export function nameOf(contact: { name: string | null; phone_hint: string | null }): string | null {
  return contact.name ?? contact.phone_hint
}

interface Known {
  kind: string
  value: string
  valid_to?: string | null | undefined
}

/** The number to show: his phone, or WhatsApp's id of him; null for members who may not see numbers. */
export function phoneOf(identities: Known[]): string | null {
  const current = identities.filter((one) => !one.valid_to)
  const phone = current.find(({ kind }) => kind === 'phone')
  if (phone) return phone.value
  const waId = current.find(({ kind }) => kind === 'wa_id')
  return waId ? `+${waId.value}` : null
}
