import { describe, expect, it } from 'vitest'
import { parseDocument, screensOf } from './document'

const DOCUMENT = {
  version: '7.2',
  screens: [
    {
      id: 'FIRST',
      title: 'طلب',
      data: { hello: { type: 'string', __example__: 'أهلًا' } },
      layout: {
        type: 'SingleColumnLayout',
        children: [
          {
            type: 'Form',
            name: 'form',
            children: [
              // biome-ignore lint/suspicious/noTemplateCurlyInString: how Flow JSON writes a reference
              { type: 'TextHeading', text: '${data.hello}' },
              { type: 'TextInput', name: 'address', label: 'العنوان', required: true },
              {
                type: 'RadioButtonsGroup',
                label: 'النوع',
                'data-source': [{ id: 'a', title: 'سباكة' }, 'x'],
              },
              { type: 'Hologram' },
              {
                type: 'Footer',
                label: 'التالي',
                'on-click-action': { name: 'navigate', next: { type: 'screen', name: 'LAST' } },
              },
            ],
          },
        ],
      },
    },
    { id: 'LAST', terminal: true, layout: { children: 'nothing' } },
  ],
}

describe('the screens of a Flow', () => {
  it('are read with what stands on them, references as their examples', () => {
    const [first, last] = screensOf(DOCUMENT)
    expect(first?.parts).toEqual([
      { kind: 'heading', text: 'أهلًا' },
      { kind: 'input', label: 'العنوان', help: '', required: true, lines: 1, type: 'text' },
      {
        kind: 'choice',
        label: 'النوع',
        required: false,
        many: false,
        choices: [{ id: 'a', title: 'سباكة' }],
      },
      { kind: 'other', name: 'Hologram' },
    ])
    expect(first?.footer).toEqual({ label: 'التالي', next: 'LAST' })
    expect(last).toEqual({ id: 'LAST', title: '', parts: [], footer: null })
  })

  it.each([[null], ['text'], [[]], [{}], [{ screens: 'none' }], [{ screens: [1, null, { layout: 7 }] }]])(
    'of %j are never an exception',
    (document) => {
      expect(() => screensOf(document)).not.toThrow()
    },
  )
})

describe('a text', () => {
  it('is a document or says why it is none', () => {
    expect(parseDocument('{"version":"7.2"}')).toEqual({ document: { version: '7.2' }, error: null })
    expect(parseDocument('[]').document).toBeNull()
    expect(parseDocument('{"version":').error).toBeTruthy()
  })
})
