// What leaders see of several years and two places: money that opens to what it is made of, comparison, trend, forecast.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addCounty, county, moveAll, signInAs } from './county.mjs'
import { barriers, openHouse, picture } from './house.mjs'

const many = 9
const years = [2023, 2024, 2025]
let house
let leader
before(async () => {
  house = await openHouse()
  const made = await addCounty(house, { departments: many, years })
  await moveAll(made.people, [...made.plans[2023], ...made.plans[2024]], 'submit', 'department_approve', 'finance_approve')
  leader = await signInAs(house, 'leader', 'auditor')
})
after(async () => house?.close())

/** 1,234.50 in cents, exactly. */
const cents = (text) => BigInt(/^[\d,.]+/.exec(text)[0].replaceAll(',', '').replace('.', ''))

test('money of a place and year: the sum is that of its rows, and a row leads to the plan that says it', async () => {
  const { page } = leader
  await leader.goto('/dashboard?year=2025')
  await page.getByLabel('地区').selectOption(county.id)
  const sum = page.getByRole('button', { name: /^预算资金/ })
  await sum.filter({ hasText: `${many} 个部门` }).click()
  const rows = page.locator('#behind tbody tr')
  assert.equal(await rows.count(), many)
  const amounts = await rows.locator('td.number').allInnerTexts()
  const total = await sum.locator('strong').innerText()
  assert.equal(amounts.reduce((all, one) => all + cents(one), 0n), cents(total))
  assert.match(page.url(), /region=999998/)
  assert.match(page.url(), /money=budget/, 'what is opened can be shared as an address')
  await picture(page, 'leader-money')
  assert.deepEqual(await barriers(page), [])
  const [first] = amounts
  await rows.first().getByRole('link').click()
  await page.getByRole('heading', { name: '基本信息' }).waitFor()
  assert.equal(cents(await page.locator('[data-path^="funds"] input, input[data-path^="funds"]').first().inputValue()), cents(first))
})

test('spending is what the accounts say, with their source', async () => {
  const { page } = leader
  await leader.goto('/dashboard?year=2025&region=999999&money=executed')
  await page.getByText(/占其预算 \d/).waitFor()
  const rows = page.locator('#behind tbody tr')
  assert.ok(await rows.count() >= 4)
  assert.match(await rows.first().innerText(), /2025 年(上半年|全年) · 国库集中支付系统/)
  await rows.first().getByRole('link').click()
  await page.getByRole('heading', { name: '财政事实' }).waitFor()
})

test('findings over three years, and the rules by their names', async () => {
  const { page } = leader
  await leader.goto(`/dashboard?year=2025&region=${county.id}`)
  const trend = page.getByRole('img', { name: /历年审核意见条数/ })
  for (const year of years) assert.match(await trend.getAttribute('aria-label'), new RegExp(`${year} \\d+`))
  await trend.locator('svg path').first().waitFor({ state: 'attached' })
  await page.locator('.heat thead').getByText('资金', { exact: true }).waitFor()
  await trend.scrollIntoViewIfNeeded()
  await picture(page, 'leader-trend')
})

test('one indicator over years and places', async () => {
  const { page } = leader
  await leader.goto('/compare?name=预算执行率')
  await page.getByRole('columnheader', { name: '地区' }).waitFor()
  for (const place of ['栖岚县（虚构）', '青槐市（虚构）']) await page.getByRole('cell', { name: place }).first().waitFor()
  for (const year of years) await page.locator('.chart').getByText(String(year), { exact: true }).waitFor()
  // The indicator and the departments are chosen from lists that are searched by typing, without the mouse.
  await leader.goto('/compare')
  const name = page.getByRole('combobox', { name: '指标名称' })
  await name.focus()
  await page.keyboard.type('巡逻次数')
  await page.getByRole('option', { name: '社区警务巡逻次数' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/name=/)
  assert.equal(new URL(page.url()).searchParams.get('name'), '社区警务巡逻次数')
  await leader.goto('/compare?name=预算执行率')
  const rows = page.locator('tbody tr')
  await rows.first().waitFor()
  const every = await rows.count()
  const first = await rows.first().locator('th').innerText()
  await page.getByRole('combobox', { name: '部门', exact: true }).focus()
  await page.keyboard.type(first)
  await page.getByRole('option', { name: first }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/departments=/)
  await page.waitForFunction((all) => document.querySelectorAll('tbody tr').length < all, every)
  for (const row of await rows.all()) assert.equal(await row.locator('th').innerText(), first)
  assert.deepEqual(await barriers(page), [])
  await leader.goto('/compare?name=社区警务巡逻次数')
  await page.getByRole('button', { name: '人均' }).click()
  await page.getByRole('row', { name: /2023/ }).waitFor()
  await picture(page, 'leader-years')
  assert.deepEqual(await barriers(page), [])
  assert.deepEqual(leader.faults, [])
})

test('the board says where the year is likely to end, and which plans have not come so far', async () => {
  const { page } = leader
  await leader.goto('/board?year=2025&region=999999')
  await page.getByRole('row', { name: /青槐市民政局/ }).getByText(/\d+ 项要留意/).waitFor()
  await page.getByRole('heading', { name: '还没有进入监控' }).waitFor()
  await page.getByRole('link', { name: '青槐市水务局' }).waitFor()
  assert.equal(await page.getByRole('row', { name: /青槐市水务局/ }).count(), 0)
})
