/** A failure that the person at the terminal can mend: its message is one sentence and is shown without a stack. */
export class StackProblem extends Error {
  override readonly name = 'StackProblem'
}

const SENTENCES: Record<string, (path: string) => string> = {
  ENOSPC: (path) => `The disk is full: ${path} could not be written. Free some space and start again.`,
  EDQUOT: (path) =>
    `The disk quota is used up: ${path} could not be written. Free some space and start again.`,
  EACCES: (path) => `${path} may not be written by this user. Choose a folder of yours with --data DIR.`,
  EPERM: (path) => `${path} may not be written by this user. Choose a folder of yours with --data DIR.`,
  EROFS: (path) => `${path} is on a read-only file system. Choose a writable folder with --data DIR.`,
  EEXIST: (path) => `${path} cannot be a folder: a file is in its way. Choose a folder with --data DIR.`,
  ENOTDIR: (path) => `${path} cannot be a folder: a file is in its way. Choose a folder with --data DIR.`,
}

/** Turns an error of the file system into the sentence that tells what to do; other errors stay as they are. */
export function explainFileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const named = error as { dest?: unknown; path?: unknown }
  const at = [named.dest, named.path, path].find((candidate) => typeof candidate === 'string') as string
  const sentence = SENTENCES[error.code]
  return sentence ? new StackProblem(sentence(at), { cause: error }) : error
}
