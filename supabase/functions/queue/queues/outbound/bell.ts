/** Lets one loop wait until another has something for it. A ring that nobody waits for is heard by the next who does. */
export class Bell {
  #hasRung = false
  #wake: (() => void) | undefined

  ring(): void {
    this.#hasRung = true
    this.#wake?.()
  }

  /** Resolves at the next ring, or after so long. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        this.#wake = undefined
        this.#hasRung = false
        resolve()
      }
      const timer = setTimeout(end, milliseconds)
      this.#wake = end
      if (this.#hasRung) end()
    })
  }
}
