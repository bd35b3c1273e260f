import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sql } from '../_support/database.ts'
import { stack } from '../_support/stack.ts'

const url = `${stack.api_url}/functions/v1/health/metrics`
const ask = (headers: Record<string, string>) => fetch(url, { headers })
const asPrometheus = () => ask({ authorization: `Bearer ${stack.queue_secret}` })

type Dashboard = { panels: { title: string; targets: { expr: string; legendFormat: string }[] }[] }
const dashboard = JSON.parse(
  readFileSync(new URL('../../../../docs/grafana-dashboard.json', import.meta.url), 'utf8'),
) as Dashboard

/** The exposition format: comments of HELP and TYPE, then `name{label="value"} number`. */
const SAMPLE =
  /^([a-z_][a-z0-9_]*)(?:\{((?:[a-z_]+="(?:[^"\\]|\\.)*",?)+)\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/

async function read() {
  const lines = (await (await asPrometheus()).text()).trimEnd().split('\n')
  const typed = new Set(lines.filter((line) => line.startsWith('# TYPE ')).map((line) => line.split(' ')[2]))
  const samples = lines.filter((line) => !line.startsWith('#')).map((line) => SAMPLE.exec(line))
  return { typed, samples }
}

const figureOf = async (name: string, label = '') =>
  Number(
    (await read()).samples.find((sample) => sample?.[1] === name && (sample[2] ?? '').includes(label))?.[3],
  )

describe('metrics', () => {
  test('are for who has the secret, as a header or as a bearer token', async () => {
    expect((await ask({})).status).toBe(401)
    expect((await ask({ authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await ask({ 'x-queue-secret': stack.queue_secret })).status).toBe(200)
    const answer = await asPrometheus()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('version=0.0.4')
  })

  test('are in the format that Prometheus reads, each with its type and once', async () => {
    const { typed, samples } = await read()
    expect(samples.filter((sample) => sample === null)).toEqual([])
    expect(new Set(samples.map((sample) => sample?.[1]))).toEqual(typed)
    const names = samples.map((sample) => `${sample?.[1]}{${sample?.[2]}}`)
    expect(new Set(names).size).toBe(names.length)
  })

  test('hold every one that the Grafana dashboard asks for, with the labels that it names', async () => {
    const { typed, samples } = await read()
    for (const { title, targets } of dashboard.panels) {
      for (const { expr, legendFormat } of targets) {
        const names = expr.match(/\bhub_[a-z0-9_]+/g) ?? []
        expect(names.length, title).toBeGreaterThan(0)
        expect(
          names.filter((name) => !typed.has(name)),
          title,
        ).toEqual([])
        const labels = [...`${legendFormat}${expr}`.matchAll(/\{\{(\w+)\}\}|[{,](\w+)="/g)].map(
          (m) => m[1] ?? m[2],
        )
        const known = samples.filter((sample) => sample?.[1] === names[0]).map((sample) => sample?.[2] ?? '')
        for (const label of labels)
          expect(
            known.every((text) => text.includes(`${label}="`)),
            title,
          ).toBe(true)
      }
    }
  })

  test('move with what happens', async () => {
    const before = await figureOf('hub_log_entries_5m', 'level="error"')
    await sql`insert into public.system_logs (level, category, message) values ('error', 'test', 'x')`
    expect(await figureOf('hub_log_entries_5m', 'level="error"')).toBeGreaterThan(before)
    const [sent] = await sql<{ id: string }[]>`select pgmq.send('media', '{}'::jsonb, 3600) as id`
    try {
      await sql`update pgmq.q_media set enqueued_at = now() - interval '95 seconds' where msg_id = ${sent?.id ?? ''}`
      expect(await figureOf('hub_queue_oldest_age_seconds', 'queue="media"')).toBeGreaterThanOrEqual(95)
    } finally {
      await sql`select pgmq.delete('media', ${sent?.id ?? ''}::bigint)`
    }
  })
})
