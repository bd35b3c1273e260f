/** Letters that people write for one another, marks that they leave out. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .toLowerCase()
}

/** Whether every word that was written begins a word of what something is called. */
export function matches(names: string[], written: string): boolean {
  const words = plain(names.join(' ')).split(/\s+/)
  return plain(written)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part) || word.replace(/^ال/, '').startsWith(part)))
}
