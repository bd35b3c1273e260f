import parsePhoneNumber from 'libphonenumber-js'

/** Digits of a number as people write it. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/**
 * The WhatsApp id of a recipient as Meta reads `to`: with a plus sign it is taken as it is, complete numbers without
 * one as well, and anything else gets the country code of the business number. Null when no number comes out.
 */
export function waIdOf(input: string, businessNumber: string): string | null {
  const text = input.trim()
  if (!/^\+?[\d\s().-]+$/.test(text)) return null
  const digits = digitsOf(text)
  if (text.startsWith('+')) return isE164(digits) ? digits : null
  if (parsePhoneNumber(`+${digits}`)?.isValid()) return digits
  const business = parsePhoneNumber(`+${digitsOf(businessNumber)}`)
  const national = business?.country ? parsePhoneNumber(text, business.country) : undefined
  if (national?.isPossible()) return digitsOf(national.number)
  return isE164(digits) ? digits : null
}

/** A number as Graph shows it: +20 10 99884670. */
export function displayNumber(number: string): string {
  const digits = digitsOf(number)
  return parsePhoneNumber(`+${digits}`)?.formatInternational() ?? `+${digits}`
}

/** Country of a number, for the first part of its business-scoped user id. */
export function countryOf(phone: string): string {
  return parsePhoneNumber(`+${digitsOf(phone)}`)?.country ?? 'US'
}

function isE164(digits: string): boolean {
  return /^[1-9]\d{6,14}$/.test(digits)
}
