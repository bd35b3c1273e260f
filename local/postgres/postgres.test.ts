import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../stack/ports.ts'
import { scratchFolder, scratchSupabase } from './_support/scratch.ts'
import { type Database, openDatabase } from './database.ts'
import { applyMigrations, editedMigrations, writeVaultSecrets } from './migrate.ts'

const ALICE = '11111111-1111-4111-8111-111111111111'
const MIGRATIONS = {
  '20260101000100_extensions.sql': `
    create extension if not exists pg_cron with schema pg_catalog;
    create extension if not exists pg_net with schema extensions;
    create extension if not exists supabase_vault with schema vault;
    create extension if not exists pgmq;
    create extension if not exists pgtap with schema extensions;
    create extension if not exists pgcrypto with schema extensions;
    create extension if not exists pg_trgm with schema extensions;
    create extension if not exists unaccent with schema extensions;
    create extension if not exists btree_gin with schema extensions;`,
  '20260101000200_notes.sql': `
    create table public.notes (id integer primary key, owner uuid not null, text text);
    alter table public.notes enable row level security;
    create policy "owners can view their notes" on public.notes for select to authenticated
    using (owner = (select auth.uid()));
    grant select on public.notes to authenticated;
    create table public.plain (id integer primary key);`,
}
const SEED = `
  insert into auth.users (instance_id, id, aud, role, email, confirmation_token, raw_app_meta_data)
  values ('00000000-0000-0000-0000-000000000000', '${ALICE}', 'authenticated', 'authenticated', 'alice@test.example', '', '{}')
  on conflict (id) do nothing;
  insert into auth.identities (user_id, provider, provider_id, identity_data)
  values ('${ALICE}', 'email', '${ALICE}', '{"email": "alice@test.example"}');
  insert into public.notes values (1, '${ALICE}', 'مرحبا بالعالم'), (2, gen_random_uuid(), 'other')`

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let supabase: string
let database: Database
let sql: postgres.Sql
const applied: string[] = []

beforeAll(async () => {
  scratch = await scratchFolder()
  supabase = await scratchSupabase(scratch.path, MIGRATIONS, SEED)
  database = await openDatabase({
    dataDir: join(scratch.path, 'data'),
    instance: 'test',
    port: await freePort(),
    supabase,
    seedPassword: 'open sesame',
    onProgress: (line) => applied.push(line),
  })
  sql = postgres(database.server.url, { max: 3, onnotice: () => {} })
}, 60_000)

afterAll(async () => {
  await sql?.end()
  await database?.server.stop()
  await scratch?.remove()
})

/** Runs queries as PostgREST does, in a transaction with the role and the claims set, and undoes them. */
async function as<T>(
  role: string,
  settings: Record<string, string>,
  work: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  let result: T | undefined
  const undone = new Error('undone')
  await sql
    .begin(async (transaction) => {
      for (const [name, value] of Object.entries(settings)) {
        await transaction`select set_config(${name}, ${value}, true)`
      }
      await transaction.unsafe(`set local role ${role}`)
      result = await work(transaction)
      throw undone
    })
    .catch((error) => {
      if (error !== undone) throw error
    })
  return result as T
}

describe('the cluster', () => {
  test('is a Postgres 17 in UTF-8 that keeps its data through a power cut', async () => {
    const [row] = await sql`
      select current_setting('server_version_num')::int / 10000 as major, current_setting('server_encoding') as encoding,
        current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('TimeZone') as zone, current_setting('listen_addresses') as address`
    expect(row).toEqual({
      major: 17,
      encoding: 'UTF8',
      fsync: 'on',
      commit: 'on',
      zone: 'UTC',
      address: '127.0.0.1',
    })
  })

  test('sorts, folds, searches and compares Arabic', async () => {
    const [row] = await sql`
      select (select string_agg(l, '' order by l) from unnest('{ي,ب,أ,ا,ت}'::text[]) as l) as sorted,
        cardinality(extensions.show_trgm('مرحبا')) as trigrams,
        extensions.similarity('القاهرة', 'القاهره') > 0.5 as alike,
        to_tsvector('simple', 'مرحبا بالعالم') @@ to_tsquery('simple', 'مرحبا') as found,
        lower('ÀÉÎ') as lowered`
    expect(row).toEqual({ sorted: 'أابتي', trigrams: 6, alike: true, found: true, lowered: 'àéî' })
  })
})

