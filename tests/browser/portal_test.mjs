// The public pages: served, and as a folder that is opened from a stick without any server.
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { barriers, goto, openHouse, picture, root } from './house.mjs'

let house
let folder
before(async () => {
  house = await openHouse()
  folder = mkdtempSync(join(tmpdir(), 'hengji-portal-'))
})
after(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

const columns = ['半年（程）指标值', '全年（程）指标值']
const row = (level1, level2, level3, half, full, target) => ({ level1, level2, level3, values: { [columns[0]]: half, [columns[1]]: full }, targets: target ? { full_year: target } : {}, weight: null })
const plan = {
  kind: 'department-goal', form: null, title: '部门整体预算绩效目标表', year: 2025, department: '虚构市体育局', funds: { written: '320.5', value: '320.5', unit: '万元', parts: [] },
  functions: [{ number: 1, text: '组织全民健身活动。' }], organization: { text: '实有7人。', headcount: 7 }, goals: { long_term: '', annual: '全年举办健身活动36场。' }, columns,
  indicators: [row('过程', '预算执行', '预算执行率', '≥45%', '≥95%', { comparison: 'at_least', value: '95', unit: '%' }), row('产出指标', '数量指标', '健身活动场次', '≥16场', '≥36场', { comparison: 'at_least', value: '36', unit: '场' })],
}
const department = { id: 'sports', name: '虚构市体育局' }

function publish() {
  cpSync(join(root, 'web/dist/portal'), folder, { recursive: true })
  const write = (name, value) => {
    mkdirSync(join(folder, 'data', name, '..'), { recursive: true })
    writeFileSync(join(folder, 'data', `${name}.js`), `hengji.put(${JSON.stringify(name)},${JSON.stringify(value)})\n`)
  }
  const brief = { id: 'p1', year: 2025, kind: plan.kind, title: plan.title, published_at: '2025-02-20T01:00:00Z' }
  write('index', { region: '虚构市', published_at: brief.published_at, departments: [department], formats: ['docx', 'csv'], years: [2025] })
  write('departments/sports', { ...department, region: '虚构市', plans: [brief] })
  write('plans/p1', { ...brief, department, plan })
  write('search', plan.indicators.map((one) => ({ kind: 'indicator', title: one.level3, excerpt: `${one.level3} ${one.values[columns[1]]}`, link: '/public/plans/p1', plan: 'p1', department, year: 2025 })))
  write('indicators', { 健身活动场次: [{ plan: 'p1', department, year: 2025, targets: plan.indicators[1].values }] })
}

test('a published folder is read from the disk: names, search, plan and comparison', async () => {
  publish()
  const context = await house.browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  const faults = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('request', (request) => !request.url().startsWith('file:') && faults.push(request.url()))
  await page.goto(pathToFileURL(join(folder, 'index.html')).href)
  await page.getByRole('link', { name: '虚构市体育局' }).click()
  await page.getByText('虚构市体育局 2025 年安排资金 320.5 万元。').waitFor()
  await page.getByText('不少于 36 场').waitFor()
  assert.deepEqual(await barriers(page), [])
  await page.getByRole('search').first().locator('input').fill('健身')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '健身活动场次' }).click()
  await page.getByRole('heading', { name: '虚构市体育局 2025 部门整体' }).waitFor()
  await page.getByRole('link', { name: '健身活动场次' }).first().click()
  await page.getByRole('heading', { name: '“健身活动场次”在各部门' }).waitFor()
  assert.equal(await page.getByRole('cell', { name: '≥36场' }).count(), 1)
  assert.deepEqual(faults, [], 'nothing is asked of any server')
  await context.close()
})

test('a citizen finds a department and reads what it promises', async (context) => {
  const visitor = await house.person(null)
  await visitor.goto('/public')
  const first = visitor.page.locator('.names a').first()
  if (!await first.count()) return context.skip('nothing is published in the sample')
  const name = await first.innerText()
  await first.click()
  await visitor.page.getByRole('heading', { level: 1, name }).waitFor()
  await visitor.page.getByRole('heading', { name: '今年承诺做到' }).waitFor()
  assert.deepEqual(await barriers(visitor.page), [])
  await picture(visitor.page, 'portal-department')
  const promise = visitor.page.locator('.pledges a').first()
  const indicator = await promise.innerText()
  await promise.click()
  await visitor.page.getByRole('heading', { name: `“${indicator}”在各部门` }).waitFor()
  await visitor.page.getByRole('cell').first().waitFor()
  await goto(visitor.page, house.base, `/public?q=${encodeURIComponent(indicator)}`)
  await visitor.page.locator('.hits a').first().waitFor()
  assert.deepEqual(visitor.faults, [])
  await visitor.context.close()
})
