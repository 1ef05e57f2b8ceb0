// The year of one plan, by clicking alone: written, reviewed, returned, approved, monitored, evaluated, published.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, plansOf, writable } from './house.mjs'

if (!process.env.HENGJI_BROWSER_YEAR) {
  console.log('the year by clicking does not pass on the real server yet: HENGJI_BROWSER_YEAR=1 runs it')
  process.exit(77)
}

let house
let plan
const people = {}
before(async () => {
  house = await openHouse()
  people.filer = await house.whoever('filer', writable)
  plan = people.filer.seen
  const sees = async (page) => (await plansOf(page)).find((one) => one.id === plan.id)
  for (const role of ['department_reviewer', 'finance_section', 'performance_section']) people[role] = await house.whoever(role, sees)
})
after(async () => house?.close())

const state = (person) => person.page.locator('main .tag[data-state]').first().getAttribute('data-state')
async function open(role, tab = '') {
  await people[role].goto(`/plans/${plan.id}${tab}`)
  return people[role]
}

/** Presses the button of a step in the name of whoever is offered it, says why when asked, and waits for the new state. */
async function step(move, leads, roles = ['filer', 'department_reviewer', 'finance_section', 'performance_section']) {
  for (const role of roles.filter((one) => people[one])) {
    const person = await open(role)
    const button = person.page.locator(`[data-move="${move}"]:not([disabled])`)
    if (!await button.count()) continue
    await button.click()
    const dialog = person.page.getByRole('dialog')
    await dialog.locator('textarea').fill('按规定办理')
    await dialog.locator('footer .button').last().click()
    await person.page.locator(`main .tag[data-state="${leads}"]`).first().waitFor()
    return role
  }
  throw new Error(`${move} is offered to nobody while the plan is ${await state(await open(roles[0]))}`)
}

test('the clerk mends or confirms every finding and submits', async () => {
  const clerk = await open('filer')
  const unsettled = clerk.page.locator('aside.findings article.amber:not(.confirmed)')
  await clerk.page.locator('aside.findings article, aside.findings .empty').first().waitFor()
  for (let left = await unsettled.count(); left > 0; left -= 1) {
    await unsettled.first().getByRole('button', { name: '确认无误，说明理由' }).click()
    await clerk.page.getByRole('dialog').locator('textarea').fill('已与主管科室核对')
    await clerk.page.getByRole('dialog').locator('footer .button').last().click()
    await clerk.page.waitForFunction((count) => document.querySelectorAll('aside.findings article.amber:not(.confirmed)').length === count, left - 1)
  }
  assert.equal(await step('submit', 'submitted', ['filer']), 'filer')
})

test('the reviewer writes on a cell and returns it; the clerk answers and submits again', async () => {
  const reviewer = await open('department_reviewer')
  await reviewer.page.locator('[data-cell="0:2"]').click()
  await reviewer.page.getByRole('button', { name: '批注' }).click()
  await reviewer.page.locator('aside.comments textarea').fill('这一格请与规划核对')
  await reviewer.page.getByRole('button', { name: '发送' }).click()
  await reviewer.page.getByText('这一格请与规划核对').waitFor()
  await step('return', 'returned', ['department_reviewer'])
  const clerk = await open('filer')
  await clerk.page.getByRole('button', { name: /批注/ }).click()
  await clerk.page.getByText('这一格请与规划核对').waitFor()
  await clerk.page.getByRole('button', { name: '回复' }).click()
  await clerk.page.locator('aside.comments textarea').fill('已核对，无误')
  await clerk.page.getByRole('button', { name: '发送' }).click()
  await clerk.page.getByText('已核对，无误').waitFor()
  await step('submit', 'submitted', ['filer'])
})

test('department and finance approve', async () => {
  await step('department_approve', 'department_approved')
  await step('finance_approve', 'approved')
})

test('the half year is monitored, with reasons for what is behind', async () => {
  await step('start_monitoring', 'monitoring')
  const clerk = await open('filer', '/monitoring')
  const reasons = clerk.page.locator('td textarea')
  for (let n = 0; n < await reasons.count(); n += 1) await reasons.nth(n).fill('项目下半年集中实施，按月调度')
  await clerk.page.locator('#m-summary').fill('总体按计划推进')
  await clerk.page.getByRole('button', { name: '保存', exact: true }).click()
  await clerk.page.getByText('已保存。').waitFor()
  await step('submit_monitoring', 'monitored')
})

test('the clerk evaluates the year, and each score opens to its arithmetic', async () => {
  await step('start_self_evaluation', 'self_evaluating')
  const clerk = await open('filer', '/score')
  await clerk.page.getByRole('button', { name: '展开全部算式' }).click()
  assert.ok(await clerk.page.locator('td.inner').count() > 0)
  for (const part of ['overview', 'achievements', 'problems', 'measures']) await clerk.page.locator(`#self-${part}`).fill('按年度计划完成，情况属实。')
  await clerk.page.getByRole('button', { name: '保存', exact: true }).click()
  await clerk.page.getByText('已保存。').waitFor()
  await step('submit_self_evaluation', 'self_evaluated')
})

test('finance evaluates again, and what is to be mended is listed and closed', async () => {
  const office = await open('performance_section', '/score')
  await office.page.getByRole('textbox', { name: '复评意见', exact: true }).fill('自评与台账相符')
  await office.page.getByRole('button', { name: '保存复评' }).click()
  await office.page.getByText('已保存。').waitFor()
  await step('re_evaluate', 're_evaluated')
  await step('open_rectification', 'rectifying')
  const page = (await open('performance_section', '/score')).page
  await page.getByRole('button', { name: '加一条' }).click()
  await page.locator('#r-problem').fill('台账更新不及时')
  await page.locator('#r-measure').fill('按月更新')
  await page.locator('#r-owner').fill('办公室')
  await page.getByRole('button', { name: '加上' }).click()
  await page.getByRole('row', { name: /台账更新不及时/ }).waitFor()
})

test('nobody met an error on the way', async () => {
  for (const person of Object.values(people)) assert.deepEqual(person?.faults ?? [], [])
})
