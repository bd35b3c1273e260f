type PluralOfArabicOnly = 'zero' | 'two' | 'few' | 'many'

/** The keys of the Arabic texts, without the plural forms that only Arabic has. */
export type Mirror<Texts> = {
  [Key in keyof Texts as Key extends `${string}_${PluralOfArabicOnly}`
    ? never
    : Key]: Texts[Key] extends string ? string : Mirror<Texts[Key]>
}
