import { CATALOGUE } from '@contracts/template-catalogue'
import { templateFaults } from '@contracts/template-rules'
import { describe, expect, it } from 'vitest'
import { contentOf, examplesOf, fill, readMarks } from './content'
import { EMPTY, EMPTY_BUTTON, placeOf, type TemplateFields, toDraft, toFields } from './draft'

const FIELDS: TemplateFields = {
  ...EMPTY,
  name: 'visit_reminder',
  header: 'TEXT',
  headerText: 'زيارتك {{1}}',
  headerExamples: { 1: 'غدًا' },
  body: 'نذكرك بموعد زيارة الفني يوم {{1}} في تمام الساعة {{2}} بإذن الله.',
  bodyExamples: { 1: 'الأحد', 2: '10 صباحًا' },
  footer: 'العزب',
  buttons: [
    { ...EMPTY_BUTTON, type: 'QUICK_REPLY', text: 'تأكيد' },
    {
      ...EMPTY_BUTTON,
      type: 'URL',
      text: 'التفاصيل',
      url: 'https://alazab.com/v/{{1}}',
      example: 'https://alazab.com/v/7',
    },
  ],
}

describe('a draft', () => {
  it('of the form breaks no rule and comes back as it was', () => {
    const draft = toDraft(FIELDS)
    expect(templateFaults(draft)).toEqual([])
    expect(toFields({ ...draft, parameter_format: 'POSITIONAL' })).toEqual({ ...FIELDS, warns: false })
  })

  it('is the same for every template of the catalogue after it went through the form', () => {
    for (const template of CATALOGUE) {
      const fields = toFields({ ...template, parameter_format: template.parameter_format ?? 'POSITIONAL' })
      expect(toDraft(fields).components, template.name).toEqual(template.components)
    }
  })

  it('of a code has the words of Meta and a button that copies it', () => {
    const draft = toDraft({ ...EMPTY, name: 'code', category: 'AUTHENTICATION', minutes: '10' })
    expect(templateFaults(draft)).toEqual([])
    expect(contentOf(draft).body).toContain('{{1}}')
    expect(toFields({ ...draft, parameter_format: 'POSITIONAL' }).minutes).toBe('10')
  })

  it('has its faults where they are mended', () => {
    const draft = toDraft({
      ...FIELDS,
      name: 'Visit Reminder',
      body: '{{1}} زيارة',
      bodyExamples: {},
      buttons: [{ ...EMPTY_BUTTON, type: 'URL', text: '', url: 'x' }],
    })
    const places = new Set(templateFaults(draft).map(({ pointer }) => placeOf(pointer, draft)))
    expect([...places].sort()).toEqual(['body', 'body.example', 'buttons.0', 'name'])
  })
})

describe('a preview', () => {
  it('is filled with the examples', () => {
    const { components } = toDraft(FIELDS)
    expect(fill('يوم {{1}} {{ 2 }} {{3}}', examplesOf(components).body)).toBe('يوم الأحد 10 صباحًا {{3}}')
  })

  it('reads the marks of WhatsApp, and no mark within a word', () => {
    expect(readMarks('قال *مرحبًا* ثم a_b_c و~لا~')).toEqual([
      { text: 'قال ', mark: 'plain' },
      { text: 'مرحبًا', mark: 'bold' },
      { text: ' ثم a_b_c و~لا~', mark: 'plain' },
    ])
  })
})
