import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What somebody wants to send. */
export interface OutgoingMail {
  to: string
  subject: string
  html?: string
  text?: string
}

export interface KeptMail extends OutgoingMail {
  id: string
  sent_at: string
}

/** Mails beyond this number push out the oldest. */
const KEPT_MAILS = 500

/** Every mail that the stack would have sent, newest first, in memory and one file each on disk. */
export class Mailbox {
  readonly #folder: string
  #mails: KeptMail[]

  private constructor(folder: string, mails: KeptMail[]) {
    this.#folder = folder
    this.#mails = mails
  }

  /** Opens the mailbox of a folder, with what an earlier run has kept there. */
  static async open(folder: string): Promise<Mailbox> {
    await mkdir(folder, { recursive: true })
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
    const mails = await Promise.all(names.map((name) => readMail(join(folder, name))))
    const kept = mails.filter((mail) => mail !== undefined)
    return new Mailbox(
      folder,
      kept.sort((a, b) => b.sent_at.localeCompare(a.sent_at)),
    )
  }

  async add(mail: OutgoingMail): Promise<KeptMail> {
    const kept: KeptMail = { id: randomUUID(), sent_at: new Date().toISOString(), ...mail }
    const path = this.#path(kept.id)
    await writeFile(`${path}.tmp`, JSON.stringify(kept))
    await rename(`${path}.tmp`, path)
    this.#mails.unshift(kept)
    const dropped = this.#mails.splice(KEPT_MAILS)
    await Promise.all(dropped.map((old) => this.#forget(old.id)))
    return kept
  }

  list(to?: string): KeptMail[] {
    const address = to?.toLowerCase()
    return address ? this.#mails.filter((mail) => mail.to.toLowerCase() === address) : [...this.#mails]
  }

  get(id: string): KeptMail | undefined {
    return this.#mails.find((mail) => mail.id === id)
  }

  async remove(id: string): Promise<boolean> {
    const found = this.get(id)
    if (!found) return false
    this.#mails = this.#mails.filter((mail) => mail !== found)
    await this.#forget(id)
    return true
  }

  async clear(): Promise<void> {
    const gone = this.#mails
    this.#mails = []
    await Promise.all(gone.map((mail) => this.#forget(mail.id)))
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`)
  }

  #forget(id: string): Promise<void> {
    return rm(this.#path(id), { force: true })
  }
}

async function readMail(path: string): Promise<KeptMail | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as KeptMail
  } catch {
    // A file that cannot be read must not keep the stack from starting; the mail was for a person's eyes only.
    return undefined
  }
}
