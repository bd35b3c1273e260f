import { describe, expect, it } from 'vitest'
import { fitWithin, photoBox, photoKind } from './photo'

describe('photoKind', () => {
  it('takes what WhatsApp takes, converts what browsers read, refuses the rest', () => {
    expect(photoKind({ type: 'image/jpeg', name: 'a.jpg' })).toBe('ready')
    expect(photoKind({ type: 'image/png', name: 'a.png' })).toBe('ready')
    expect(photoKind({ type: 'image/webp', name: 'a.webp' })).toBe('convert')
    expect(photoKind({ type: 'image/gif', name: 'a.gif' })).toBe('gif')
    expect(photoKind({ type: 'image/svg+xml', name: 'a.svg' })).toBe('notPhoto')
    expect(photoKind({ type: 'application/pdf', name: 'a.pdf' })).toBe('notPhoto')
  })

  it('knows a HEIC photo that the browser gives no type', () => {
    expect(photoKind({ type: '', name: 'IMG_1.HEIC' })).toBe('heic')
    expect(photoKind({ type: '', name: 'notes' })).toBe('notPhoto')
  })
})

describe('fitWithin', () => {
  it('keeps the proportion and never enlarges', () => {
    expect(fitWithin(4000, 3000, 2560)).toEqual({ width: 2560, height: 1920 })
    expect(fitWithin(800, 600, 2560)).toEqual({ width: 800, height: 600 })
    expect(fitWithin(10_000, 1, 2560)).toEqual({ width: 2560, height: 1 })
  })
})

describe('photoBox', () => {
  it('has a size even when the photo’s is not known', () => {
    expect(photoBox(null, null)).toEqual({ width: 256, height: 256 })
  })

  it('fits the thread', () => {
    const portrait = photoBox(3000, 4000)
    expect(portrait.height).toBeLessThanOrEqual(360)
    expect(photoBox(4000, 200).height).toBe(96)
  })
})
