// The indicator table behaves like a spreadsheet: keys, input methods, paste, undo, saving by itself, live findings.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, writable } from './house.mjs'

let house
let clerk
let plan
before(async () => {
  house = await openHouse()
  clerk = await house.whoever('filer', writable)
  plan = clerk.seen
})
after(async () => house?.close())

const cell = (row, column) => clerk.page.locator(`[data-cell="${row}:${column}"]`)
const saved = () => clerk.page.locator('.save.saved').waitFor()
async function open() {
  await clerk.goto(`/plans/${plan.id}`)
  await cell(0, 2).waitFor()
}
const stored = (row, field) => clerk.page.evaluate(async ([id, at, name]) => {
  const found = (await (await fetch(`/api/v1/plans/${id}`)).json()).plan.indicators[at]
  return name.startsWith('values/') ? found.values[name.slice(7)] : found[name]
}, [plan.id, row, field])

test('typing over a cell replaces it, Enter goes down, and it is saved by itself', async () => {
  await open()
  await cell(1, 2).click()
  await clerk.page.keyboard.type('Plan of work')
  await clerk.page.keyboard.press('Enter')
  assert.equal(await cell(1, 2).innerText(), 'Plan of work')
  assert.equal(await cell(2, 2).getAttribute('aria-selected'), 'true')
  await saved()
  assert.equal(await stored(1, 'level3'), 'Plan of work')
})

test('Ctrl+Z takes it back and Ctrl+Y does it again', async () => {
  const now = await cell(1, 2).innerText()
  await clerk.page.keyboard.press('Control+z')
  const before = await cell(1, 2).innerText()
  assert.notEqual(before, now)
  await clerk.page.keyboard.press('Control+y')
  assert.equal(await cell(1, 2).innerText(), now)
  await clerk.page.keyboard.press('Control+z')
  await saved()
  assert.equal(await stored(1, 'level3'), before)
})

test('an input method composes into the cell', async () => {
  await cell(3, 2).click()
  const session = await clerk.context.newCDPSession(clerk.page)
  await session.send('Input.imeSetComposition', { text: 'zhi', selectionStart: 3, selectionEnd: 3 })
  await session.send('Input.insertText', { text: '绩效指标清晰性' })
  await clerk.page.keyboard.press('Enter')
  assert.equal(await cell(3, 2).innerText(), '绩效指标清晰性')
  await clerk.page.keyboard.press('Control+z')
})

test('F2 keeps the text, Escape gives up', async () => {
  await cell(2, 2).click()
  const before = await cell(2, 2).innerText()
  await clerk.page.keyboard.press('F2')
  await clerk.page.keyboard.type('X')
  await clerk.page.keyboard.press('Escape')
  assert.equal(await cell(2, 2).innerText(), before)
})

test('the table can be left by keyboard alone', async () => {
  await cell(2, 2).click()
  await clerk.page.keyboard.press('Escape')
  assert.equal(await clerk.page.evaluate(() => document.activeElement.closest('.tools') !== null), true)
})

test('cells from Excel land where one stands, in one step of undo', async () => {
  await cell(0, 3).click()
  const before = await stored(0, 'level3')
  await clerk.page.evaluate(() => navigator.clipboard.writeText('≥1家\t≥2家\r\n≥3家\t≥4家\r\n'))
  await clerk.page.keyboard.press('Control+v')
  assert.deepEqual(await Promise.all([cell(0, 3), cell(0, 4), cell(1, 3), cell(1, 4)].map((one) => one.locator('.words').innerText())), ['≥1家', '≥2家', '≥3家', '≥4家'])
  await clerk.page.keyboard.press('Control+z')
  assert.notEqual(await cell(1, 4).locator('.words').innerText(), '≥4家')
  await saved()
  assert.equal(await stored(0, 'level3'), before)
})

test('what is copied out of the table is what Excel takes', async () => {
  await cell(0, 2).click()
  await clerk.page.keyboard.press('Shift+ArrowRight')
  await clerk.page.keyboard.press('Control+c')
  const copied = await clerk.page.evaluate(() => navigator.clipboard.readText())
  assert.equal(copied, `${await cell(0, 2).locator('.words').innerText()}\t${await cell(0, 3).locator('.words').innerText()}`)
})

test('Ctrl+Enter adds a row and Ctrl+Delete removes it', async () => {
  const count = () => clerk.page.locator('.tools .count').innerText()
  const before = await count()
  await cell(2, 2).click()
  await clerk.page.keyboard.press('Control+Enter')
  assert.notEqual(await count(), before)
  await clerk.page.keyboard.type('A new one')
  await clerk.page.keyboard.press('Enter')
  assert.equal(await cell(3, 2).locator('.words').innerText(), 'A new one')
  await cell(3, 2).click()
  await clerk.page.keyboard.press('Control+Delete')
  assert.equal(await count(), before)
  await saved()
})

test('findings follow the keystroke within a tenth of a second', async () => {
  await open()
  const panel = clerk.page.locator('aside.findings')
  await panel.locator('article').first().waitFor()
  const times = []
  await cell(4, 2).click()
  await clerk.page.keyboard.press('F2')
  for (const letter of '科学规范合理明确') {
    const runs = await panel.getAttribute('data-runs')
    await clerk.page.keyboard.insertText(letter)
    await clerk.page.waitForFunction((before) => document.querySelector('aside.findings').dataset.runs !== before, runs)
    times.push(Number(await panel.getAttribute('data-took')))
  }
  await clerk.page.keyboard.press('Escape')
  times.sort((a, b) => a - b)
  console.log(`findings after a keystroke: median ${times[4]} ms, slowest ${times.at(-1)} ms`)
  assert.ok(times[4] <= 100, `median ${times[4]} ms`)
})

test('a click on a quote leads to the cell it was taken from', async () => {
  await open()
  const link = clerk.page.locator('aside.findings article .quote.link').first()
  if (await link.count()) {
    await link.click()
    await clerk.page.locator('aside.findings article.chosen').first().waitFor()
  }
  assert.ok(await clerk.page.locator('aside.findings article').count())
})

test('a finding is confirmed with a reason, and the reason is asked for', async () => {
  await open()
  const open_ = clerk.page.locator('aside.findings article.amber:not(.confirmed)')
  const code = await open_.first().getAttribute('data-code')
  const before = await open_.count()
  await open_.first().getByRole('button', { name: '确认无误，说明理由' }).click()
  const dialog = clerk.page.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认' }).click()
  await dialog.getByText('请写一句说明。').waitFor()
  await dialog.locator('textarea').fill('已与编办核对')
  await dialog.getByRole('button', { name: '确认' }).click()
  await clerk.page.locator(`article.confirmed[data-code="${code}"]`).first().waitFor()
  assert.equal(await open_.count(), before - 1)
  assert.deepEqual(clerk.faults, [])
})
