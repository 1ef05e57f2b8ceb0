// Files that are put in by clicking: a plan from a PDF beside its page, what holds no plan, and the files of a county.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { barriers, goto, openHouse, picture, plansOf, root } from './house.mjs'

let house
before(async () => (house = await openHouse()))
after(async () => house?.close())

const signIn = (account) => house.signIn(house.accounts.filter((one) => one.account === account))
const bytesOf = (page, path) => page.evaluate(async (from) => [...new Uint8Array(await (await fetch(from)).arrayBuffer())], path)
const drop = (page) => page.locator('.drop input[type=file]')

test('a plan is made from a PDF: its page stands beside the reading, and a correction is kept', async () => {
  const clerk = await signIn('water')
  const [plan] = await plansOf(clerk.page)
  const pdf = Buffer.from(await bytesOf(clerk.page, `/api/v1/plans/${plan.id}/documents?format=pdf`))
  await clerk.page.getByRole('link', { name: '新建目标表' }).click()
  await clerk.page.locator('#new-year').selectOption(String(plan.year + 1))
  await clerk.page.getByRole('radio', { name: /从已有的文件开始/ }).check()
  await drop(clerk.page).setInputFiles({ name: '水务局.pdf', mimeType: 'application/pdf', buffer: pdf })
  const original = clerk.page.getByRole('img', { name: '原件第 1 页' })
  await original.waitFor({ timeout: 60_000 })
  await clerk.page.waitForFunction(() => document.querySelector('figure img')?.naturalWidth > 300)
  const cell = clerk.page.locator('input.cell[aria-label$="level3"]').first()
  const read = await cell.inputValue()
  assert.notEqual(read, '')
  await picture(clerk.page, 'clerk-upload')
  assert.deepEqual(await barriers(clerk.page), [])
  await cell.fill(`${read}（核对）`)
  await cell.press('Tab')
  assert.equal(await clerk.page.getByRole('button', { name: '建立' }).isDisabled(), true, 'a file of another year is not taken unasked')
  await clerk.page.getByRole('checkbox', { name: /文件写的是/ }).check()
  await clerk.page.getByRole('button', { name: '建立' }).click()
  await clerk.page.locator('[data-cell="0:2"]').waitFor()
  assert.equal(await clerk.page.locator('[data-cell="0:2"]').innerText(), `${read}（核对）`)
  assert.deepEqual(clerk.faults, [])
  await clerk.context.close()
})

test('a file without a plan is said to be one', async () => {
  const clerk = await signIn('education')
  await clerk.page.getByRole('link', { name: '新建目标表' }).click()
  await clerk.page.getByRole('radio', { name: /从已有的文件开始/ }).check()
  await drop(clerk.page).setInputFiles({ name: '会议通知.txt', mimeType: 'text/plain', buffer: Buffer.from('关于召开会议的通知\n请各单位参加。\n') })
  await clerk.page.getByText('文件里没有认出目标表。').waitFor({ timeout: 60_000 })
  assert.equal(await clerk.page.getByRole('button', { name: '建立' }).isDisabled(), true)
  await clerk.context.close()
})

test('the files of a county are matched to its departments', async () => {
  const office = await signIn('performance')
  await goto(office.page, house.base, '/imports')
  await office.page.locator('input[type=file]').setInputFiles(['civil-affairs-bureau-2025.txt', 'transport-bureau-2025.txt'].map((name) => join(root, 'examples', name)))
  await office.page.locator('input[type=number]').fill('2026')
  await office.page.getByRole('button', { name: '导入', exact: true }).click()
  for (const name of ['青槐市民政局', '青槐市交通运输局']) await office.page.getByRole('row', { name: new RegExp(name) }).first().waitFor({ timeout: 60_000 })
  assert.deepEqual(await barriers(office.page), [])
  assert.deepEqual(office.faults, [])
  await office.context.close()
})
