import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const MODULE = /^virtual:emoji\/(ar|en)$/

/** Groups of Emojibase in the words of the dashboard; Unicode names them in no Arabic that people use. */
const ARABIC_GROUPS: Record<string, string> = {
  'smileys-emotion': 'وجوه ومشاعر',
  'people-body': 'أشخاص وإيماءات',
  'animals-nature': 'حيوانات وطبيعة',
  'food-drink': 'طعام وشراب',
  'travel-places': 'سفر وأماكن',
  activities: 'أنشطة',
  objects: 'أشياء',
  symbols: 'رموز',
  flags: 'أعلام',
}
const ARABIC_TONES: Record<string, string> = {
  light: 'بشرة فاتحة',
  'medium-light': 'بشرة فاتحة معتدلة',
  medium: 'بشرة معتدلة',
  'medium-dark': 'بشرة داكنة معتدلة',
  dark: 'بشرة داكنة',
}
const TONES = ['none', 'light', 'medium-light', 'medium', 'medium-dark', 'dark']

interface Source {
  emoji: string
  label: string
  group?: number
  subgroup?: number
  version: number
  tags?: string[]
  skins?: { emoji: string; tone: number | number[] }[]
}

interface Messages {
  groups: { key: string; message: string; order: number }[]
  subgroups: { key: string; order: number }[]
  skinTones: { key: string; message: string }[]
}

type Load = ReturnType<typeof createRequire>
type Annotations = Record<string, { default?: string[]; tts?: string[] }>

/**
 * The emoji with their names and search words as a module per language, from Emojibase and, for Arabic, Unicode's
 * own annotations: so that the picker asks no other host for them.
 */
export function emojiData(): Plugin {
  const load = createRequire(import.meta.url)
  return {
    name: 'emoji-data',
    resolveId: (id) => (MODULE.test(id) ? `\0${id}` : null),
    load(id) {
      const language = MODULE.exec(id.slice(1))?.[1]
      if (!id.startsWith('\0') || !language) return null
      // A string to parse is read faster than an object to evaluate.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(dataOf(language, load)))})`
    },
  }
}

function dataOf(language: string, load: Load) {
  const emojis: Source[] = load('emojibase-data/en/data.json')
  const { groups, subgroups, skinTones }: Messages = load('emojibase-data/en/messages.json')
  const arabic = language === 'ar' ? arabicNames(load) : null
  const flags = subgroups.filter(({ key }) => key.endsWith('-flag')).map(({ order }) => order)
  const shown = groups.filter(({ key }) => key !== 'component')
  const inPicker = new Set(shown.map(({ order }) => order))
  return {
    locale: language,
    categories: shown.map(({ key, message, order }) => ({
      index: order,
      label: arabic ? (ARABIC_GROUPS[key] ?? message) : capital(message),
    })),
    skinTones: Object.fromEntries(
      skinTones.map(({ key, message }) => [key, arabic ? (ARABIC_TONES[key] ?? message) : capital(message)]),
    ),
    emojis: emojis
      .filter(({ group }) => group !== undefined && inPicker.has(group))
      .map(({ emoji, label, group, subgroup, version, tags, skins }) => {
        const name = arabic?.(emoji)
        const tones = skins?.filter(({ tone }) => typeof tone === 'number')
        return {
          emoji,
          category: group,
          version,
          label: name?.label ?? capital(label),
          // Both languages find it: many write the English word.
          tags: [...(name?.tags ?? []), ...(name ? [label] : []), ...(tags ?? [])],
          countryFlag: subgroup !== undefined && flags.includes(subgroup) ? true : undefined,
          skins: tones?.length
            ? Object.fromEntries(tones.map(({ tone, emoji: toned }) => [TONES[Number(tone)], toned]))
            : undefined,
        }
      }),
  }
}

/** Names and search words by emoji; Unicode's lists leave the variation selector out. */
function arabicNames(load: Load) {
  const { annotations } = load('cldr-annotations-full/annotations/ar/annotations.json').annotations as {
    annotations: Annotations
  }
  const { annotations: derived } = load(
    'cldr-annotations-derived-full/annotationsDerived/ar/annotations.json',
  ).annotationsDerived as { annotations: Annotations }
  return (emoji: string) => {
    const bare = emoji.replaceAll('\uFE0F', '')
    const found = annotations[bare] ?? derived[bare] ?? annotations[emoji] ?? derived[emoji]
    const label = found?.tts?.[0]
    return label ? { label, tags: found?.default ?? [] } : null
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
