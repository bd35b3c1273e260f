// Every check that needs no running stack: formatting, lint, types, SQL rules, generated files, functions one by one.
import process from 'node:process'
import { runChecks } from './_support/checks.ts'

const { passed, failed } = await runChecks()
console.log(`${passed} passed, ${failed} failed`)
if (failed > 0) process.exitCode = 1
