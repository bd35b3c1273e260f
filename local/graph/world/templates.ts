/** One component of a template, in Meta's form. */
export type TemplateComponent = { type: string; [key: string]: unknown }

/** A message template of a business account, in Meta's words. */
export type Template = {
  id: string
  waba_id: string
  name: string
  language: string
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'
  status: string
  parameter_format: 'POSITIONAL' | 'NAMED'
  components: TemplateComponent[]
}

/** The templates of all business accounts. */
export class TemplateStore {
  readonly #templates = new Map<string, Template>()

  /** Adds or replaces a template. */
  put(template: Template): void {
    this.#templates.set(template.id, template)
  }

  /** The template with this id. */
  get(id: string): Template | undefined {
    return this.#templates.get(id)
  }

  /** The template of an account with this name and language. */
  find(wabaId: string, name: string, language: string): Template | undefined {
    return this.ofAccount(wabaId).find((template) => template.name === name && template.language === language)
  }

  /** All templates. */
  all(): Template[] {
    return [...this.#templates.values()]
  }

  /** Templates of one account in the order of their making. */
  ofAccount(wabaId: string): Template[] {
    return this.all().filter((template) => template.waba_id === wabaId)
  }

  /** Deletes a template. */
  remove(id: string): boolean {
    return this.#templates.delete(id)
  }

  /** Deletes all templates. */
  clear(): void {
    this.#templates.clear()
  }
}
