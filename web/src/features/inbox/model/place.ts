/** Digits as Arabic keyboards write them. */
const ARABIC_DIGITS = /[٠-٩]/g

const PAIR = String.raw`(-?\d{1,3}(?:\.\d+)?)\s*[,،]\s*(-?\d{1,3}(?:\.\d+)?)`
/** `@30.04,31.23` in an address of a map, `q=` or `query=` in others, `!3d…!4d…` of a pin; or the pair alone. */
const FORMS = [
  /!3d(-?\d{1,3}\.\d+)!4d(-?\d{1,3}\.\d+)/,
  new RegExp(`[?&](?:q|query|ll|destination)=${PAIR}`),
  new RegExp(`@${PAIR}`),
  new RegExp(`^\\s*${PAIR}\\s*$`),
]

/** The coordinates in what somebody has pasted: a pair of numbers, or a link to a map that holds them. */
export function readPlace(text: string): { latitude?: number; longitude?: number } {
  const western = text
    .replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll('٫', '.')
    .replaceAll('%2C', ',')
  for (const form of FORMS) {
    const [, latitude, longitude] = form.exec(western) ?? []
    if (latitude && longitude) return { latitude: Number(latitude), longitude: Number(longitude) }
  }
  return {}
}
