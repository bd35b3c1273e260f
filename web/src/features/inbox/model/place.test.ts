import { expect, it } from 'vitest'
import { readPlace } from './place'

const CAIRO = { latitude: 30.0444, longitude: 31.2357 }

it('readPlace finds coordinates in numbers and in links of maps', () => {
  expect(readPlace('30.0444, 31.2357')).toEqual(CAIRO)
  expect(readPlace('٣٠٫٠٤٤٤، ٣١٫٢٣٥٧')).toEqual(CAIRO)
  expect(readPlace('https://www.google.com/maps/@30.0444,31.2357,15z')).toEqual(CAIRO)
  expect(readPlace('https://maps.google.com/?q=30.0444%2C31.2357')).toEqual(CAIRO)
  expect(readPlace('https://www.google.com/maps/place/x/@1.0,2.0,15z/data=!3d30.0444!4d31.2357')).toEqual(
    CAIRO,
  )
  expect(readPlace('https://maps.app.goo.gl/abc')).toEqual({})
  expect(readPlace('شارع التحرير')).toEqual({})
})
