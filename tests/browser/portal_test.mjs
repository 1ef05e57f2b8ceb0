// The public pages: served, and as a folder that is opened from a stick without any server.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { barriers, goto, openHouse, picture } from './house.mjs'

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

/** A page of the published folder as a stick has it, and what it did that it should not. */
async function opened(published) {
  const context = await house.browser.newContext({ locale: 'zh-CN', acceptDownloads: true })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('request', (request) => !/^(file|data|blob):/.test(request.url()) && faults.push(request.url()))
  await page.goto(pathToFileURL(join(published, 'index.html')).href)
  return { context, page, faults }
}

async function downloaded(page, link) {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  return readFileSync(await download.path())
}

test('a published folder is read from the disk: departments, search, comparison, downloads', async () => {
  const published = join(folder, 'portal')
  const done = house.run('publish', published)
  assert.equal(done.status, 0, done.stderr)
  const { context: browsing, page, faults } = await opened(published)
  const department = page.locator('.names a').first()
  const name = await department.innerText()
  await department.click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('heading', { name: '今年承诺做到' }).waitFor()
  assert.deepEqual(await barriers(page), [])
  const promise = page.locator('.pledges a').first()
  const indicator = await promise.innerText()
  await promise.click()
  await page.getByRole('heading', { name: `“${indicator}”在各部门` }).waitFor()
  await page.getByRole('rowheader', { name }).first().waitFor()
  await page.getByRole('search').first().locator('input').fill(` ${indicator.slice(0, 4)} `)
  await page.keyboard.press('Enter')
  await page.locator('.hits a').first().click()
  await page.getByRole('heading', { name: '全部指标' }).waitFor()
  await picture(page, 'portal-folder')
  const plan = /plans\/([^#?]+)/.exec(page.url())[1]
  for (const format of ['DOCX', 'XLSX', 'PDF', 'OFD', 'CSV', 'JSON']) {
    const address = await page.getByRole('link', { name: format, exact: true }).evaluate((link) => link.href)
    assert.equal(fileURLToPath(address), join(published, `files/${plan}.${format.toLowerCase()}`))
    assert.ok(readFileSync(fileURLToPath(address)).length > 200, format)
  }
  // What a browser shows by itself it opens; what it does not know it saves.
  const saved = await downloaded(page, page.getByRole('link', { name: 'DOCX', exact: true }))
  assert.deepEqual(saved, readFileSync(join(published, `files/${plan}.docx`)))
  await page.getByRole('main').getByRole('link').first().click()
  await page.getByRole('heading', { name: '开放数据' }).waitFor()
  const open = await page.getByRole('link', { name: / CSV$/ }).first().evaluate((link) => link.href)
  assert.match(readFileSync(fileURLToPath(open), 'utf8'), /^\ufeff?"部门","年度"/)
  assert.deepEqual(faults, [], 'nothing is asked of any server')
  await browsing.close()
})

test('a folder is published anew over the old one, byte by byte the same, and its list holds', () => {
  const published = join(folder, 'again')
  assert.equal(house.run('publish', published).status, 0)
  const list = readFileSync(join(published, 'manifest.json'), 'utf8')
  for (const file of JSON.parse(list).files)
    assert.equal(createHash('sha256').update(readFileSync(join(published, file.path))).digest('hex'), file.sha256, file.path)
  assert.equal(house.run('publish', published).status, 0)
  assert.equal(readFileSync(join(published, 'manifest.json'), 'utf8'), list)
  assert.ok(!existsSync(`${published}.new`) && !existsSync(`${published}.old`))
  const strange = house.run('publish', folder)
  assert.equal(strange.status, 2)
  assert.match(strange.stderr, /里有别的东西，不覆盖/)
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
