/**
 * Makes an element. Attributes that begin with `on` become listeners, false and null ones are left out,
 * children may be nodes, texts or lists of them.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (name === 'value') element.value = value
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...flat(children))
  return element
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)
}

/**
 * Makes the children of an element equal to a list of keyed entries and leaves those alone that did not change,
 * so that pictures do not flicker and the scroll position stays.
 */
export function reconcile(parent, entries) {
  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]))
  let place = null
  for (const { key, version, make } of entries) {
    let element = before.get(key)
    before.delete(key)
    if (!element || element.dataset.version !== version) {
      const made = make()
      made.dataset.key = key
      made.dataset.version = version
      if (element) element.replaceWith(made)
      else if (place) place.after(made)
      else parent.prepend(made)
      element = made
    } else if ((place ? place.nextElementSibling : parent.firstElementChild) !== element) {
      if (place) place.after(element)
      else parent.prepend(element)
    }
    place = element
  }
  for (const gone of before.values()) gone.remove()
}
