/** A link among words or below a notice; give it to a `Link` of the router. */
export const textLinkClass = 'font-medium text-accent-ink touch:min-h-touch'
