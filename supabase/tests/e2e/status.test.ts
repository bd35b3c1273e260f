import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '../functions/_support/database.ts'
import { axeFaults, overflow } from './_support/axe.ts'
import { openBrowser, openPage, picture } from './_support/browser.ts'
import { openLook } from './_support/look.ts'

const stack = inject('stack')
const DEMO = '20000000-0000-4000-8000-000000000002'

const WORDS = {
  ar: { replay: 'إعادة المحاولة', purge: 'استبعاد', notAllowed: 'هذه الصفحة ليست ضمن صلاحياتك' },
  en: { replay: 'Try again', purge: 'Dismiss', notAllowed: 'Your role does not include this page' },
} as const

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

async function giveUp(error: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into public.dead_letters (project_id, queue, subject_id, error, attempts)
    values (${DEMO}, 'inbound', gen_random_uuid(), ${error}, 5) returning id`
  return row?.id ?? ''
}

const resolved = async (id: string) =>
  (
    await sql<
      { done: boolean }[]
    >`select resolved_at is not null as done from public.dead_letters where id = ${id}`
  )[0]?.done

describe('the status of the system', () => {
  test.each(['ar', 'en'] as const)(
    'A11: in %s shows what was given up with its reason, and an admin settles it',
    async (language) => {
      const words = WORDS[language]
      const first = await giveUp(`first-${language}: no such media`)
      const second = await giveUp(`second-${language}: timed out`)
      const context = await openLook(browser, stack, 'admin', { language, device: 'phone', width: 360 })
      const { page, faults } = await openPage(context)
      await page.goto(new URL('/p/demo/status', stack.dashboard_url).href)
      const letter = (text: string) => page.getByTestId('dead-letter').filter({ hasText: text })
      await letter(`first-${language}`).waitFor()
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(await axeFaults(page)).toEqual([])
      await picture(page, `status.${language}`)

      await letter(`first-${language}`).getByRole('button', { name: words.purge }).click()
      await page.getByTestId('confirm').click()
      await expect.poll(() => resolved(first), { timeout: 10_000 }).toBe(true)
      await letter(`first-${language}`).waitFor({ state: 'detached' })
      expect(await letter(`second-${language}`).count()).toBe(1)
      expect(await resolved(second)).toBe(false)
      await letter(`second-${language}`).getByRole('button', { name: words.replay }).click()
      await page.locator('[data-sonner-toast]').last().waitFor()
      expect(faults).toEqual([])
      await sql`update public.dead_letters set resolved_at = now() where id = ${second}`
      await context.close()
    },
  )

  test('A14: counts what arrives: the ledger of the number moves, and its difference stays 0', async () => {
    const context = await openLook(browser, stack, 'admin', { language: 'en', device: 'desktop' })
    const { page, faults } = await openPage(context)
    await page.goto(new URL('/p/alazab-hub/status', stack.dashboard_url).href)
    const line = page.getByRole('table', { name: 'Ledger of incoming' }).locator('tbody tr').first()
    await line.waitFor()
    const [row] = await sql<{ received: number; difference: number }[]>`
      select coalesce(sum(received), 0)::int as received,
        coalesce(sum(received - processed - duplicate - parked - failed), 0)::int as difference
      from public.webhook_ledger
      where phone_number_id = ${stack.phone_number_id} and received_at > now() - interval '1 day'`
    expect(Number((await line.locator('td').nth(1).textContent())?.replace(/\D/g, ''))).toBe(row?.received)
    expect((await line.locator('td').nth(6).textContent())?.trim()).toBe(String(row?.difference))
    expect(row?.difference).toBe(0)
    expect(await axeFaults(page)).toEqual([])
    await picture(page, 'status-desktop.en')
    expect(faults).toEqual([])
    await context.close()
  })

  test.each(['ar', 'en'] as const)('in %s is closed to agents, who are told why', async (language) => {
    const context = await openLook(browser, stack, 'agent', { language, device: 'desktop' })
    const { page, faults } = await openPage(context)
    await page.goto(new URL('/p/demo/status', stack.dashboard_url).href)
    await page.getByText(WORDS[language].notAllowed).waitFor()
    expect(await page.getByTestId('dead-letter').count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })
})
