import { h } from './dom.js'

/** A round picture made of initials; the hue comes from the name, so it is the same everywhere. */
export function avatar(name, size = 'm') {
  const words = name.replace(/^\+/, '').split(/\s+/).map(withoutArticle).filter(Boolean)
  const initials = words
    .slice(0, 2)
    .map((word) => [...word][0])
    .join(/[\u0600-\u06ff]/.test(name) ? '\u200c ' : '')
  let hash = 0
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)) % 360
  const element = h('span', { class: `avatar avatar-${size}`, 'aria-hidden': 'true' }, initials)
  // Set through the object: the page's policy allows no style attributes.
  element.style.setProperty('--hue', String(hash))
  return element
}

/** Half of all Arabic family names begin with the article, which says nothing about a person. */
function withoutArticle(word) {
  return /^(?:ال|لل)../u.test(word) && word !== 'الله' ? word.slice(2) : word
}
