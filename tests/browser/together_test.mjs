// Two people at one plan, and a connection that goes and comes: nothing that anybody wrote is lost unsaid.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, writable } from './house.mjs'

let house
let one
let other
let plan
before(async () => {
  house = await openHouse()
  one = await house.whoever('filer', writable)
  other = await house.whoever('filer', writable)
  plan = one.seen
})
after(async () => house?.close())

const cell = (person, row, column) => person.page.locator(`[data-cell="${row}:${column}"]`)
async function open(person) {
  await person.goto(`/plans/${plan.id}`)
  await cell(person, 0, 2).waitFor()
}
async function write(person, row, column, text) {
  await cell(person, row, column).click()
  await person.page.keyboard.insertText(text)
  await person.page.keyboard.press('Enter')
}
const saved = (person) => person.page.locator('.save.saved').waitFor()

test('two people write into different cells and both find both', async () => {
  await open(one)
  await open(other)
  await write(one, 0, 2, '甲写的名称')
  await saved(one)
  await write(other, 1, 2, '乙写的名称')
  await saved(other)
  assert.equal(await cell(other, 0, 2).innerText(), '甲写的名称')
  await open(one)
  assert.equal(await cell(one, 0, 2).innerText(), '甲写的名称')
  assert.equal(await cell(one, 1, 2).innerText(), '乙写的名称')
})

test('two people write into one cell: the second is asked, sees both, and chooses', async () => {
  await open(one)
  await open(other)
  await other.page.route('**/api/v1/events', (route) => route.abort())
  await write(one, 2, 4, '≥10家')
  await write(other, 2, 4, '≥12家')
  await Promise.race([saved(one), one.page.getByRole('dialog').waitFor()])
  const late = await Promise.race([one, other].map(async (person) => (await person.page.getByRole('dialog').waitFor(), person)))
  const dialog = late.page.getByRole('dialog')
  await dialog.getByText('≥10家').waitFor()
  await dialog.getByText('≥12家').waitFor()
  await dialog.getByRole('button', { name: '都用对方的' }).click()
  await dialog.getByRole('button', { name: '就这样，保存' }).click()
  await saved(late)
  const first = late === one ? '≥12家' : '≥10家'
  assert.equal(await cell(late, 2, 4).locator('.words').innerText(), first)
})

test('what came in while one was still typing in the same cell is not written over unasked', async () => {
  await open(one)
  await open(other)
  await one.page.route('**/api/v1/events', (route) => route.abort())
  await write(other, 5, 4, '≥20家')
  await saved(other)
  await write(one, 6, 2, '先改的一格')
  await cell(one, 5, 4).click()
  await one.page.keyboard.insertText('≥21家')
  await one.page.getByText('已并入').waitFor()
  await one.page.keyboard.press('Enter')
  const dialog = one.page.getByRole('dialog')
  await dialog.getByText('≥20家').waitFor()
  await dialog.getByText('≥21家').waitFor()
  await dialog.getByRole('button', { name: '就这样，保存' }).click()
  await saved(one)
  await open(one)
  assert.equal(await cell(one, 5, 4).locator('.words').innerText(), '≥21家')
})

test('what is written while the connection is lost is saved when it is back', async () => {
  await open(one)
  await one.context.setOffline(true)
  await write(one, 3, 2, '断网时写的')
  await one.page.locator('.save.offline').waitFor()
  await one.page.getByText('与服务器的连接断开了').waitFor()
  await one.context.setOffline(false)
  await saved(one)
  await open(one)
  assert.equal(await cell(one, 3, 2).innerText(), '断网时写的')
})

test('what was written offline survives the page being closed', async () => {
  await open(one)
  await one.context.setOffline(true)
  await write(one, 4, 2, '没来得及保存的')
  await one.page.locator('.save.offline').waitFor()
  await one.page.waitForTimeout(400)
  one.page.on('dialog', (dialog) => dialog.accept())
  await one.page.close({ runBeforeUnload: false })
  await one.context.setOffline(false)
  one.page = await one.context.newPage()
  await one.page.goto(`${house.base}/plans/${plan.id}`)
  await cell(one, 4, 2).waitFor()
  await one.page.getByText('没来得及保存的内容已经找回').waitFor()
  assert.equal(await cell(one, 4, 2).innerText(), '没来得及保存的')
  await saved(one)
})

test('a page that cannot be fetched says so, and opens when the connection is back', async () => {
  const { page, context, goto } = await house.person('auditor')
  await goto('/')
  const link = page.getByRole('link', { name: '同指标比较' })
  await context.setOffline(true)
  await link.click()
  await page.getByText('现在连不上服务器，这一页打不开').waitFor()
  await context.setOffline(false)
  await page.getByText('与服务器的连接断开了').waitFor({ state: 'detached' })
  await link.click()
  await page.getByRole('heading', { name: '同指标比较' }).waitFor()
  await context.close()
})
