import { describe, expect, it } from 'vitest'
import { type OutgoingMessage, outgoingOf, withFile } from './outgoing'

describe('withFile', () => {
  it('names the file where the type has it', () => {
    const path = { path: 'p/u/a.jpg' }
    expect(withFile({ type: 'image', image: { caption: 'a' } }, path)).toEqual({
      type: 'image',
      image: { caption: 'a', ...path },
    })
    const buttons = {
      type: 'interactive',
      interactive: { type: 'button', header: { type: 'image', image: {} } },
    } as unknown as OutgoingMessage
    expect(withFile(buttons, path)).toMatchObject({ interactive: { header: { image: path } } })
    const template = {
      type: 'template',
      template: { components: [{ type: 'header', parameters: [{ type: 'document', document: {} }] }] },
    } as unknown as OutgoingMessage
    expect(withFile(template, path)).toMatchObject({
      template: { components: [{ parameters: [{ document: path }] }] },
    })
  })

  it('leaves the message as it was', () => {
    const message: OutgoingMessage = { type: 'image', image: {} }
    withFile(message, { path: 'p/u/a.jpg' })
    expect(message).toEqual({ type: 'image', image: {} })
  })
})

describe('outgoingOf', () => {
  it('makes of a row what may be handed in again', () => {
    expect(
      outgoingOf({
        type: 'template',
        content: { name: 'a', language: { code: 'ar' }, rendered: { body: 'x' } },
        media: null,
      }),
    ).toEqual({ type: 'template', template: { name: 'a', language: { code: 'ar' } } })
    const cards = [{ name: { formatted_name: 'a', first_name: 'a' } }]
    expect(outgoingOf({ type: 'contacts', content: { contacts: cards }, media: null })).toEqual({
      type: 'contacts',
      contacts: cards,
    })
    expect(outgoingOf({ type: 'audio', content: { voice: true }, media: { id: 'm' } })).toEqual({
      type: 'audio',
      audio: { voice: true, media_file_id: 'm' },
    })
  })
})
