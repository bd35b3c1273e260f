// The dashboard in Chromium, with 100,000 conversations behind it: what the first load weighs, when something is painted and
// when one can work, opened for the first time and again; how smoothly the list and a long thread scroll; what memory they
// take. Times are held against a static file of the same server in the same browser.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { openBrowser } from '../supabase/tests/e2e/_support/browser.ts'
import { openLook, type Place } from '../supabase/tests/e2e/_support/look.ts'
import { conversationId, PROJECT, say, startBusyStack } from './_support/busy-inbox.ts'
import { percentile } from './_support/load.ts'

/** What the first load of the inbox may weigh, as web/build/bundle-size.ts has it. */
const BUDGET_BYTES = 180_000
const LONGEST_FRAME_MS = 50
const LIST = '[data-testid=conversation-list]'
const THREAD = '[data-testid=thread]'
const COMPOSER = '[data-testid=composer-input]'
const ROW = '[data-testid=conversation-row]'

type Print = (line: { case: string } & Record<string, unknown>) => void
type Marks = { firstPaint: number; list: number; composer: number }

const round = (value: number, digits = 1) => Number(value.toFixed(digits))
const median = (values: number[]) => percentile(values, 0.5)

/** Notes on the page itself when its list and its composer are there, so that asking costs it nothing. */
function watchForUse(selectors: { list: string; composer: string }): void {
  const marks: Record<string, number> = {}
  Object.assign(window, { hubMarks: marks })
  const look = () => {
    for (const [name, selector] of Object.entries(selectors)) {
      if (marks[name] === undefined && document.querySelector(selector)) marks[name] = performance.now()
    }
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
}

async function load(page: Page, url: string, ready = COMPOSER): Promise<Marks> {
  await page.goto(url)
  await page.locator(ready).first().waitFor()
  await page.locator(ROW).first().waitFor()
  return page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    ...(window as unknown as { hubMarks: { list: number; composer: number } }).hubMarks,
  }))
}

/** The first paint of a file that needs nothing else: no page of this server in this browser can be quicker. */
async function floorPaint(page: Page, place: Place): Promise<number> {
  await page.goto(new URL('/favicon.svg', place.dashboard_url).href)
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0)
  return page.evaluate(() => performance.getEntriesByType('paint')[0]?.startTime ?? Number.NaN)
}

async function openAgent(browser: Browser, place: Place): Promise<BrowserContext> {
  const context = await openLook(browser, place, 'agent', { language: 'ar', device: 'desktop' })
  await context.addInitScript(watchForUse, { list: ROW, composer: COMPOSER })
  return context
}

async function measureLoads(browser: Browser, place: Place, turns: number, print: Print) {
  const url = new URL(`/p/${PROJECT.key}/inbox/${conversationId(2)}`, place.dashboard_url).href
  const floors: number[] = []
  const cold: Marks[] = []
  const warm: Marks[] = []
  for (let turn = -1; turn < turns; turn += 1) {
    const context = await openAgent(browser, place)
    const page = await context.newPage()
    const floor = await floorPaint(page, place)
    const first = await load(page, url)
    const again = await load(page, url)
    await context.close()
    if (turn < 0) continue // the server's own caches fill
    floors.push(floor)
    cold.push(first)
    warm.push(again)
  }
  const floor = median(floors)
  for (const [name, all] of Object.entries({ cold, warm })) {
    const usable = all.map(({ list, composer }) => Math.max(list, composer))
    for (const [what, times] of Object.entries({
      first_paint: all.map((marks) => marks.firstPaint),
      usable,
    })) {
      print({
        case: `${what}_${name}`,
        value: round(median(times) / floor, 2),
        ms: round(median(times)),
        slowest_ms: round(Math.max(...times)),
        floor_ms: round(floor),
        turns,
      })
    }
  }
}

