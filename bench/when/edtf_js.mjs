// edtf.js on the strings of a file, one a line: the median time of a string, in nanoseconds. Strings that it refuses are left
// out and counted. Needs `npm install edtf` in the folder it is run from.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(process.cwd() + '/')
const { parse } = await import(pathToFileURL(require.resolve('edtf')))

const all = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)
const strings = all.filter(text => { try { parse(text); return true } catch { return false } })
const rounds = []
for (let round = 0; round < 21; ++round) {
  const begin = process.hrtime.bigint()
  for (const text of strings) parse(text)
  rounds.push(Number(process.hrtime.bigint() - begin) / strings.length)
}
rounds.sort((a, b) => a - b)
const median = rounds[rounds.length >> 1]
console.log(`edtf.js parse ${median.toFixed(0)} ns, ${(1e9 / median).toFixed(0)}/s (${all.length - strings.length} of ${all.length} refused)`)
