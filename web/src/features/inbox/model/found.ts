/** How far before the find its text begins. */
const LEAD = 40

/** Letters as the search sees them: small, without marks, with the Arabic forms of one letter as one. */
function fold(letter: string): string {
  return letter
    .toLocaleLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ى/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
}

/** A text cut into what stands before a find, the find, and what follows; the find is empty when it is not there. */
export function aroundFound(text: string, term: string): [before: string, found: string, after: string] {
  const letters = [...text]
  const places: number[] = []
  let folded = ''
  for (const [index, letter] of letters.entries()) {
    for (const one of fold(letter)) {
      folded += one
      places.push(index)
    }
  }
  const wanted = [...term.trim()].map(fold).join('')
  const at = wanted === '' ? -1 : folded.indexOf(wanted)
  if (at < 0) return [text, '', '']
  const start = places[at] ?? 0
  let end = (places[at + wanted.length - 1] ?? start) + 1
  while (end < letters.length && fold(letters[end] ?? '') === '') end += 1 // its vowels belong to it
  const before = letters.slice(Math.max(0, start - LEAD), start).join('')
  return [
    start > LEAD ? `…${before}` : before,
    letters.slice(start, end).join(''),
    letters.slice(end).join(''),
  ]
}
