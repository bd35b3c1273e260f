// npm run screens -- [FOLDER] [--only NAME] [--look ar.phone.dark] [--state loading] [--data DIR]: a picture of every
// screen in both languages, on a phone and a desktop, light and dark. The screens are one table,
// supabase/tests/e2e/_support/screens.ts. With a state (loading, empty, error, offline) as they are while no read is answered,
// when there is nothing, when all reads fail and without a network. Starts a stack with the seed of its own, or looks at the
// one that runs with the data folder DIR.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { openBrowser } from '../supabase/tests/e2e/_support/browser.ts'
import { goTo, type Look, openLook, type Place } from '../supabase/tests/e2e/_support/look.ts'
import { SCREENS, type Viewer } from '../supabase/tests/e2e/_support/screens.ts'
import { goToState, holdReads, STATES } from '../supabase/tests/e2e/_support/states.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    look: { type: 'string', default: '' },
    state: { type: 'string' },
    data: { type: 'string' },
  },
})
const state = STATES.find((one) => one === values.state)
if (values.state !== undefined && !state) throw new Error(`--state is one of ${STATES.join(', ')}`)
const folder = positionals[0] ?? '.local/screens'

const LOOKS: Required<Omit<Look, 'width'>>[] = (['ar', 'en'] as const).flatMap((language) =>
  (['desktop', 'phone'] as const).flatMap((device) =>
    (['light', 'dark'] as const).map((theme) => ({ language, device, theme })),
  ),
)

const nameOf = ({ language, device, theme }: (typeof LOOKS)[number]) => `${language}.${device}.${theme}`

/** The stack to look at, and how to end what was started for it. */
async function findPlace(): Promise<{ place: Place; end: () => Promise<void> }> {
  if (values.data !== undefined) {
    const place: Place = JSON.parse(await readFile(join(values.data, 'status.json'), 'utf8'))
    return { place, end: async () => {} }
  }
  const { startStack } = await import('../local/stack/stack.ts')
  const stack = await startStack({ quiet: true, authLimitFactor: 100 })
  return { place: stack.status, end: () => stack.stop() }
}

/** Pictures all screens of one person with one look; tells which of them never stood. */
async function picture(
  browser: Awaited<ReturnType<typeof openBrowser>>,
  place: Place,
  viewer: Viewer,
  look: (typeof LOOKS)[number],
): Promise<string[]> {
  const failed: string[] = []
  const context = await openLook(browser, place, viewer, look)
  if (state) await holdReads(context, state)
  const page = await context.newPage()
  for (const screen of SCREENS) {
    if (screen.as !== viewer || !screen.name.startsWith(values.only)) continue
    if (screen.only !== undefined && screen.only !== look.device) continue
    // What is opened by a click stands on an answer.
    if (state && screen.open) continue
    const file = `${screen.name}.${nameOf(look)}.png`
    try {
      if (state) await goToState(page, place, screen, state)
      else await goTo(page, place, screen)
    } catch (error) {
      failed.push(`${file}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    }
    await page.screenshot({ path: join(folder, file), animations: 'disabled' })
    if (state === 'offline') await context.setOffline(false)
  }
  await context.close()
  return failed
}

const { place, end } = await findPlace()
const browser = await openBrowser()
try {
  await mkdir(folder, { recursive: true })
  const viewers = [...new Set(SCREENS.map((screen) => screen.as))]
  const failed: string[] = []
  for (const look of LOOKS.filter((one) => nameOf(one).startsWith(values.look))) {
    const answers = await Promise.all(viewers.map((viewer) => picture(browser, place, viewer, look)))
    failed.push(...answers.flat())
    console.log(nameOf(look))
  }
  for (const line of failed) console.error(line)
  process.exitCode = failed.length > 0 ? 1 : 0
} finally {
  await browser.close()
  await end()
}
