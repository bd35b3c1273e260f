import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, ConnectionError } from '@/lib/problem'
import { createOutbox, type NewItem, type OutboxItem, type OutboxTransport } from './outbox'

const refusal = new ApiProblem({
  type: 'about:blank',
  title: 'closed',
  status: 409,
  code: 'window_closed',
  instance: '/messages',
  request_id: 'r',
  message: { ar: 'مغلقة', en: 'closed' },
})

function setUp(upload: OutboxTransport['upload'] = async () => 'p/u/photo.jpg') {
  const sent: string[] = []
  const transport = {
    upload: vi.fn(upload),
    send: vi.fn(async (item: OutboxItem, _signal: AbortSignal) => {
      sent.push(`${item.key}:${item.text ?? ''}${item.path ?? ''}`)
      return `m-${item.key}`
    }),
    accepted: vi.fn(),
  }
  const outbox = createOutbox(transport)
  const add = (key: string, text: string | null = key, conversationId = 'c') =>
    outbox.add(item(key, text, conversationId))
  const states = () => outbox.items().map((item) => `${item.key}:${item.state}`)
  return { outbox, transport, sent, add, states }
}

const item = (key: string, text: string | null, conversationId = 'c'): NewItem => ({
  key,
  conversationId,
  text,
  message: { type: 'text', text: { body: text ?? '' } },
  file: null,
  photo: null,
  replyToId: null,
  scheduledFor: null,
})

const photo = () => ({
  file: new Blob(['x']),
  filename: 'photo.jpg',
  width: 1,
  height: 1,
  previewUrl: 'blob:x',
})

function withPhoto(key: string, caption: string | null): NewItem {
  const file = photo()
  return { ...item(key, caption), message: { type: 'image', image: {} }, file, photo: file }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the outbox', () => {
  it('sends one after the other within a conversation, whatever each takes', async () => {
    const answers: ((id: string) => void)[] = []
    const { sent, add, transport } = setUp()
    transport.send.mockImplementation(
      (item) =>
        new Promise<string>((resolve) => {
          sent.push(item.key)
          answers.push(resolve)
        }),
    )
    add('a')
    add('b')
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toEqual(['a'])
    answers[0]?.('m')
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toEqual(['a', 'b'])
  })

  it('does not let one conversation wait for another', async () => {
    const { sent, add, transport } = setUp()
    transport.send.mockImplementationOnce(() => new Promise<string>(() => {}))
    add('slow', 'slow', 'c1')
    add('quick', 'quick', 'c2')
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toEqual(['quick:quick'])
  })

  it('uploads a photo first, and not again when only the send failed', async () => {
    const { outbox, transport, sent } = setUp()
    transport.send.mockRejectedValueOnce(refusal)
    outbox.add(withPhoto('a', 'look'))
    await vi.advanceTimersByTimeAsync(0)
    expect(outbox.items()[0]?.state).toBe('failed')
    outbox.retry('a')
    await vi.advanceTimersByTimeAsync(0)
    expect(transport.upload).toHaveBeenCalledTimes(1)
    expect(sent).toEqual(['a:lookp/u/photo.jpg'])
  })

  it('uploads the next files meanwhile, and sends in order whichever is there first', async () => {
    const uploaded = new Map<string, () => void>()
    const { outbox, sent, transport } = setUp(
      (one) => new Promise((resolve) => uploaded.set(one.key, () => resolve(`path-of-${one.key}`))),
    )
    for (const key of ['a', 'b', 'c', 'd', 'e']) outbox.add(withPhoto(key, null))
    await vi.advanceTimersByTimeAsync(0)
    expect([...uploaded.keys()]).toEqual(['a', 'b', 'c', 'd'])
    uploaded.get('c')?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toEqual([])
    uploaded.get('a')?.()
    await vi.advanceTimersByTimeAsync(0)
    uploaded.get('b')?.()
    uploaded.get('d')?.()
    await vi.advanceTimersByTimeAsync(0)
    uploaded.get('e')?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toEqual(['a', 'b', 'c', 'd', 'e'].map((key) => `${key}:path-of-${key}`))
    expect(transport.upload).toHaveBeenCalledTimes(5)
  })

  it('sends again knowing that the contact wants none, when a person says so', async () => {
    const { outbox, add, transport } = setUp()
    transport.send.mockRejectedValueOnce(refusal)
    add('a')
    await vi.advanceTimersByTimeAsync(0)
    outbox.retry('a', { despiteOptOut: true })
    await vi.advanceTimersByTimeAsync(0)
    expect(transport.send.mock.calls.map(([one]) => one.despiteOptOut)).toEqual([false, true])
  })

  it('keeps a refused message for the person and goes on with the next', async () => {
    const { sent, add, states, transport } = setUp()
    transport.send.mockRejectedValueOnce(refusal)
    add('a')
    add('b')
    await vi.advanceTimersByTimeAsync(0)
    expect(states()).toEqual(['a:failed', 'b:accepted'])
    expect(sent).toEqual(['b:b'])
  })

  it('holds the conversation while there is no connection, and then sends in order with the same keys', async () => {
    const { outbox, sent, add, states, transport } = setUp()
    transport.send.mockRejectedValueOnce(new ConnectionError('no answer'))
    add('a')
    add('b')
    await vi.advanceTimersByTimeAsync(0)
    expect(states()).toEqual(['a:offline', 'b:waiting'])
    outbox.resume()
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toEqual(['a:a', 'b:b'])
  })

  it('tries again by itself after a while', async () => {
    const { sent, add, transport } = setUp()
    transport.send.mockRejectedValueOnce(new ConnectionError('no answer'))
    add('a')
    await vi.advanceTimersByTimeAsync(2_100)
    expect(sent).toEqual(['a:a'])
  })

  it('gives up on a server that keeps failing, and says so', async () => {
    const { add, states, transport } = setUp()
    transport.send.mockRejectedValue(new ApiProblem({ ...refusal.problem, status: 503, code: 'unavailable' }))
    add('a')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(states()).toEqual(['a:failed'])
    expect(transport.send).toHaveBeenCalledTimes(4)
  })

  it('takes back what has not been sent, and stops its upload', async () => {
    let aborted = false
    const { outbox, sent, states } = setUp(
      (_item, _progress, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted = true
            reject(new Error('aborted'))
          })
        }),
    )
    outbox.add(withPhoto('a', null))
    await vi.advanceTimersByTimeAsync(0)
    outbox.discard('a')
    await vi.advanceTimersByTimeAsync(0)
    expect(aborted).toBe(true)
    expect(states()).toEqual([])
    expect(sent).toEqual([])
  })

  it('does not take back what may have left already', async () => {
    const { outbox, add, states, transport } = setUp()
    transport.send.mockImplementation(() => new Promise<string>(() => {}))
    add('a')
    await vi.advanceTimersByTimeAsync(0)
    outbox.discard('a')
    expect(states()).toEqual(['a:sending'])
  })

  it('forgets a message once its row is on the screen', async () => {
    const { outbox, add, states } = setUp()
    add('a')
    add('b')
    await vi.advanceTimersByTimeAsync(0)
    outbox.settle(new Set(['a']))
    expect(states()).toEqual(['b:accepted'])
  })
})
