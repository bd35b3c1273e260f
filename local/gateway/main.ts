import process from 'node:process'
import { readLocalConfig } from '../stack/config.ts'
import { patchLiteOnLoad } from './lite/patches.ts'

// Lite would report its use and its errors to its makers.
process.env.LITE_TELEMETRY = '0'
process.env.DO_NOT_TRACK = '1'

// Lite replaces this by one that ends the process when a warning is an Error, as Node's own warnings are.
const { emitWarning } = process
patchLiteOnLoad()
const { startPlatform } = await import('./platform.ts')
process.emitWarning = emitWarning

await startPlatform(readLocalConfig())
console.log('ready')