describe('migrations', () => {
  test('were applied by the Supabase CLI or copied from where it applied them', async () => {
    const rows = await sql`select version, name from supabase_migrations.schema_migrations order by version`
    expect(rows).toEqual([
      { version: '20260101000100', name: 'extensions' },
      { version: '20260101000200', name: 'notes' },
    ])
    expect([0, 2]).toContain(applied.length)
  })

  test('are not given to the CLI again when nothing is new', async () => {
    const workFolder = '/nonexistent'
    const options = { sql, url: database.server.url, migrations: join(supabase, 'migrations'), workFolder }
    expect(await applyMigrations(options)).toEqual({ applied: 0 })
  })

  test('that fail are named with what Postgres said', async () => {
    const broken = await scratchSupabase(join(scratch.path, 'broken'), {
      ...MIGRATIONS,
      '20260101000300_broken.sql': 'select * from nowhere;',
    })
    const options = { sql, url: database.server.url, migrations: join(broken, 'migrations') }
    await expect(applyMigrations({ ...options, workFolder: join(scratch.path, 'work') })).rejects.toThrow(
      /20260101000300_broken.sql[\s\S]*"nowhere" does not exist/,
    )
  }, 30_000)

  test('that the database holds and the folder lacks ask for a reset', async () => {
    const fewer = await scratchSupabase(join(scratch.path, 'fewer'), {})
    const options = { sql, url: database.server.url, migrations: join(fewer, 'migrations') }
    await expect(applyMigrations({ ...options, workFolder: scratch.path })).rejects.toThrow(/npm run reset/)
  })

  test('that are older than the last applied one are applied all the same', async () => {
    const merged = await scratchSupabase(join(scratch.path, 'merged'), {
      ...MIGRATIONS,
      '20260101000150_merged_later.sql': 'create table public.merged_later (id integer primary key);',
    })
    const options = { sql, url: database.server.url, migrations: join(merged, 'migrations') }
    expect(await applyMigrations({ ...options, workFolder: join(scratch.path, 'work') })).toEqual({
      applied: 1,
    })
    await sql`drop table public.merged_later`
    await sql`delete from supabase_migrations.schema_migrations where version = '20260101000150'`
  }, 30_000)

  test('that were edited after they were applied are named at each start', async () => {
    const folder = await scratchSupabase(join(scratch.path, 'edited'), MIGRATIONS)
    const note = join(scratch.path, 'edited.json')
    const migrations = join(folder, 'migrations')
    expect(await editedMigrations(migrations, note)).toEqual([])
    await writeFile(join(migrations, '20260101000200_notes.sql'), 'select 1')
    await writeFile(join(migrations, '20260101000300_new.sql'), 'select 1')
    expect(await editedMigrations(migrations, note)).toEqual(['20260101000200_notes.sql'])
    expect(await editedMigrations(migrations, note)).toEqual(['20260101000200_notes.sql'])
  })

  test('leave a new table without any grant, as on hosted', async () => {
    const [row] = await sql`
      select has_table_privilege('anon', 'public.plain', 'select') as anon,
        has_table_privilege('authenticated', 'public.plain', 'select') as authenticated,
        has_table_privilege('service_role', 'public.plain', 'select') as service`
    expect(row).toEqual({ anon: false, authenticated: false, service: false })
  })
})

describe('the seed', () => {
  test('is there once, with a confirmed user who has the local password', async () => {
    const rows = await sql`
      select email, extensions.crypt('open sesame', encrypted_password) = encrypted_password as right_password,
        extensions.crypt('wrong', encrypted_password) = encrypted_password as wrong_password,
        email_confirmed_at is not null as confirmed
      from auth.users`
    expect(rows).toEqual([
      { email: 'alice@test.example', right_password: true, wrong_password: false, confirmed: true },
    ])
  })
})

