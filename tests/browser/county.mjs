// A second county beside the sample one: its departments with plans of several years, made by people of its own
// over the API, so that there is something to compare.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './house.mjs'

export const county = { id: '999998', name: '栖岚县（虚构）' }
const password = 'Qilan-County-2025'

/** Somebody at the API. */
export async function atApi(base, account, secret) {
  const headers = { 'Content-Type': 'application/json' }
  async function call(method, path, body, more = {}) {
    const sent = body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    const answer = await fetch(`${base}/api/v1${path}`, { method, headers: { ...headers, ...more }, body: sent })
    const text = await answer.text()
    assert.ok(answer.ok, `${account} ${method} ${path}: ${answer.status} ${text.slice(0, 300)}`)
    if (path === '/session') headers.Cookie = answer.headers.get('set-cookie').split(';')[0]
    return text ? JSON.parse(text) : null
  }
  headers['X-CSRF-Token'] = (await call('POST', '/session', { account, password: secret })).csrf
  return call
}

function hire(house, account, role, ...where) {
  const made = house.told(`${password}\n`, 'user', 'add', account, '--role', role, '--name', `${account}（虚构）`, ...where)
  assert.equal(made.status, 0, made.stderr)
  return atApi(house.base, account, password)
}

async function finished(call, job) {
  for (let now = job; ; now = await call('GET', `/jobs/${job.id}`)) {
    if (now.state === 'done') return now.result
    assert.ok(['waiting', 'running'].includes(now.state), JSON.stringify(now.problem))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The files of a folder as the tool writes them, put into the store and read as plans of the year. */
async function importYear(office, region, year, files) {
  const hashes = []
  for (const { name, bytes } of files)
    hashes.push((await office('POST', '/files', bytes, { 'Content-Type': 'application/octet-stream', 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` })).hash)
  const { items } = await finished(office, await office('POST', '/imports', { files: hashes, year, region }))
  return items.map((one) => one.created).filter(Boolean)
}

/** So many departments of the county with plans of these years; the plans of each year, and its people at the API. */
export async function addCounty(house, { departments = 12, years = [2023, 2024, 2025] } = {}) {
  const admin = await hire(house, 'root', 'administrator')
  await admin('POST', '/regions', { code: county.id, name: county.name })
  const place = ['--region', county.id]
  const folder = mkdtempSync(join(tmpdir(), 'hengji-county-'))
  const plans = {}
  try {
    const people = {
      filer: await hire(house, 'qilan', 'filer', ...place), review: await hire(house, 'qilan-review', 'department_reviewer', ...place),
      finance: await hire(house, 'qilan-finance', 'finance_section', ...place), office: await hire(house, 'qilan-office', 'performance_section', ...place),
    }
    for (const year of years) {
      const made = spawnSync(join(root, 'tools/sample_county'), [folder, String(year)], { encoding: 'utf8' })
      assert.equal(made.status, 0, made.stderr)
      const rows = readFileSync(join(folder, 'departments.csv'), 'utf8').trim().split(/\r?\n/).slice(1, departments + 1).map((line) => line.split(','))
      if (year === years[0]) for (const [code, name] of rows) await admin('POST', '/departments', { name, code, region: county.id, kind: 'department' })
      const files = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().slice(0, departments)
      plans[year] = await importYear(people.office, county.id, year, files.map((name) => ({ name, bytes: readFileSync(join(folder, name)) })))
    }
    return { plans, people }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Signs somebody of the county in at a browser; one that is not there yet is hired for everywhere. */
export async function signInAs(house, account, role) {
  if (role) await hire(house, account, role)
  return house.signIn([{ account, password, role: 'of the county' }])
}

/** Takes plans as far as a move, by those who may. */
export async function moveAll(people, plans, ...moves) {
  const by = { submit: 'filer', department_approve: 'review', finance_approve: 'finance', publish: 'office' }
  for (const move of moves) {
    const { items } = await people[by[move]]('POST', '/moves', { move, plans, note: '样例（虚构）' })
    const refused = items.filter((one) => !one.done)
    assert.deepEqual(refused, [], `${move}: ${refused[0]?.problem?.detail}`)
  }
}
