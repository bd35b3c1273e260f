import type { PostgresConnection } from '@supabase/lite/postgres'

type Introspection = Awaited<ReturnType<PostgresConnection['introspect']>>

/** Lite's Storage finds its own tables the same way as the Data API finds those of the project. */
const STORAGE = 'storage'

/**
 * What Lite may know of the database: the exposed schemas and Storage's. It looks many things up by the name of a table alone, and would
 * take `auth.users` for `public.users`, or a key from one into the other for a relationship that PostgREST does not have.
 */
export async function readExposedSchema(
  connection: PostgresConnection,
  introspect: () => Promise<Introspection>,
  exposed: string[],
): Promise<Introspection> {
  const whole = await introspect()
  const relationships = await connection.driver<{ schema: string; table: string; name: string }[]>`
    select n.nspname as schema, c.relname as table, k.conname as name
    from pg_constraint as k
    join pg_class as c on c.oid = k.conrelid
    join pg_namespace as n on n.oid = c.relnamespace
    join pg_class as target on target.oid = k.confrelid
    join pg_namespace as target_schema on target_schema.oid = target.relnamespace
    where k.contype = 'f' and n.nspname = any(${exposed}) and target_schema.nspname = any(${exposed})`
  const known = new Set(relationships.map(({ schema, table, name }) => `${schema}.${table}.${name}`))
  const visible = new Set([...exposed, STORAGE])
  const isVisible = ({ schema }: { schema?: string }) => visible.has(schema ?? 'public')
  return {
    ...whole,
    tables: whole.tables.filter(isVisible),
    columns: whole.columns.filter(isVisible),
    indexes: whole.indexes.filter(isVisible),
    primary_keys: whole.primary_keys.filter(isVisible),
    views: whole.views.filter(isVisible),
    check_constraints: whole.check_constraints.filter(isVisible),
    foreign_keys: whole.foreign_keys.filter((key) =>
      known.has(`${key.schema ?? 'public'}.${key.table}.${key.foreign_key_name}`),
    ),
    ...(whole.unique_constraints ? { unique_constraints: whole.unique_constraints.filter(isVisible) } : {}),
    ...(whole.functions ? { functions: whole.functions.filter(isVisible) } : {}),
  }
}
