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

test('a scan: what was not read with certainty is marked until it was looked at, and a correction is kept', async (context) => {
  const clerk = await signIn('health')
  const { page } = clerk
  await page.getByRole('link', { name: '新建目标表' }).click()
  await page.locator('#new-kind').selectOption('project-goal')
  await page.locator('#new-project').fill('农村供水保障')
  await page.getByRole('radio', { name: /从已有的文件开始/ }).check()
  await drop(page).setInputFiles(join(root, 'tests/readers/scans/sealed.jpg'))
  await page.locator('.doubts, .note.red, .note.amber').first().waitFor({ timeout: 120_000 })
  if (!await page.locator('.doubts').count()) return context.skip('扫描件的识别程序没有装 / text recognition is not installed')
  await page.getByRole('img', { name: '原件第 1 页' }).waitFor()
  const doubtful = page.locator('td.doubtful input')
  assert.equal(await doubtful.count(), 1)
  assert.equal(await doubtful.inputValue(), '≤20')
  await page.getByRole('button', { name: '看下一处' }).click()
  assert.equal(await doubtful.evaluate((cell) => cell === document.activeElement), true, 'the next doubt takes the keyboard')
  await picture(page, 'clerk-scan')
  assert.deepEqual(await barriers(page), [])
  await page.keyboard.press('Control+A')
  await page.keyboard.type('≤25')
  await page.keyboard.press('Tab')
  await page.getByText('没把握的都看过了').waitFor()
  const otherYear = page.getByRole('checkbox', { name: /文件写的是/ })
  if (await otherYear.count()) await otherYear.check()
  await page.getByRole('button', { name: '建立' }).click()
  await page.getByRole('gridcell').filter({ hasText: '≤25' }).first().waitFor()
  assert.deepEqual(clerk.faults, [])
  await clerk.context.close()
})

test('a plan begins from the indicators that are recommended to the department', async () => {
  const clerk = await signIn('culture')
  const { page } = clerk
  await page.getByRole('link', { name: '新建目标表' }).click()
  await page.locator('#new-year').selectOption('2026')
  await page.getByRole('radio', { name: /从指标库开始/ }).check()
  await page.getByText('本部门 2025 年的表里有').first().waitFor()
  assert.equal(await page.getByRole('button', { name: '建立' }).isDisabled(), true, 'nothing is picked yet')
  const picked = ['预算执行率', '预算编制规范性']
  for (const name of picked) {
    await page.getByRole('searchbox', { name: '查找指标' }).fill(name)
    await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
  }
  await page.getByText('已选 2 条').waitFor()
  await page.getByRole('searchbox', { name: '查找指标' }).fill('')
  await page.getByText('本部门 2025 年的表里有').nth(3).waitFor()
  await picture(page, 'clerk-library')
  assert.deepEqual(await barriers(page), [])
  await page.getByRole('button', { name: '建立' }).click()
  await page.locator('[data-cell="1:2"]').waitFor()
  assert.deepEqual([await page.locator('[data-cell="0:2"]').innerText(), await page.locator('[data-cell="1:2"]').innerText()], picked)
  assert.equal(await page.locator('[data-cell="0:0"]').innerText(), '过程', 'where the department has it')
  assert.deepEqual(clerk.faults, [])
  await clerk.context.close()
})
