import { aroundFound } from '../model/found'

/** Words of a message with what was looked for marked in them. */
export function Found({ text, term }: { text: string; term: string }) {
  const [before, found, after] = aroundFound(text, term)
  return (
    <>
      {before}
      {found ? <mark className="rounded-sm bg-warn-soft text-ink">{found}</mark> : null}
      {after}
    </>
  )
}
