import { h } from './dom.js'

const pattern =
  /(https?:\/\/[^\s<]+)|\*(\S(?:[^*\n]*\S)?)\*|_(\S(?:[^_\n]*\S)?)_|~(\S(?:[^~\n]*\S)?)~|```([^`]+)```/g

/** A text with the formatting that chat apps know, and with links, as nodes. */
export function richText(text) {
  const nodes = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, link, bold, italic, struck, code] = match
    nodes.push(text.slice(end, match.index))
    end = match.index + whole.length
    if (link) nodes.push(h('a', { href: link, target: '_blank', rel: 'noreferrer', dir: 'ltr' }, link))
    else if (bold) nodes.push(h('b', {}, richText(bold)))
    else if (italic) nodes.push(h('i', {}, richText(italic)))
    else if (struck) nodes.push(h('s', {}, richText(struck)))
    else nodes.push(h('code', {}, code))
  }
  nodes.push(text.slice(end))
  return nodes.filter((node) => node !== '')
}
