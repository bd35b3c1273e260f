import {
  chmod,
  constants,
  copyFile,
  lchown,
  lstat,
  mkdir,
  readdir,
  readlink,
  symlink,
} from 'node:fs/promises'
import { join } from 'node:path'

export interface Owner {
  uid: number
  gid: number
}

/**
 * Copies a folder with its symbolic links as they are. Modes are set rather than inherited, so that the umask of the
 * caller does not matter; where the file system can share blocks, nothing is really copied.
 */
export async function copyFolder(
  from: string,
  to: string,
  options: { folderMode: number; owner?: Owner | undefined },
): Promise<void> {
  await mkdir(to, { recursive: true })
  await chmod(to, options.folderMode)
  if (options.owner) await lchown(to, options.owner.uid, options.owner.gid)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) {
      await copyFolder(source, target, options)
      continue
    }
    if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else {
      await copyFile(source, target, constants.COPYFILE_FICLONE)
      await chmod(target, (await lstat(source)).mode & 0o777)
    }
    if (options.owner) await lchown(target, options.owner.uid, options.owner.gid)
  }
}