/** Chunks that stand before anything is drawn, by the modules that web/build/bundle-size.ts names; the rest follows. */
const FIRST_SCREEN = /\/(index|boot|main|list|project-layout|inbox-page|no-conversation)(-[\w-]{8})?\.js$/
const THREAD_TOO = /\/(thread-page|thread|composer)-[\w-]{8}\.js$/
const STATIC_IMPORT = /(?:import|from)\s*["']\.\/([\w.-]+\.js)["']/g

/** What the browser fetches of JavaScript, gzipped each file by itself, and how much of it the first screen waits for. */
async function measureWeight(browser: Browser, place: Place, print: Print) {
  const inbox = `/p/${PROJECT.key}/inbox`
  const routes = [
    { name: 'inbox', path: inbox, ready: ROW, roots: [FIRST_SCREEN], budget: BUDGET_BYTES },
    {
      name: 'conversation',
      path: `${inbox}/${conversationId(2)}`,
      ready: COMPOSER,
      roots: [FIRST_SCREEN, THREAD_TOO],
      budget: null,
    },
  ]
  for (const { name, path, ready, roots, budget } of routes) {
    const context = await openAgent(browser, place)
    const page = await context.newPage()
    const coming = new Map<string, Promise<string>>()
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') coming.set(response.url(), response.text())
    })
    await load(page, new URL(path, place.dashboard_url).href, ready)
    await page.waitForLoadState('networkidle')
    const code = new Map<string, string>()
    for (const [url, text] of coming) code.set(url, await text)
    const needed = new Set<string>()
    const need = (url: string) => {
      if (needed.has(url)) return
      needed.add(url)
      for (const [, file = ''] of (code.get(url) ?? '').matchAll(STATIC_IMPORT)) need(new URL(file, url).href)
    }
    for (const url of code.keys()) if (roots.some((root) => root.test(url))) need(url)
    const weigh = (urls: Iterable<string>) =>
      [...urls].reduce((sum, url) => sum + gzipSync(code.get(url) ?? '').length, 0)
    const bytes = weigh(needed)
    print({
      case: `javascript_${name}`,
      ...(budget ? { value: round(bytes / budget, 3), budget_bytes: budget } : {}),
      bytes,
      files: needed.size,
      bytes_fetched: weigh(code.keys()),
      files_fetched: code.size,
    })
    if (budget && bytes > budget) process.exitCode = 1
    await context.close()
  }
}

/** Starts noting frames; what is noted, `endFrames` tells. */
function beginFrames(): void {
  const noted = { deltas: [] as number[], long: [] as number[], on: true }
  Object.assign(window, { hubFrames: noted })
  let before = performance.now()
  const frame = (now: number) => {
    noted.deltas.push(now - before)
    before = now
    if (noted.on) requestAnimationFrame(frame)
  }
  requestAnimationFrame((now) => {
    before = now
    requestAnimationFrame(frame)
  })
  new PerformanceObserver((list) => {
    if (noted.on) noted.long.push(...list.getEntries().map(({ duration }) => duration))
  }).observe({ type: 'long-animation-frame' })
}

function endFrames(): { deltas: number[]; long: number[] } {
  const noted = (window as unknown as { hubFrames: { deltas: number[]; long: number[]; on: boolean } })
    .hubFrames
  noted.on = false
  return noted
}

async function usedHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1_000_000
}

type Way = { target: string; pixels: number; seconds: number }

/** Turns the wheel above an element as fast as a hand does, and notes the frames meanwhile. */
async function scrollOnce(page: Page, { target, pixels, seconds }: Way) {
  await page.locator(target).hover()
  await page.evaluate(beginFrames)
  const ends = performance.now() + seconds * 1000
  while (performance.now() < ends) {
    await page.mouse.wheel(0, pixels)
    await page.waitForTimeout(16)
  }
  const { deltas, long } = await page.evaluate(endFrames)
  return {
    frames: deltas.length,
    over_50_ms: deltas.filter((delta) => delta > LONGEST_FRAME_MS).length,
    longest_ms: round(Math.max(...deltas)),
    p99_ms: round(percentile(deltas, 0.99)),
    /** Frames on which the page itself worked so long; the others waited for the machine. */
    long_animation_frames: long.length,
  }
}

const SCROLLS = 4

