import { describe, expect, it } from 'vitest'
import { fillVariables, findReplies, mentionAt, mentionedIn, openVariables, slashAt } from './suggest'

describe('what is being asked for at the caret', () => {
  it('is a quick reply after a slash that begins a word', () => {
    expect(slashAt('/', 1)).toEqual({ query: '', start: 0 })
    expect(slashAt('أهلًا /سلا', 10)).toEqual({ query: 'سلا', start: 6 })
    expect(slashAt('/hi there', 9)).toBeNull()
    expect(slashAt('https://uberfix.app', 8)).toBeNull()
    expect(slashAt('3/4', 3)).toBeNull()
  })

  it('is a colleague after @, whose name may have a space', () => {
    expect(mentionAt('شوفي يا @منى ا', 14)).toEqual({ query: 'منى ا', start: 8 })
    expect(mentionAt('a@b', 3)).toBeNull()
  })
})

describe('quick replies', () => {
  const replies = [
    { name: 'Hours', shortcut: 'hours', body: 'We open at nine' },
    { name: 'أهلًا وسهلًا', shortcut: 'سلام', body: 'أهلًا {{name}}' },
  ]

  it('are found by shortcut, name and text, whichever way the letters are written', () => {
    expect(findReplies(replies, 'ho')[0]?.name).toBe('Hours')
    expect(findReplies(replies, 'اهلا')[0]?.shortcut).toBe('سلام')
    expect(findReplies(replies, 'nine')).toHaveLength(1)
    expect(findReplies(replies, 'zzz')).toEqual([])
    expect(findReplies(replies, '')).toHaveLength(2)
  })

  it('are filled with what is known, and what is not stays to be seen', () => {
    const text = fillVariables('أهلًا {{ Name }}، معك {{agent}} بخصوص {{order}}', {
      name: 'منى',
      agent: 'علي',
    })
    expect(text).toBe('أهلًا منى، معك علي بخصوص {{order}}')
    expect(openVariables(text)).toEqual(['{{order}}'])
  })

  it('leave a variable whose value is missing', () => {
    expect(fillVariables('{{name}}', { name: null })).toBe('{{name}}')
  })
})

it('mentions are those that still stand in the note, once', () => {
  const chosen = [
    { id: 'a', name: 'منى' },
    { id: 'b', name: 'علي' },
    { id: 'a', name: 'منى' },
  ]
  expect(mentionedIn('@منى شوفي ده', chosen)).toEqual(['a'])
})
