import process from 'node:process'

export type Language = 'ar' | 'en'

/**
 * In which languages the long journeys are made: both, unless E2E_LANGUAGES names one. `npm test` makes them in Arabic,
 * so that everything fits into a quarter of an hour; the screens it looks at in both.
 */
export const LANGUAGES = (['ar', 'en'] as const).filter((language) =>
  (process.env.E2E_LANGUAGES ?? 'ar,en').split(',').includes(language),
)
