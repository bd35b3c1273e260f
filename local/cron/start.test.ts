import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { eventually, scratchFolder, scratchSupabase } from '../postgres/_support/scratch.ts'
import { type Database, openDatabase } from '../postgres/database.ts'
import { startPostgres, stopLeftOverPostgres } from '../postgres/server.ts'
import { freePort } from '../stack/ports.ts'
import { type CronRunner, startCron } from './start.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let database: Database
let sql: postgres.Sql
let cron: CronRunner | undefined
const warnings: string[] = []

beforeAll(async () => {
  scratch = await scratchFolder()
  const supabase = await scratchSupabase(scratch.path, {
    '20260101000100_cron.sql': `
      create extension if not exists pg_cron with schema pg_catalog;
      create table public.ticks (id bigint generated always as identity, who text default current_user);
      grant insert on public.ticks to service_role;`,
  })
  database = await openDatabase({
    dataDir: join(scratch.path, 'data'),
    instance: 'cron',
    port: await freePort(),
    supabase,
  })
  sql = postgres(database.server.url, { max: 2, onnotice: () => {} })
}, 60_000)

afterEach(async () => {
  await cron?.stop()
  cron = undefined
  await sql`delete from cron.job`
  await sql`truncate cron.job_run_details, public.ticks`
})

afterAll(async () => {
  await sql?.end()
  await stopLeftOverPostgres(database.options.cluster)
  await scratch?.remove()
})

const begin = async () => {
  cron = await startCron({ url: database.server.url, warn: (line) => warnings.push(line) })
}
const ticks = async () => (await sql`select who from public.ticks`).length
const runs = () => sql`select * from cron.job_run_details order by runid`

test('a job that is there at the start runs, and its run is noted', async () => {
  const [job] =
    await sql`select cron.schedule('tick', '1 second', 'insert into public.ticks default values') as id`
  await begin()
  const [run] = await eventually(async () => {
    const rows = await sql`select * from cron.job_run_details where status = 'succeeded'`
    return rows.length > 0 && rows
  })
  expect(run).toMatchObject({ jobid: job?.id, username: 'postgres', return_message: 'INSERT 1' })
  expect(run?.end_time.getTime()).toBeGreaterThanOrEqual(run?.start_time.getTime())
})

test('a job scheduled meanwhile begins within its interval, a changed one changes, and a removed one ends', async () => {
  await begin()
  await sql`select cron.schedule('tick', '1 second', 'insert into public.ticks default values')`
  const begun = Date.now()
  await eventually(async () => (await ticks()) > 0)
  expect(Date.now() - begun).toBeLessThan(2500)
  await sql`select cron.schedule('tick', '1 second', $$insert into public.ticks (who) values ('changed')$$)`
  expect(await sql`select jobname from cron.job`).toHaveLength(1)
  await eventually(async () => (await sql`select 1 from public.ticks where who = 'changed'`).length > 0)
  await sql`select cron.unschedule('tick')`
  await new Promise((resolve) => setTimeout(resolve, 300))
  const after = await ticks()
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(await ticks()).toBe(after)
}, 15_000)

test('a job runs as the role that owns it', async () => {
  await sql`select cron.schedule_in_database('as', '1 second', 'insert into public.ticks default values', 'postgres', 'service_role')`
  await begin()
  await eventually(async () => (await ticks()) > 0)
  expect((await sql`select distinct who from public.ticks`).map(({ who }) => who)).toEqual(['service_role'])
})

test('a failing job says why and is tried again', async () => {
  await sql`select cron.schedule('bad', '1 second', 'select 1 / 0')`
  await begin()
  await eventually(
    async () => (await sql`select 1 from cron.job_run_details where status = 'failed'`).length > 1,
  )
  const [run] = await runs()
  expect(run).toMatchObject({ status: 'failed', return_message: 'ERROR:  division by zero' })
})

test('a job never runs twice at the same time', async () => {
  await sql`select cron.schedule('slow', '1 second', 'select pg_sleep(1.6)')`
  await begin()
  await eventually(
    async () => (await sql`select 1 from cron.job_run_details where status = 'succeeded'`).length > 1,
    9000,
  )
  const done = (await runs()).filter(({ status }) => status === 'succeeded')
  expect(done[1]?.start_time.getTime()).toBeGreaterThanOrEqual(done[0]?.end_time.getTime())
}, 15_000)

test('a job that is switched off does not run', async () => {
  const [job] = await sql<{ id: string }[]>`
    select cron.schedule('tick', '1 second', 'insert into public.ticks default values') as id`
  await sql`select cron.alter_job(${job?.id ?? ''}, active := false)`
  await begin()
  await new Promise((resolve) => setTimeout(resolve, 1600))
  expect(await ticks()).toBe(0)
})

test('what a command leaves open does not reach the next job', async () => {
  await sql`select cron.schedule('rude', '1 second', 'begin; set local role anon; create temporary table left_behind (x int)')`
  await begin()
  await eventually(
    async () => (await sql`select 1 from cron.job_run_details where status = 'succeeded'`).length > 1,
  )
  expect((await runs()).some(({ status }) => status === 'failed')).toBe(false)
})

test('runs that a killed runner left are closed', async () => {
  await sql`insert into cron.job_run_details (jobid, status, start_time) values (99, 'running', now())`
  await begin()
  expect((await runs())[0]).toMatchObject({ status: 'failed', return_message: 'server restarted' })
})

test('an impossible schedule is refused in SQL', async () => {
  await expect(sql`select cron.schedule('x', '61 * * * *', 'select 1')`).rejects.toThrow(/invalid schedule/)
  await expect(sql`select cron.schedule('x', '90 seconds', 'select 1')`).rejects.toThrow(/invalid schedule/)
  await expect(sql`select cron.unschedule('nothing')`).rejects.toThrow(/could not find/)
})

test('jobs go on after Postgres was killed and started again', async () => {
  await sql`select cron.schedule('tick', '1 second', 'insert into public.ticks default values')`
  await begin()
  await eventually(async () => (await ticks()) > 0)
  process.kill(database.server.pid, 'SIGKILL')
  await database.server.exited
  const again = await startPostgres(database.options)
  expect(again.pid).not.toBe(database.server.pid)
  const before = await eventually(() => ticks().catch(() => undefined))
  await eventually(async () => (await ticks()) > before + 1, 15_000)
}, 40_000)
