/** Line icons on a 24 px grid. Those in `mirrored` point along the line of reading. */
const paths = {
  back: '<path d="m15 5-7 7 7 7"/>',
  send: '<path d="M4 12 3 4l18 8-18 8 1-8Zm0 0h8"/>',
  attach: '<path d="M12 5v14M5 12h14"/>',
  clip: '<path d="m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4L14.5 7"/>',
  image:
    '<rect x="3" y="4" width="18" height="16" rx="3"/><circle cx="9" cy="10" r="1.6"/><path d="m4 18 5-4.5 3 2.5 4-4.5 5 5"/>',
  file: '<path d="M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8Z"/><path d="M14 3v5h5M9 13h6M9 17h4"/>',
  pin: '<path d="M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21Z"/><circle cx="12" cy="9.5" r="2.5"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6"/>',
  people:
    '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.6-3.7 3.2-5.5 6.5-5.5s5.9 1.8 6.5 5.5M16 4.8a3.5 3.5 0 0 1 0 6.4M18.5 15c1.7.9 2.7 2.6 3 5"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  checks: '<path d="m2 12.5 4.5 4.5L15 8.5M11.5 16l1 1L21 8.5"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
  alert: '<circle cx="12" cy="12" r="8.5"/><path d="M12 8v4.5M12 16v.01"/>',
  reply: '<path d="M9 7 4 12l5 5M4 12h9a7 7 0 0 1 7 6"/>',
  smile: '<circle cx="12" cy="12" r="8.5"/><path d="M8.5 14a4 4 0 0 0 7 0M9 9.5v.01M15 9.5v.01"/>',
  trash: '<path d="M4 7h16M9 7V4.5h6V7M6.5 7l1 13h9l1-13M10 11v5M14 11v5"/>',
  phone:
    '<path d="M5 4h3.5l1.8 4.5L8 10.2a11 11 0 0 0 5.8 5.8l1.7-2.3L20 15.5V19a1.5 1.5 0 0 1-1.6 1.5C10.3 20 4 13.7 3.5 5.6A1.5 1.5 0 0 1 5 4Z"/>',
  plane:
    '<path d="M10.5 13 3 16.5v-2l7.5-5V4.8a1.5 1.5 0 0 1 3 0v4.7l7.5 5v2L13.5 13v4.5l2.5 2V21l-4-1-4 1v-1.5l2.5-2Z"/>',
  language:
    '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.5 2.4 3.7 5.3 3.7 8.5s-1.2 6.1-3.7 8.5c-2.5-2.4-3.7-5.3-3.7-8.5S9.5 5.9 12 3.5Z"/>',
  list: '<path d="M8 6.5h12M8 12h12M8 17.5h12M4 6.5v.01M4 12v.01M4 17.5v.01"/>',
  link: '<path d="M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5"/>',
  badge:
    '<path d="m12 2.5 2.6 2 3.3-.3.9 3.2 2.8 1.7-1.1 3.1 1.1 3.1-2.8 1.7-.9 3.2-3.3-.3-2.6 2-2.6-2-3.3.3-.9-3.2-2.8-1.7 1.1-3.1L2.4 9.1l2.8-1.7.9-3.2 3.3.3Z"/><path d="m8.5 12 2.5 2.5 4.5-5"/>',
  mic: '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>',
  signal: '<path d="M4 19v-3M9.3 19v-6.5M14.6 19V9M20 19V5"/>',
  wifi: '<path d="M2.5 9a14 14 0 0 1 19 0M5.8 12.8a9 9 0 0 1 12.4 0M9 16.3a4.5 4.5 0 0 1 6 0M12 19.5v.01"/>',
  battery:
    '<rect x="2.5" y="8" width="16" height="8.5" rx="2.5"/><path d="M21.5 11v2.5"/><rect x="4.5" y="10" width="10" height="4.5" rx="1" fill="currentColor" stroke="none"/>',
  webhook: '<path d="M5 12h13M13 7l5 5-5 5"/>',
}

const mirrored = new Set(['back', 'send', 'reply', 'webhook', 'list'])

/** An icon as an element; it says nothing to a screen reader, its button does. */
export function icon(name, size = 20) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('width', String(size))
  svg.setAttribute('height', String(size))
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', mirrored.has(name) ? 'icon mirrored' : 'icon')
  svg.innerHTML = paths[name] ?? ''
  return svg
}