/** Several times, of which the one counts that other programs on the machine disturbed least. */
async function scroll(page: Page, { seconds, ...way }: Way) {
  const turns: Awaited<ReturnType<typeof scrollOnce>>[] = []
  for (let turn = 0; turn < SCROLLS; turn += 1)
    turns.push(await scrollOnce(page, { ...way, seconds: seconds / SCROLLS }))
  const [best] = turns.toSorted((a, b) => a.over_50_ms - b.over_50_ms || a.longest_ms - b.longest_ms)
  if (!best) throw new Error('nothing was scrolled')
  return { ...best, each_turn: turns.map(({ over_50_ms }) => over_50_ms) }
}

async function measureScrolling(browser: Browser, place: Place, seconds: number, print: Print) {
  const context = await openAgent(browser, place)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const rows = () => page.locator(`${LIST} ul`).evaluate((list) => Math.round(list.clientHeight / 68))
  await page.goto(new URL(`/p/${PROJECT.key}/inbox?tab=open`, place.dashboard_url).href)
  await page.locator(ROW).first().waitFor()
  await page.waitForLoadState('networkidle')
  const before = await usedHeap(session)
  const still = await idleFrames(page)
  const down = await scroll(page, { target: LIST, pixels: 900, seconds })
  const loaded = await rows()
  const up = await scroll(page, { target: LIST, pixels: -1800, seconds: seconds / 3 })
  const afterList = await usedHeap(session)
  for (const [name, figures] of Object.entries({ down, up })) {
    print({
      case: `scroll_list_${name}`,
      value: figures.over_50_ms,
      ...figures,
      rows: loaded,
      still_longest_ms: still,
    })
  }
  await page.goto(new URL(`/p/${PROJECT.key}/inbox/${conversationId(1)}`, place.dashboard_url).href)
  await page.getByTestId('bubble').first().waitFor()
  await page.waitForLoadState('networkidle')
  const thread = await scroll(page, { target: THREAD, pixels: -700, seconds })
  const messages = await page.locator(THREAD).evaluate((element) => Math.round(element.scrollHeight))
  const back = await scroll(page, { target: THREAD, pixels: 1400, seconds: seconds / 3 })
  const afterThread = await usedHeap(session)
  print({ case: 'scroll_thread_up', value: thread.over_50_ms, ...thread, height_px: messages })
  print({ case: 'scroll_thread_down', value: back.over_50_ms, ...back })
  print({
    case: 'heap_list',
    value: round(afterList / before, 2),
    mb: round(afterList),
    before_mb: round(before),
    rows: loaded,
  })
  print({
    case: 'heap_thread',
    value: round(afterThread / before, 2),
    mb: round(afterThread),
    before_mb: round(before),
  })
  for (const { over_50_ms } of [down, up, thread, back]) if (over_50_ms > 0) process.exitCode = 1
  await context.close()
}

/** The longest frame while nothing happens: what the machine adds by itself. */
async function idleFrames(page: Page): Promise<number> {
  await page.evaluate(beginFrames)
  await page.waitForTimeout(3_000)
  const { deltas } = await page.evaluate(endFrames)
  return round(Math.max(...deltas))
}

/** `--conversations N` fills fewer; `--turns N` loads each page N times; `--seconds N` scrolls that long. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      conversations: { type: 'string', default: '100000' },
      turns: { type: 'string', default: '7' },
      seconds: { type: 'string', default: '20' },
    },
  })
  const { stack, stop } = await startBusyStack({
    conversations: Number(values.conversations),
    messagesEach: 4,
    longThread: 5_000,
  })
  const browser = await openBrowser()
  const print: Print = (line) => console.log(JSON.stringify({ bench: 'web', ...line }))
  try {
    say('weighing')
    await measureWeight(browser, stack.status, print)
    say('loading')
    await measureLoads(browser, stack.status, Number(values.turns), print)
    say('scrolling')
    await measureScrolling(browser, stack.status, Number(values.seconds), print)
  } finally {
    await browser.close()
    await stop()
  }
}
