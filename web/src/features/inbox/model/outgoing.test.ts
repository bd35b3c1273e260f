import { describe, expect, it } from 'vitest'
import { type OutgoingMessage, withFile } from './outgoing'

describe('withFile', () => {
  it('names the file where the type has it', () => {
    const path = 'p/u/a.jpg'
    expect(withFile({ type: 'image', image: { caption: 'a' } }, path)).toEqual({
      type: 'image',
      image: { caption: 'a', path },
    })
    const buttons = {
      type: 'interactive',
      interactive: { type: 'button', header: { type: 'image', image: {} } },
    } as unknown as OutgoingMessage
    expect(withFile(buttons, path)).toMatchObject({ interactive: { header: { image: { path } } } })
    const template = {
      type: 'template',
      template: { components: [{ type: 'header', parameters: [{ type: 'document', document: {} }] }] },
    } as unknown as OutgoingMessage
    expect(withFile(template, path)).toMatchObject({
      template: { components: [{ parameters: [{ document: { path } }] }] },
    })
  })

  it('leaves the message as it was', () => {
    const message: OutgoingMessage = { type: 'image', image: {} }
    withFile(message, 'p/u/a.jpg')
    expect(message).toEqual({ type: 'image', image: {} })
  })
})