describe('auth helpers', () => {
  const claims = JSON.stringify({ sub: ALICE, role: 'authenticated', email: 'alice@test.example' })

  test('know the caller from request.jwt.claims alone, as pgTAP tests set it', async () => {
    const row = await as('authenticated', { 'request.jwt.claims': claims }, async (caller) => {
      const [found] = await caller`
        select auth.uid() as uid, auth.role() as role, auth.email() as email, auth.jwt() ->> 'sub' as sub`
      return found
    })
    expect(row).toEqual({ uid: ALICE, role: 'authenticated', email: 'alice@test.example', sub: ALICE })
  })

  test('know the caller from the old settings, which Supabase Lite sets', async () => {
    const settings = { 'request.jwt.claim.sub': ALICE, 'request.jwt.claim.role': 'authenticated' }
    const row = await as('authenticated', settings, async (caller) => {
      const [found] = await caller`select auth.uid() as uid, auth.role() as role`
      return found
    })
    expect(row).toEqual({ uid: ALICE, role: 'authenticated' })
  })

  test('know nobody when nothing is set', async () => {
    const row = await as('anon', {}, async (caller) => {
      const [found] = await caller`select auth.uid() as uid, auth.role() as role, auth.jwt() as jwt`
      return found
    })
    expect(row).toEqual({ uid: null, role: null, jwt: null })
  })

  test('let row level security show a caller her own rows', async () => {
    const rows = await as(
      'authenticated',
      { 'request.jwt.claims': claims },
      (caller) => caller`select id from notes`,
    )
    expect(rows).toEqual([{ id: 1 }])
    expect(await as('authenticated', {}, (caller) => caller`select id from notes`)).toEqual([])
    expect(
      await as(
        'service_role',
        {},
        (caller) => caller`select rolbypassrls from pg_roles where rolname = current_user`,
      ),
    ).toEqual([{ rolbypassrls: true }])
  })
})

describe('extensions', () => {
  test('are created where hosted has them, and again without an error', async () => {
    for (const text of Object.values(MIGRATIONS).slice(0, 1)) await sql.unsafe(text)
    const rows = await sql`
      select e.extname, n.nspname from pg_extension as e join pg_namespace as n on n.oid = e.extnamespace
      where e.extname in ('pg_cron', 'pg_net', 'supabase_vault', 'pgmq', 'pgtap') order by e.extname`
    expect(Object.fromEntries(rows.map(({ extname, nspname }) => [extname, nspname]))).toEqual({
      pg_cron: 'pg_catalog',
      pg_net: 'extensions',
      pgmq: 'pgmq',
      pgtap: 'extensions',
      supabase_vault: 'vault',
    })
  })

  test('include the real pgmq', async () => {
    await sql`select pgmq.create_non_partitioned('letters')`
    await sql`select pgmq.send('letters', '{"n": 1}'::jsonb)`
    const [message] = await sql`select * from pgmq.read('letters', 30, 1)`
    expect(message?.message).toEqual({ n: 1 })
    expect(await sql`select * from pgmq.read('letters', 30, 1)`).toHaveLength(0)
  })

  test('include the real pgTAP', async () => {
    const lines = await sql.begin(async (transaction) => {
      await transaction`select extensions.plan(1)`
      return transaction`select extensions.is(1 + 1, 2, 'sums') as line`
    })
    expect(lines[0]?.line).toBe('ok 1 - sums')
  })
})

