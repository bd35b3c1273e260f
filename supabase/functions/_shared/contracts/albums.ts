/*
 * Photos and videos that somebody sends in one go come from Meta as messages of their own. Here is decided which of them
 * are one album. It is decided while reading, from what the messages say: whatever the order in which they came, the same
 * messages make the same albums, and a message that comes late simply takes its place.
 */

/** What decides whether a line of a thread belongs to an album; any row of messages fits. */
export type AlbumLine = {
  type: string
  direction: string
  status: string
  text: string | null
  /** What it answers; null when it answers nothing. */
  quotes: object | null
  revoked_at: string | null
  /** Who of the team sent it; null for customers. */
  sender_id: string | null
  occurred_at: string
}

/** Longest time between two neighbours. Meta's times are those of sending, and large files take a while each. */
const PAUSE_MS = 60_000
/** WhatsApp itself lets nobody choose more at once. */
const MAX_ITEMS = 100

const TYPES = new Set(['image', 'video'])
/** What becomes of these is told line by line. */
const LONELY_STATUSES = new Set(['failed', 'unknown', 'scheduled', 'cancelled'])

const hasWords = ({ text }: AlbumLine) => (text ?? '').trim() !== ''

/** Whether a line can be part of an album. An answer quotes something, and a deleted picture is only a notice. */
function isPicture(line: AlbumLine): boolean {
  return (
    TYPES.has(line.type) &&
    line.quotes === null &&
    line.revoked_at === null &&
    !LONELY_STATUSES.has(line.status)
  )
}

/** Whether a picture goes on with the album of the one before it. */
function goesOn(previous: AlbumLine, next: AlbumLine): boolean {
  return (
    previous.direction === next.direction &&
    previous.sender_id === next.sender_id &&
    Math.abs(Date.parse(next.occurred_at) - Date.parse(previous.occurred_at)) <= PAUSE_MS
  )
}

/**
 * Cuts the lines of a thread, oldest first, into groups: an album of two or more, or a line alone. Of the pictures of an
 * album at most one has a caption, which is then that of the album. `startsAnew` says where a group must not go across,
 * such as the first line of a day.
 */
export function groupAlbums<Item>(
  items: readonly Item[],
  lineOf: (item: Item) => AlbumLine | null,
  startsAnew: (item: Item) => boolean = () => false,
): Item[][] {
  const groups: Item[][] = []
  let last: AlbumLine | null = null
  let captions = 0
  for (const item of items) {
    const line = lineOf(item)
    const group = groups.at(-1)
    const picture = line !== null && isPicture(line) ? line : null
    const words = picture && hasWords(picture) ? 1 : 0
    if (
      group &&
      picture &&
      last &&
      group.length < MAX_ITEMS &&
      captions + words <= 1 &&
      goesOn(last, picture) &&
      !startsAnew(item)
    ) {
      group.push(item)
      captions += words
    } else {
      groups.push([item])
      captions = words
    }
    last = picture
  }
  return groups
}
