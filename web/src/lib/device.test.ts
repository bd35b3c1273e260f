import { expect, it } from 'vitest'
import { deviceName } from './device'

it('names the browser and the system', () => {
  expect(
    deviceName(
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    ),
  ).toBe('Edge · Windows')
  expect(
    deviceName(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1',
    ),
  ).toBe('Safari · iPhone')
  expect(
    deviceName('Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'),
  ).toBe('Chrome · Android')
})

it('names nothing that it does not know', () => {
  expect(deviceName('curl/8.5')).toBeNull()
})
