// What the mock serves: the examples as `hengji` reads and checks them, so nothing here is invented twice.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const program = process.env.HENGJI_BIN ?? [join(root, 'build/release/src/hengji'), join(root, 'build/dev/src/hengji')].find(existsSync)

function hengji(...words) {
  try {
    return JSON.parse(execFileSync(program, words, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch (cause) {
    if (cause.stdout) return JSON.parse(cause.stdout)
    throw cause
  }
}

const evidence = 'examples/science-bureau-evidence'
const states = ['returned', 'submitted', 'department_approved', 'draft', 'approved', 'monitoring', 'submitted', 'self_evaluated', 'submitted', 'closed']

export function load() {
  const departments = [{ id: 'd0', name: '青槐市财政局', code: '001', credit_code: '', region: '青槐市', parent: null, kind: 'finance' }]
  const plans = []
  for (const file of readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.txt')).sort()) {
    const path = `examples/${file}`
    const plan = hengji('read', '--json', path).plans[0]
    const id = `d${departments.length}`
    departments.push({ id, name: plan.department, code: `0${10 + departments.length}`, credit_code: '', region: '青槐市', parent: null, kind: 'department' })
    plans.push({ id: file.replace('-2025.txt', ''), department: { id, name: plan.department }, plan, path, state: file.startsWith('science') ? 'returned' : states[plans.length],
      findings: hengji('check', '--format', 'json', path), revision: 1, confirmations: {}, comments: [], history: [], published: plans.length % 3 === 0, reasons: {}, actuals: {} })
  }
  const science = plans.find((one) => one.id.startsWith('science'))
  const words = ['--facts', `${evidence}/facts.csv`, '--ledger', `${evidence}/ledgers`, '--answers', `${evidence}/answers.csv`, '--json']
  const titles = new Map(hengji('rules', '--format', 'json').rules.map((rule) => [rule.code, rule.title]))
  return { departments, plans, titles, score: hengji('score', science.path, ...words), measures: hengji('measure', science.path, ...words),
    half: hengji('measure', science.path, '--period', 'half', ...words) }
}
