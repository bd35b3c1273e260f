import { registerHooks } from 'node:module'

/** Faults deep inside Supabase Lite 0.10.0 that nothing outside it can mend. Each text occurs once in its bundle. */
const PATCHES = [
  {
    // A table with keys to two others counted as a way between them, so that nearly every embed of a large schema was ambiguous. PostgREST
    // asks that those keys be part of the table's primary key.
    find: 'for(let S of Bn(w))u.push({',
    replace:
      'for(let S of Bn(w))if([...g,...S].every(b=>t.primary_keys?.some(k=>k.table===y&&k.schema===b.schema&&k.columns.includes(b.column))))u.push({',
  },
  {
    // An embed that names a composite foreign key was joined by the first of its columns alone.
    find: 'function jS(t,e,n){switch(t.kind){case "constraint":',
    replace:
      'function jS(t,e,n,r){switch(t.kind){case "constraint":return Vr(e,n,r.filter(o=>o.table===t.fk.table&&o.foreign_key_name===t.fk.foreign_key_name),t.direction);',
  },
  { find: 'if(a)return jS(a,e,n)', replace: 'if(a)return jS(a,e,n,r)' },
  {
    // Every request to the Data API looked up user and session in two queries, and threw the answer away.
    find: 'pathname.startsWith("/storage/v1/")){await n();return}',
    replace: 'pathname.match(/^\\/(rest|storage)\\/v1\\//)){await n();return}',
  },
] as const

/** The bundle with its faults mended; throws when it is another version than the one these patches were written for. */
export function patchLite(source: string): string {
  return PATCHES.reduce((text, { find, replace }) => {
    if (text.split(find).length !== 2)
      throw new Error(`@supabase/lite has changed: look at local/gateway/lite/patches.ts (${find})`)
    return text.replace(find, () => replace)
  }, source)
}

/** Patches Lite while it is loaded; to be called before anything imports it. */
export function patchLiteOnLoad(): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      if (!url.endsWith('/@supabase/lite/dist/index.js')) return loaded
      return { ...loaded, source: patchLite(String(loaded.source)) }
    },
  })
}