describe('the vault', () => {
  test('gives a secret back to the service role, changed when it was changed', async () => {
    await as('service_role', {}, async (service) => {
      const [created] = await service`select vault.create_secret('كلمة السر', 'token', 'a note') as id`
      const [first] = await service`select * from vault.decrypted_secrets where name = 'token'`
      expect(first).toMatchObject({ id: created?.id, decrypted_secret: 'كلمة السر', description: 'a note' })
      expect(first?.secret).not.toContain('كلمة')
      await service`select vault.update_secret(${created?.id}, 'second')`
      const [second] = await service`select * from vault.decrypted_secrets where name = 'token'`
      expect(second).toMatchObject({ decrypted_secret: 'second', description: 'a note' })
    })
  })

  test('is closed to people', async () => {
    for (const role of ['anon', 'authenticated']) {
      await expect(as(role, {}, (caller) => caller`select * from vault.decrypted_secrets`)).rejects.toThrow(
        /denied/,
      )
      await expect(as(role, {}, (caller) => caller`select vault.create_secret('x')`)).rejects.toThrow(
        /denied/,
      )
    }
  })

  test('refuses a second secret of the same name', async () => {
    await sql`select vault.create_secret('one', 'same')`
    await expect(sql`select vault.create_secret('two', 'same')`).rejects.toThrow(/duplicate key/)
  })

  test('cannot be read with the ciphertext of another secret', async () => {
    const [a] = await sql`select vault.create_secret('mine') as id`
    const [b] = await sql`select vault.create_secret('theirs') as id`
    await sql`update vault.secrets set secret = (select secret from vault.secrets where id = ${a?.id}) where id = ${b?.id}`
    await expect(
      sql`select decrypted_secret from vault.decrypted_secrets where id = ${b?.id}`,
    ).rejects.toThrow()
    await sql`delete from vault.secrets where id = ${b?.id}`
  })

  test('takes the secrets of the stack and corrects them', async () => {
    const read = async () => {
      const rows =
        await sql`select name, decrypted_secret from vault.decrypted_secrets where name like 'stack_%'`
      return Object.fromEntries(rows.map((row) => [row.name, row.decrypted_secret]))
    }
    await writeVaultSecrets(sql, { stack_url: 'http://127.0.0.1:1', stack_key: 'k' })
    await writeVaultSecrets(sql, { stack_url: 'http://127.0.0.1:2', stack_key: 'k' })
    expect(await read()).toEqual({ stack_url: 'http://127.0.0.1:2', stack_key: 'k' })
  })

  test('keeps its key outside the database, for each data folder its own', async () => {
    const key = await readFile(join(database.options.cluster, 'local_vault.key'), 'utf8')
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    const [row] = await sql`select string_agg(secret, ' ') as all from vault.secrets`
    expect(row?.all).not.toContain(key)
  })
})

describe('realtime', () => {
  test('a message is announced by its id after commit, and never after a rollback', async () => {
    const heard: string[] = []
    const listener = await sql.listen('local_realtime', (id) => heard.push(id))
    const long = 'م'.repeat(9000)
    await sql
      .begin(async (transaction) => {
        await transaction`select realtime.send('{"lost": true}'::jsonb, 'change', 'project:1')`
        throw new Error('undone')
      })
      .catch(() => {})
    await sql`select realtime.send(${sql.json({ long })}, 'change', 'project:1')`
    await expect.poll(() => heard.length).toBe(1)
    const [row] = await sql`select * from realtime.messages where id = ${heard[0] ?? ''}`
    expect(row).toMatchObject({ topic: 'project:1', event: 'change', extension: 'broadcast', private: true })
    expect(row?.payload).toEqual({ long, id: heard[0] })
    await listener.unlisten()
  })

  test('broadcast_changes tells what a trigger saw', async () => {
    await sql.unsafe(`
      create table public.watched (id integer primary key, name text);
      create function public.tell() returns trigger language plpgsql as $$
      begin
        perform realtime.broadcast_changes('watched', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
        return null;
      end $$;
      create trigger tell after insert or update or delete on public.watched for each row execute function public.tell();
      insert into public.watched values (1, 'a');
      update public.watched set name = 'b';`)
    const rows =
      await sql`select event, payload from realtime.messages where topic = 'watched' order by inserted_at, event`
    expect(
      rows.map(({ event, payload }) => [event, payload.table, payload.record, payload.old_record]),
    ).toEqual([
      ['INSERT', 'watched', { id: 1, name: 'a' }, null],
      ['UPDATE', 'watched', { id: 1, name: 'b' }, { id: 1, name: 'a' }],
    ])
  })

  test('the topic that is being asked for is what policies see', async () => {
    const settings = { 'realtime.topic': 'project:7' }
    const rows = await as('authenticated', settings, (caller) => caller`select realtime.topic() as topic`)
    expect(rows).toEqual([{ topic: 'project:7' }])
    expect(await as('authenticated', {}, (caller) => caller`select id from realtime.messages`)).toEqual([])
  })
})
