import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { parseSchedule, type Schedule } from './schedule.ts'

interface Job {
  jobid: string
  schedule: string
  command: string
  database: string
  username: string
}

interface ScheduledJob {
  job: Job
  plan: Schedule
  timer: NodeJS.Timeout | undefined
  /** Became due while it ran: it runs once more afterwards, however often that was. */
  overdue: boolean
}

export interface CronRunner {
  stop(): Promise<void>
}

/** As many jobs as hosted Supabase recommends to run at the same time. */
const AT_ONCE = 8
/** A timer of Node may not be longer than 24.8 days; a job that is due later is looked at again. */
const LONGEST_WAIT = 3_600_000
/** How long a stop waits for jobs that run. */
const PATIENCE_MS = 2_000

function describeResult(result: unknown): string {
  const last = Array.isArray(result) && Array.isArray(result.at(-1)) ? result.at(-1) : result
  const { command, count, columns } = last as {
    command: string
    count: number | null
    columns: unknown[] | null
  }
  if (columns) return count === 1 ? '1 row' : `${count ?? 0} rows`
  return count === null ? command : `${command} ${count}`
}

/**
 * Runs the jobs of cron.job as the pg_cron extension does: each as its own role, never two runs of one job at a time,
 * with a row in cron.job_run_details for every run. Changes of cron.job are noticed through the channel local_cron.
 */
export async function startCron(options: {
  url: string
  warn?: (line: string) => void
}): Promise<CronRunner> {
  const sql = postgres(options.url, {
    max: AT_ONCE + 1,
    idle_timeout: 60,
    prepare: false,
    // Seconds. By itself the client waits up to 20 before it looks whether a killed server is back.
    backoff: () => 0.5,
    onnotice: () => {},
    connection: { application_name: 'pg_cron' },
  })
  const scheduled = new Map<string, ScheduledJob>()
  /** Runs that have not ended, by job: also of jobs that were changed or removed meanwhile. */
  const running = new Map<string, Promise<void>>()
  let stopped = false
  const warn = (error: unknown) => {
    if (!stopped) options.warn?.(`cron: ${error instanceof Error ? error.message : String(error)}`)
  }

  async function execute(job: Job): Promise<string> {
    const connection = await sql.reserve()
    try {
      await connection`select set_config('role', ${job.username}, false)`
      return describeResult(await connection.unsafe(job.command).simple())
    } finally {
      // The command may have left a transaction or settings behind; the connection serves other roles afterwards.
      await connection`rollback`.catch(() => {})
      await connection`reset role`.catch(() => {})
      await connection`discard all`.catch(() => {})
      connection.release()
    }
  }

  async function runOnce(job: Job): Promise<void> {
    const [details] = await sql<{ runid: string }[]>`
      insert into cron.job_run_details (jobid, job_pid, database, username, command, status, start_time)
      values (${job.jobid}, pg_backend_pid(), ${job.database}, ${job.username}, ${job.command}, 'running',
        clock_timestamp())
      returning runid`
    if (!details) throw new Error(`The run of job ${job.jobid} could not be noted.`)
    const [status, message] = await execute(job).then(
      (said) => ['succeeded', said] as const,
      (error) => ['failed', `ERROR:  ${error instanceof Error ? error.message : String(error)}`] as const,
    )
    await sql`
      update cron.job_run_details
      set status = ${status}, return_message = ${message}, end_time = clock_timestamp()
      where runid = ${details.runid}`
  }

  function start(entry: ScheduledJob): void {
    const { job } = entry
    if (running.has(job.jobid) || running.size >= AT_ONCE) {
      entry.overdue = true
      return
    }
    entry.overdue = false
    const run = runOnce(job)
      .catch(warn)
      .finally(() => {
        running.delete(job.jobid)
        if (stopped) return
        for (const waiting of scheduled.values()) if (waiting.overdue) start(waiting)
      })
    running.set(job.jobid, run)
  }

  function plan(entry: ScheduledJob, from: Date): void {
    const { plan: schedule } = entry
    const due =
      'everySeconds' in schedule
        ? new Date(from.getTime() + schedule.everySeconds * 1000)
        : schedule.nextAfter(from)
    if (!due) return
    const wait = due.getTime() - Date.now()
    entry.timer = setTimeout(
      () => {
        if (wait > LONGEST_WAIT) return plan(entry, from)
        start(entry)
        // After the machine slept, what was missed is not made up for.
        plan(entry, Date.now() - due.getTime() > 1000 ? new Date() : due)
      },
      Math.max(0, Math.min(wait, LONGEST_WAIT)),
    )
  }

  async function reload(): Promise<void> {
    const [found] = await sql`select to_regclass('cron.job') is not null as present`
    const jobs = found?.present
      ? await sql<Job[]>`select jobid, schedule, command, database, username from cron.job where active`
      : []
    if (stopped) return
    const wanted = new Map(jobs.map((job) => [job.jobid, job]))
    for (const [id, entry] of scheduled) {
      const job = wanted.get(id)
      if (job?.schedule === entry.job.schedule) {
        entry.job = job
        wanted.delete(id)
        continue
      }
      clearTimeout(entry.timer)
      scheduled.delete(id)
    }
    for (const job of wanted.values()) {
      try {
        const entry = { job, plan: parseSchedule(job.schedule), timer: undefined, overdue: false }
        scheduled.set(job.jobid, entry)
        plan(entry, new Date())
      } catch (error) {
        warn(error)
      }
    }
  }

  /** Runs that a killed runner began have nobody left to end them. */
  async function closeOldRuns(): Promise<void> {
    const [found] = await sql`select to_regclass('cron.job_run_details') is not null as present`
    if (!found?.present) return
    await sql`
      update cron.job_run_details
      set status = 'failed', return_message = 'server restarted', end_time = clock_timestamp()
      where status in ('starting', 'running')`
  }

  await closeOldRuns()
  // The second function runs at each (re)connection: what changed while nobody listened is read then.
  await sql.listen(
    'local_cron',
    () => void reload().catch(warn),
    () => void reload().catch(warn),
  )

  return {
    stop: async () => {
      stopped = true
      for (const { timer } of scheduled.values()) clearTimeout(timer)
      // Before the client ends: a run that asks an ended client for a connection would wait for ever.
      await Promise.race([Promise.all(running.values()), sleep(PATIENCE_MS)])
      await sql.end({ timeout: 2 })
    },
  }
}
