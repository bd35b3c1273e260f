import { expect, test } from 'vitest'
import { parseStackArguments } from './arguments.ts'
import { DEFAULT_DATA_DIR } from './paths.ts'
import { StackProblem } from './problem.ts'

test('nothing at all means: start with the usual port and folder', () => {
  const expected = {
    command: 'start',
    port: 54321,
    dataDir: DEFAULT_DATA_DIR,
    json: false,
    withoutWeb: false,
  }
  expect(parseStackArguments([])).toEqual(expected)
})

test('options may come without the command, as npm start passes them on', () => {
  expect(parseStackArguments(['--port', '55000', '--data', '/tmp/x'])).toMatchObject({
    command: 'start',
    port: 55000,
    dataDir: '/tmp/x',
  })
  expect(parseStackArguments(['status', '--json'])).toMatchObject({ command: 'status', json: true })
})

test.each([
  ['an unknown command', ['stop']],
  ['an unknown option', ['start', '--bogus']],
  ['a port that is no number', ['--port', '1e4']],
  ['a port that leaves no room for the four after it', ['--port', '65532']],
  ['a port that only root may use', ['--port', '80']],
  ['an empty folder name', ['--data', '']],
])('%s is refused with a sentence', (_what, args) => {
  expect(() => parseStackArguments(args)).toThrow(StackProblem)
})
